import type { Rule } from './rule.ts';

/** What bash interprets inside double quotes, or ends a line or a word's harmlessness with. */
const unsafe = ['"', '$', '`', '\\', '!', '\n', '\r', '\0'];

/** A variable's pattern admits its example, and no value that a shell would interpret or a command take for an option. */
export const safeVariable: Rule = {
  name: 'safe-variable',
  *check({ variables }) {
    for (const [name, { pattern, example, default: preset }] of Object.entries(variables.data)) {
      const place = variables.placeOf([name, 'pattern']);
      let accepts: (value: string) => boolean;
      try {
        const expression = new RegExp(pattern, 'v');
        accepts = (value) => expression.test(value);
      } catch (error) {
        yield {
          place,
          message: `The pattern of "${name}" cannot be read: ${(error as Error).message}.`,
          hint: 'Write a regular expression as JavaScript reads it with the flag v: escape a hyphen in brackets.',
        };
        continue;
      }
      for (const [field, value] of [
        ['example', example],
        ['default', preset],
      ] as const) {
        if (value === undefined || accepts(value)) continue;
        yield {
          place: variables.placeOf([name, field]),
          message: `The ${field} "${value}" does not fit the pattern of "${name}".`,
          hint: `Change the ${field} or the pattern.`,
        };
      }
      const positions = [...Array(example.length + 1).keys()];
      const admitted = unsafe.find(
        (sign) =>
          accepts(sign) ||
          positions.some(
            (at) =>
              accepts(example.slice(0, at) + sign + example.slice(at)) ||
              accepts(example.slice(0, at) + sign + example.slice(at + 1)),
          ),
      );
      const option = [`-${example}`, `-${example.slice(1)}`, '-f', '--all'].find(accepts);
      if (admitted !== undefined || option !== undefined) {
        yield {
          place,
          message: `The pattern of "${name}" admits ${admitted === undefined ? `"${option}", which a command takes for an option` : `${JSON.stringify(admitted)}, which a shell interprets`}.`,
          hint: 'Name the characters that a value may hold, and begin with a letter, a digit or a slash.',
        };
      }
    }
  },
};
