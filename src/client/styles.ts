import { element } from './elements.ts';

/** Adds style sheets that only what a script shows needs; resolves when they are there, or cannot be had. */
export async function addStyles(...addresses: string[]): Promise<void> {
  await Promise.all(
    addresses.map((href) => {
      const link = element('link', '', { rel: 'stylesheet', href });
      const settled = new Promise((resolve) => {
        link.addEventListener('load', resolve);
        link.addEventListener('error', resolve);
      });
      document.head.append(link);
      return settled;
    }),
  );
}
