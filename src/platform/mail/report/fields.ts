// The fields of a report (RFC 3464 §2, RFC 5965 §3): groups of head lines with an empty line between them, whatever alphabet their words are in.

export type Fields = ReadonlyMap<string, string>;

const MOST_GROUPS = 50;
const LONGEST_VALUE = 1000;

/** Groups in their order: the first speaks of the letter, each of the rest of one recipient. */
export function fieldGroups(bytes: string): Fields[] {
  const groups: Map<string, string>[] = [];
  let current: Map<string, string> | undefined;
  let last: string | undefined;
  for (const line of bytes.split(/\r\n|\r|\n/)) {
    if (line.trim() === '') {
      current = undefined;
      last = undefined;
      continue;
    }
    if (/^[ \t]/.test(line) && current !== undefined && last !== undefined) {
      current.set(last, `${current.get(last) ?? ''} ${line.trim()}`.slice(0, LONGEST_VALUE));
      continue;
    }
    const [, name, value] = /^([A-Za-z][A-Za-z0-9-]{0,60})[ \t]*:[ \t]*(.*)$/.exec(line.slice(0, LONGEST_VALUE)) ?? [];
    if (name === undefined) continue;
    if (current === undefined) {
      if (groups.length >= MOST_GROUPS) break;
      current = new Map();
      groups.push(current);
    }
    last = name.toLowerCase();
    if (!current.has(last)) current.set(last, (value ?? '').trim());
  }
  return groups;
}

/** A value without the comments that RFC 822 allows in it. */
export function bare(value: string | undefined): string {
  return (value ?? '').replace(/\([^()]*\)/g, ' ').trim();
}
