import { buildKnowledgeBase, type KnowledgeBase } from './knowledge-base.ts';
import { type ContentFile, parseFile } from './parse.ts';
import { byPlace, type Problem } from './problem.ts';
import { validate } from './validate.ts';

/** Reads all files of content/ into a knowledge base, for those who trust that it was checked. */
export function readKnowledgeBase(files: readonly ContentFile[]): KnowledgeBase {
  const parsed = files.map((file) => parseFile(file).parsed);
  return buildKnowledgeBase(parsed.filter((each) => each !== undefined));
}

/** Reads all files of content/ into a knowledge base, and says everything that is wrong with them, in order of place. */
export function checkContent(files: readonly ContentFile[]): {
  knowledgeBase: KnowledgeBase;
  problems: Problem[];
} {
  const results = files.map(parseFile);
  const knowledgeBase = buildKnowledgeBase(
    results.flatMap(({ parsed }) => (parsed === undefined ? [] : [parsed])),
  );
  const problems = validate(
    knowledgeBase,
    results.flatMap((result) => result.problems),
  );
  return { knowledgeBase, problems: problems.sort(byPlace) };
}
