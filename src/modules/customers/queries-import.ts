// Where imports stand: counts only, neither the file nor its name.

import { dialectOf, reader } from '#platform/db';
import type { Conn, Tx } from '#platform/db';
import type { CustomersTables, ImportRunTable } from './tables.ts';

export type ImportState = 'running' | 'done' | 'cancelled' | 'failed';

export interface Counts {
  readonly done: number;
  readonly created: number;
  readonly merged: number;
  readonly failed: number;
  readonly banned: number;
}

export interface Progress extends Counts {
  readonly id: string;
  readonly state: ImportState;
  readonly rows: number;
}

export async function progressOf(conn: Conn, id: string): Promise<Progress | undefined> {
  const row = await reader<CustomersTables>(conn).selectFrom('import_run').selectAll().where('id', '=', id).executeTakeFirst();
  return row && view(row);
}

/** The same, with the row kept from others until the transaction ends: a cancellation and a batch cannot overlook each other. */
export async function lockProgress(tx: Tx, id: string): Promise<Progress | undefined> {
  const query = reader<CustomersTables>(tx).selectFrom('import_run').selectAll().where('id', '=', id);
  const row = await (dialectOf(tx) === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
  return row && view(row);
}

export async function runningImports(conn: Conn): Promise<string[]> {
  const rows = await reader<CustomersTables>(conn).selectFrom('import_run').select('id').where('state', '=', 'running').execute();
  return rows.map(({ id }) => id);
}

function view({ id, state, rows, done, created, merged, failed, banned }: ImportRunTable): Progress {
  const known = state === 'running' || state === 'done' || state === 'cancelled' ? state : 'failed';
  return { id, state: known, rows, done, created, merged, failed, banned };
}
