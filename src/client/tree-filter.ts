/** Lets the reader keep only those branches of the tree that hold some words. */
export function addTreeFilter(): void {
  const input = document.querySelector<HTMLInputElement>('input[data-filter]');
  const tree = document.querySelector<HTMLElement>('[data-tree]');
  if (!input || !tree) return;
  input.closest<HTMLElement>('[data-filter-field]')!.hidden = false;
  const items = [...tree.querySelectorAll<HTMLElement>('li')];
  const texts = items.map(({ textContent }) => textContent.toLowerCase());
  input.addEventListener('input', () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const [index, item] of items.entries()) {
      item.hidden = !words.every((word) => texts[index]!.includes(word));
    }
  });
}
