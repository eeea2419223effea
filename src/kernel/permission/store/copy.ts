// Events that still count when two people turn out to be one.

import { insertRows } from '#platform/db';
import type { Tx } from '#platform/db';
import type { PermissionEventRow } from '../tables.ts';

export async function addEvents(tx: Tx, rows: readonly PermissionEventRow[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first) as (keyof PermissionEventRow)[];
  await insertRows(
    tx,
    'permission_event',
    columns,
    rows.map((row) => columns.map((column) => row[column])),
  );
}
