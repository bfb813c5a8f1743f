import diagnosisStyles from '../styles/diagnosis.css?url';
import findingsStyles from '../styles/findings.css?url';
import { candidates, checksToGo, ruledOut } from '../diagnosis/candidates.ts';
import type { Evidence } from '../diagnosis/model.ts';
import { nextCheck } from '../diagnosis/next-check.ts';
import type { DiagnosisIndex } from '../search/search-index.ts';
import { isSamePlace, pathOf } from '../site/addresses.ts';
import { joinAlerts, withVariables } from './alerts.ts';
import { recognise } from './ask.ts';
import { addCopyButtons } from './commands.ts';
import { button, element } from './elements.ts';
import { answer, type DiagnosisState, readState, takeBack, writeState } from './evidence.ts';
import { addFieldsFor, fillCommands, fillsVariable, showFieldsOf, takeAddress } from './fields.ts';
import { diagnosisPlace } from './keys.ts';
import { recall, remember } from './memory.ts';
import { markdownOf } from './record.ts';
import { addStyles, load, loadPage, to } from './site.ts';
import { t } from './diagnosis-texts.ts';
import { pairsOf } from './variables.ts';

/** When each answer was given, in this tab. */
const remembered = 'diagnosis';

/** Runs the interactive diagnosis in its place on the page; its state is the address. */
export async function addDiagnosis(place: HTMLElement): Promise<void> {
  const home = to('/diagnose/');
  const isHome = isSamePlace(new URL(home, location.href), location);
  try {
    const [index, cards] = await Promise.all([
      load<DiagnosisIndex>('/diagnose/index.json'),
      loadPage('/diagnose/cards/'),
      addStyles(diagnosisStyles, findingsStyles),
    ]);
    // A slow phone takes a breath between reading and drawing.
    await new Promise((resolve) => setTimeout(resolve));
    run(place, index, cards, home);
  } catch {
    if (isHome) {
      place.replaceChildren(
        element('p', [t.loadFailed, ' ', element('a', to('/tree/'), { href: to('/tree/') })]),
      );
      place.hidden = false;
    }
  }
}

