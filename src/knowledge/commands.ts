import type { Fence } from './body.ts';
import type { Document } from './parse.ts';
import type { Place } from './problem.ts';

/** A command of a document, and where it stands. */
export interface PlacedCommand {
  code: string;
  place: Place;
}

const shells = ['sh', 'bash', 'shell'];

/** Whether a fence holds a command. */
export function isShell({ language }: Pick<Fence, 'language'>): boolean {
  return shells.includes(language);
}

/** Every command of a document: those of its frontmatter, then those of its body, in order. */
export function commandsOf(document: Document): PlacedCommand[] {
  const { body } = document;
  const inBody = body.fences
    .filter(isShell)
    .map((fence) => ({ code: fence.value, place: document.placeAt({ ...fence, line: fence.line + 1 }) }));
  return [...frontmatterCommands(document), ...inBody];
}

function frontmatterCommands(document: Document): PlacedCommand[] {
  const at = (path: PropertyKey[], code: string | undefined) =>
    code === undefined ? [] : [{ code, place: document.placeOf(path) }];
  if (document.kind === 'checks') {
    const { prepare, command, cleanup, variants } = document.data;
    return [
      ...at(['prepare'], prepare),
      ...at(['command'], command),
      ...Object.entries(variants).flatMap(([id, variant]) =>
        at(['variants', id, 'command'], variant.command),
      ),
      ...at(['cleanup'], cleanup),
    ];
  }
  if (document.kind === 'mitigations') return at(['verify'], document.data.verify);
  if (document.kind === 'components') {
    return Object.entries(document.data.logs).flatMap(([platform, logs]) =>
      logs.flatMap(({ command }) => at(['logs', platform], command)),
    );
  }
  return [];
}
