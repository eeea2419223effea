/** The source text cut where marks begin and end, so that marks may lie over one another. */
import type { ReadFact, Reading } from './use-review.ts';

export interface Segment {
  start: number;
  text: string;
  /** Facts that stand here, by path. */
  facts: readonly string[];
  /** Position in the list of what was not understood. */
  unread: number | undefined;
  findings: readonly string[];
  heading: boolean;
}

interface Mark {
  start: number;
  end: number;
  fact?: string;
  unread?: number;
  finding?: string;
  heading?: true;
}

/** Facts that a person decides on; headings and introductions only give the text its shape. */
export function isDecidable({ kind }: ReadFact): boolean {
  return kind !== 'section' && kind !== 'introduction';
}

export function segmentsOf({ text, facts, notUnderstood, findings }: Reading): Segment[] {
  const marks = marksOf({ facts, notUnderstood, findings });
  const edges = new Set([0, text.length]);
  for (const { start, end } of marks) edges.add(start).add(end);
  const cuts = [...edges].filter((at) => at >= 0 && at <= text.length).toSorted((a, b) => a - b);
  const waiting = marks.toSorted((a, b) => a.start - b.start);
  let next = 0;
  let open: Mark[] = [];
  return cuts.slice(0, -1).map((start, i) => {
    while (waiting[next] !== undefined && (waiting[next]?.start ?? 0) <= start) {
      const mark = waiting[next];
      if (mark) open.push(mark);
      next += 1;
    }
    open = open.filter((mark) => mark.end > start);
    return segment(text.slice(start, cuts[i + 1]), start, open);
  });
}

function marksOf({ facts, notUnderstood, findings }: Pick<Reading, 'facts' | 'notUnderstood' | 'findings'>): Mark[] {
  const ofFacts = facts.flatMap((fact) => {
    if (fact.kind === 'introduction') return [];
    const places = [fact.place, ...fact.also];
    return places.map(({ start, end }) => ({ start, end, ...(isDecidable(fact) ? { fact: fact.path } : { heading: true as const }) }));
  });
  const ofUnread = notUnderstood.map(({ place: { start, end } }, unread) => ({ start, end, unread }));
  const ofFindings = findings.flatMap(({ id, place }) => (place === null ? [] : [{ start: place.start, end: place.end, finding: id }]));
  return [...ofFacts, ...ofUnread, ...ofFindings].filter(({ start, end }) => end > start);
}

function segment(text: string, start: number, open: readonly Mark[]): Segment {
  return {
    start,
    text,
    facts: open.flatMap(({ fact }) => fact ?? []),
    unread: open.find((mark) => mark.unread !== undefined)?.unread,
    findings: open.flatMap(({ finding }) => finding ?? []),
    heading: open.some(({ heading }) => heading === true),
  };
}
