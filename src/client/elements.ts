/** A new element with text, or with other nodes, in it. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  content: string | readonly (Node | string)[] = '',
  attributes: Readonly<Record<string, string>> = {},
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...(typeof content === 'string' ? [content] : content));
  return made;
}

export function button(text: string, act: () => void): HTMLButtonElement {
  const made = element('button', text, { type: 'button' });
  made.addEventListener('click', act);
  return made;
}

/** A text in pieces, those that matched marked. */
export function marked(pieces: readonly { text: string; isMatch: boolean }[]): (Node | string)[] {
  return pieces.map(({ text, isMatch }) => (isMatch ? element('mark', text) : text));
}
