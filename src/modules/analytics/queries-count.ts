// Everything the counting of visits writes: a constant number of statements for a batch, however many hits it holds.

import { dialectOf, insertRows, lockChain, reader, sql } from '#platform/db';
import type { Conn, Db, Tx } from '#platform/db';
import { idList } from '#kernel/subjects';
import type { Session } from './counting/sessions.ts';
import type { AnalyticsTables, SaltReceiptTable } from './tables.ts';

const on = (conn: Conn) => reader<AnalyticsTables>(conn);

/** Two processes may count the same visitor at once. */
export async function holdVisits(tx: Tx): Promise<void> {
  await lockChain(tx, 'visits');
}

export async function sessionsOf(conn: Conn, marks: readonly string[]): Promise<Session[]> {
  const rows = on(conn).selectFrom('visit_session').selectAll();
  const found = await rows
    .where('visitor', 'in', sql<string>`${idList(conn, marks)}`)
    .orderBy('id')
    .execute();
  return found.map((row) => ({ ...row, pages: Number(row.pages) }));
}

const SESSION_COLUMNS = [
  'id',
  'site',
  'day',
  'salt_day',
  'visitor',
  'began_at',
  'last_at',
  'entry_page',
  'exit_page',
  'pages',
] as const satisfies readonly (keyof Session)[];

/** Writes visits that began and visits that went on. */
export async function putSessions(tx: Tx, sessions: readonly Session[], fresh: ReadonlySet<string>): Promise<void> {
  const rows = sessions.filter(({ id }) => fresh.has(id)).map((row) => SESSION_COLUMNS.map((column) => row[column]));
  await insertRows(tx, 'visit_session', SESSION_COLUMNS, rows);
  const changed = sessions.filter(({ id }) => !fresh.has(id));
  if (changed.length === 0) return;
  const json = JSON.stringify(changed);
  await (dialectOf(tx) === 'sqlite' ? sqliteUpdate(json) : postgresUpdate(json)).execute(tx);
}

function sqliteUpdate(json: string) {
  const value = (name: string) => sql`json_extract(j.value, ${sql.lit(`$.${name}`)})`;
  return sql`update visit_session set visitor = ${value('visitor')}, salt_day = ${value('salt_day')}, last_at = ${value('last_at')},
    exit_page = ${value('exit_page')}, pages = ${value('pages')} from json_each(${json}) as j where visit_session.id = ${value('id')}`;
}

function postgresUpdate(json: string) {
  return sql`update visit_session set visitor = j.visitor, salt_day = j.salt_day, last_at = j.last_at, exit_page = j.exit_page, pages = j.pages
    from jsonb_to_recordset(${json}::jsonb) as j(id text, visitor text, salt_day text, last_at text, exit_page text, pages bigint)
    where visit_session.id = j.id`;
}

export type Count = readonly [day: string, site: string, kind: string, key: string, n: number];

const MOST_ROWS = 2000;

/** Adds to the figures of the days. Each figure is named once. */
export async function addCounts(tx: Tx, counts: readonly Count[]): Promise<void> {
  for (let start = 0; start < counts.length; start += MOST_ROWS) {
    const rows = counts.slice(start, start + MOST_ROWS).map(([day, site, kind, key, n]) => ({ day, site, kind, key, n }));
    await tx
      .withTables<AnalyticsTables>()
      .insertInto('visit_count')
      .values(rows)
      .onConflict((oc) => oc.columns(['day', 'site', 'kind', 'key']).doUpdateSet({ n: sql<number>`visit_count.n + excluded.n` }))
      .execute();
  }
}

/** The marks of a day go before its salt does; the receipt says so, and gets its end when the salt is gone. */
export async function openReceipt(tx: Tx, receipt: Pick<SaltReceiptTable, 'day' | 'made_at' | 'fingerprint'>): Promise<void> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from visit_session where salt_day = ${receipt.day}`.execute(tx);
  await sql`update visit_session set visitor = null, salt_day = null where salt_day = ${receipt.day}`.execute(tx);
  await insertRows(
    tx,
    'salt_receipt',
    ['day', 'made_at', 'destroyed_at', 'fingerprint', 'visits'],
    [[receipt.day, receipt.made_at, null, receipt.fingerprint, Number(rows[0]?.n ?? 0)]],
    'keep',
  );
}

export async function openReceipts(conn: Conn): Promise<string[]> {
  return (await on(conn).selectFrom('salt_receipt').select('day').where('destroyed_at', 'is', null).execute()).map(({ day }) => day);
}

export async function closeReceipt(db: Db, day: string, at: string): Promise<void> {
  await sql`update salt_receipt set destroyed_at = ${at} where day = ${day} and destroyed_at is null`.execute(db);
}

/** Marks whose salt's file is gone without a receipt, as when the folder was lost. */
export async function dropMarksBefore(db: Db, day: string): Promise<void> {
  await sql`update visit_session set visitor = null, salt_day = null where salt_day < ${day}`.execute(db);
}

export async function dropVisitsBefore(tx: Tx, { sessions, counts }: { sessions: string; counts: string }): Promise<number> {
  const dropped = await sql`delete from visit_session where day < ${sessions}`.execute(tx);
  const old = await sql`delete from visit_count where day < ${counts}`.execute(tx);
  await sql`delete from salt_receipt where day < ${counts} and destroyed_at is not null`.execute(tx);
  return Number(dropped.numAffectedRows ?? 0) + Number(old.numAffectedRows ?? 0);
}
