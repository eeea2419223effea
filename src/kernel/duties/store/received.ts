// Who has seen or received data of a person, by the log of disclosures.

import { sql } from '#platform/db';
import type { Conn } from '#platform/db';

export async function receivedBy(conn: Conn, subjectId: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`select distinct recipient_id as id from disclosure where subject_id = ${subjectId}`.execute(
    conn,
  );
  return new Set(rows.map(({ id }) => id));
}
