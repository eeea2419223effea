// Words of a notice that are out of date or leave a list open, with where they stand.

import { isOutdated, OUTDATED, outdatedParams } from './outdated.ts';
import type { Outdated } from './outdated-row.ts';
import { openWords } from './open-words.ts';
import type { Raw } from './finding.ts';
import type { Place, SectionKey } from '../import/types.ts';
import { global } from './notice-view.ts';
import type { View } from './notice-view.ts';

export function outdated(view: View): Raw[] {
  const { reference, today } = view.on;
  return OUTDATED.filter((row) => isOutdated(row, reference, today)).flatMap((row): Raw[] => {
    const place = placeOf(view, row);
    if (place === undefined) return [];
    return [{ code: `outdated.${row.id}`, path: `text/${row.id}`, place, params: outdatedParams(row, reference), phrase: row.phrase }];
  });
}

/** The first place where the sentence around the word does not already set it right. */
function placeOf(view: View, { pattern, within, unless }: Outdated): Place | undefined {
  for (const match of view.text.matchAll(global(pattern))) {
    if (within !== undefined && !within.includes(view.sectionAt(match.index))) continue;
    const around = view.text.slice(Math.max(0, match.index - 120), match.index + match[0].length + 120);
    if (unless?.test(around) === true) continue;
    return view.place(match.index, match.index + match[0].length);
  }
  return undefined;
}

/** Parts where an open list leaves open what is promised; in the procedures such words are fair. */
const CLOSED: readonly SectionKey[] = [
  'purposes',
  'data',
  'subjects',
  'sources',
  'disclosure',
  'transfer',
  'retention',
  'security',
  'annex',
];

export function openEnded(view: View): Raw[] {
  const bySection = new Map<SectionKey, { words: Set<string>; place: Place }>();
  for (const { word, at } of openWords(view.text, 'fi')) {
    const section = view.sectionAt(at);
    if (!CLOSED.includes(section)) continue;
    const known = bySection.get(section) ?? { words: new Set<string>(), place: view.place(at, at + word.length) };
    known.words.add(word.toLowerCase());
    bySection.set(section, known);
  }
  return [...bySection].map(([section, { words, place }]) => ({
    code: 'open-ended',
    path: `text/${section}`,
    place,
    params: { words: [...words].join(', ') },
  }));
}
