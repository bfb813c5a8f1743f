/** The kinds of document, each a folder of content/. */
export const kinds = [
  'failure-modes',
  'checks',
  'symptoms',
  'mitigations',
  'causes',
  'components',
  'alerts',
] as const;
export type Kind = (typeof kinds)[number];

/** The languages of the site; the first is the text of record. */
export const languages = ['en', 'ko'] as const;
export type Language = (typeof languages)[number];
