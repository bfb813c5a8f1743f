import { isShell } from '../commands.ts';
import { places, risks } from '../schema.ts';
import type { Rule } from './rule.ts';

/** Every fence names its language and has an id of its own; a command also says where it runs and what it risks. */
export const fencedCommands: Rule = {
  name: 'fenced-commands',
  *check({ documents, translations }) {
    for (const document of documents) {
      const ids = new Set<string>();
      for (const fence of document.body.fences) {
        const place = document.placeAt(fence);
        const { id, where, risk } = fence.meta;
        if (fence.language === '') {
          yield {
            place,
            message: 'The fence does not name its language.',
            hint: 'Write ```sh for a command, ```text for output.',
          };
          continue;
        }
        if (!id || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) || ids.has(id)) {
          yield {
            place,
            message: id
              ? `The fence's id "${id}" is taken or not lower-case words joined by hyphens.`
              : 'The fence has no id.',
            hint: `Write \`\`\`${fence.language} id=restart-kubelet, each id once in a file.`,
          };
        }
        if (id) ids.add(id);
        if (!isShell(fence)) continue;
        if (!(places as readonly string[]).includes(where ?? '')) {
          yield {
            place,
            message: `The command does not say where it runs: where="${where ?? ''}".`,
            hint: `Write where= one of: ${places.join(', ')}.`,
          };
        }
        if (!(risks as readonly string[]).includes(risk ?? '')) {
          yield {
            place,
            message: `The command does not say what it risks: risk="${risk ?? ''}".`,
            hint: `Write risk= one of: ${risks.join(', ')}.`,
          };
        }
      }
    }
    for (const translation of translations.values()) {
      for (const fence of translation.body.fences) {
        yield {
          place: translation.placeAt(fence),
          message: 'A translation has no fences of its own.',
          hint: 'Write <Fence id="..." /> with the id of the English fence.',
        };
      }
    }
  },
};
