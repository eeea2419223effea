// Answers of the list of organisations: the same grammar as that of people.

import type { Deps } from '#kernel/deps';
import { search } from '#kernel/subjects';
import type { ParsedOf } from '#platform/contract';
import type { organisations } from './contract.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { FOUND, holding } from './list-filter.ts';
import { countMatching } from './queries-list-count.ts';
import type { Counted, Matching } from './queries-list-count.ts';
import { organisationConditions, pageOfOrganisations } from './queries-list-organisations.ts';
import { organisationRows } from './views.ts';

export type Asked = Omit<ParsedOf<typeof organisations.matching>['query'], 'exact'>;
export type OrganisationSort = ParsedOf<typeof organisations.list>['query']['sort'];

export interface OrganisationFilter extends Pick<Asked, 'register' | 'tag' | 'businessId' | 'website' | 'people'> {
  /** Values in use that hold the words asked for. */
  industries?: readonly string[] | undefined;
}

export async function listOrganisations(deps: Deps, query: ParsedOf<typeof organisations.list>['query']) {
  const { sort, after, limit, ...asked } = query;
  const found = await lookedFor(deps, asked);
  // One more than asked for tells whether there is a next page.
  const rows = await pageOfOrganisations(deps.database.db, { ...found, sort, after: decodeCursor(after), limit: limit + 1 });
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  const ids = rows.slice(0, limit).map(({ id }) => id);
  return { rows: await organisationRows(deps, ids), next: last ? encodeCursor(last.value, last.id) : null };
}

export async function matchingOrganisations(
  deps: Deps,
  { exact, ...asked }: ParsedOf<typeof organisations.matching>['query'],
): Promise<Matching> {
  return countMatching(deps.database.db, await countedOrganisations(deps, asked), exact === 'yes');
}

/** The organisations of a filter, to be counted or visited. */
export async function countedOrganisations(deps: Deps, asked: Asked): Promise<Counted> {
  return { table: 'organisation', ...(await lookedFor(deps, asked)) };
}

async function lookedFor(deps: Deps, { q, industry, ...same }: Asked) {
  const { db } = deps.database;
  const industries = await holding(deps, 'organisation-industry', industry);
  const among = q === undefined || q.trim() === '' ? undefined : await search(db, q.trim(), FOUND, 'organisation');
  return { conditions: organisationConditions(db, { ...same, industries }), among };
}
