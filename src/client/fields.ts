import { recall, remember } from './memory.ts';
import { clientTexts } from './texts.ts';
import { judge, pairsOf, unusedLabels, valuesIn } from './variables.ts';

const t = clientTexts(document.documentElement.lang);
const remembered = 'variables';

/** The values that were accepted, by variable: from the address, from this session, or typed. */
const accepted = new Map<string, string>();

/** Fills the commands of the page from its fields, and its fields from the address and the session. */
export function addFields(): void {
  const inputs = [...document.querySelectorAll<HTMLInputElement>('input[data-variable]')];
  const before = earlierValues();
  for (const input of inputs) {
    input.value ||= before[input.dataset['variable']!] ?? '';
    input.addEventListener('input', () => take(input));
  }
  takeAddress(inputs);
  addEventListener('hashchange', () => takeAddress(inputs));
  for (const fields of document.querySelectorAll<HTMLElement>('[data-variables]')) fields.hidden = false;
}

/** What the address says goes before what was there. */
export function takeAddress(
  inputs: readonly HTMLInputElement[] = [
    ...document.querySelectorAll<HTMLInputElement>('input[data-variable]'),
  ],
): void {
  const names = inputs.map((input) => input.dataset['variable']!);
  const labels = Object.fromEntries(
    inputs.flatMap(({ dataset }) =>
      (dataset['label']?.split(' ') ?? []).map((label) => [label, dataset['variable']!]),
    ),
  );
  const pairs = pairsOf(location.search, location.hash);
  const isOfAlert =
    document.querySelector('[data-variables][data-alert]') || pairs.some(([key]) => key === 'alert');
  const unused = isOfAlert ? unusedLabels(pairs, labels) : [];
  const given = valuesIn(
    pairs.filter(([key]) => !unused.includes(key)),
    names,
    labels,
  );
  for (const place of document.querySelectorAll('[data-unused]'))
    place.textContent = unused.length > 0 ? t.unusedLabels(unused.join(', ')) : '';
  for (const input of inputs) {
    const value = given.get(input.dataset['variable']!);
    input.value = value ?? input.value;
    // A field drops line breaks: the value is judged as the address gave it.
    take(input, value);
  }
}

/** Fills the placeholders below an element with what was accepted. */
export function fillCommands(root: ParentNode): void {
  for (const place of root.querySelectorAll<HTMLElement>('var[data-fill]')) {
    place.dataset['unfilled'] ??= place.textContent;
    const value = accepted.get(place.dataset['fill']!);
    place.textContent = value ?? place.dataset['unfilled'];
    place.classList.toggle('filled', value !== undefined);
  }
}

function take(input: HTMLInputElement, value: string = input.value.trim()): void {
  const name = input.dataset['variable']!;
  const output = input.parentElement!.querySelector('output')!;
  const verdict = value === '' ? undefined : judge(value, input.pattern);
  if (verdict && 'accepted' in verdict) accepted.set(name, verdict.accepted);
  else accepted.delete(name);
  if (verdict && 'refused' in verdict) {
    const shown = verdict.refused.length > 80 ? `${verdict.refused.slice(0, 80)}…` : verdict.refused;
    const why = verdict.reason === 'length' ? t.tooLong : `${t.refusedMore} ${input.placeholder}`;
    output.textContent = `${t.refused} ${shown}. ${why}`;
  } else {
    output.textContent = '';
  }
  input.setAttribute('aria-invalid', String(verdict !== undefined && 'refused' in verdict));
  const { [name]: _, ...others } = earlierValues();
  remember('sessionStorage', remembered, JSON.stringify({ ...others, ...Object.fromEntries(accepted) }));
  fillCommands(document);
}

/** What this session remembers; it is judged again before it is used. */
function earlierValues(): Record<string, string> {
  try {
    const stored: unknown = JSON.parse(recall('sessionStorage', remembered) ?? '{}');
    const entries = Object.entries(stored as object).filter(([, value]) => typeof value === 'string');
    return Object.fromEntries(entries) as Record<string, string>;
  } catch {
    return {};
  }
}
