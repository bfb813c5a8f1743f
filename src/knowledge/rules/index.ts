import { acyclic } from './acyclic.ts';
import { answeredExample } from './answered-example.ts';
import { currentTranslation } from './current-translation.ts';
import { distinguishable } from './distinguishable.ts';
import { fencedCommands } from './fenced-commands.ts';
import { guardedDestruction } from './guarded-destruction.ts';
import { keptAddress } from './kept-address.ts';
import { knownAnswer } from './known-answer.ts';
import { knownDocument } from './known-document.ts';
import { knownElement } from './known-element.ts';
import { knownLink } from './known-link.ts';
import { knownPlatform } from './known-platform.ts';
import { knownVariable } from './known-variable.ts';
import { noOrphan } from './no-orphan.ts';
import { reachable } from './reachable.ts';
import type { Rule } from './rule.ts';
import { runbookSections } from './runbook-sections.ts';
import { safeExpression } from './safe-expression.ts';
import { safeVariable } from './safe-variable.ts';
import { sameStructure } from './same-structure.ts';
import { shellParses } from './shell-parses.ts';
import { shortDiagnosis } from './short-diagnosis.ts';
import { signatureExample } from './signature-example.ts';
import { translated } from './translated.ts';
import { translationOfDocument } from './translation-of-document.ts';
import { uniqueAddress } from './unique-address.ts';

/** Every rule: references first, then the parts of a document, then the content as a whole. */
export const rules: readonly Rule[] = [
  knownAnswer,
  knownDocument,
  knownElement,
  knownPlatform,
  knownVariable,
  knownLink,
  acyclic,
  fencedCommands,
  shellParses,
  guardedDestruction,
  safeExpression,
  answeredExample,
  signatureExample,
  safeVariable,
  runbookSections,
  translationOfDocument,
  sameStructure,
  noOrphan,
  reachable,
  distinguishable,
  shortDiagnosis,
  uniqueAddress,
  keptAddress,
  translated,
  currentTranslation,
];
