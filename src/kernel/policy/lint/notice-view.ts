// A notice as the lint asks it: which facts it states, in which part a word stands, and where.

import type { NoticeImport } from '../import/import.ts';
import { toolById } from '../import/gazetteer.ts';
import type { Tool } from '../import/gazetteer.ts';
import type { Fact, FactKind, Place, SectionKey } from '../import/types.ts';
import { insideEea } from '../reference.ts';
import type { LintOn } from './types.ts';

export interface View {
  readonly on: LintOn;
  readonly text: string;
  of(kind: FactKind): Fact[];
  /** The first fact whose path is this or begins with it and a separator. */
  fact(path: string): Fact | undefined;
  has(path: string): boolean;
  says(pattern: RegExp): boolean;
  find(pattern: RegExp, within?: readonly SectionKey[]): Place | undefined;
  sectionAt(offset: number): SectionKey;
  place(start: number, end: number): Place;
}

export function viewOf({ text, facts }: NoticeImport, on: LintOn): View {
  const paths = new Map(facts.map((fact) => [fact.path, fact]));
  const spans = facts
    .filter(({ kind }) => kind === 'section')
    .flatMap(({ value, place, also = [] }) =>
      [place, ...also].map(({ start }) => ({ start, section: String(value['section']) as SectionKey })),
    )
    .toSorted((a, b) => a.start - b.start);
  const lines = [...text.matchAll(/\n/g)].map(({ index }) => index);
  const sectionAt = (offset: number): SectionKey => spans.findLast(({ start }) => start <= offset)?.section ?? 'title';
  const place = (start: number, end: number): Place => ({ start, end, line: lineOf(lines, start) });
  const fact = (path: string) =>
    paths.get(path) ?? facts.find((each) => each.path.startsWith(`${path}:`) || each.path.startsWith(`${path}/`));
  return {
    on,
    text,
    of: (kind) => facts.filter((each) => each.kind === kind),
    fact,
    has: (path) => fact(path) !== undefined,
    says: (pattern) => pattern.test(text),
    sectionAt,
    place,
    find(pattern, within) {
      const match = [...text.matchAll(global(pattern))].find(({ index }) => within === undefined || within.includes(sectionAt(index)));
      return match === undefined ? undefined : place(match.index, match.index + match[0].length);
    },
  };
}

export function global(pattern: RegExp): RegExp {
  return pattern.global ? pattern : new RegExp(pattern.source, `${pattern.flags}g`);
}

function lineOf(lines: readonly number[], offset: number): number {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low + 1;
}

export function last(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function placesOf({ place, also = [] }: Fact): Place[] {
  return [place, ...also];
}

/** Office suites keep European customers' data in the Union, and a map or a film shown on a page is no transfer of the register. */
const AT_HOME = new Set(['outlook', 'microsoft-365', 'microsoft-teams', 'wordpress', 'youtube']);

/** Services named that keep data outside the EU and EEA; a social network named as a source only receives nothing. */
export function foreignTools(view: View): { tool: Tool; place: Place }[] {
  const found = [...view.of('tool'), ...view.of('recipient')].flatMap((fact) => {
    const tool = toolById(last(fact.path));
    if (tool === undefined || insideEea(tool.country) || AT_HOME.has(tool.id)) return [];
    const places = placesOf(fact).filter(({ start }) => tool.kind !== 'social' || view.sectionAt(start) !== 'sources');
    return places[0] === undefined ? [] : [{ tool, place: places[0] }];
  });
  return [...new Map(found.map((each) => [each.tool.id, each])).values()];
}
