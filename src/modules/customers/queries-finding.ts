// SQL of finding.

import { reader } from '#platform/db';
import type { Conn } from '#platform/db';
import type { CustomersTables } from './tables.ts';

/** The organisation that each of these people represents now. */
export async function employersOf(conn: Conn, ids: readonly string[]): Promise<{ person_id: string; name: string | null }[]> {
  if (ids.length === 0) return [];
  return reader<CustomersTables>(conn)
    .selectFrom('affiliation')
    .innerJoin('organisation', 'organisation.id', 'affiliation.organisation_id')
    .select(['affiliation.person_id', 'organisation.name'])
    .where('affiliation.person_id', 'in', ids)
    .where('affiliation.until', 'is', null)
    .orderBy('affiliation.id', 'desc')
    .execute();
}
