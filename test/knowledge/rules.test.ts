import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rules } from '../../src/knowledge/rules/index.ts';
import { checkContent } from '../../src/knowledge/check-content.ts';
import { versionOf } from '../../src/knowledge/translation.ts';
import { edited, library, problemsIn, runbook } from './library.ts';

const kubeletDown = 'content/failure-modes/kubelet-down.mdx';
const alert = 'content/alerts/KubeNodeNotReady.mdx';
const nodesAreReady = 'content/checks/nodes-are-ready.mdx';

test('every rule finds the small library well', () => {
  expect(problemsIn()).toBe('');
});

test('every rule has a library here that it finds fault with', () => {
  const source = readFileSync('test/knowledge/rules.test.ts', 'utf8');
  const untested = rules.filter(({ name }) => !new RegExp(` ${name}(?: \\(warning\\))?: `).test(source));
  expect(untested.map(({ name }) => name)).toEqual([]);
});

describe('references', () => {
  test('a finding for a check that does not exist', () => {
    expect(problemsIn(edited(kubeletDown, 'kubelet-runs: inactive', 'kubelet-run: inactive')))
      .toMatchInlineSnapshot(`
        "content/failure-modes/kubelet-down.mdx:10:41 known-answer: No check has the id "kubelet-run".
          Add content/checks/kubelet-run.mdx, or mend the name. Did you mean "kubelet-runs"?"
      `);
  });
  test('a finding with an answer that its check cannot give', () => {
    expect(problemsIn(edited(kubeletDown, 'kubelet-runs: inactive', 'kubelet-runs: dead')))
      .toMatchInlineSnapshot(`
        "content/failure-modes/kubelet-down.mdx:10:41 known-answer: The check "kubelet-runs" has no answer "dead".
          Use one of: active, inactive."
      `);
  });
  test('an answer that a silent command means, which its check cannot give', () => {
    expect(problemsIn(edited(nodesAreReady, 'effort: 1', 'effort: 1\nhangs: timeout')))
      .toMatchInlineSnapshot(`
      "content/checks/nodes-are-ready.mdx:6:1 known-answer: The check "nodes-are-ready" has no answer "timeout".
        Use one of: all-ready, not-ready."
    `);
  });
  test('a component that does not exist', () => {
    expect(problemsIn(edited(kubeletDown, 'components: [kubelet]', 'components: [kublet]')))
      .toMatchInlineSnapshot(`
        "content/failure-modes/kubelet-down.mdx:9:14 known-document: There is no content/components/kublet.mdx.
          Add it, or mend the name. Did you mean "kubelet"?"
      `);
  });
  test('a check shown in a body that does not exist', () => {
    expect(problemsIn(edited(kubeletDown, '<Check id="nodes-are-ready" />', '<Check id="nodes" />')))
      .toMatchInlineSnapshot(`
        "content/failure-modes/kubelet-down.mdx:18:1 known-document: There is no content/checks/nodes.mdx.
          Add it, or mend the name. Use one of: kubelet-runs, nodes-are-ready."
      `);
  });
  test('a component of the page that does not exist', () => {
    expect(problemsIn(edited(kubeletDown, '<Check id="nodes-are-ready" />', '<Chek id="nodes-are-ready" />')))
      .toMatchInlineSnapshot(`
        "content/failure-modes/kubelet-down.mdx:18:1 known-element: "<Chek>" is no component of the site.
          Use one of: <Check id="api-server-answers" />, <Logs component="kubelet" />, <On platforms="kubeadm systemd">, <Fence id="restart-kubelet" />; or write < inside backticks."
      `);
  });
  test('a platform that is not declared', () => {
    expect(problemsIn(edited('content/checks/kubelet-runs.mdx', '[kubeadm]', '[kubadm]')))
      .toMatchInlineSnapshot(`
        "content/checks/kubelet-runs.mdx:7:13 known-platform: No platform has the id "kubadm".
          Declare it in content/platforms.yaml, or mend the name. Did you mean "kubeadm"?"
      `);
  });
  test('a link to a file that does not exist', () => {
    expect(
      problemsIn({
        [kubeletDown]: runbook('kubelet-down', {
          findings: '{ nodes-are-ready: not-ready, kubelet-runs: inactive }',
          recover: 'See [it](node-dwn.mdx).\n',
        }),
      }),
    ).toMatchInlineSnapshot(`
      "content/failure-modes/kubelet-down.mdx:25:5 known-link: The link "node-dwn.mdx" leads to no content file.
        Link by relative file path, such as ../checks/api-server-answers.mdx. Did you mean "content/failure-modes/node-down.mdx"?"
    `);
  });
  test('a link to a heading that does not exist', () => {
    expect(
      problemsIn({
        [kubeletDown]: runbook('kubelet-down', {
          findings: '{ nodes-are-ready: not-ready, kubelet-runs: inactive }',
          recover: 'See [it](node-down.mdx#recovr).\n',
        }),
      }),
    ).toMatchInlineSnapshot(`
      "content/failure-modes/kubelet-down.mdx:25:5 known-link: The link "node-down.mdx#recovr" leads to no heading "#recovr".
        Did you mean "recover"?"
    `);
  });
});

