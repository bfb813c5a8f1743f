/** A line of a text, and the part of it that was recognised. */
export interface Line {
  text: string;
  start: number;
  end: number;
}

/** What differs from one line of a log to the next although both say the same. */
const noise: readonly [pattern: RegExp, stands: string][] = [
  // Times: ISO 8601, syslog, klog with its process number, kernel seconds, durations.
  [/\b\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d\S*/g, ' '],
  [/\b[A-Z][a-z]{2} +\d{1,2} \d\d:\d\d:\d\d\b/g, ' '],
  [/\b[IWEF]\d{4} \d\d:\d\d:\d\d\.\d+ +\d+ /g, ' '],
  [/^\[ *\d+\.\d+\]/g, ' '],
  // Identifiers: UUIDs, hashes, the endings of pods' names.
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, ' '],
  [/-[0-9a-f]{8,10}-[a-z0-9]{5}\b/g, ' '],
  [/\b(?=[0-9a-f]*\d)[0-9a-f]{8,}\b/gi, ' '],
  // Addresses with their ports.
  [/\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?(?:->\S+)?/g, ' '],
  // The place in the program, and all other numbers.
  [/\b[\w-]+\.go:\d+\]?/g, ' '],
  [/\b\d[\d.]*(?:[a-zµ]{1,2}\d[\d.]*)*[a-zµ]{0,3}\b/g, ' '],
];

/** A line without what is noise: two lines that say the same come out equal. */
export function withoutNoise(line: string): string {
  return noise
    .reduce((rest, [pattern, stands]) => rest.replace(pattern, stands), line)
    .replace(/\s+/g, ' ')
    .trim();
}

/** Longer lines are looked at in pieces ... */
const longest = 2000;
/** ... which share this much, so that nothing is lost between them. */
const shared = 300;

/** The lines of a text as they stand; very long ones in overlapping pieces, so that no expression has to look far. */
export function* linesOf(text: string): Generator<string> {
  let start = 0;
  while (start <= text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    if (end - start <= longest) {
      yield text.slice(start, end).trimEnd();
    } else {
      for (let from = start; from < end; from += longest - shared) {
        yield text.slice(from, Math.min(end, from + longest));
      }
    }
    start = end + 1;
  }
}
