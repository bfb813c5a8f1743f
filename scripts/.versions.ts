import { readFileSync, writeFileSync } from 'node:fs';
import { checkContent } from '../src/knowledge/check-content.ts';
import { libraryOfKind } from '../src/knowledge/knowledge-base.ts';
import { kinds } from '../src/knowledge/names.ts';
import { versionOf } from '../src/knowledge/translation.ts';
import { readContent } from './content.ts';
const root = process.argv[2] ?? '.';
const only = process.argv.slice(3);
const { knowledgeBase } = checkContent(await readContent(root));
for (const kind of kinds)
  for (const d of libraryOfKind(knowledgeBase, kind).values()) {
    const p = `${root}/content/${kind}/${d.id}.ko.mdx`;
    if (only.length && !only.some((o) => p.includes(o))) continue;
    let s;
    try {
      s = readFileSync(p, 'utf8');
    } catch {
      continue;
    }
    const n = s.replace(/^translates: .*$/m, `translates: '${versionOf(d)}'`);
    if (n !== s) {
      writeFileSync(p, n);
      console.log(p);
    }
  }
