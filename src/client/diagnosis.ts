import { candidates, ruledOut } from '../diagnosis/candidates.ts';
import { compileDecisionTree, measure } from '../diagnosis/decision-tree.ts';
import type { Model } from '../diagnosis/model.ts';
import { nextCheck } from '../diagnosis/next-check.ts';
import { addCopyButtons } from './commands.ts';
import { answer, type DiagnosisState, readState, takeBack, writeState } from './evidence.ts';
import { fillCommands } from './fields.ts';
import { clientTexts } from './texts.ts';
import { pairsOf, variableOf } from './variables.ts';

const t = clientTexts(document.documentElement.lang).diagnosis;

/** What the page holds for the diagnosis: the model, and the words for checks and answers. */
interface Data {
  model: Model;
  variables: string[];
  checks: Record<string, { title: string; answers: Record<string, string> }>;
}

/** Runs the interactive diagnosis; its state is the address. */
export function addDiagnosis(): void {
  const { model, variables, checks } = JSON.parse(
    document.querySelector('[data-diagnosis]')!.textContent,
  ) as Data;
  const at = (name: string) => document.querySelector<HTMLElement>(`[data-part="${name}"]`)!;
  const root = document.documentElement;
  const isVariable = (key: string) => variables.includes(variableOf(key));

  function go(state: DiagnosisState): void {
    const others = pairsOf('', location.hash).filter(([key]) => isVariable(key));
    location.hash = writeState(state, others);
  }

  function show(): void {
    const { state, misfits } = readState(model, location.hash, isVariable);
    const { evidence, skipped } = state;
    const platform = root.dataset['platform'];
    const open = candidates(model, evidence);
    const check = nextCheck(model, evidence, { platform, skipped });

    at('misfits').replaceChildren(
      ...misfits.map((misfit) =>
        element(
          'p',
          'answer' in misfit ? t.unknownAnswer(misfit.check, misfit.answer) : t.unknownCheck(misfit.check),
        ),
      ),
    );
    const toGo =
      open.length > 1
        ? measure(model, compileDecisionTree(model, evidence, { platform, skipped })).expectedChecks
        : 0;
    at('progress').textContent = t.left(open.length, Object.keys(model.failureModes).length) + t.toGo(toGo);

    at('known').replaceChildren(
      ...Object.entries(evidence).map(([id, answers]) => {
        const labels = [answers].flat().map((each) => checks[id]!.answers[each]!);
        return listItem(
          `${checks[id]!.title} ${labels.join(' / ')} `,
          button(t.takeBack, () => go(takeBack(state, id))),
        );
      }),
      ...skipped.map((id) =>
        listItem(
          `${checks[id]!.title} ${t.skipped} `,
          button(t.takeBack, () => go(takeBack(state, id))),
        ),
      ),
    );

    showQuestion(state, check);
    at('verdict').textContent = check
      ? ''
      : open.length === 0
        ? t.none
        : open.length === 1
          ? t.found
          : t.alike;
    at('candidates').replaceChildren(...open.map((id) => clone(`failure-mode-${id}`)));
    at('ruled-out').replaceChildren(
      ...ruledOut(model, evidence).map(({ failureMode, check: reason }) => {
        const item = clone(`ruled-out-${failureMode}`);
        const answers = [evidence[reason] ?? model.checks[reason]!.answers].flat();
        const known = Object.hasOwn(evidence, reason)
          ? answers.map((each) => checks[reason]!.answers[each]!).join(' / ')
          : '';
        item.append(
          element('span', ` ${t.ruledOutBy} ${checks[reason]!.title} ${known} `),
          ...(Object.hasOwn(evidence, reason)
            ? [button(t.bringBack, () => go(takeBack(state, reason)))]
            : []),
        );
        return item;
      }),
    );
  }

  function showQuestion(state: DiagnosisState, check: string | undefined): void {
    const place = at('question');
    if (place.dataset['check'] === check && place.childElementCount > 0) return;
    place.hidden = check === undefined;
    if (check === undefined) {
      delete place.dataset['check'];
      place.replaceChildren();
      return;
    }
    place.dataset['check'] = check;
    const card = clone(`check-${check}`);
    place.replaceChildren(card);
    addCopyButtons(place);
    fillCommands(place);
    for (const input of document.querySelectorAll<HTMLElement>('input[data-variable]')) {
      input.parentElement!.hidden = !place.querySelector(`var[data-fill="${input.dataset['variable']!}"]`);
    }
    for (const choice of place.querySelectorAll<HTMLButtonElement>('[data-answer]')) {
      choice.addEventListener('click', () => {
        const now = readState(model, location.hash, isVariable).state;
        go(answer(now, check, choice.dataset['answer']!));
      });
    }
    place.querySelector('[data-cannot-tell]')!.addEventListener('click', () => {
      const now = readState(model, location.hash, isVariable).state;
      go({ ...now, skipped: [...now.skipped, check] });
    });
    if (Object.keys(state.evidence).length + state.skipped.length > 0)
      place.querySelector<HTMLElement>('h2')!.focus();
  }

  addEventListener('hashchange', show);
  root.addEventListener('platform', show);
  document.querySelector<HTMLElement>('[data-part="whole"]')!.hidden = false;
  show();
}

function clone(name: string): HTMLElement {
  const template = document.querySelector<HTMLTemplateElement>(`template[data-name="${name}"]`)!;
  return template.content.firstElementChild!.cloneNode(true) as HTMLElement;
}

function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function listItem(text: string, ...more: Node[]): HTMLElement {
  const item = element('li', text);
  item.append(...more);
  return item;
}

function button(text: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.addEventListener('click', act);
  return made;
}
