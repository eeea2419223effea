// Stored rows of any kind, as the guard of held data sees them before they are changed.

import type { AnyKind } from '#kernel/records';
import { idList } from '#kernel/subjects';
import { sql } from '#platform/db';
import type { Conn } from '#platform/db';

type Row = Readonly<Record<string, unknown>>;

export async function storedRows(conn: Conn, kind: AnyKind, ids: readonly string[]): Promise<Row[]> {
  return (await sql<Row>`select * from ${sql.table(kind.table)} where ${sql.ref(kind.key)} in ${idList(conn, ids)}`.execute(conn)).rows;
}
