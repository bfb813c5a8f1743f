import { z } from 'astro/zod';
import { isMap, isScalar, LineCounter, parseDocument, type Document as YamlDocument } from 'yaml';
import { type Body, parseBody } from './body.ts';
import type { Place, Problem } from './problem.ts';
import {
  alertName,
  type DataOf,
  type Kind,
  kinds,
  platformsSchema,
  schemas,
  type Site,
  siteSchema,
  translationSchemas,
  type TranslationOf,
  variablesSchema,
} from './schema.ts';

/** A file of content/: its path from the root of the project, and its text. */
export interface ContentFile {
  readonly path: string;
  readonly text: string;
  /** The path that its author knows it by, where that is another. */
  readonly shownAs?: string;
  /** A team's change of single fields: YAML that goes before what the file says. */
  readonly change?: ContentFile;
}

interface Located {
  /** Where it stands in content/, wherever the file is. */
  path: string;
  /** The place of a value of the frontmatter, or of the nearest one around it. */
  placeOf(path: readonly PropertyKey[]): Place;
  /** A place in the body. */
  placeAt(position: { line: number; column: number }): Place;
}

/** The English file of a document. */
export type Document<K extends Kind = Kind> = {
  [Each in K]: Located & {
    kind: Each;
    id: string;
    data: DataOf[Each];
    body: Body;
    /** What it says without a team's changes, where there are any: what a translation translates. */
    unchanged?: DataOf[Each];
  };
}[K];

/** The Korean file of a document. */
export type Translation<K extends Kind = Kind> = {
  [Each in K]: Located & { kind: Each; id: string; data: TranslationOf[Each]; body: Body };
}[K];

/** One of the two YAML files. */
export interface Table<T> extends Located {
  data: Record<string, T>;
}

/** The file that says where the site stands and what it is called. */
export interface SiteFile extends Located {
  data: Site;
}

/** What a file turned out to be. */
export type Parsed =
  | { type: 'document'; document: Document }
  | { type: 'translation'; translation: Translation }
  | { type: 'platforms'; table: Table<z.infer<typeof platformsSchema>[string]> }
  | { type: 'variables'; table: Table<z.infer<typeof variablesSchema>[string]> }
  | { type: 'site'; site: SiteFile }
  | { type: 'addresses'; addresses: { address: string; place: Place }[] };

export interface ParseResult {
  parsed?: Parsed;
  problems: Problem[];
}

const results = new WeakMap<ContentFile, ParseResult>();

/** Reads one file, once; what is wrong with it alone becomes problems, with exact places. */
export function parseFile(file: ContentFile): ParseResult {
  const result = results.get(file) ?? parse(file);
  results.set(file, result);
  return result;
}

function parse(file: ContentFile): ParseResult {
  const segments = file.path.split('/');
  if (file.path === 'content/platforms.yaml') return parseTable(file, 'platforms');
  if (file.path === 'content/variables.yaml') return parseTable(file, 'variables');
  if (file.path === 'content/site.yaml') return parseTable(file, 'site');
  if (file.path === 'content/addresses.txt') return parseAddresses(file);

  const [, folder, name] = segments;
  const kind = kinds.find((each) => each === folder);
  const match = /^(.+?)(\.ko)?\.mdx$/.exec(name ?? '');
  if (segments.length !== 3 || !kind || !match) {
    const isChange = kind && file.path.endsWith('.yaml');
    return {
      problems: [
        problemAt(
          { path: shownPath(file), line: 1, column: 1 },
          'file-name',
          isChange
            ? `"${shownPath(file)}" changes a document that does not exist.`
            : `"${shownPath(file)}" is not the name of a content file.`,
          isChange
            ? 'Name it after the document whose fields it changes, <id>.yaml or <id>.ko.yaml; a new document is <id>.mdx.'
            : `Name it content/<kind>/<id>.mdx or <id>.ko.mdx, the kind being one of: ${kinds.join(', ')}.`,
        ),
      ],
    };
  }
  const [, id = '', korean] = match;
  return parseMdx(file, kind, id, Boolean(korean));
}

