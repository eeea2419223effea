// The erasure that somebody has asked for and that still waits.

import { sql } from '#platform/db';
import type { Conn } from '#platform/db';
import { statement } from './statements.ts';

interface Planned {
  readonly id: string;
  readonly deadline_at: string;
}

const PLANNED = statement<Planned>(
  (id) => sql<Planned>`select id, deadline_at from erasure where subject_id = ${id} and state = 'planned' and ground = 'request'
    order by deadline_at limit 1`,
);

export async function plannedRequest(conn: Conn, subjectId: string): Promise<Planned | undefined> {
  return (await PLANNED.run(conn, subjectId)).rows[0];
}
