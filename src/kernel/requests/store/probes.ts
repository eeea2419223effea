// SQL of the weekly try of the public form: what was tried, and taking its request back without a trace among the cases.

import { reader, sql } from '#platform/db';
import type { Conn, Tx } from '#platform/db';
import type { RequestCaseRow, RequestProbeRow, RequestTables } from '../tables.ts';

function write(tx: Tx) {
  return tx.withTables<RequestTables>();
}

export async function insertProbe(tx: Tx, row: RequestProbeRow): Promise<void> {
  await write(tx).insertInto('request_probe').values(row).execute();
}

export async function updateProbe(tx: Tx, id: string, changes: Partial<RequestProbeRow>): Promise<void> {
  await write(tx).updateTable('request_probe').set(changes).where('id', '=', id).execute();
}

export async function unfinishedProbes(conn: Conn): Promise<RequestProbeRow[]> {
  return reader<RequestTables>(conn).selectFrom('request_probe').selectAll().where('done_at', 'is', null).execute();
}

/** The latest try that came to its end. */
export async function lastProbe(conn: Conn): Promise<RequestProbeRow | undefined> {
  const rows = reader<RequestTables>(conn).selectFrom('request_probe').selectAll().where('done_at', 'is not', null);
  return rows.orderBy('at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst();
}

/** The case that a try made: nobody else knows its token. */
export async function caseOfToken(conn: Conn, token: string): Promise<RequestCaseRow | undefined> {
  const { rows } = await sql<{ request_id: string }>`
    select request_id from request_word where role = 'requester' and value like ${`Koe ${token},%`}`.execute(conn);
  const [found] = rows;
  if (found === undefined) return undefined;
  const cases = reader<RequestTables>(conn).selectFrom('request_case').selectAll();
  return cases.where('id', '=', found.request_id).where('channel', '=', 'own-pages').executeTakeFirst();
}

/** Everything of one case; only of a try, which nobody asked. */
export async function takeBackCase(tx: Tx, id: string): Promise<void> {
  for (const table of ['request_letter', 'request_word', 'request_step', 'request_stop'] as const)
    await write(tx).deleteFrom(table).where('request_id', '=', id).execute();
  await write(tx).deleteFrom('request_case').where('id', '=', id).execute();
}

export async function dropProbesBefore(tx: Tx, before: string): Promise<void> {
  await write(tx).deleteFrom('request_probe').where('at', '<', before).execute();
}
