/** Prints the decision tree, or writes it as JSON: npm run tree -- --help */
import { parseArgs } from 'node:util';
import { compileDecisionTree, measure } from '../src/diagnosis/decision-tree.ts';
import { evidenceOf, modelOf } from '../src/diagnosis/model.ts';
import { checkContent, readKnowledgeBase } from '../src/knowledge/check-content.ts';
import { suggest } from '../src/knowledge/nearest.ts';
import { languages } from '../src/knowledge/schema.ts';
import { treeText } from '../src/site/tree-text.ts';
import { readContent } from './content.ts';

const help = `npm run tree -- [options]

  --from <id>         start from what a symptom or an alert already tells
  --platform <id>     only checks that can be made on this platform
  --language <en|ko>  the language of the texts (en)
  --json              the tree as JSON
  --help              this text`;

const options = {
  from: { type: 'string' },
  platform: { type: 'string' },
  language: { type: 'string', default: 'en' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

function read() {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    return stop((error as Error).message);
  }
}

/** Ends with a message about how the command was called. */
function stop(message: string): never {
  console.error(`${message}\n\n${help}`);
  process.exit(2);
}

const { from, platform, language, json, help: wantsHelp } = read();
if (wantsHelp) {
  console.log(help);
  process.exit();
}

const shown = languages.find((each) => each === language);
if (!shown) stop(`There is no language "${language}". Use one of: ${languages.join(', ')}.`);
const files = await readContent('.');
const { symptoms, alerts, platforms } = readKnowledgeBase(files);
const start = from === undefined ? undefined : (symptoms.get(from) ?? alerts.get(from));
if (from !== undefined && !start) {
  stop(`There is no symptom or alert "${from}". ${suggest(from, [...symptoms.keys(), ...alerts.keys()])}`);
}
if (platform !== undefined && !(platform in platforms.data)) {
  stop(`There is no platform "${platform}". ${suggest(platform, Object.keys(platforms.data))}`);
}
const { knowledgeBase, problems } = checkContent(files);
if (problems.some(({ level }) => level === 'error')) {
  console.error('The content has errors, so the tree may be wrong: npm run check:content names them.');
  process.exitCode = 1;
}

const model = modelOf(knowledgeBase);
const evidence = start && evidenceOf(start);
const tree = compileDecisionTree(model, evidence, { platform });
if (json) {
  console.log(JSON.stringify(tree, null, 2));
} else {
  const { expectedChecks, expectedEffort, depth, leaves } = measure(model, tree, evidence);
  console.log(treeText(tree, knowledgeBase, shown));
  console.log(
    `\n${leaves} leaves, at most ${depth} checks; expected: ${expectedChecks.toFixed(1)} checks, ${expectedEffort.toFixed(1)} minutes.`,
  );
}
