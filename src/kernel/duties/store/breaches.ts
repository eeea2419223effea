// SQL of the register of breaches.

import { reader } from '#platform/db';
import type { Conn, Tx } from '#platform/db';
import type { BreachRow, BreachStepRow, DutyTables } from '../tables.ts';

const read = (conn: Conn) => reader<DutyTables>(conn);
const write = (tx: Tx) => tx.withTables<DutyTables>();

export async function nextBreachNo(tx: Tx): Promise<number> {
  const row = await read(tx)
    .selectFrom('breach')
    .select(({ fn }) => fn.max('no').as('last'))
    .executeTakeFirst();
  return Number(row?.last ?? 0) + 1;
}

export async function insertBreach(tx: Tx, row: BreachRow): Promise<void> {
  await write(tx).insertInto('breach').values(row).execute();
}

export async function insertBreachStep(tx: Tx, row: BreachStepRow): Promise<void> {
  await write(tx).insertInto('breach_step').values(row).execute();
}

/** False when somebody else was first. */
export async function updateBreach(tx: Tx, id: string, version: number, set: Partial<BreachRow>): Promise<boolean> {
  const done = await write(tx)
    .updateTable('breach')
    .set({ ...set, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

export function breachById(conn: Conn, id: string): Promise<BreachRow | undefined> {
  return read(conn).selectFrom('breach').selectAll().where('id', '=', id).executeTakeFirst();
}

export function breaches(conn: Conn): Promise<BreachRow[]> {
  return read(conn).selectFrom('breach').selectAll().orderBy('no', 'desc').execute();
}

export function breachSteps(conn: Conn, id: string): Promise<BreachStepRow[]> {
  return read(conn).selectFrom('breach_step').selectAll().where('breach_id', '=', id).orderBy('at').orderBy('id').execute();
}

export async function dropBreachesBefore(tx: Tx, before: string): Promise<number> {
  const old = write(tx).selectFrom('breach').select('id').where('closed_at', '<', before);
  await write(tx).deleteFrom('breach_step').where('breach_id', 'in', old).execute();
  const done = await write(tx).deleteFrom('breach').where('closed_at', '<', before).executeTakeFirst();
  return Number(done.numDeletedRows);
}
