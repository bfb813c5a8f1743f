import { recall, remember } from './memory.ts';
import { settings } from './settings.ts';

/** The switches of the header: what they choose is remembered and holds on the whole site. */
export function addSwitches(): void {
  const root = document.documentElement;

  const platform = document.querySelector<HTMLSelectElement>('select[data-platform]')!;
  // What holds only on other platforms is not shown, now and when it is added later.
  const others = new CSSStyleSheet();
  document.adoptedStyleSheets.push(others);
  const choose = (id: string) => {
    others.replaceSync(id && `[data-platforms]:not([data-platforms~="${id}"]){display:none}`);
    if (id === '') delete root.dataset['platform'];
    else root.dataset['platform'] = id;
    platform.value = id;
    // With one platform a log is one command: nothing to fold away.
    for (const logs of document.querySelectorAll<HTMLDetailsElement>('details.logs')) logs.open = id !== '';
    root.dispatchEvent(new Event('platform'));
  };
  void settings.then(({ platforms }) => {
    for (const [id, title] of Object.entries(platforms)) platform.add(new Option(title, id));
    const stored = recall('localStorage', 'platform') ?? '';
    choose(Object.hasOwn(platforms, stored) ? stored : '');
    platform.hidden = false;
  });
  platform.addEventListener('change', () => {
    remember('localStorage', 'platform', platform.value);
    choose(platform.value);
  });

  const theme = document.querySelector<HTMLButtonElement>('[data-theme-switch]')!;
  const shown = recall('localStorage', 'theme');
  if (shown === 'dark' || shown === 'light') root.dataset['theme'] = shown;
  theme.hidden = false;
  theme.addEventListener('click', () => {
    const isDark = root.dataset['theme']
      ? root.dataset['theme'] === 'dark'
      : matchMedia('(prefers-color-scheme: dark)').matches;
    const next = isDark ? 'light' : 'dark';
    root.dataset['theme'] = next;
    remember('localStorage', 'theme', next);
  });

  const language = document.querySelector<HTMLAnchorElement>('a[data-language]')!;
  const address = language.href;
  language.addEventListener('click', () => {
    const target = new URL(address);
    target.search = location.search;
    target.hash = location.hash;
    language.href = target.href;
  });
}
