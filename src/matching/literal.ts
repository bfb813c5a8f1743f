/**
 * Characters, in lower case, that every match of an expression holds, so that most texts can be passed over without
 * trying it: the longest run outside groups and classes; empty where there is none.
 */
export function literalOf(source: string): string {
  let longest = '';
  let run = '';
  let depth = 0;
  const end = () => {
    if (run.length > longest.length) longest = run;
    run = '';
  };
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at]!;
    if (sign === '[') {
      end();
      for (at += 1; at < source.length && source[at] !== ']'; at += 1) if (source[at] === '\\') at += 1;
    } else if (sign === '(') {
      end();
      depth += 1;
    } else if (sign === ')') {
      end();
      depth -= 1;
    } else if (sign === '|' && depth === 0) {
      return '';
    } else if ('?*{'.includes(sign)) {
      run = run.slice(0, -1);
      end();
      if (sign === '{') at = source.indexOf('}', at);
      if (at < 0) return '';
    } else if ('+.^$'.includes(sign)) {
      end();
    } else if (sign === '\\') {
      at += 1;
      const escaped = source[at] ?? '';
      if (depth > 0) continue;
      if (/[a-z0-9]/i.test(escaped)) end();
      else run += escaped;
    } else if (depth === 0) {
      run += sign;
    }
  }
  end();
  return longest.toLowerCase();
}
