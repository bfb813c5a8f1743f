import type { Document, Parsed, SiteFile, Table, Translation } from './parse.ts';
import { compare, type Place } from './problem.ts';
import type { Kind, Platform, Variable } from './schema.ts';

/** All documents of one kind, by id, in the order of their ids. */
export type Library<K extends Kind> = ReadonlyMap<string, Document<K>>;

/** All that the content says, each fact once. */
export interface KnowledgeBase {
  failureModes: Library<'failure-modes'>;
  checks: Library<'checks'>;
  symptoms: Library<'symptoms'>;
  mitigations: Library<'mitigations'>;
  causes: Library<'causes'>;
  components: Library<'components'>;
  alerts: Library<'alerts'>;
  /** Every document, by kind, then by id; those that a team has put aside as well, which no library has. */
  documents: readonly Document[];
  /** The Korean files, by `<kind>/<id>`. */
  translations: ReadonlyMap<string, Translation>;
  platforms: Table<Platform>;
  variables: Table<Variable>;
  site: SiteFile;
  /** The addresses that were ever published. */
  addresses: readonly { address: string; place: Place }[];
}

/** Puts the parsed files together. */
export function buildKnowledgeBase(files: readonly Parsed[]): KnowledgeBase {
  const documents = files
    .filter((file) => file.type === 'document')
    .map(({ document }) => document)
    .sort((a, b) => compare(a.kind, b.kind) || compare(a.id, b.id));
  const translations = files
    .filter((file) => file.type === 'translation')
    .map(({ translation }) => [`${translation.kind}/${translation.id}`, translation] as const);

  return {
    failureModes: libraryOf(documents, 'failure-modes'),
    checks: libraryOf(documents, 'checks'),
    symptoms: libraryOf(documents, 'symptoms'),
    mitigations: libraryOf(documents, 'mitigations'),
    causes: libraryOf(documents, 'causes'),
    components: libraryOf(documents, 'components'),
    alerts: libraryOf(documents, 'alerts'),
    documents,
    translations: new Map(translations),
    platforms: files.find((file) => file.type === 'platforms')?.table ?? emptyTable('content/platforms.yaml'),
    variables: files.find((file) => file.type === 'variables')?.table ?? emptyTable('content/variables.yaml'),
    site: files.find((file) => file.type === 'site')?.site ?? defaultSite,
    addresses: files.find((file) => file.type === 'addresses')?.addresses ?? [],
  };
}

const fields = {
  'failure-modes': 'failureModes',
  checks: 'checks',
  symptoms: 'symptoms',
  mitigations: 'mitigations',
  causes: 'causes',
  components: 'components',
  alerts: 'alerts',
} as const satisfies Record<Kind, keyof KnowledgeBase>;

/** The library of a kind whose name is only known at run time. */
export function libraryOfKind<K extends Kind>(knowledgeBase: KnowledgeBase, kind: K): Library<K> {
  return knowledgeBase[fields[kind]] as Library<Kind> as Library<K>;
}

/** The answers of one or many, as many. */
export function listOf<T extends string>(value: T | readonly T[]): readonly T[] {
  return typeof value === 'string' ? [value] : value;
}

/** What a failure mode or a cause is mitigated by, and on which condition. */
export function mitigationsOf({ mitigations }: KnowledgeBase, target: { kind: Kind; id: string }) {
  const key = target.kind === 'causes' ? 'cause' : 'failureMode';
  return [...mitigations.values()].flatMap((mitigation) =>
    mitigation.data.mitigates
      .filter((relation) => key in relation && relation[key as keyof typeof relation] === target.id)
      .map(({ when }) => ({ mitigation, when })),
  );
}

/** The failure modes that name the cause. */
export function failureModesOfCause({ failureModes }: KnowledgeBase, cause: string) {
  return [...failureModes.values()].filter(({ data }) => data.causes.includes(cause));
}

/** The failure modes that involve the component. */
export function failureModesOfComponent({ failureModes }: KnowledgeBase, component: string) {
  return [...failureModes.values()].filter(({ data }) => data.components.includes(component));
}

/** The failure modes that name this one as the more general. */
export function narrowerThan({ failureModes }: KnowledgeBase, id: string) {
  return [...failureModes.values()].filter(({ data }) => data.broader === id);
}

/** Whether a team has put a document aside. */
export function isHidden({ data }: Document): boolean {
  return 'hidden' in data && data.hidden;
}

/** A document by its kind and id, put aside or not; undefined where there is none. */
export function documentAt<K extends Kind>(
  knowledgeBase: KnowledgeBase,
  kind: K,
  id: string,
): Document<K> | undefined {
  const shown = libraryOfKind(knowledgeBase, kind).get(id);
  if (shown) return shown;
  return knowledgeBase.documents.find((document) => document.kind === kind && document.id === id) as
    Document<K> | undefined;
}

function libraryOf<K extends Kind>(documents: readonly Document[], kind: K): Library<K> {
  return new Map(
    documents
      .filter((document) => document.kind === kind && !isHidden(document))
      .map((document) => [document.id, document as Document<K>]),
  );
}

const defaultSite: SiteFile = {
  ...emptyTable('content/site.yaml'),
  data: { address: 'http://127.0.0.1:4321', base: '/', name: { en: 'Runbooks', ko: '런북' }, contacts: [] },
};

function emptyTable<T>(path: string): Table<T> {
  const place = { path, line: 1, column: 1 };
  return { path, data: {}, placeOf: () => place, placeAt: () => place };
}
