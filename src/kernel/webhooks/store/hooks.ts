// All SQL of receivers.

import { sql } from '#platform/db';
import type { Conn } from '#platform/db';
import type { WebhookRow, WebhookTables } from '../tables.ts';

const on = (conn: Conn) => conn.withTables<WebhookTables>();

export function allHooks(conn: Conn): Promise<WebhookRow[]> {
  return on(conn).selectFrom('webhook').selectAll().orderBy('created_at').orderBy('id').execute();
}

export function hookById(conn: Conn, id: string): Promise<WebhookRow | undefined> {
  return on(conn).selectFrom('webhook').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function insertHook(conn: Conn, row: WebhookRow): Promise<void> {
  await on(conn).insertInto('webhook').values(row).execute();
}

export async function updateHook(conn: Conn, id: string, changes: Partial<Omit<WebhookRow, 'id'>>): Promise<boolean> {
  const done = await on(conn).updateTable('webhook').set(changes).where('id', '=', id).executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function removeHook(conn: Conn, id: string): Promise<boolean> {
  await on(conn).deleteFrom('webhook_delivery').where('webhook_id', '=', id).execute();
  const done = await on(conn).deleteFrom('webhook').where('id', '=', id).executeTakeFirst();
  return done.numDeletedRows === 1n;
}

/** Moves on only from where it stood: of two processes one tells a fact on. */
export async function moveCursor(conn: Conn, id: string, from: number, to: number): Promise<boolean> {
  const done = await on(conn)
    .updateTable('webhook')
    .set({ cursor_seq: to })
    .where('id', '=', id)
    .where('cursor_seq', '=', from)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Which subjects exist, and whether they are people. */
export async function subjectKinds(conn: Conn, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; kind: string }>`select id, kind from subject where id in (${sql.join(ids)})`.execute(conn);
  return new Map(rows.map(({ id, kind }) => [id, kind]));
}
