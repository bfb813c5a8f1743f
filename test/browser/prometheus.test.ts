import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { accessSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { parse } from 'yaml';
import { connectionsTo } from '../../src/alerting/connect.ts';
import { runbookUrl } from '../../src/alerting/links.ts';
import { labelsOf } from '../../src/alerting/labels.ts';
import { readKnowledgeBase } from '../../src/knowledge/check-content.ts';
import { launchChromium } from '../../scripts/browser/chromium.ts';
import { serve } from '../../scripts/browser/serve.ts';
import { readContent } from '../../scripts/content.ts';

const programs = ['prometheus', 'promtool', 'prometheus-alertmanager', 'amtool'];
const missing = programs.filter((program) => !isInstalled(program));
if (missing.length > 0) {
  console.warn(
    `Skipped the tests against real Prometheus: ${missing.join(', ')} not installed (Debian: prometheus, prometheus-alertmanager).`,
  );
}

function isInstalled(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program));
      return true;
    } catch {
      return false;
    }
  });
}

/** Values of the label `node`: those that are names of nodes go into the command, all others are refused. */
const nodes = [
  'worker-1',
  'ip-10-0-0-21.eu-central-1.compute.internal',
  'worker 1',
  `a"b'c`,
  '$(touch owned)',
  '`touch owned`',
  '; touch owned #',
  '노드',
  'worker-1:9100',
  'x'.repeat(300),
  '<img src=x onerror="document.title=1">',
  'a&node=b#c%20d',
  '-o=yaml',
  'a\nb',
  ' worker-1',
];
const accepted = new Set(nodes.slice(0, 2));

interface Notification {
  alerts: { status: string; labels: Record<string, string>; annotations: Record<string, string> }[];
}

