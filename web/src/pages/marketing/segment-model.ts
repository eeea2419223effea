/** An audience as it is edited: lines that must all hold, each with one or several alternatives, or left out. */
import type { Request } from '#web/api/client.ts';

export type Segment = Request<'audiences', 'count'>['body']['segment'];
export type Condition = Extract<Segment, { on: string }>;
export type On = Condition['on'];

export interface Line {
  /** Whoever meets it is left out. */
  readonly out: boolean;
  /** One of these is enough; a condition that is not finished yet is null. */
  readonly any: readonly (Condition | null)[];
}

/** The lines of a segment, or null when it was made elsewhere and holds more than the editor shows. */
export function linesOf(segment: Segment): Line[] | null {
  const parts = 'all' in segment ? segment.all : [segment];
  const lines = parts.map(lineOf);
  return lines.every((line) => line !== null) ? lines : null;
}

function lineOf(part: Segment): Line | null {
  const out = 'not' in part;
  const inner = 'not' in part ? part.not : part;
  if ('on' in inner) return { out, any: [inner] };
  if (!('any' in inner)) return null;
  const any = inner.any.flatMap((each) => ('on' in each ? [each] : []));
  return any.length === inner.any.length ? { out, any } : null;
}

/** What the finished lines come to. */
export function segmentOf(lines: readonly Line[]): Segment {
  return {
    all: lines.flatMap(({ out, any }): Segment[] => {
      const done = any.filter((each) => each !== null);
      const [first] = done;
      if (!first) return [];
      const part: Segment = done.length === 1 ? first : { any: [...done] };
      return [out ? { not: part } : part];
    }),
  };
}

/** True when nobody has to fill in anything any more. */
export function isWhole(lines: readonly Line[]): boolean {
  return lines.length > 0 && lines.every(({ any }) => any.every((each) => each !== null));
}
