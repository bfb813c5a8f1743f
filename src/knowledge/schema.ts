import { z } from 'astro/zod';
import type { Kind } from './names.ts';

export { type Kind, kinds, type Language, languages } from './names.ts';

/** Where a command runs. */
export const places = ['workstation', 'control-plane-node', 'node', 'pod'] as const;
export type PlaceToRun = (typeof places)[number];

/**
 * What a command risks: `reads` only looks, `changes` can be undone, `disrupts` interrupts pods or the API,
 * `destroys` cannot be undone.
 */
export const risks = ['reads', 'changes', 'disrupts', 'destroys'] as const;
export type Risk = (typeof risks)[number];

/** The parts of a cluster by which runbooks are listed, in the order of the lists. */
export const areas = [
  'control-plane',
  'etcd',
  'node',
  'network',
  'storage',
  'capacity',
  'operator',
  'monitoring',
] as const;
export type Area = (typeof areas)[number];

/** The prior of the diagnosis, most likely first. */
export const frequencies = ['common', 'occasional', 'rare'] as const;
export type Frequency = (typeof frequencies)[number];

export const severities = ['critical', 'warning', 'info'] as const;
export type Severity = (typeof severities)[number];

/** The id of a document: its file's name, kebab-case English. */
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Ids are lower-case words joined by hyphens.');

/** The name of a Prometheus alert: the file's name of its document. */
export const alertName = z.string().regex(/^[A-Za-z][A-Za-z0-9]*$/, 'Alert names are letters and digits.');

/** A sentence or phrase that readers see. */
const text = z.string().trim().min(1);

/** Shell text of one command, for bash. */
const command = z.string().trim().min(1);

/** A regular expression in JavaScript's syntax, matched without regard to case, `^` and `$` at line ends. */
const expression = z.string().min(1);

/** The address of a page or a source file that was consulted. */
const source = z.string().trim().min(1);

/** Check -> the answer, or the answers, that are known or given. */
const answersByCheck = z.record(id, z.union([id, z.array(id).min(1)]));
export type AnswersByCheck = z.infer<typeof answersByCheck>;

/** Earlier ids of the document, whose addresses go on working. */
const aliases = z.array(z.string()).default([]);

/** Whether a team has put it aside: its page says so, and no list, search or diagnosis has it. */
const hidden = z.boolean().default(false);

const signatureSchema = z.strictObject({
  /** Matches the line in a log or an error. */
  match: expression,
  /** The program that prints the line. */
  from: text,
  /** `identifies`: the line alone is enough; `symptom`: several failure modes share it; `benign`: often harmless. */
  strength: z.enum(['identifies', 'symptom', 'benign']),
  /** A real line that `match` finds. */
  example: z.string().min(1),
  /** The source line or the recording that shows the wording. */
  source: source.optional(),
});
export type Signature = z.infer<typeof signatureSchema>;

export const failureModeSchema = z.strictObject({
  /** What has failed, in sentence case. */
  title: text,
  /** One sentence for lists and search results. */
  summary: text,
  /** Other words for the same, as people type them, for the search. */
  words: z.array(text).default([]),
  area: z.enum(areas),
  frequency: z.enum(frequencies),
  severity: z.enum(severities),
  /** What the cluster and its users lose, and what goes on working. */
  effects: z.array(text).min(1),
  /** Contributing causes. */
  causes: z.array(id).default([]),
  /** Components that are involved. */
  components: z.array(id).min(1),
  /** The more general failure mode. */
  broader: id.optional(),
  /** Failure modes that no check can tell from this one. */
  alike: z.array(id).default([]),
  /** Check -> the answer, or the answers, that this failure mode gives. A check that is left out gives its `otherwise`. */
  findings: answersByCheck,
  /** Lines in logs and errors that point here. */
  signatures: z.array(signatureSchema).default([]),
  /** Observations after which the reader should call for help. */
  escalate: z.array(text).min(1),
  /** Documentation and source files consulted. */
  sources: z.array(source).min(1),
  /** The day on which the whole runbook was last checked. */
  reviewed: z.iso.date(),
  hidden,
  aliases,
});
export type FailureMode = z.infer<typeof failureModeSchema>;

