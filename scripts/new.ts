/** Writes a new document from its template: npm run new -- failure-mode kubelet-clock-wrong */
import { access, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { alertName, type Kind, kinds } from '../src/knowledge/schema.ts';

const [kindName = '', id = '', root = '.'] = process.argv.slice(2);
const kind = kinds.find((each) => each === kindName || singular(each) === kindName);
const usage = `npm run new -- <kind> <id>\n\nThe kinds are: ${kinds.map(singular).join(', ')}.`;

if (!kind) stop(kindName === '' ? usage : `"${kindName}" is not a kind of document.\n\n${usage}`);
if (!isId(kind, id)) {
  const form =
    kind === 'alerts' ? "the alert's name, such as KubeNodeNotReady" : 'lower-case words joined by hyphens';
  stop(`"${id}" is not an id. An id is ${form}.\n\n${usage}`);
}
const path = `content/${kind}/${id}.mdx`;
if (await exists(join(root, path))) stop(`${path} is already there.`);

const template = await readFile(new URL(`templates/${kind}.mdx`, import.meta.url), 'utf8');
const today = new Date().toISOString().slice(0, 10);
await writeFile(join(root, path), template.replaceAll('$TODAY', today));
console.log(`Wrote ${path}.

Next:
  1. Fill in the fields; src/knowledge/schema.ts says what each holds.
  2. npm run check:content names what is missing or wrong, with its place.
  3. npm run dev shows the pages; npm run tree prints the decision tree.
  4. Translate it in content/${kind}/${id}.ko.mdx when the English text stands.`);

/** Ends with a message about how the command was called. */
function stop(message: string): never {
  console.error(message);
  process.exit(2);
}

function singular(each: Kind): string {
  return each.replace(/s$/, '');
}

function isId(of: Kind, name: string): boolean {
  return of === 'alerts' ? alertName.safeParse(name).success : /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name);
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
