import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, basename, dirname } from 'node:path';
export interface Run { recording: string; file: string; place: string; command: string; output: string }
const root = process.env['TRANSCRIPTS'] ?? 'transcripts';
function* walk(d: string): Generator<string> { for (const e of readdirSync(d).sort()) { const p = join(d, e); if (statSync(p).isDirectory()) yield* walk(p); else yield p; } }
export function load(): Run[] {
  const runs: Run[] = [];
  for (const p of walk(root)) {
    if (!p.endsWith('.txt') || basename(p) === 'recovery.txt') continue;
    const recording = relative(root, dirname(p));
    const file = basename(p, '.txt');
    const place = file.startsWith('workstation') ? 'workstation' : file.startsWith('cp') ? 'control-plane-node' : 'node';
    const lines = readFileSync(p, 'utf8').split('\n');
    let cur: { command: string; out: string[] } | undefined;
    const end = () => { if (cur) { runs.push({ recording, file, place, command: cur.command, output: cur.out.join('\n') }); } cur = undefined; };
    for (const l of lines) {
      if (l.startsWith('$ ') && !cur) cur = { command: l.slice(2), out: [] };
      else if (cur && /^\[(exit \d+, [\d.]+ s|timed out after [\d.]+ s.*)\]$/.test(l)) { if (l.startsWith('[timed')) cur.out.push(l); end(); }
      else if (cur) cur.out.push(l);
    }
    end();
  }
  return runs;
}
