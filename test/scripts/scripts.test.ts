import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'content-'));
  cpSync('content', join(root, 'content'), { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true }));

/** What a script printed, and how it ended. */
function run(script: string, ...args: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join('scripts', script), ...args], (error, stdout, stderr) => {
      resolve({ status: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

describe('check:content', () => {
  test('says what it checked, and ends well', async () => {
    const { status, stdout, stderr } = await run('check-content.ts');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^Checked \d+ files: \d+ failure modes, .* found 0 errors and 0 warnings\.\n/);
    expect(stdout).toMatch(/expected from the start: \d\.\d checks, \d+\.\d minutes\.\n/);
  });

  test('names what is wrong with its place, and fails', async () => {
    const path = join(root, 'content/causes/vm-shutdown.mdx');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace('title:', 'titel:'));
    const { status, stdout, stderr } = await run('check-content.ts', root);
    writeFileSync(path, text);
    expect(status).toBe(1);
    expect(stderr).toContain('content/causes/vm-shutdown.mdx:2:1 schema: There is no field "titel" here.');
    expect(stderr).toContain('schema: The field "title" is missing.');
    expect(stdout).toMatch(/found \d+ errors/);
  });
});

describe('check:alerts', () => {
  const rule = (name: string) => `
      - alert: ${name}
        expr: kube_node_status_condition{condition="Ready"} == 0 # all of them
        annotations:
          summary: x
`;
  const folder = () => mkdtempSync(join(root, 'rules-'));

  test('lists what is wrong, writes it on request, and then ends well', async () => {
    const path = join(folder(), 'rules.yaml');
    const text = `groups:\n  - name: a\n    rules:${rule('KubeNodeNotReady')}`;
    writeFileSync(path, text);
    const before = await run('check-alerts.ts', '--site', 'https://x.example', path);
    expect(before.status).toBe(1);
    expect(before.stderr).toContain('rules.yaml:4:9 runbook-url: "KubeNodeNotReady" has no runbook_url.');
    expect(readFileSync(path, 'utf8')).toBe(text);
    const fixing = await run('check-alerts.ts', '--fix', '--site', 'https://x.example', path);
    expect(fixing).toMatchObject({ status: 0, stderr: '' });
    expect(fixing.stdout).toContain('1 alerts, 0 of them linked to a page here; 0 problems; 1 mended.');
    expect(readFileSync(path, 'utf8')).toContain(
      "runbook_url: 'https://x.example/runbooks/kubernetes/kubenodenotready#node=",
    );
    expect((await run('check-alerts.ts', '--site', 'https://x.example', path)).status).toBe(0);
  });

  test('reads a folder', async () => {
    const place = folder();
    for (const file of ['a.yml', 'b.yaml', 'c.txt']) {
      writeFileSync(join(place, file), `groups:\n  - name: a\n    rules:${rule('One')}${rule('Two')}`);
    }
    const { stdout } = await run('check-alerts.ts', place);
    expect(stdout).toContain('2 files, 4 alerts');
  });

  test('says how it is called', async () => {
    expect(await run('check-alerts.ts')).toMatchObject({ status: 2 });
    expect((await run('check-alerts.ts', 'nowhere')).stderr).toContain('There is nothing at nowhere.');
    expect((await run('check-alerts.ts', '--help')).stdout).toContain('--fix');
  });
});

describe('tree', () => {
  test('prints the tree with questions, commands, answers and failure modes', async () => {
    const { status, stdout } = await run('tree.ts');
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^\? Does the API server answer\? {2}\[api-server-answers, workstation\]\n {2}\$ kubectl get --raw/,
    );
    expect(stdout).toContain('→ node-down: A node is down');
    expect(stdout).toMatch(/\d+ leaves, at most \d+ checks; expected: \d\.\d checks, \d\.\d minutes\.\n$/);
  });

  test('starts from an alert, in Korean, for a platform', async () => {
    const { stdout } = await run(
      'tree.ts',
      '--from',
      'KubeNodeNotReady',
      '--language',
      'ko',
      '--platform',
      'managed',
    );
    expect(stdout).toMatch(/^\? [^\n]*[가-힣]/);
    expect(stdout).not.toContain('api-server-down');
    expect(stdout).not.toContain('[kubelet-answers');
  });

  test('writes JSON', async () => {
    const { stdout } = await run('tree.ts', '--json', '--from', 'nodes-not-ready');
    expect(JSON.parse(stdout)).toMatchObject({
      check: 'pod-logs',
      answers: { come: { check: 'node-condition' } },
    });
  });

  test.each([
    [
      ['--from', 'KubeNodeNotRedy'],
      'There is no symptom or alert "KubeNodeNotRedy". Did you mean "KubeNodeNotReady"?',
    ],
    [['--platform', 'k4s'], 'There is no platform "k4s". Did you mean "k3s"?'],
    [['--language', 'de'], 'There is no language "de". Use one of: en, ko.'],
    [['--form', 'x'], "Unknown option '--form'"],
  ])('refuses %j', async (args, message) => {
    const { status, stderr } = await run('tree.ts', ...args);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('new', () => {
  test('writes a document from its template, whose blanks check:content names', async () => {
    const { status, stdout } = await run('new.ts', 'failure-mode', 'clock-wrong', root);
    expect(status).toBe(0);
    expect(stdout).toContain('Wrote content/failure-modes/clock-wrong.mdx.');
    const { stderr } = await run('check-content.ts', root);
    rmSync(join(root, 'content/failure-modes/clock-wrong.mdx'));
    const told = stderr
      .split('\n')
      .filter((line) => line.startsWith('content/failure-modes/clock-wrong.mdx'));
    expect(told).toContain('content/failure-modes/clock-wrong.mdx:2:1 schema: The field "title" is empty.');
    expect(told.length).toBeGreaterThanOrEqual(9);
  });

  test.each(['check', 'symptom', 'mitigation', 'cause', 'component'])(
    'has a template for a %s',
    async (kind) => {
      const { status } = await run('new.ts', kind, 'brand-new', root);
      expect(status).toBe(0);
      rmSync(join(root, `content/${kind}s/brand-new.mdx`));
    },
  );

  test.each([
    [['failure-mode', 'Clock_Wrong'], '"Clock_Wrong" is not an id.'],
    [['failure', 'clock-wrong'], '"failure" is not a kind of document.'],
    [['failure-mode', 'node-down'], 'content/failure-modes/node-down.mdx is already there.'],
    [['alert', 'kube-node'], '"kube-node" is not an id. An id is the alert\'s name'],
    [[], 'npm run new -- <kind> <id>'],
  ])('refuses %j', async (args, message) => {
    const { status, stderr } = await run('new.ts', ...args, ...(args.length > 0 ? [root] : []));
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});
