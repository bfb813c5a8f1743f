import { load } from './load.ts';
import { candidates, ruledOut } from '../../src/diagnosis/candidates.ts';
import { modelOf, withImplied, answersGiven } from '../../src/diagnosis/model.ts';
import { nextCheck } from '../../src/diagnosis/next-check.ts';
import { checkContent } from '../../src/knowledge/check-content.ts';
import { answersIn } from '../../src/matching/answers.ts';
import { readContent } from '../../scripts/content.ts';
const { knowledgeBase } = checkContent(await readContent('.drafts'));
const model = modelOf(knowledgeBase);
const { checks } = knowledgeBase;
// Strictly, runs that disagree tell nothing, an older kubectl is another command, and every pod counts.
const strict = process.argv.includes('--strict');
const norm = (s: string) => (strict ? s : s.replace(/kubectl-1\.32/g, 'kubectl')).replace(/["']/g, '').replace(/\s+/g, ' ').trim();
const esc = (s: string) => s.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const patterns: { check: string; where: string; re: RegExp }[] = [];
for (const [id, { data }] of checks) {
  for (const [where, command] of [[data.where, data.command], ...Object.values(data.variants).map((v) => [v.where ?? data.where, v.command])] as [string, string][]) {
    const parts = norm(command).split(/\$[A-Z][A-Z0-9_]*\b/).map(esc);
    patterns.push({ check: id, where, re: new RegExp('^' + parts.join('[^\\s]+') + '$') });
  }
}
const runs = load();
const recordings = [...new Set(runs.map((r) => r.recording))];
const only = process.argv[2]?.startsWith('-') ? undefined : process.argv[2]; const verbose = process.argv.includes('-v');
const answeredBy = new Map<string, Set<string>>(); const commandsHit = new Set<string>();
const unmatched: string[] = []; const multi: string[] = [];
let bad = 0;
for (const rec of recordings) {
  if (only && !rec.startsWith(only)) continue;
  // evidence from outputs
  const affected = [...new Set(runs.filter((x) => x.recording === rec && /^node\d/.test(x.file)).map((x) => x.file.replace(/-.*/, '')))].at(-1) ?? (rec.startsWith('node-down') ? 'node2' : undefined);
  const podNode = new Map<string, string>();
  for (const r of runs.filter((x) => x.recording === rec && /get pods -A -o wide/.test(x.command))) for (const m of r.output.matchAll(/ (toolbox-\S+) .* (node\d) +<none>/g)) podNode.set(m[1]!, m[2]!);
  const found = new Map<string, { file: string; answers: string[]; command: string }[]>();
  for (const r of runs.filter((x) => x.recording === rec)) {
    const c = norm(r.command);
    const pod = /^kubectl (?:logs|exec) (toolbox-\S+)/.exec(c)?.[1];
    if (!strict && pod && affected && podNode.get(pod) && podNode.get(pod) !== affected) continue;
    for (const p of patterns) {
      const ok = p.where === r.place || (p.where === 'node' && r.place === 'node') || (p.where === 'workstation' && r.place === 'workstation');
      if (!ok || !p.re.test(c)) continue;
      const answers = answersIn(checks.get(p.check)!.data, r.output);
      (found.get(p.check) ?? found.set(p.check, []).get(p.check)!).push({ file: r.file, answers, command: r.command });
      if (answers.length > 1) multi.push(`${rec}[${r.file}] ${p.check}: ${answers.join('+')} :: ${r.command.slice(0, 60)}`);
      if (answers.length === 0) unmatched.push(`${rec}[${r.file}] ${p.check} :: ${r.output.trim().slice(0, 110).replace(/\n/g, ' ⏎ ')}`);
      if (answers.length === 1) (answeredBy.get(`${p.check}=${answers[0]}`) ?? answeredBy.set(`${p.check}=${answers[0]}`, new Set()).get(`${p.check}=${answers[0]}`)!).add(rec);
    }
  }
  const expected = rec.split('/')[0]!;
  const choose = (id: string): { answer: string; conflict: boolean } | undefined => {
    let list = (found.get(id) ?? []).filter((f) => f.answers.length === 1);
    if (!list.length) return undefined;
    const late = list.filter((f) => !/early/.test(f.file)); if (late.length) list = late;
    const set = [...new Set(list.map((f) => f.answers[0]!))];
    const o = model.checks[id]!.otherwise; const healthy = o === undefined ? [] : ([] as string[]).concat(o as any);
    const special = set.filter((a) => !healthy.includes(a));
    // several runs of one command that disagree: the one that is not the healthy answer; of several, the one fewest modes give
    const rank = (a: string) => Object.keys(model.failureModes).filter((m) => answersGiven(model, m, id).includes(a)).length;
    if (strict && set.length > 1) return undefined;
    const pick = (special.length ? special : set).sort((a, b) => rank(a) - rank(b))[0]!;
    return { answer: pick, conflict: set.length > 1 };
  };
  // all evidence, only with needs met
  const evidence: Record<string, string> = {}; let changed = true; const conflicts: string[] = [];
  while (changed) {
    changed = false;
    for (const id of found.keys()) {
      if (id in evidence) continue;
      const known = withImplied(model, evidence);
      const met = Object.entries(model.checks[id]!.needs).every(([n, a]) => { const k = known[n]; const al = ([] as string[]).concat(a as any); return k !== undefined && ([] as string[]).concat(k as any).every((x) => al.includes(x)); });
      if (!met) continue;
      const c = choose(id); if (!c) continue;
      evidence[id] = c.answer; if (c.conflict) conflicts.push(id); changed = true;
    }
  }
  const cand = candidates(model, evidence);
  const out = ruledOut(model, evidence).find((x) => x.failureMode === expected);
  const contradicts = Object.entries(evidence).filter(([c, a]) => model.failureModes[expected] && !answersGiven(model, expected, c).includes(a)).map(([c, a]) => `${c}=${a}`);
  // stepwise
  const ev: Record<string, string> = {}; const skipped: string[] = []; const steps: string[] = [];
  for (;;) { const n = nextCheck(model, ev, { skipped }); if (!n) break; const c = choose(n); if (!c) { skipped.push(n); continue; } ev[n] = c.answer; steps.push(`${n}=${c.answer}`); if (steps.length > 40) break; }
  const cs = candidates(model, ev);
  const good = expected === 'healthy' ? cand.includes('monitoring-false-alarm') : cand.length === 1 && cand[0] === expected;
  if (!good) bad++;
  console.log(`${good ? 'ok ' : 'BAD'} ${rec.padEnd(42)} all(${Object.keys(evidence).length}): ${cand.join(' | ') || '-'}   step(${steps.length}): ${cs.length > 6 ? cs.length + ' left' : cs.join(' | ') || '-'}${contradicts.length ? `   CONTRADICTS ${contradicts.join(', ')}` : ''}`);
  if (verbose) { console.log('     steps', steps.join(' ; ')); console.log('     evidence', JSON.stringify(evidence)); if (conflicts.length) console.log('     conflicts', conflicts.join(',')); }
}
console.log(bad, 'not alone');
if (process.argv.includes('-u')) { console.log('MULTI\n' + multi.join('\n')); console.log('UNMATCHED\n' + unmatched.filter((u) => !/connection to the server|Unable to connect|timed out after|:: *$|connection refused - error/.test(u)).join('\n')); }
if (process.argv.includes('-a')) { for (const [id, { data }] of checks) for (const a of Object.keys(data.answers)) console.log(`${answeredBy.get(`${id}=${a}`)?.size ?? 0} ${id}=${a}`); }