describe('commands', () => {
  test('a variable that nothing declares', () => {
    expect(problemsIn(edited(nodesAreReady, 'kubectl get nodes', 'kubectl get node "$NOD"')))
      .toMatchInlineSnapshot(`
        "content/checks/nodes-are-ready.mdx:4:1 known-variable: The command uses "$NOD", which nothing declares.
          Declare it in content/variables.yaml, or mend the name. Did you mean "NODE"?"
      `);
  });
  test('a variable outside double quotes', () => {
    expect(problemsIn(edited(nodesAreReady, 'kubectl get nodes', 'kubectl get node $NODE')))
      .toMatchInlineSnapshot(`
        "content/checks/nodes-are-ready.mdx:4:1 known-variable: The command uses "$NODE" outside double quotes.
          Write "$NODE" with double quotes around the word, so that a value stays one word."
      `);
  });
  test('a variable inside single quotes', () => {
    expect(problemsIn(edited(nodesAreReady, 'kubectl get nodes', "kubectl get node '$NODE'")))
      .toMatchInlineSnapshot(`
        "content/checks/nodes-are-ready.mdx:4:1 known-variable: The command has "$NODE" inside single quotes, where a shell does not fill it.
          Close the single quotes before it and open them again after it, or use double quotes."
      `);
  });
  test('a variable that the command assigns itself is its own', () => {
    expect(problemsIn(edited(nodesAreReady, 'kubectl get nodes', 'A=$(date) && echo "$A"'))).toBe('');
  });
  test('a command that no shell can read', () => {
    expect(problemsIn(edited(nodesAreReady, 'kubectl get nodes', 'kubectl get nodes | | head')))
      .toMatchInlineSnapshot(`
        "content/checks/nodes-are-ready.mdx:4:1 shell-parses: The command is not valid shell: expected command after '|', at " | head" (line 1 of it).
          Close every quote and bracket; write what the reader fills in as a variable, not as <node>."
      `);
  });
  test('a fence without a language, a place or a risk', () => {
    expect(problemsIn(edited(kubeletDown, '```sh id=start where=node risk=changes', '```')))
      .toMatchInlineSnapshot(`
        "content/failure-modes/kubelet-down.mdx:20:1 runbook-sections: The section "Recover" has no command.
          Add the steps, each with a \`\`\`sh fence that says where it runs and what it risks.
        content/failure-modes/kubelet-down.mdx:22:1 fenced-commands: The fence does not name its language.
          Write \`\`\`sh for a command, \`\`\`text for output."
      `);
    expect(problemsIn(edited(kubeletDown, 'where=node risk=changes', 'where=nod'))).toMatchInlineSnapshot(`
      "content/failure-modes/kubelet-down.mdx:22:1 fenced-commands: The command does not say where it runs: where="nod".
        Write where= one of: workstation, control-plane-node, node, pod.
      content/failure-modes/kubelet-down.mdx:22:1 fenced-commands: The command does not say what it risks: risk="".
        Write risk= one of: reads, changes, disrupts, destroys."
    `);
  });
  test('a section that begins with a command that destroys', () => {
    expect(problemsIn(edited(kubeletDown, 'risk=changes', 'risk=destroys'))).toMatchInlineSnapshot(`
      "content/failure-modes/kubelet-down.mdx:22:1 guarded-destruction: The first command of the section destroys.
        Put the step that makes it safe before it: a backup, a look at what would be lost, a check that the machine is off."
    `);
  });
});