const answerSchema = z.strictObject({
  /** What the reader sees, to be recognised at a glance. */
  label: text,
  /** Any one of these found in the output speaks for this answer ... */
  match: z.array(expression).min(1),
  /** ... if all of these are found as well ... */
  also: z.array(expression).default([]),
  /** ... and none of these. */
  unless: z.array(expression).default([]),
  /** Real output, trimmed to what tells the answer. */
  example: z.string().min(1),
});
export type Answer = z.infer<typeof answerSchema>;

const variantSchema = z.strictObject({ where: z.enum(places).optional(), command });

export const checkSchema = z.strictObject({
  /** The question, in sentence case with a question mark. */
  title: text,
  where: z.enum(places),
  /** What to run before the command, where it needs something to look at. */
  prepare: command.optional(),
  command,
  /** What to run afterwards to leave no trace. */
  cleanup: command.optional(),
  /** What the command, with `prepare` and `cleanup`, risks. */
  risk: z.enum(risks).default('reads'),
  /** Other commands for the same question, per platform. */
  variants: z.record(id, variantSchema).default({}),
  /** About how many minutes it takes. */
  effort: z.number().positive(),
  /** Evidence without which the check makes no sense. */
  needs: answersByCheck.default({}),
  /** Platforms on which it can be made; left out: all. */
  platforms: z.array(id).min(1).optional(),
  /** The answer, or answers, of failure modes that say nothing of this check; left out: any answer. */
  otherwise: z.union([id, z.array(id).min(1)]).optional(),
  /** The answer that it means when the command prints nothing for half a minute. */
  hangs: id.optional(),
  answers: z.record(id, answerSchema).refine((answers) => Object.keys(answers).length > 1, {
    message: 'A check needs at least two answers.',
  }),
  sources: z.array(source).default([]),
  aliases,
});
export type Check = z.infer<typeof checkSchema>;

export const symptomSchema = z.strictObject({
  /** What a person sees first, in their words. */
  title: text,
  summary: text,
  /** Other words for the same, for the search. */
  words: z.array(text).default([]),
  /** What the symptom already tells. */
  evidence: answersByCheck,
  hidden,
  aliases,
});
export type Symptom = z.infer<typeof symptomSchema>;

export const mitigationSchema = z.strictObject({
  /** The action, as an imperative. */
  title: text,
  summary: text,
  /** What it prevents or softens: a failure mode or a cause, and on which condition. */
  mitigates: z
    .array(
      z.union([
        z.strictObject({ failureMode: id, when: text.optional() }),
        z.strictObject({ cause: id, when: text.optional() }),
      ]),
    )
    .min(1),
  /** What stays unprotected. */
  doesNotCover: z.array(text).min(1),
  /** Shows, without changing anything, whether it is in place. */
  verify: command,
  /** Where `verify` runs. */
  where: z.enum(places).default('workstation'),
  sources: z.array(source).min(1),
  hidden,
  aliases,
});
export type Mitigation = z.infer<typeof mitigationSchema>;

export const causeSchema = z.strictObject({ title: text, summary: text, aliases });
export type Cause = z.infer<typeof causeSchema>;

const logSchema = z.strictObject({
  where: z.enum(places),
  command,
  /** The provider whose command this is, where the platform has several. */
  provider: z.string().optional(),
});

export const componentSchema = z.strictObject({
  /** The program's name. */
  title: text,
  /** What it does. */
  does: text,
  runsOn: z.enum(['control-plane-node', 'node']),
  /** Platform -> how to read the component's logs; a platform that is left out does not show them. */
  logs: z.record(id, z.union([logSchema.transform((log) => [log]), z.array(logSchema).min(1)])),
  sources: z.array(source).default([]),
  aliases,
});
export type Component = z.infer<typeof componentSchema>;

/** Alerts that are to fire always, or that only silence others, have the severity `none`. */
const alertSeverity = z.enum([...severities, 'none']);

