import type { Place } from '../problem.ts';
import type { Rule } from './rule.ts';

/** No two documents of a kind share an id or an alias; alerts do not even by upper and lower case. */
export const uniqueAddress: Rule = {
  name: 'unique-address',
  *check({ documents }) {
    const owners = new Map<string, string>();
    const claims: { address: string; name: string; owner: string; place: Place }[] = documents.flatMap(
      (document) => {
        const claim = (name: string, place: Place) => ({
          address: `${document.kind}/${document.kind === 'alerts' ? name.toLowerCase() : name}`,
          name,
          owner: document.path,
          place,
        });
        return [
          claim(document.id, document.placeOf([])),
          ...document.data.aliases.map((alias, index) => claim(alias, document.placeOf(['aliases', index]))),
        ];
      },
    );
    for (const { address, name, owner, place } of claims) {
      const other = owners.get(address);
      owners.set(address, other ?? owner);
      if (other === undefined) continue;
      yield {
        place,
        message: `"${name}" is already an id or alias of ${other}.`,
        hint: 'Take the alias out, or rename the document.',
      };
    }
  },
};