describe('expressions', () => {
  test('one that cannot be read', () => {
    expect(problemsIn(edited('content/checks/kubelet-runs.mdx', "['^inactive']", "['^(inactive']")))
      .toMatchInlineSnapshot(`
        "content/checks/kubelet-runs.mdx:11:43 safe-expression: The expression "^(inactive" cannot be read: Invalid regular expression: /^(inactive/im: Unterminated group.
          Escape brackets, braces, dots and other signs that are meant as they stand with a backslash."
      `);
  });
  test('one with a lookahead', () => {
    expect(problemsIn(edited('content/checks/kubelet-runs.mdx', "['^inactive']", "['^(?=inact)inactive']")))
      .toMatchInlineSnapshot(`
        "content/checks/kubelet-runs.mdx:11:43 safe-expression: The expression "^(?=inact)inactive" uses a lookahead, which cannot be matched in linear time.
          Say what must not be found in "unless", and what else must be found in "also"."
      `);
  });
  test('one that can take exponential time', () => {
    expect(problemsIn(edited('content/checks/kubelet-runs.mdx', "['^inactive']", "['^(\\w+)+e$']")))
      .toMatchInlineSnapshot(`
        "content/checks/kubelet-runs.mdx:11:43 safe-expression: The expression "^(\\w+)+e$" can take exponential time on some texts.
          Do not repeat a group whose content is itself repeated: write \\S+ in place of (\\w+\\s?)+."
      `);
  });
  test('an example that its answer does not fit', () => {
    expect(problemsIn(edited('content/checks/kubelet-runs.mdx', 'example: inactive', 'example: dead')))
      .toMatchInlineSnapshot(`
        "content/checks/kubelet-runs.mdx:11:57 answered-example: The example of "inactive" is not fitted by its own answer.
          Change "match", "also" or "unless" so that they fit the example, or show output that they fit."
      `);
  });
  test('an example that two answers fit', () => {
    expect(problemsIn(edited(nodesAreReady, 'unless: [NotReady]', 'unless: [Unknown]'))).toBe('');
    expect(problemsIn(edited(nodesAreReady, "['^\\S+ +Ready'], unless: [NotReady]", '[Ready]')))
      .toMatchInlineSnapshot(`
        "content/checks/nodes-are-ready.mdx:8:54 answered-example: The example of "not-ready" is also fitted by "all-ready".
          Make the expressions of one of them narrower, or name what rules it out in "unless"."
      `);
  });
  test('a signature that does not find its example', () => {
    const more =
      "signatures:\n  - { match: 'PLEG is not healthy', from: kubelet, strength: identifies, example: PLEG is fine }\n";
    expect(
      problemsIn({
        [kubeletDown]: runbook('kubelet-down', {
          findings: '{ nodes-are-ready: not-ready, kubelet-runs: inactive }',
          more,
        }),
      }),
    ).toMatchInlineSnapshot(`
      "content/failure-modes/kubelet-down.mdx:12:74 signature-example: The signature "PLEG is not healthy" does not find its own example.
        Change the expression, or show a line that it finds."
    `);
  });
  test('a variable whose pattern admits what a shell interprets', () => {
    expect(problemsIn(edited('content/variables.yaml', "'^[a-z0-9]([a-z0-9.\\-]*[a-z0-9])?$'", "'^[^ ]+$'")))
      .toMatchInlineSnapshot(`
        "content/variables.yaml:3:3 safe-variable: The pattern of "NODE" admits "\\"", which a shell interprets.
          Name the characters that a value may hold, and begin with a letter, a digit or a slash."
      `);
  });
  test('a variable whose example does not fit', () => {
    expect(problemsIn(edited('content/variables.yaml', 'example: worker-1', 'example: Worker 1')))
      .toMatchInlineSnapshot(`
        "content/variables.yaml:4:3 safe-variable: The example "Worker 1" does not fit the pattern of "NODE".
          Change the example or the pattern."
      `);
  });
});