describe.skipIf(missing.length > 0)('with real Prometheus and Alertmanager', () => {
  const processes: ChildProcess[] = [];
  const closing: (() => unknown)[] = [];
  const links = new Map<string, string>();
  let folder = '';
  let browser: Browser;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'alerting-'));
    const site = await serve(inject('site'));
    const exporter = await listen((_, respond) =>
      respond(nodes.map((node) => `kube_node_ready{node=${JSON.stringify(node)},job="test"} 0\n`).join('')),
    );
    const receiver = await listen((body, respond) => {
      for (const { labels, annotations } of (JSON.parse(body) as Notification).alerts) {
        links.set(labels['node']!, annotations['runbook_url']!);
      }
      respond('');
    });
    const [prometheusPort, alertmanagerPort] = [await freePort(), await freePort()];

    const { alerts } = readKnowledgeBase(await readContent('.'));
    const expr = 'kube_node_ready == 0';
    const url = runbookUrl(
      site.origin,
      'KubeNodeNotReady',
      alerts.get('KubeNodeNotReady')!.data,
      labelsOf(expr),
    );
    const rule = { alert: 'KubeNodeNotReady', expr, annotations: { runbook_url: url } };
    await writeFile(
      join(folder, 'rules.yaml'),
      JSON.stringify({ groups: [{ name: 'test', rules: [rule] }] }),
    );
    await writeFile(
      join(folder, 'prometheus.yaml'),
      JSON.stringify({
        global: { scrape_interval: '1s', evaluation_interval: '1s' },
        rule_files: ['rules.yaml'],
        scrape_configs: [
          { job_name: 'test', honor_labels: true, static_configs: [{ targets: [exporter.address] }] },
        ],
        alerting: { alertmanagers: [{ static_configs: [{ targets: [`127.0.0.1:${alertmanagerPort}`] }] }] },
      }),
    );
    await writeFile(
      join(folder, 'alertmanager.yaml'),
      JSON.stringify({
        route: { receiver: 'test', group_by: ['...'], group_wait: '1s', group_interval: '1s' },
        receivers: [{ name: 'test', webhook_configs: [{ url: `http://${receiver.address}/` }] }],
      }),
    );
    start('prometheus-alertmanager', [
      '--config.file=alertmanager.yaml',
      '--storage.path=alertmanager',
      `--web.listen-address=127.0.0.1:${alertmanagerPort}`,
      '--cluster.listen-address=',
    ]);
    start('prometheus', [
      '--config.file=prometheus.yaml',
      '--storage.tsdb.path=prometheus',
      `--web.listen-address=127.0.0.1:${prometheusPort}`,
    ]);
    browser = await launchChromium();
    closing.push(site.close, exporter.close, receiver.close, () => browser.close());
    for (let waited = 0; links.size < nodes.length && waited < 300; waited += 1) await pause(100);
  }, 90_000);

  afterAll(async () => {
    for (const each of processes) each.kill();
    for (const close of closing) await close();
    await rm(folder, { recursive: true, force: true });
  });

  function start(program: string, options: string[]): void {
    processes.push(spawn(program, options, { cwd: folder, stdio: 'ignore' }));
  }

  test('the generated rules load', () => {
    expect(
      execFileSync('promtool', ['check', 'rules', 'rules.yaml'], { cwd: folder, encoding: 'utf8' }),
    ).toContain('SUCCESS');
  });

  test('the configuration that the site offers is taken by Alertmanager, and its template adds the labels', async () => {
    const connections = connectionsTo(
      'https://runbooks.example.com',
      readKnowledgeBase(await readContent('.')),
    );
    await writeFile(join(folder, 'runbook.tmpl'), connections.alertmanagerTemplate);
    await writeFile(join(folder, 'key'), 'x');
    const config = parse(
      connections.alertmanagerConfig
        .replaceAll('/etc/alertmanager/', `${folder}/`)
        .replace('pagerduty-key', 'key'),
    ) as { receivers: { slack_configs: object[]; pagerduty_configs: Record<string, unknown>[] }[] };
    Object.assign(config.receivers[0]!.slack_configs[0]!, { api_url: 'http://127.0.0.1:1/' });
    await writeFile(
      join(folder, 'offered.yaml'),
      JSON.stringify({ ...config, route: { receiver: 'on-call' } }),
    );
    expect(
      execFileSync('amtool', ['check-config', 'offered.yaml'], { cwd: folder, encoding: 'utf8' }),
    ).toContain('SUCCESS');
    const data = {
      alerts: [
        {
          status: 'firing',
          labels: { alertname: 'KubeNodeNotReady', node: 'a b&c="d"' },
          annotations: { runbook_url: 'https://runbooks.example.com/runbooks/kubernetes/kubenodenotready' },
        },
      ],
    };
    await writeFile(join(folder, 'data.json'), JSON.stringify(data));
    const rendered = execFileSync(
      'amtool',
      [
        'template',
        'render',
        '--template.glob=runbook.tmpl',
        '--template.text={{ template "runbook" . }}',
        '--template.data=data.json',
      ],
      { cwd: folder, encoding: 'utf8' },
    );
    expect(rendered.trim()).toBe(
      'https://runbooks.example.com/runbooks/kubernetes/kubenodenotready#alertname=KubeNodeNotReady&node=a+b%26c%3D%22d%22&',
    );
  });

  test('every alert is delivered with its link', () => {
    expect([...links.keys()].sort()).toEqual([...nodes].sort());
    for (const link of links.values())
      expect(link).toMatch(
        /^http:\/\/127\.0\.0\.1:\d+\/runbooks\/kubernetes\/kubenodenotready#node=[^\s"'<>`$();]*$/,
      );
  });

  test.each(nodes)('the link for the node %j fills the commands with it, or visibly not', async (node) => {
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    await page.goto(links.get(node)!);
    expect(await page.locator('h1').textContent()).toBe('KubeNodeNotReady');
    const command = page.locator('[data-command]', { hasText: 'kubectl get node' }).first();
    await command.locator('[data-copy]').click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    const refusal = await page.locator('input[data-variable="NODE"] ~ output').textContent();
    expect(await page.title()).not.toBe('1');
    expect(await page.locator('main img').count()).toBe(0);
    await context.close();

    const given = await argumentsGiven(copied);
    if (accepted.has(node)) {
      expect(refusal).toBe('');
      expect(given).toEqual(['get', 'node', node, '-o', 'wide']);
    } else {
      expect(refusal).toMatch(/^Refused: /);
      expect(given).toBeUndefined();
    }
  });

  /** What a kubectl gets from a copied command that is run in bash; undefined where it is not run at all. */
  async function argumentsGiven(copied: string): Promise<string[] | undefined> {
    const place = await mkdtemp(join(folder, 'run-'));
    await mkdir(join(place, 'bin'));
    await writeFile(join(place, 'bin/kubectl'), `#!/bin/sh\nprintf '%s\\0' "$@" > "${place}/arguments"\n`, {
      mode: 0o755,
    });
    await writeFile(join(place, 'copied.sh'), copied);
    try {
      execFileSync('bash', ['copied.sh'], {
        cwd: place,
        stdio: 'ignore',
        env: { PATH: `${place}/bin:${process.env['PATH']}` },
      });
    } catch {
      // A shell that refuses to run a command ends with an error; what counts is what kubectl got.
    }
    expect(() => accessSync(join(place, 'owned'))).toThrow();
    const text = await readFile(join(place, 'arguments'), 'utf8').catch(() => undefined);
    return text?.split('\0').slice(0, -1);
  }
});

async function listen(answer: (body: string, respond: (text: string) => void) => void) {
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () =>
      answer(body, (text) =>
        response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(text),
      ),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function freePort(): Promise<number> {
  const { address, close } = await listen(() => undefined);
  close();
  return Number(address.split(':')[1]);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