function parseMdx(file: ContentFile, kind: Kind, id: string, isTranslation: boolean): ParseResult {
  const problems: Problem[] = [];
  const start = { path: shownPath(file), line: 1, column: 1 };

  const wellNamed = kind === 'alerts' ? alertName.safeParse(id).success : /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id);
  if (!wellNamed) {
    const form = kind === 'alerts' ? "the alert's name" : 'lower-case words joined by hyphens';
    problems.push(
      problemAt(start, 'file-name', `"${id}" is not an id.`, `Rename the file: an id is ${form}.`),
    );
  }

  const front = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(file.text);
  if (!front) {
    problems.push(
      problemAt(
        start,
        'yaml',
        'The file does not start with frontmatter.',
        'Begin with a line ---, the fields, and a line ---; npm run new writes them.',
      ),
    );
    return { problems };
  }
  const [whole, yaml = ''] = front;
  const { located, document } = locate(file, yaml, 1, problems);

  let body: Body | undefined;
  try {
    // Blanked, not removed, so that places in the body are places in the file.
    body = parseBody(whole.replace(/[^\n]/g, '') + file.text.slice(whole.length));
  } catch (error) {
    const { line = 1, column = 1, reason } = error as { line?: number; column?: number; reason: string };
    problems.push(
      problemAt(
        { path: shownPath(file), line, column },
        'mdx',
        `The body is not valid MDX: ${reason}.`,
        'Close every tag and brace; write < and { of prose inside backticks.',
      ),
    );
  }
  if (!document) return { problems };

  const schema = isTranslation ? translationSchemas[kind] : schemas[kind];
  const written = (document.toJS() ?? {}) as Record<string, unknown>;
  const change = file.change && readChange(file.change, located, problems);
  const place = change?.located ?? located;
  const data = validate(schema, { ...written, ...change?.fields }, place, problems);
  if (!data || !body) return { problems };

  const unchanged = change && schema.safeParse(written).data;
  const parts = { ...place, kind, id, data, body, ...(unchanged && { unchanged }) };
  return {
    problems,
    parsed: isTranslation
      ? { type: 'translation', translation: parts as Translation }
      : { type: 'document', document: parts as Document },
  };
}

const tableSchemas = { platforms: platformsSchema, variables: variablesSchema, site: siteSchema } as const;

function parseTable(file: ContentFile, type: keyof typeof tableSchemas): ParseResult {
  const problems: Problem[] = [];
  const { located, document } = locate(file, file.text, 0, problems);
  if (!document) return { problems };
  const written = (document.toJS() ?? {}) as Record<string, unknown>;
  const change = file.change && readChange(file.change, located, problems);
  const place = change?.located ?? located;
  const data = validate(tableSchemas[type], merged(written, change?.fields ?? {}), place, problems);
  if (!data) return { problems };
  const table = { ...place, data };
  return { problems, parsed: (type === 'site' ? { type, site: table } : { type, table }) as Parsed };
}

/** The fields that a team changes; what it says has its place in the team's file. */
function readChange(file: ContentFile, ours: Located, problems: Problem[]) {
  const { located, document } = locate(file, file.text, 0, problems);
  const fields = (document?.toJS() ?? {}) as Record<string, unknown>;
  return {
    fields,
    located: {
      ...ours,
      placeOf: (keys: readonly PropertyKey[]) =>
        keys[0] !== undefined && Object.hasOwn(fields, keys[0]) ? located.placeOf(keys) : ours.placeOf(keys),
    },
  };
}

/** Two tables as one; an entry of both has the fields of both, and the second goes before the first. */
function merged(ours: Record<string, unknown>, team: Record<string, unknown>): Record<string, unknown> {
  const isTable = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
  const changed = Object.entries(team).map(([key, value]) => [
    key,
    isTable(value) && isTable(ours[key]) ? { ...(ours[key] as object), ...(value as object) } : value,
  ]);
  return { ...ours, ...(Object.fromEntries(changed) as Record<string, unknown>) };
}

function shownPath({ path, shownAs = path }: ContentFile): string {
  return shownAs;
}

function parseAddresses(file: ContentFile): ParseResult {
  const path = shownPath(file);
  const addresses = file.text
    .split('\n')
    .map((address, index) => ({ address: address.trim(), place: { path, line: index + 1, column: 1 } }))
    .filter(({ address }) => address !== '');
  return { problems: [], parsed: { type: 'addresses', addresses } };
}