export const alertSchema = z.strictObject({
  /** The middle of the address that other runbook sites use: /runbooks/<group>/<alert in lower case>. */
  group: id,
  severity: z.union([alertSeverity.transform((severity) => [severity]), z.array(alertSeverity).min(1)]),
  /** What the rule observes, in our words. */
  meaning: text,
  /** What is at stake while it fires. */
  impact: text,
  /** Alert label -> the variable that it fills. */
  labels: z.record(z.string().regex(/^[a-zA-Z_][a-zA-Z0-9_]*$/), z.string()).default({}),
  /** What the alert already tells of checks. */
  evidence: answersByCheck.default({}),
  /** The failure modes that make it fire, where what it tells of checks leaves too many. */
  failureModes: z.array(id).min(1).optional(),
  /** Platform, or `any` -> when the alert fires although nothing is broken. */
  falseAlarm: z.record(id, text).default({}),
  source,
  hidden,
  aliases,
});
export type Alert = z.infer<typeof alertSchema>;

/** One sentence in every language. */
const translated = z.strictObject({ en: text, ko: text });

export const platformSchema = z.strictObject({ title: translated, summary: translated });
export type Platform = z.infer<typeof platformSchema>;

export const variableSchema = z.strictObject({
  title: translated,
  /** The whole value matches this; it admits no character that a shell interprets. */
  pattern: z.string().regex(/^\^.*\$$/, 'A pattern starts with ^ and ends with $.'),
  /** A value that fits, shown in the empty field. */
  example: text,
  /** The value until the reader fills in another. */
  default: text.optional(),
});
export type Variable = z.infer<typeof variableSchema>;

/** Where the site stands, what it is called, and whom its readers call. */
export const siteSchema = z.strictObject({
  /** The address of its host, without a path: https://runbooks.example.com */
  address: z
    .string()
    .regex(/^https?:\/\/[\w.:[\]-]+$/, 'An address of a host looks like https://runbooks.example.com.'),
  /** The path on that host below which it stands. */
  base: z.string().regex(/^\/([\w.~-]+(\/[\w.~-]+)*\/?)?$/, 'A path starts with a slash: /runbooks.'),
  name: translated,
  /** Whom to call for help, shown with every runbook. */
  contacts: z.array(translated).default([]),
});
export type Site = z.infer<typeof siteSchema>;

export const platformsSchema = z.record(id, platformSchema);
export const variablesSchema = z.record(
  z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'Variables are upper-case words.'),
  variableSchema,
);

/** The English documents' frontmatter, by kind. */
export const schemas = {
  'failure-modes': failureModeSchema,
  checks: checkSchema,
  symptoms: symptomSchema,
  mitigations: mitigationSchema,
  causes: causeSchema,
  components: componentSchema,
  alerts: alertSchema,
} as const satisfies Record<Kind, z.ZodType>;

export type DataOf = { [K in Kind]: z.infer<(typeof schemas)[K]> };

/** The version of the English text that a translation translates: see `versionOf`. */
const translates = z.string().regex(/^[0-9a-f]{8}$/, 'A version is eight hexadecimal digits.');

/** Which texts of each kind are translated; the fields mirror the English file's. */
export const translationSchemas = {
  'failure-modes': z.strictObject({
    translates,
    title: text,
    summary: text,
    words: z.array(text).default([]),
    effects: z.array(text),
    escalate: z.array(text),
  }),
  checks: z.strictObject({ translates, title: text, answers: z.record(id, z.strictObject({ label: text })) }),
  symptoms: z.strictObject({ translates, title: text, summary: text, words: z.array(text).default([]) }),
  mitigations: z.strictObject({
    translates,
    title: text,
    summary: text,
    /** Failure mode or cause -> the condition. */
    when: z.record(id, text).default({}),
    doesNotCover: z.array(text),
  }),
  causes: z.strictObject({ translates, title: text, summary: text }),
  components: z.strictObject({ translates, does: text }),
  alerts: z.strictObject({
    translates,
    meaning: text,
    impact: text,
    falseAlarm: z.record(id, text).default({}),
  }),
} as const satisfies Record<Kind, z.ZodType>;

export type TranslationOf = { [K in Kind]: z.infer<(typeof translationSchemas)[K]> };
