// Who has seen or received data of a person, by the log of disclosures.

import { repeated } from '#platform/db';
import type { Conn } from '#platform/db';

const RECEIVED = repeated<{ id: string }>('select distinct recipient_id as id from disclosure where subject_id = ?');

export async function receivedBy(conn: Conn, subjectId: string): Promise<ReadonlySet<string>> {
  const { rows } = await RECEIVED(conn, subjectId);
  return new Set(rows.map(({ id }) => id));
}