function run(
  place: HTMLElement,
  { model, checks, titles, alerts, labels }: DiagnosisIndex,
  cards: Document,
  home: string,
): void {
  const at = (name: string) => place.querySelector<HTMLElement>(`[data-part="${name}"]`)!;
  const root = document.documentElement;
  const isOther = (key: string) => fillsVariable(key) || document.getElementById(key) !== null;
  const templates = new Map(
    [...cards.querySelectorAll('template')].map((template) => [template.dataset['name']!, template]),
  );
  const given = JSON.parse(place.dataset['evidence'] ?? '{}') as Evidence;
  const isInPlace = place.dataset['evidence'] !== undefined;
  /** The check that is asked again, to change its answer. */
  let asksAgain: string | undefined;
  let isFirst = true;
  let shown: DiagnosisState;
  /** What is to be said of the alerts in the address. */
  let notes: string[] = [];

  /** What the address holds besides the diagnosis: variables and labels. */
  function others(): [string, string][] {
    return pairsOf('', location.hash).filter(([key, value]) => isOther(key) && value !== '');
  }

  /** Puts what the alerts of the address tell in their place. */
  function takeAlerts(): void {
    const pairs = pairsOf('', location.hash);
    const names = pairs.filter(([key]) => key === 'alert').map(([, name]) => name);
    if (names.length === 0) return;
    const { evidence, unknown, silent, contradictions } = joinAlerts(model, alerts, names);
    notes = [
      ...unknown.map(t.unknownAlert),
      ...silent.map(t.silentAlert),
      ...contradictions.map(({ alert, before }) => t.contradiction(alert, before.join(', '))),
    ];
    const { state } = readState(model, location.hash, (key) => isOther(key) || key === 'alert');
    const filled = withVariables(labels, names, pairs).filter(([key, value]) => isOther(key) && value !== '');
    history.replaceState(
      null,
      '',
      writeState({ ...state, evidence: { ...evidence, ...state.evidence } }, filled),
    );
    takeAddress();
  }

  function read() {
    const { state, misfits } = readState(model, location.hash, isOther);
    return { state: isInPlace && isFresh(state) ? { evidence: given, skipped: [] } : state, misfits };
  }

  function go(state: DiagnosisState): void {
    asksAgain = undefined;
    notes = [];
    const fragment = writeState(state, others());
    // With nothing left of what the page tells, the diagnosis goes on at its own page.
    if (isInPlace && isFresh(state)) location.href = home;
    else location.hash = fragment;
  }

  function give(check: string, chosen: string): void {
    remember(
      'sessionStorage',
      remembered,
      JSON.stringify({ ...times(), [`${check}=${chosen}`]: Date.now() }),
    );
    go(answer(read().state, check, chosen));
  }

  function show(): void {
    const { state, misfits } = read();
    shown = state;
    const { evidence, skipped } = state;
    const platform = root.dataset['platform'];
    const open = candidates(model, evidence);
    const next = nextCheck(model, evidence, { platform, skipped });

    at('misfits').replaceChildren(
      ...notes.map((note) => element('p', note)),
      ...misfits.map((misfit) =>
        element(
          'p',
          'answer' in misfit ? t.unknownAnswer(misfit.check, misfit.answer) : t.unknownCheck(misfit.check),
        ),
      ),
    );
    remember('sessionStorage', diagnosisPlace, isFresh(state) ? '' : writeState(state, others()));
    at('progress').textContent =
      open.length > 0 && open.length <= 3
        ? `${progressOf(state, open.length, !next)}: ${open.map((id) => titles[id]!).join(' · ')}`
        : progressOf(state, open.length, !next);
    showKnown(state);
    showQuestion(asksAgain ?? next);
    at('verdict').textContent = next
      ? ''
      : open.length === 0
        ? t.none
        : open.length === 1
          ? t.found
          : t.alike;
    // At first the list is long, and the question is what the reader came for.
    if (isFirst) setTimeout(() => shown === state && showCandidates(evidence, open));
    else showCandidates(evidence, open);
    isFirst = false;
  }

  function showCandidates(evidence: Evidence, open: readonly string[]): void {
    at('candidates').replaceChildren(...open.map((id) => clone(`failure-mode-${id}`)));
    const out = ruledOut(model, evidence);
    at('out').hidden = out.length === 0;
    at('out-count').textContent = String(out.length);
    at('ruled-out').replaceChildren(
      ...out.map(({ failureMode, check }) => {
        const item = clone(`ruled-out-${failureMode}`);
        item.append(` ${t.ruledOutBy} ${reasonOf(evidence, check)} `);
        if (Object.hasOwn(evidence, check))
          item.append(button(t.bringBack, () => go(takeBack(read().state, check))));
        return item;
      }),
    );
  }

  function progressOf({ evidence }: DiagnosisState, open: number, isOver: boolean): string {
    return (
      t.left(open, Object.keys(model.failureModes).length) +
      (isOver ? '' : t.toGo(checksToGo(model, evidence)))
    );
  }

  /** The question of a check, or the name of an alert. */
  function titleOf(check: string): string {
    return checks[check]?.title ?? check;
  }

  function labelsOf(check: string, answers: string | readonly string[]): string {
    return [answers]
      .flat()
      .map((each) => checks[check]?.answers[each]!.label ?? (each === 'fires' ? t.fires : t.doesNotFire))
      .join(' / ');
  }

  function reasonOf(evidence: Evidence, check: string): string {
    const answers = evidence[check];
    return answers === undefined ? titleOf(check) : `${titleOf(check)} ${labelsOf(check, answers)}`;
  }

  function showKnown(state: DiagnosisState): void {
    const { evidence, skipped } = state;
    const item = (check: string, said: string) => {
      const isAlert = model.checks[check]!.isAlert === true;
      const change = button(t.change, () => {
        asksAgain = check;
        show();
        at('question').querySelector<HTMLElement>('h2')!.focus();
      });
      return element('li', [
        element('a', titleOf(check), { href: to(pathOf(isAlert ? 'alerts' : 'checks', check)) }),
        ' ',
        element('b', said),
        ' ',
        ...(isAlert ? [] : [change, ' ']),
        button(t.takeBack, () => go(takeBack(read().state, check))),
      ]);
    };
    const items = [
      ...Object.entries(evidence).map(([check, answers]) => item(check, labelsOf(check, answers))),
      ...skipped.map((check) => item(check, t.skipped)),
    ];
    at('known').replaceChildren(
      ...(items.length > 0 ? items : [element('li', t.nothingYet, { class: 'quiet' })]),
    );
    at('copy-record').hidden = items.length === 0;
  }

  function showQuestion(check: string | undefined): void {
    const question = at('question');
    if (question.dataset['check'] === check && question.childElementCount > 0) return;
    question.hidden = check === undefined;
    if (check === undefined) {
      delete question.dataset['check'];
      question.replaceChildren();
      return;
    }
    question.dataset['check'] = check;
    const card = clone(`check-${check}`);
    question.replaceChildren(card);
    addCopyButtons(question);
    addFieldsFor(question);
    if (!isInPlace) showFieldsOf(question);
    for (const choice of question.querySelectorAll<HTMLButtonElement>('[data-answer]')) {
      choice.addEventListener('click', () => give(check, choice.dataset['answer']!));
    }
    question.querySelector('[data-cannot-tell]')!.addEventListener('click', () => {
      const { evidence, skipped } = takeBack(read().state, check);
      go({ evidence, skipped: [...skipped, check] });
    });
    addPaste(question, check);
    if (!isFirst) question.querySelector<HTMLElement>('h2')!.focus();
  }

  /** Recognises the answer in what the command printed. */
  function addPaste(question: HTMLElement, check: string): void {
    const box = question.querySelector<HTMLTextAreaElement>('[data-paste]')!;
    const told = question.querySelector<HTMLElement>('[data-recognised]')!;
    let latest = 0;
    const read = async (text: string) => {
      const mine = (latest += 1);
      if (text.trim() === '') {
        told.replaceChildren();
        markAnswers([]);
        return;
      }
      const fitting = await recognise(check, text).catch(() => []);
      if (mine !== latest || question.dataset['check'] !== check) return;
      markAnswers(fitting.map(({ answer: each }) => each));
      const lines = fitting.map(({ answer: each, line }) =>
        element('p', [
          `${t.recognised} `,
          element('b', labelsOf(check, each)),
          ' ',
          element('code', [
            line.text.slice(0, line.start).slice(-80),
            element('mark', line.text.slice(line.start, line.end).slice(0, 200)),
            line.text.slice(line.end).slice(0, 80),
          ]),
        ]),
      );
      if (fitting.length === 1) {
        const onwards = button(t.goOn, () => give(check, fitting[0]!.answer));
        onwards.className = 'go';
        told.replaceChildren(...lines, onwards);
      } else {
        told.replaceChildren(element('p', fitting.length === 0 ? t.notRecognised : t.several), ...lines);
      }
    };
    const markAnswers = (answers: readonly string[]) => {
      for (const choice of question.querySelectorAll<HTMLElement>('[data-answer]')) {
        choice.parentElement!.classList.toggle('recognised', answers.includes(choice.dataset['answer']!));
      }
    };
    box.addEventListener('input', () => void read(box.value));
    // A browser takes seconds to lay out megabytes: the box shows their beginning, all of it is read.
    box.addEventListener('paste', (event) => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (text.length < 100_000) return;
      event.preventDefault();
      box.value = `${text.slice(0, 2000)}\n…`;
      void read(text);
    });
  }

  function clone(name: string): HTMLElement {
    return document.importNode(templates.get(name)!.content, true).firstElementChild as HTMLElement;
  }

  async function copyRecord(): Promise<void> {
    const { state } = read();
    const { evidence, skipped } = state;
    const open = candidates(model, evidence);
    const next = nextCheck(model, evidence, { platform: root.dataset['platform'], skipped });
    const given = times();
    const step = (check: string, said: string, key: string) => {
      if (model.checks[check]!.isAlert) return { title: titleOf(check), answer: said };
      const card = clone(`check-${check}`);
      fillCommands(card);
      const command = card.querySelector<HTMLElement>('[data-command]');
      return {
        title: checks[check]!.title,
        command: command?.querySelector('code')?.textContent ?? checks[check]!.command,
        where: command?.dataset['where'] ?? '',
        answer: said,
        at: given[key] === undefined ? undefined : new Date(given[key]),
      };
    };
    const text = markdownOf({
      title: t.recordTitle,
      address: new URL(home + writeState(state), location.href).href,
      progress: progressOf(state, open.length, next === undefined),
      steps: [
        ...Object.entries(evidence).map(([check, answers]) =>
          step(check, labelsOf(check, answers), `${check}=${String(answers)}`),
        ),
        ...skipped.map((check) => step(check, t.skipped, '')),
      ],
      candidates: open.map((id) => ({
        title: titles[id]!,
        address: new URL(to(pathOf('failure-modes', id)), location.href).href,
      })),
      ruledOut: ruledOut(model, evidence).map(({ failureMode, check }) => ({
        title: titles[failureMode]!,
        reason: reasonOf(evidence, check),
      })),
      headings: { checks: t.recordChecks, candidates: t.recordLeft, ruledOut: t.recordOut },
    });
    await navigator.clipboard.writeText(text);
    document.querySelector('[data-live]')!.textContent = t.copiedRecord;
  }

  addEventListener('hashchange', () => {
    asksAgain = undefined;
    takeAlerts();
    show();
  });
  root.addEventListener('platform', show);
  at('copy-record').addEventListener('click', () => void copyRecord());
  // The plain tree and list give way; links on the page lead to the list that takes their place.
  for (const replaced of document.querySelectorAll<HTMLElement>('[data-static]')) {
    const heading = replaced.querySelector('h2[id]');
    replaced.remove();
    if (heading) at('candidates').previousElementSibling!.id = heading.id;
  }
  place.hidden = false;
  takeAlerts();
  show();
}

/** Whether nothing was answered yet. */
function isFresh({ evidence, skipped }: DiagnosisState): boolean {
  return Object.keys(evidence).length + skipped.length === 0;
}

function times(): Record<string, number> {
  try {
    const stored: unknown = JSON.parse(recall('sessionStorage', remembered) ?? '{}');
    return Object.fromEntries(
      Object.entries(stored as object).filter(([, value]) => typeof value === 'number'),
    ) as Record<string, number>;
  } catch {
    return {};
  }
}