describe('the whole', () => {
  test('a failure mode that is broader than itself', () => {
    const findings = '{ nodes-are-ready: not-ready, kubelet-runs: inactive }';
    expect(
      problemsIn({
        [kubeletDown]: runbook('kubelet-down', { findings, more: 'broader: node-down\n' }),
        'content/failure-modes/node-down.mdx': runbook('node-down', {
          findings: '{ nodes-are-ready: not-ready, kubelet-runs: active }',
          more: 'broader: kubelet-down\n',
        }),
      }),
    ).toMatchInlineSnapshot(`
      "content/failure-modes/kubelet-down.mdx:11:1 acyclic: "broader" goes in a circle: kubelet-down -> node-down -> kubelet-down.
        Take one of these relations out."
    `);
  });
  test('a check that tells nothing apart', () => {
    expect(problemsIn({ 'content/checks/unused.mdx': library[nodesAreReady] })).toMatchInlineSnapshot(`
      "content/checks/unused.mdx:2:1 no-orphan: The check "unused" is the finding of no failure mode.
        Name it in the findings of the failure modes that it tells apart, or delete it."
    `);
  });
  test('a finding that no path can ask for', () => {
    expect(
      problemsIn({
        [kubeletDown]: runbook('kubelet-down', {
          findings: '{ nodes-are-ready: all-ready, kubelet-runs: inactive }',
        }),
      }),
    ).toMatchInlineSnapshot(`
      "content/failure-modes/kubelet-down.mdx:10:1 distinguishable: No check tells "kubelet-down" from "operator-error" after: nodes-are-ready=all-ready.
        Give one of them another finding, add a check that tells them apart, or, where nothing can, name each in "alike" of the other.
      content/failure-modes/kubelet-down.mdx:10:41 reachable: No path leads to the finding "kubelet-runs": the check needs "nodes-are-ready: not-ready", which "kubelet-down" never gives.
        Take the finding out, or change what the failure mode gives to "nodes-are-ready"."
    `);
  });
  test('a symptom that no failure mode fits', () => {
    expect(
      problemsIn({
        ...edited(
          'content/symptoms/nodes-not-ready.mdx',
          '{ nodes-are-ready: not-ready }',
          '{ nodes-are-ready: all-ready, kubelet-runs: inactive }',
        ),
      }),
    ).toMatchInlineSnapshot(`
      "content/symptoms/nodes-not-ready.mdx:4:1 reachable: No failure mode fits the evidence of "nodes-not-ready".
        Change the evidence, or add the failure mode that gives these answers."
    `);
  });
  test('an alert that names a failure mode which its evidence rules out', () => {
    expect(problemsIn(edited(alert, 'evidence:', 'failureModes: [node-down, operator-error]\nevidence:')))
      .toMatchInlineSnapshot(`
      "content/alerts/KubeNodeNotReady.mdx:7:27 reachable: "KubeNodeNotReady" names "operator-error", which its own evidence rules out.
        Take the failure mode out of the list, or widen the evidence."
    `);
  });
  test('an alert that names a failure mode which does not exist', () => {
    expect(problemsIn(edited(alert, 'evidence:', 'failureModes: [node-dwn]\nevidence:')))
      .toMatchInlineSnapshot(`
      "content/alerts/KubeNodeNotReady.mdx:7:16 known-document: There is no content/failure-modes/node-dwn.mdx.
        Add it, or mend the name. Did you mean "node-down"?"
    `);
  });
  test('an alert about something else than the cluster says nothing, and is well', () => {
    expect(problemsIn(edited(alert, 'evidence: { nodes-are-ready: not-ready }\n', ''))).toBe('');
  });
  test('a diagnosis from an alert that takes too many checks is told, and does not stop a build', () => {
    const ids = Array.from({ length: 12 }, (_, at) => `one-of-many-${at}`);
    const checks = ids.map((id) => [
      `content/checks/is-${id}.mdx`,
      library['content/checks/kubelet-runs.mdx']!.replace('platforms: [kubeadm]\n', ''),
    ]);
    const failureModes = ids.map((id) => [
      `content/failure-modes/${id}.mdx`,
      runbook(id, { findings: `{ nodes-are-ready: not-ready, kubelet-runs: active, is-${id}: inactive }` }),
    ]);
    expect(problemsIn(Object.fromEntries([...checks, ...failureModes]))).toMatchInlineSnapshot(`
      "content/alerts/KubeNodeNotReady.mdx:7:1 short-diagnosis (warning): The diagnosis from "KubeNodeNotReady" is expected to take 7.4 checks; more than 4 are too many.
        Say more in "evidence", or name the "failureModes" that make the alert fire.
      content/failure-modes/kubelet-down.mdx:10:1 short-diagnosis (warning): The diagnosis is expected to take 7.9 checks from the start; more than 6 are too many.
        Add a check that divides many failure modes, or answers to one that few give.
      content/symptoms/nodes-not-ready.mdx:4:1 short-diagnosis (warning): The diagnosis from "nodes-not-ready" is expected to take 7.4 checks; more than 4 are too many.
        Say more in "evidence"."
    `);
  });
  test('two failure modes that no check tells apart', () => {
    expect(problemsIn(edited(kubeletDown, 'kubelet-runs: inactive', 'kubelet-runs: active')))
      .toMatchInlineSnapshot(`
        "content/failure-modes/kubelet-down.mdx:10:1 distinguishable: No check tells "kubelet-down" from "node-down" after: nodes-are-ready=not-ready.
          Give one of them another finding, add a check that tells them apart, or, where nothing can, name each in "alike" of the other."
      `);
  });
  test('two that say so of each other are allowed', () => {
    const findings = '{ nodes-are-ready: not-ready, kubelet-runs: active }';
    expect(
      problemsIn({
        [kubeletDown]: runbook('kubelet-down', { findings, more: 'alike: [node-down]\n' }),
        'content/failure-modes/node-down.mdx': runbook('node-down', {
          findings,
          more: 'alike: [kubelet-down]\n',
        }),
      }),
    ).toBe('');
  });
  test('a runbook without one of its sections', () => {
    expect(problemsIn(edited(kubeletDown, '## Verify', '## Verified'))).toMatchInlineSnapshot(`
      "content/failure-modes/kubelet-down.mdx:26:1 runbook-sections: The heading "Verified" stands where "Verify" is expected.
        The sections are, in this order: (Before you start), Confirm, Recover, Verify, Not this."
    `);
  });
  test('an alias that is taken', () => {
    expect(
      problemsIn({
        [kubeletDown]: runbook('kubelet-down', {
          findings: '{ nodes-are-ready: not-ready, kubelet-runs: inactive }',
          more: 'aliases: [node-down]\n',
        }),
      }),
    ).toMatchInlineSnapshot(`
      "content/failure-modes/node-down.mdx:2:1 unique-address: "node-down" is already an id or alias of content/failure-modes/kubelet-down.mdx.
        Take the alias out, or rename the document."
    `);
  });
  test('an address that was published and has gone', () => {
    expect(
      problemsIn({ 'content/addresses.txt': '/checks/nodes-are-ready/\n/failure-modes/kubelet-dead/\n' }),
    ).toMatchInlineSnapshot(`
      "content/addresses.txt:2:1 kept-address: The published address "/failure-modes/kubelet-dead/" has no document any more.
        Bring the document back, or name the old id in "aliases" of the one that replaces it."
    `);
  });
  test('an alias keeps a published address', () => {
    expect(
      problemsIn({
        'content/addresses.txt': '/failure-modes/kubelet-dead/\n/ko/failure-modes/kubelet-dead/\n',
        [kubeletDown]: runbook('kubelet-down', {
          findings: '{ nodes-are-ready: not-ready, kubelet-runs: inactive }',
          more: 'aliases: [kubelet-dead]\n',
        }),
      }),
    ).toBe('');
  });
});