/** Reads YAML that starts after `linesBefore` lines of the file. */
function locate(file: ContentFile, yaml: string, linesBefore: number, problems: Problem[]) {
  const path = shownPath(file);
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, uniqueKeys: true });
  const placeOfOffset = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { path, line: line + linesBefore, column: col };
  };
  for (const error of [...document.errors, ...document.warnings]) {
    const [reason = ''] = error.message.split(/ at line \d+/);
    problems.push(
      problemAt(
        placeOfOffset(error.pos[0]),
        'yaml',
        `The YAML cannot be read: ${reason}.`,
        'Quote texts that hold a colon followed by a space; indent with spaces; write each key once.',
      ),
    );
  }
  const located: Located = {
    path: file.path,
    placeOf: (keys) => placeOfOffset(offsetOf(document, keys)),
    placeAt: ({ line, column }) => ({ path, line, column }),
  };
  return { located, document: document.errors.length > 0 ? undefined : document };
}

/** The offset of the key or item at the path; of what is nearest around it, where the path ends early. */
function offsetOf(document: YamlDocument, keys: readonly PropertyKey[]): number {
  let offset = 0;
  for (let length = 1; length <= keys.length; length += 1) {
    const last = keys[length - 1];
    const parent = document.getIn(keys.slice(0, length - 1), true);
    if (isMap(parent)) {
      const pair = parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(last));
      if (!pair || !isScalar(pair.key)) break;
      offset = pair.key.range?.[0] ?? offset;
    } else {
      const node = document.getIn(keys.slice(0, length), true) as
        { range?: [number, number, number] } | undefined;
      if (!node?.range) break;
      [offset] = node.range;
    }
  }
  return offset;
}

/** The data where it fits its schema; otherwise a problem for each thing that does not. */
function validate(schema: z.ZodType, data: unknown, located: Located, problems: Problem[]): unknown {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    for (const { path, message, hint } of explain(issue)) {
      problems.push(problemAt(located.placeOf(path), 'schema', message, hint));
    }
  }
  return undefined;
}

type Explanation = { path: PropertyKey[]; message: string; hint: string };

function explain(issue: z.core.$ZodIssue): Explanation[] {
  const field = issue.path.map(String).join('.') || 'the file';
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      message: `There is no field "${key}" ${issue.path.length > 0 ? `in "${field}"` : 'here'}.`,
      hint: 'Look the field up in src/knowledge/schema.ts; it may be misspelt or stand at the wrong level.',
    }));
  }
  if (issue.code === 'invalid_union') {
    // The alternative that went furthest is the one that was meant.
    const [nearest] = [...issue.errors].sort((a, b) => depthOf(b) - depthOf(a));
    const inner = nearest?.filter(({ path }) => path.length === depthOf(nearest)) ?? [];
    if (inner.length > 0) {
      return inner.flatMap((each) =>
        explain({ ...each, path: [...issue.path, ...each.path] } as z.core.$ZodIssue),
      );
    }
  }
  if (
    issue.code === 'invalid_type' &&
    issue.input === undefined &&
    /received undefined/.test(issue.message)
  ) {
    return [
      {
        path: issue.path,
        message: `The field "${field}" is missing.`,
        hint: 'Add it; src/knowledge/schema.ts says what it holds.',
      },
    ];
  }
  if (/received null/.test(issue.message)) {
    return [
      {
        path: issue.path,
        message: `The field "${field}" is empty.`,
        hint: 'Fill it in; src/knowledge/schema.ts says what it holds.',
      },
    ];
  }
  return [
    {
      path: issue.path,
      message: `The field "${field}" does not fit: ${issue.message.replace(/\.?$/, '.')}`,
      hint: 'Look the field up in src/knowledge/schema.ts.',
    },
  ];
}

function depthOf(issues: z.core.$ZodIssue[]): number {
  return Math.max(0, ...issues.map(({ path }) => path.length));
}

function problemAt(place: Place, rule: string, message: string, hint: string): Problem {
  return { place, rule, level: 'error', message, hint };
}
