import type { Field } from '../site/settings.ts';
import { element } from './elements.ts';
import { recall, remember } from './memory.ts';
import { settings } from './settings.ts';
import { t } from './texts.ts';
import { judge, pairsOf, unusedLabels, valuesIn, variableOf } from './variables.ts';

const remembered = 'variables';

let fields: Readonly<Record<string, Field>> = {};
/** Alert label -> variable, on the page of an alert. */
let labels: Readonly<Record<string, string>> | undefined;
let place: HTMLElement | null = null;
const unusedNote = element('p', '', { role: 'status', 'data-unused': '' });
/** The fields of the page, by variable. */
const inputs = new Map<string, HTMLInputElement>();
/** The values that were accepted, by variable: from the address, from this session, or typed. */
const accepted = new Map<string, string>();

/** Adds a field for each variable of the page's commands, and fills them from the address and the session. */
export async function addFields(): Promise<void> {
  place = document.querySelector<HTMLElement>('[data-variables]');
  if (!place) return;
  fields = (await settings).variables;
  labels = place.dataset['variables']
    ? (JSON.parse(place.dataset['variables']) as object as typeof labels)
    : undefined;
  addFieldsFor(document, Object.values(labels ?? {}));
  addEventListener('hashchange', takeAddress);
}

/** Whether a key of an address fills a variable, by its name or as a label of the page's alert. */
export function fillsVariable(key: string): boolean {
  return isVariable(variableOf(key)) || Object.hasOwn(labels ?? {}, key);
}

function isVariable(name: string): boolean {
  return Object.hasOwn(fields, name);
}

/** Adds the fields that the commands below an element need and the page has not yet, and fills the commands. */
export function addFieldsFor(root: ParentNode, more: readonly string[] = []): void {
  const wanted = [...more, ...variablesIn(root)];
  for (const name of wanted) if (!inputs.has(name) && isVariable(name)) addField(name, fields[name]!);
  takeAddress();
}

/** Shows only the fields that the commands below an element need. */
export function showFieldsOf(root: ParentNode): void {
  const wanted = new Set(variablesIn(root));
  for (const [name, input] of inputs) input.parentElement!.hidden = !wanted.has(name);
  if (inputs.size > 0)
    unusedNote.parentElement!.hidden = [...inputs.keys()].every((name) => !wanted.has(name));
}

function variablesIn(root: ParentNode): string[] {
  // What scripts take the place of asks for nothing.
  return [...root.querySelectorAll<HTMLElement>('var[data-fill]')]
    .filter((blank) => !blank.closest('[data-static]'))
    .map(({ dataset }) => dataset['fill']!);
}

function addField(name: string, { title, pattern, example, default: preset }: Field): void {
  const id = `fill-${name}`;
  const input = element('input', '', {
    id,
    type: 'text',
    name: name.toLowerCase(),
    pattern,
    placeholder: preset ?? `${t.forExample} ${example}`,
    'data-variable': name,
    autocomplete: 'off',
    autocapitalize: 'none',
    spellcheck: 'false',
  });
  input.value = earlierValues()[name] ?? '';
  input.addEventListener('input', () => take(input));
  inputs.set(name, input);
  const field = element('div', [
    element('label', title, { for: id }),
    input,
    element('output', '', { for: id }),
  ]);
  if (place!.childElementCount === 0) {
    place!.append(element('fieldset', [element('legend', t.fill), unusedNote], { class: 'fill' }));
  }
  place!.firstElementChild!.append(field);
}

/** What the address says goes before what was there. */
export function takeAddress(): void {
  const pairs = pairsOf(location.search, location.hash);
  const isOfAlert = labels !== undefined || pairs.some(([key]) => key === 'alert');
  const unused = isOfAlert ? unusedLabels(pairs, labels ?? {}) : [];
  const given = valuesIn(
    pairs.filter(([key]) => !unused.includes(key)),
    [...inputs.keys()],
    labels,
  );
  unusedNote.textContent = unused.length > 0 ? t.unusedLabels(unused.join(', ')) : '';
  for (const [name, input] of inputs) {
    const value = given.get(name);
    input.value = value ?? input.value;
    // A field drops line breaks: the value is judged as the address gave it.
    take(input, value);
  }
}

/** Fills the placeholders below an element with what was accepted. */
export function fillCommands(root: ParentNode): void {
  for (const blank of root.querySelectorAll<HTMLElement>('var[data-fill]')) {
    blank.dataset['unfilled'] ??= blank.textContent;
    const value = accepted.get(blank.dataset['fill']!);
    blank.textContent = value ?? blank.dataset['unfilled'];
    blank.classList.toggle('filled', value !== undefined);
  }
  const node = accepted.get('NODE');
  for (const place of root.querySelectorAll<HTMLElement>('[data-where="node"] .where')) {
    place.dataset['unfilled'] ??= place.textContent;
    place.textContent =
      node === undefined ? place.dataset['unfilled'] : `${node}: ${place.dataset['unfilled']}`;
  }
}

function take(input: HTMLInputElement, value: string = input.value.trim()): void {
  const name = input.dataset['variable']!;
  const output = input.parentElement!.querySelector('output')!;
  const verdict = value === '' ? undefined : judge(value, fields[name]!.pattern);
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