describe('translations', () => {
  const path = 'content/checks/nodes-are-ready.mdx';
  const version = versionOf(
    checkContent([{ path, text: library[path]! }]).knowledgeBase.checks.get('nodes-are-ready')!,
  );
  const korean = (answers: string, translates = version, body = '') =>
    `---\ntranslates: '${translates}'\ntitle: 모든 노드가 Ready입니까?\nanswers:\n${answers}---\n${body}`;
  const whole = '  all-ready: { label: 모두 Ready }\n  not-ready: { label: 하나가 아님 }\n';
  const ko = 'content/checks/nodes-are-ready.ko.mdx';

  test('one that is whole and current', () => {
    expect(problemsIn({ [ko]: korean(whole) })).toBe('');
  });
  test('one that has fallen behind is told, and does not stop a build', () => {
    expect(problemsIn({ [ko]: korean(whole, '00000000') })).toMatchInlineSnapshot(`
      "content/checks/nodes-are-ready.ko.mdx:2:1 current-translation (warning): The English text has changed since the version "00000000" that this translates.
        Read what changed in content/checks/nodes-are-ready.mdx, mend the translation, then write translates: 'b4f02d91'."
    `);
  });
  test('one that lacks an answer', () => {
    expect(problemsIn({ [ko]: korean('  all-ready: { label: 모두 Ready }\n') })).toMatchInlineSnapshot(`
      "content/checks/nodes-are-ready.ko.mdx:4:1 same-structure: "answers.not-ready" is not translated.
        Add it, with the key of the English file."
    `);
  });
  test('one with a heading that the English text has not', () => {
    expect(problemsIn({ [ko]: korean(whole, version, '\n## 더\n') })).toMatchInlineSnapshot(`
      "content/checks/nodes-are-ready.ko.mdx:9:1 same-structure: The body has a heading ## where the English file has nothing more.
        Keep the headings, fences and components of the English file, in their order."
    `);
  });
  test('one with a fence of its own', () => {
    expect(problemsIn({ [ko]: korean(whole, version, '\n```sh\nls\n```\n') })).toMatchInlineSnapshot(`
      "content/checks/nodes-are-ready.ko.mdx:9:1 fenced-commands: A translation has no fences of its own.
        Write <Fence id="..." /> with the id of the English fence."
    `);
  });
  test('one of nothing', () => {
    expect(
      problemsIn({
        'content/causes/vm-stop.ko.mdx': `---\ntranslates: '00000000'\ntitle: 종료\nsummary: 종료.\n---\n`,
      }),
    ).toMatchInlineSnapshot(`
      "content/causes/vm-stop.ko.mdx:2:1 translation-of-document: There is no content/causes/vm-stop.mdx that this file could translate.
        Rename the file. Use one of: vm-shutdown."
    `);
  });
  test('a document without one is told', () => {
    const { problems } = checkContent([{ path, text: library[path]! }]);
    expect(problems.filter(({ rule }) => rule === 'translated')).toMatchObject([
      {
        level: 'warning',
        place: { path, line: 2, column: 1 },
        message: expect.stringContaining('is not translated to Korean'),
      },
    ]);
    // Read as: content/checks/nodes-are-ready.mdx:2:1 translated (warning): ...
  });
});
