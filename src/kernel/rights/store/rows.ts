// One stored row of any kind, as the guard of held data sees it before it is changed.

import type { AnyKind } from '#kernel/records';
import { sql } from '#platform/db';
import type { Conn } from '#platform/db';

export async function storedRow(conn: Conn, kind: AnyKind, id: string): Promise<Readonly<Record<string, unknown>> | undefined> {
  const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(kind.table)} where ${sql.ref(kind.key)} = ${id}`.execute(
    conn,
  );
  return rows[0];
}
