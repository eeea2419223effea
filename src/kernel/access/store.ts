// All SQL of staff access.

import { repeated } from '#platform/db';
import type { Conn, Insertable, Selectable, Updateable } from '#platform/db';
import type { AccessTables, AccountTable, SessionTable } from './tables.ts';

export type AccountRow = Selectable<AccountTable>;
export type SessionRow = Selectable<SessionTable>;

const on = (conn: Conn) => conn.withTables<AccessTables>();

export function accountByEmail(conn: Conn, email: string): Promise<AccountRow | undefined> {
  return on(conn).selectFrom('account').selectAll().where('email', '=', email).executeTakeFirst();
}

export function accountById(conn: Conn, id: string): Promise<AccountRow | undefined> {
  return on(conn).selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst();
}

export function allAccounts(conn: Conn): Promise<AccountRow[]> {
  return on(conn).selectFrom('account').selectAll().orderBy('created_at').orderBy('id').execute();
}

export async function countAccounts(conn: Conn): Promise<number> {
  const row = await on(conn)
    .selectFrom('account')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

export async function insertAccount(conn: Conn, row: Insertable<AccountTable>): Promise<void> {
  await on(conn).insertInto('account').values(row).execute();
}

export async function updateAccount(conn: Conn, id: string, changes: Updateable<AccountTable>): Promise<void> {
  await on(conn).updateTable('account').set(changes).where('id', '=', id).execute();
}

/** Counts a failed try in the database itself, so that parallel guesses cannot lose each other's count. */
export async function countFailure(conn: Conn, id: string, lockAfter: number, lockedUntil: string): Promise<void> {
  await on(conn)
    .updateTable('account')
    .set((eb) => ({
      failed_count: eb('failed_count', '+', 1),
      locked_until: eb
        .case()
        .when('failed_count', '>=', lockAfter - 1)
        .then(lockedUntil)
        .else(eb.ref('locked_until'))
        .end(),
    }))
    .where('id', '=', id)
    .execute();
}

/** Takes a TOTP step once; false when that step (or a later one) was already used. */
export async function takeTotpStep(conn: Conn, id: string, step: number): Promise<boolean> {
  const done = await on(conn)
    .updateTable('account')
    .set({ totp_last_step: step })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('totp_last_step', 'is', null), eb('totp_last_step', '<', step)]))
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function replaceRecoveryCodes(conn: Conn, accountId: string, rows: { id: string; hash: string }[]): Promise<void> {
  await on(conn).deleteFrom('recovery_code').where('account_id', '=', accountId).execute();
  if (rows.length)
    await on(conn)
      .insertInto('recovery_code')
      .values(rows.map((r) => ({ ...r, account_id: accountId, used_at: null })))
      .execute();
}

/** Uses a recovery code once; false when it is unknown or used. */
export async function useRecoveryCode(conn: Conn, accountId: string, hash: string, at: string): Promise<boolean> {
  const done = await on(conn)
    .updateTable('recovery_code')
    .set({ used_at: at })
    .where('account_id', '=', accountId)
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function insertSession(conn: Conn, row: Insertable<SessionTable>): Promise<void> {
  await on(conn).insertInto('session').values(row).execute();
}

// Every request asks both, so they are put into words once.
const sessionOf = repeated<SessionRow>('select * from "session" where "id" = ?');
const accountOf = repeated<AccountRow>('select * from "account" where "id" = ?');

export async function sessionWithAccount(conn: Conn, id: string): Promise<(SessionRow & { account: AccountRow }) | undefined> {
  const [session] = (await sessionOf(conn, id)).rows;
  if (!session) return undefined;
  const [account] = (await accountOf(conn, session.account_id)).rows;
  return account ? { ...session, account } : undefined;
}

export function sessionsOf(conn: Conn, accountId: string, at: string): Promise<SessionRow[]> {
  return on(conn)
    .selectFrom('session')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', at)
    .orderBy('last_seen_at', 'desc')
    .execute();
}

export async function touchSession(conn: Conn, id: string, changes: Updateable<SessionTable>): Promise<void> {
  await on(conn).updateTable('session').set(changes).where('id', '=', id).execute();
}

export async function revokeSessions(conn: Conn, accountId: string, at: string, only?: string): Promise<number> {
  let query = on(conn).updateTable('session').set({ revoked_at: at }).where('account_id', '=', accountId).where('revoked_at', 'is', null);
  if (only) query = query.where('id', '=', only);
  return Number((await query.executeTakeFirst()).numUpdatedRows);
}

export async function revokeEverySession(conn: Conn, at: string): Promise<void> {
  await on(conn).updateTable('session').set({ revoked_at: at }).where('revoked_at', 'is', null).execute();
}

/** Sessions are kept for thirty days after their end, as the notice says of staff logs. */
export async function dropOldSessions(conn: Conn, before: string): Promise<void> {
  await on(conn).deleteFrom('session').where('expires_at', '<', before).execute();
}

export async function getSetting(conn: Conn, key: string): Promise<string | undefined> {
  return (await on(conn).selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst())?.value;
}

export async function putSetting(conn: Conn, key: string, value: string): Promise<void> {
  await on(conn)
    .insertInto('setting')
    .values({ key, value })
    .onConflict((oc) => oc.column('key').doUpdateSet({ value }))
    .execute();
}

/** Removes a setting only while it still has this value: two claims of one installation cannot both win. */
export async function takeSetting(conn: Conn, key: string, value: string): Promise<boolean> {
  const done = await on(conn).deleteFrom('setting').where('key', '=', key).where('value', '=', value).executeTakeFirst();
  return done.numDeletedRows === 1n;
}
