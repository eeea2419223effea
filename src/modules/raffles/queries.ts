// All SQL of the raffles module.

import { reader } from '#platform/db';
import type { Conn, Insertable, Selectable, Tx, Updateable } from '#platform/db';
import type { RaffleEntryTable, RafflesTables, RaffleTable } from './tables.ts';

export type RaffleRow = Selectable<RaffleTable>;
export type EntryRow = Selectable<RaffleEntryTable>;

const on = (conn: Conn) => reader<RafflesTables>(conn);
const writes = (tx: Tx) => tx.withTables<RafflesTables>();

export async function raffles(conn: Conn): Promise<RaffleRow[]> {
  return (await on(conn).selectFrom('raffle').selectAll().orderBy('created_at', 'desc').limit(500).execute()).map(counted);
}

export async function raffleById(conn: Conn, id: string): Promise<RaffleRow | undefined> {
  const row = await on(conn).selectFrom('raffle').selectAll().where('id', '=', id).executeTakeFirst();
  return row && counted(row);
}

export async function raffleBySlug(conn: Conn, slug: string): Promise<RaffleRow | undefined> {
  const row = await on(conn).selectFrom('raffle').selectAll().where('slug', '=', slug).executeTakeFirst();
  return row && counted(row);
}

/** The latest raffle that was opened for this form, over or not. */
export async function raffleOfForm(conn: Conn, formId: string): Promise<RaffleRow | undefined> {
  const rows = on(conn).selectFrom('raffle').selectAll().where('form_id', '=', formId).where('opened_at', 'is not', null);
  const row = await rows.orderBy('opened_at', 'desc').limit(1).executeTakeFirst();
  return row && counted(row);
}

/** The raffle that takes entries through this form. */
export async function openRaffleOfForm(conn: Conn, formId: string): Promise<RaffleRow | undefined> {
  const rows = on(conn).selectFrom('raffle').selectAll().where('form_id', '=', formId).where('state', '=', 'open');
  const row = await rows.executeTakeFirst();
  return row && counted(row);
}

export async function insertRaffle(tx: Tx, row: Insertable<RaffleTable>): Promise<void> {
  await writes(tx).insertInto('raffle').values(row).execute();
}

/** False when somebody else changed it meanwhile. */
export async function changeRaffle(
  tx: Tx,
  { id, version }: Pick<RaffleRow, 'id' | 'version'>,
  change: Updateable<RaffleTable>,
): Promise<boolean> {
  const update = writes(tx)
    .updateTable('raffle')
    .set({ ...change, version: version + 1 });
  const { numUpdatedRows } = await update.where('id', '=', id).where('version', '=', version).executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function dropRaffle(tx: Tx, id: string): Promise<void> {
  await writes(tx).deleteFrom('raffle').where('id', '=', id).execute();
}

/** Entries in the order in which they came. */
export async function entriesOf(conn: Conn, raffleId: string, page: { after?: string | undefined; limit: number }): Promise<EntryRow[]> {
  let query = on(conn).selectFrom('raffle_entry').selectAll().where('raffle_id', '=', raffleId);
  if (page.after !== undefined) query = query.where('id', '>', page.after);
  return (await query.orderBy('id').limit(page.limit).execute()).map(numbered);
}

export async function hashesOf(conn: Conn, raffleId: string): Promise<string[]> {
  const rows = await on(conn).selectFrom('raffle_entry').select('hash').where('raffle_id', '=', raffleId).execute();
  return rows.map(({ hash }) => hash);
}

export async function entryOfSubject(conn: Conn, raffleId: string, subjectId: string): Promise<EntryRow | undefined> {
  const rows = on(conn).selectFrom('raffle_entry').selectAll().where('raffle_id', '=', raffleId).where('subject_id', '=', subjectId);
  const row = await rows.orderBy('twin_of').limit(1).executeTakeFirst();
  return row && numbered(row);
}

/** Entries of two people in the raffles that both are in, without those that are another entry's twin. */
export async function entriesOfBoth(conn: Conn, one: string, other: string): Promise<EntryRow[]> {
  const of = on(conn)
    .selectFrom('raffle_entry as e')
    .selectAll('e')
    .where('e.subject_id', 'in', [one, other])
    .where('e.twin_of', 'is', null);
  const both = of.where(({ exists, selectFrom }) =>
    exists(
      selectFrom('raffle_entry as o')
        .select('o.id')
        .whereRef('o.raffle_id', '=', 'e.raffle_id')
        .whereRef('o.subject_id', '<>', 'e.subject_id')
        .where('o.subject_id', 'in', [one, other])
        .where('o.twin_of', 'is', null),
    ),
  );
  return (await both.execute()).map(numbered);
}

export async function entryById(conn: Conn, id: string): Promise<EntryRow | undefined> {
  const row = await on(conn).selectFrom('raffle_entry').selectAll().where('id', '=', id).executeTakeFirst();
  return row && numbered(row);
}

/** The entries of these hashes that are still there. */
export async function entriesByHash(conn: Conn, raffleId: string, hashes: readonly string[]): Promise<EntryRow[]> {
  if (hashes.length === 0) return [];
  const rows = on(conn).selectFrom('raffle_entry').selectAll().where('raffle_id', '=', raffleId).where('hash', 'in', hashes);
  return (await rows.execute()).map(numbered);
}

/** How many entries each raffle still holds. */
export async function countEntries(conn: Conn): Promise<ReadonlyMap<string, number>> {
  const { fn } = on(conn);
  const rows = await on(conn)
    .selectFrom('raffle_entry')
    .select(['raffle_id', fn.countAll().as('n')])
    .groupBy('raffle_id')
    .execute();
  return new Map(rows.map(({ raffle_id, n }) => [raffle_id, Number(n)]));
}

/** Drawn raffles of which nothing personal is left, and whose forgetting is not yet written down. */
export async function forgottenSince(conn: Conn): Promise<RaffleRow[]> {
  const query = on(conn).selectFrom('raffle as r').selectAll('r').where('r.state', '=', 'drawn').where('r.forgotten_at', 'is', null);
  const none = query.where(({ not, exists, selectFrom }) =>
    not(exists(selectFrom('raffle_entry as e').select('e.id').whereRef('e.raffle_id', '=', 'r.id'))),
  );
  return (await none.execute()).map(counted);
}

/** PostgreSQL hands out whole numbers of some kinds as text. */
function counted(row: RaffleRow): RaffleRow {
  const { winners, reserves, answer_days, version } = row;
  return { ...row, winners: Number(winners), reserves: Number(reserves), answer_days: Number(answer_days), version: Number(version) };
}

function numbered<Row extends EntryRow>(row: Row): Row {
  return { ...row, version: Number(row.version) };
}
