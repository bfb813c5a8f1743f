/** A copy of one language of the site, to be read without a network: one file that holds all others. */
export interface SiteCopy {
  /** Style sheets, each once; pages have `STYLE<number>` in their place. */
  styles: string[];
  /** Path below the site's base -> text. */
  files: Record<string, string>;
}

const placeholder = /<style>STYLE(\d+)<\/style>/g;

/** Packs files; what many pages share is packed once. */
export function pack(files: ReadonlyMap<string, string>): SiteCopy {
  const styles: string[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (style: string) => {
    const known = numbers.get(style);
    if (known !== undefined) return known;
    numbers.set(style, styles.length);
    return styles.push(style) - 1;
  };
  return {
    files: Object.fromEntries(
      [...files].map(([path, text]) => [
        path,
        path.endsWith('.html')
          ? text.replace(
              /<style>([\s\S]*?)<\/style>/g,
              (_, style: string) => `<style>STYLE${numberOf(style)}</style>`,
            )
          : text,
      ]),
    ),
    styles,
  };
}

/** The files of a copy as they were packed, one after the other. */
export function* unpack({ styles, files }: SiteCopy): Generator<[path: string, text: string]> {
  for (const [path, text] of Object.entries(files)) {
    yield [
      path,
      path.endsWith('.html')
        ? text.replace(placeholder, (_, number: string) => `<style>${styles[Number(number)]!}</style>`)
        : text,
    ];
  }
}

/** What a copy is of: its version changes when any of its files does. */
export interface CopyInfo {
  version: string;
  /** Bytes to fetch. */
  bytes: number;
}

/** Where a path is found in a copy, for a path below the site's base; steps of the tree are found in the diagnosis. */
export function placeInCopy(path: string): { file: string } | { redirect: string } {
  const [, language = '', rest = ''] = /^(ko\/)?(.*)$/.exec(path)!;
  const step = /^tree\/((?:[a-z0-9-]+\.[a-z0-9-]+\/?)+)$/.exec(rest);
  if (step) {
    const answers = step[1]!.split('/').filter(Boolean);
    return { redirect: `${language}diagnose/#${answers.map((each) => each.replace('.', '=')).join('&')}` };
  }
  const alert = /^runbooks\/[^/]+\/([^/]+)\/?$/.exec(rest);
  if (alert) return { file: `${language}alerts/${alert[1]!}/index.html` };
  if (/\.[a-z0-9]+$/.test(rest)) return { file: path };
  return { file: `${path.replace(/\/?$/, path === '' ? '' : '/')}index.html` };
}
