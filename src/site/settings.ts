import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Language } from '../knowledge/schema.ts';

/** A variable as the browser needs it, to ask for its value and to judge it. */
export interface Field {
  title: string;
  /** The whole value matches this. */
  pattern: string;
  example: string;
  /** The value until the reader fills in another. */
  default?: string;
}

/** The fields of all variables, by the variable's name. */
export function fieldsOf(
  { variables }: Pick<KnowledgeBase, 'variables'>,
  language: Language,
): Record<string, Field> {
  return Object.fromEntries(
    Object.entries(variables.data).map(([name, { title, pattern, example, default: preset }]) => [
      name,
      {
        title: title[language],
        pattern: pattern.slice(1, -1),
        example,
        ...(preset !== undefined && { default: preset }),
      },
    ]),
  );
}

/** What the scripts of every page need to know of the content. */
export interface Settings {
  variables: Record<string, Field>;
  /** The platforms' titles. */
  platforms: Record<string, string>;
}

/** The settings in a language. */
export function settingsOf(
  knowledgeBase: Pick<KnowledgeBase, 'variables' | 'platforms'>,
  language: Language,
): Settings {
  return {
    variables: fieldsOf(knowledgeBase, language),
    platforms: Object.fromEntries(
      Object.entries(knowledgeBase.platforms.data).map(([id, { title }]) => [id, title[language]]),
    ),
  };
}
