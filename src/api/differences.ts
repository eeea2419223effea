// Which lines a draft adds and takes away, with a little of what stands around them.

export interface DifferenceLine {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

const CONTEXT = 3;

/** Lines of the longer common part are kept; only those near a change are shown. */
export function lineDifferences(before: string, after: string): DifferenceLine[] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const middle = compare(a.slice(start, a.length - end), b.slice(start, b.length - end));
  const same = (lines: string[]): DifferenceLine[] => lines.map((text) => ({ kind: 'same', text }));
  return [...same(a.slice(Math.max(0, start - CONTEXT), start)), ...middle, ...same(a.slice(a.length - end, a.length - end + CONTEXT))];
}

/** The classic table of longest common runs; drafts differ by tens of lines, not thousands. */
function compare(a: string[], b: string[]): DifferenceLine[] {
  if (a.length * b.length > 4_000_000)
    return [...a.map((text) => ({ kind: 'removed' as const, text })), ...b.map((text) => ({ kind: 'added' as const, text }))];
  const width = b.length + 1;
  const table = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number) => table[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--)
      table[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const lines: DifferenceLine[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ kind: 'same', text: a[i] ?? '' });
      i += 1;
      j += 1;
    } else if (j < b.length && (i === a.length || at(i, j + 1) >= at(i + 1, j))) lines.push({ kind: 'added', text: b[j++] ?? '' });
    else lines.push({ kind: 'removed', text: a[i++] ?? '' });
  }
  return lines;
}
