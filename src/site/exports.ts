import { z } from 'astro/zod';
import { candidates } from '../diagnosis/candidates.ts';
import { evidenceOf, modelOf } from '../diagnosis/model.ts';
import type { KnowledgeBase, Library } from '../knowledge/knowledge-base.ts';
import type { Document } from '../knowledge/parse.ts';
import {
  alertSchema,
  type Kind,
  platformsSchema,
  schemas,
  type Signature,
  translationSchemas,
  variablesSchema,
} from '../knowledge/schema.ts';
import { dropInPathOf, pathOf } from './addresses.ts';
import type { DecisionTree } from './decision-tree.ts';

/** The version of the exports' shape; it grows with each change that a reader of the files could notice. */
const version = 1;

const head = { $schema: z.string(), version: z.literal(version) };
const answers = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

function documentSchema<K extends Kind>(kind: K) {
  return z.strictObject({
    id: z.string(),
    /** The path of its page, below the root of the site. */
    address: z.string(),
    ...schemas[kind].shape,
    /** Language -> the translated texts, with the version of the English text that they translate. */
    translations: z.strictObject({ ko: translationSchemas[kind] }).partial(),
  });
}

const treeNode: z.ZodType = z.lazy(() =>
  z.union([
    z.strictObject({ check: z.string(), answers: z.record(z.string(), treeNode) }),
    z.strictObject({ failureModes: z.array(z.string()) }),
  ]),
);

/** The shapes of the published JSON files, by the file's name. */
export const exportSchemas = {
  'knowledge-base': z.strictObject({
    ...head,
    failureModes: z.array(documentSchema('failure-modes')),
    checks: z.array(documentSchema('checks')),
    symptoms: z.array(documentSchema('symptoms')),
    mitigations: z.array(documentSchema('mitigations')),
    causes: z.array(documentSchema('causes')),
    components: z.array(documentSchema('components')),
    alerts: z.array(documentSchema('alerts')),
    platforms: platformsSchema,
    variables: variablesSchema,
  }),
  'decision-tree': z.strictObject({
    ...head,
    start: treeNode,
    symptoms: z.record(z.string(), treeNode),
    alerts: z.record(z.string(), treeNode),
  }),
  alerts: z.strictObject({
    ...head,
    alerts: z.array(
      z.strictObject({
        alert: z.string(),
        group: z.string(),
        address: z.string(),
        /** The path at which sites that follow kube-prometheus expect the runbook. */
        runbook: z.string(),
        severity: alertSchema.shape.severity,
        labels: z.record(z.string(), z.string()),
        /** What it tells of checks; of an alert that names failure modes, also that it fires. */
        evidence: answers,
        /** The failure modes that it can be, most likely first; none where it is about the monitoring itself. */
        failureModes: z.array(z.string()),
      }),
    ),
  }),
  signatures: z.strictObject({
    ...head,
    signatures: z.array(
      z.strictObject({
        failureMode: z.string(),
        match: z.string(),
        from: z.string(),
        strength: z.enum(['identifies', 'symptom', 'benign']),
        example: z.string(),
        source: z.string().optional(),
      }),
    ),
  }),
} as const;
export type ExportName = keyof typeof exportSchemas;
export const exportNames = Object.keys(exportSchemas) as ExportName[];

/** The JSON Schema of an export. */
export function jsonSchemaOf(name: ExportName): object {
  // What is written by default is there in every export: readers may rely on the shape of the input.
  return { title: name, ...z.toJSONSchema(exportSchemas[name], { io: 'input' }) };
}

/** The path of an export's JSON Schema. */
export function schemaPathOf(name: ExportName): string {
  return `/schemas/${name}.schema.json`;
}

/** The content of an export; `$schema` is the address of its JSON Schema. */
export function exportOf(
  name: ExportName,
  $schema: string,
  knowledgeBase: KnowledgeBase,
  tree: DecisionTree,
): unknown {
  const start = { $schema, version };
  switch (name) {
    case 'knowledge-base':
      return {
        ...start,
        failureModes: documentsOf(knowledgeBase, knowledgeBase.failureModes),
        checks: documentsOf(knowledgeBase, knowledgeBase.checks),
        symptoms: documentsOf(knowledgeBase, knowledgeBase.symptoms),
        mitigations: documentsOf(knowledgeBase, knowledgeBase.mitigations),
        causes: documentsOf(knowledgeBase, knowledgeBase.causes),
        components: documentsOf(knowledgeBase, knowledgeBase.components),
        alerts: documentsOf(knowledgeBase, knowledgeBase.alerts),
        platforms: knowledgeBase.platforms.data,
        variables: knowledgeBase.variables.data,
      };
    case 'decision-tree':
      return { ...start, ...tree };
    case 'alerts': {
      const model = modelOf(knowledgeBase);
      return {
        ...start,
        alerts: [...knowledgeBase.alerts.values()].map((document) => {
          const { id, data } = document;
          const evidence = evidenceOf(document);
          return {
            alert: id,
            group: data.group,
            address: pathOf('alerts', id),
            runbook: dropInPathOf(data.group, id),
            severity: data.severity,
            labels: data.labels,
            evidence,
            failureModes: Object.keys(evidence).length > 0 ? candidates(model, evidence) : [],
          };
        }),
      };
    }
    case 'signatures':
      return {
        ...start,
        signatures: [...knowledgeBase.failureModes].flatMap(([failureMode, { data }]) =>
          data.signatures.map((signature: Signature) => ({ failureMode, ...signature })),
        ),
      };
  }
}

function documentsOf<K extends Kind>({ translations }: KnowledgeBase, library: Library<K>) {
  return [...(library as ReadonlyMap<string, Document>)].map(([id, { kind, data }]) => {
    const translation = translations.get(`${kind}/${id}`);
    return {
      id,
      address: pathOf(kind, id),
      ...data,
      translations: translation ? { ko: translation.data } : {},
    };
  });
}

/** The documents beside the runbooks, by kind, with their titles. */
export function listKinds({ symptoms, checks, mitigations, alerts, components, causes }: KnowledgeBase) {
  const titled = (library: ReadonlyMap<string, { id: string; data: { title: string } }>) =>
    [...library.values()].map(({ id, data }) => ({ id, title: data.title }));
  return [
    { kind: 'symptoms', documents: titled(symptoms) },
    { kind: 'checks', documents: titled(checks) },
    { kind: 'mitigations', documents: titled(mitigations) },
    { kind: 'alerts', documents: [...alerts.keys()].map((id) => ({ id, title: id })) },
    { kind: 'components', documents: titled(components) },
    { kind: 'causes', documents: titled(causes) },
  ] as const;
}
