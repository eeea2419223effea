// All SQL of tokens.

import type { Conn, Selectable } from '#platform/db';
import { accountById } from './store.ts';
import type { AccountRow } from './store.ts';
import type { AccessTables, ApiTokenTable } from './tables.ts';

export type TokenRow = Selectable<ApiTokenTable>;

const on = (conn: Conn) => conn.withTables<AccessTables>();

export async function insertToken(conn: Conn, row: TokenRow): Promise<void> {
  await on(conn).insertInto('api_token').values(row).execute();
}

export async function tokenWithAccount(conn: Conn, hash: string): Promise<{ row: TokenRow; account: AccountRow } | undefined> {
  const row = await on(conn).selectFrom('api_token').selectAll().where('hash', '=', hash).executeTakeFirst();
  const account = row && (await accountById(conn, row.account_id));
  return row && account ? { row, account } : undefined;
}

/** The newest first. */
export function allTokens(conn: Conn): Promise<TokenRow[]> {
  return on(conn).selectFrom('api_token').selectAll().orderBy('created_at', 'desc').orderBy('id', 'desc').execute();
}

export async function countLive(conn: Conn, now: string): Promise<number> {
  const query = on(conn)
    .selectFrom('api_token')
    .select((eb) => eb.fn.countAll<number>().as('n'));
  return Number((await query.where('ended_at', 'is', null).where('expires_at', '>', now).executeTakeFirstOrThrow()).n);
}

/** Marks the day; once a day is written, whatever the number of calls. */
export async function markUsed(conn: Conn, id: string, day: string): Promise<void> {
  await on(conn).updateTable('api_token').set({ last_used_on: day }).where('id', '=', id).execute();
}

/** Ends one token; false when it had ended already. */
export async function endToken(conn: Conn, id: string, at: string, why: string): Promise<boolean> {
  const done = await on(conn)
    .updateTable('api_token')
    .set({ ended_at: at, ended_why: why })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Ends what an account made, or everything. */
export async function endTokensOf(conn: Conn, accountId: string | null, at: string, why: string): Promise<void> {
  let query = on(conn).updateTable('api_token').set({ ended_at: at, ended_why: why }).where('ended_at', 'is', null);
  if (accountId !== null) query = query.where('account_id', '=', accountId);
  await query.execute();
}

/** What ended before this instant, in either way. */
export async function dropOldTokens(conn: Conn, before: string): Promise<number> {
  const done = await on(conn)
    .deleteFrom('api_token')
    .where((eb) => eb.or([eb('ended_at', '<', before), eb('expires_at', '<', before)]))
    .executeTakeFirst();
  return Number(done.numDeletedRows);
}
