// One text of one row, in any table that signed the contract.

import { sql } from '#platform/db';
import type { Conn, Tx } from '#platform/db';
import type { AnyKind } from '#kernel/records';

interface TextColumn {
  readonly kind: AnyKind;
  readonly column: string;
}

export async function textAt(conn: Conn, { kind, column }: TextColumn, recordId: string): Promise<string | undefined> {
  const found = await sql<{ t: string | null }>`
    select ${sql.ref(column)} as t from ${sql.table(kind.table)} where ${sql.ref(kind.key)} = ${recordId}`.execute(conn);
  return found.rows[0]?.t ?? undefined;
}

export async function writeTextAt(tx: Tx, { kind, column }: TextColumn, recordId: string, text: string): Promise<void> {
  await sql`update ${sql.table(kind.table)} set ${sql.ref(column)} = ${text} where ${sql.ref(kind.key)} = ${recordId}`.execute(tx);
}
