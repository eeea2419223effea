// The conditions of lists for whoever chooses people by them elsewhere: one condition at a time, so that they can be joined by "and", "or" and "not".

import type { Deps } from '#kernel/deps';
import { daysOf, readFilter } from './list-filter.ts';
import type { PeopleQuery } from './list-filter.ts';
import { countMatching, matchingIds } from './queries-list-count.ts';
import type { Matching } from './queries-list-count.ts';
import { conditionsOf } from './queries-list-filters.ts';
import type { Condition } from './queries-list-filters.ts';
import { addressHolding, wordsHolding } from './queries-segments.ts';

/** What the list of people can be asked, but for searches, and words of texts. */
export type PeoplePart =
  | { readonly list: Omit<PeopleQuery, 'q'> }
  | { readonly text: 'address' | 'service' | 'order'; readonly holds: string };

/** The conditions that one part comes to; all of them hold together. */
export async function peopleConditions(deps: Deps, part: PeoplePart): Promise<Condition[]> {
  const { db } = deps.database;
  if ('list' in part) return conditionsOf(db, await readFilter(deps, part.list), daysOf(deps));
  return [part.text === 'address' ? addressHolding(db, part.holds) : wordsHolding(db, part.text, part.holds)];
}

/** How many people meet all conditions, told exactly. */
export function countPeopleMeeting(deps: Deps, conditions: readonly Condition[]): Promise<Matching> {
  return countMatching(deps.database.db, { table: 'person', conditions }, true);
}

/** Everybody who meets all conditions, in portions in the order of age. */
export async function* peopleMeeting(deps: Deps, conditions: readonly Condition[]): AsyncGenerator<readonly string[]> {
  for await (const { ids } of matchingIds(deps.database.db, { table: 'person', conditions }, 'ids')) if (ids.length > 0) yield ids;
}
