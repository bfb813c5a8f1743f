/** Adds the pages and files of a built site to content/addresses.txt, before they are published: npm run addresses */
import { writeFile } from 'node:fs/promises';
import { addressesOf } from '../src/site/check-site.ts';
import { readSite } from './site.ts';

const site = await readSite(process.env['OUT_DIR'] ?? 'dist');
const known = new Set(site.addresses);
const added = addressesOf(site).filter((address) => !known.has(address));
const all = [...known, ...added].sort();
await writeFile('content/addresses.txt', `${all.join('\n')}\n`);
console.log(`${added.length} addresses added, ${all.length} in all.`);
