// SQL of reminders: which case has been told of at which stage.

import { reader } from '#platform/db';
import type { Conn, Tx } from '#platform/db';
import type { RequestReminderRow, RequestTables } from '../tables.ts';

export type Stage = RequestReminderRow['stage'];

/** Told already, as case and stage. */
export async function remindersOf(conn: Conn, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = reader<RequestTables>(conn).selectFrom('request_reminder').selectAll().where('request_id', 'in', ids);
  return new Set((await rows.execute()).map(({ request_id, stage }) => `${request_id}:${stage}`));
}

export async function insertReminder(tx: Tx, row: RequestReminderRow): Promise<void> {
  const insert = tx.withTables<RequestTables>().insertInto('request_reminder').values(row);
  await insert.onConflict((oc) => oc.columns(['request_id', 'stage']).doNothing()).execute();
}
