// One query for the raffles that somebody is in.

import { reader } from '#platform/db';
import type { Conn, Selectable } from '#platform/db';
import type { EntryState, RafflesTables, RaffleTable } from './tables.ts';

const MOST = 50;

export type OwnRow = Selectable<RaffleTable> & { code: string; hash: string; entry_state: EntryState };

export async function entriesOfPerson(conn: Conn, subjectId: string): Promise<OwnRow[]> {
  const joined = reader<RafflesTables>(conn).selectFrom('raffle_entry as e').innerJoin('raffle as r', 'r.id', 'e.raffle_id').selectAll('r');
  const query = joined.select(['e.code', 'e.hash', 'e.state as entry_state']).where('e.subject_id', '=', subjectId);
  const rows = await query.orderBy('e.created_at', 'desc').orderBy('e.id', 'desc').limit(MOST).execute();
  return rows.map((row) => ({ ...row, winners: Number(row.winners) }));
}
