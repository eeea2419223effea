// Reads only the columns that a whitelist names: what is not on it never leaves the store, however the page that asks is written.

import { reader, sql } from '#platform/db';
import type { Conn } from '#platform/db';
import { fieldOfColumn, heldBy } from '#kernel/records';
import type { AnyKind, ColumnUse, Registry } from '#kernel/records';
import { idList } from '#kernel/subjects';
import type { SubjectTables } from '#kernel/subjects';

export interface OutsideValue {
  readonly subjectId: string;
  readonly kind: string;
  readonly recordId: string;
  readonly column: string;
  readonly field: string;
  readonly value: string | number;
}

/** Every value of these subjects in these fields, row by row. Rows that only law still keeps are not read. */
export async function valuesOf(
  conn: Conn,
  registry: Registry,
  ids: readonly string[],
  fields: ReadonlySet<string>,
): Promise<OutsideValue[]> {
  if (ids.length === 0 || fields.size === 0) return [];
  const found: OutsideValue[] = [];
  for (const kind of registry.subjectKinds()) {
    if (kind.register !== 'firm' || kind.subject === 'none' || !('column' in kind.subject)) continue;
    const wanted = Object.entries(kind.columns).filter(([, use]) => mayHold(use, fields));
    if (wanted.length > 0) found.push(...(await rowsOf(conn, { kind, of: kind.subject.column, wanted, ids, fields })));
  }
  return found;
}

function mayHold(use: ColumnUse, fields: ReadonlySet<string>): boolean {
  if ('field' in use) return fields.has(use.field);
  if (!('fieldIn' in use)) return false;
  return use.fields === 'custom' || use.fields.some((each) => fields.has(each));
}

interface Reading {
  readonly kind: AnyKind;
  readonly of: string;
  readonly wanted: readonly [string, ColumnUse][];
  readonly ids: readonly string[];
  readonly fields: ReadonlySet<string>;
}

async function rowsOf(conn: Conn, { kind, of, wanted, ids, fields }: Reading): Promise<OutsideValue[]> {
  const naming = wanted.flatMap(([, use]) => ('fieldIn' in use ? [use.fieldIn] : []));
  const columns = [...new Set([kind.key, of, ...naming, ...wanted.map(([column]) => column)])];
  const held = heldBy(kind);
  const { rows } = await sql<Record<string, unknown>>`select ${sql.join(columns.map((column) => sql.ref(column)))}
    from ${sql.table(kind.table)} where ${sql.ref(of)} in ${idList(conn, ids)}
    ${held === undefined ? sql`` : sql`and ${sql.ref(held.on)} is null`} order by ${sql.ref(kind.key)}`.execute(conn);
  return rows.flatMap((row) =>
    wanted.flatMap(([column, use]): OutsideValue[] => {
      const field = fieldOfColumn(use, row);
      const value = row[column];
      if (field === undefined || !fields.has(field) || (typeof value !== 'string' && typeof value !== 'number') || value === '') return [];
      return [{ subjectId: String(row[of]), kind: kind.kind, recordId: String(row[kind.key]), column, field, value }];
    }),
  );
}

/** People of the live memberships of these registers, in the order in which they came. */
export async function peopleOf(conn: Conn, registers: readonly string[]): Promise<string[]> {
  if (registers.length === 0) return [];
  const rows = reader<SubjectTables>(conn).selectFrom('subject').innerJoin('membership', 'membership.subject_id', 'subject.id');
  const live = rows.where('membership.ended_on', 'is', null).where('membership.register_id', 'in', [...registers]);
  const ids = await live.where('subject.kind', '=', 'person').select('subject.id').distinct().orderBy('subject.id').execute();
  return ids.map(({ id }) => id);
}

/** How many events of permission there are: they are only ever added, so an equal number means that nothing has moved. */
export async function eventCount(conn: Conn): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from permission_event`.execute(conn);
  return Number(rows[0]?.n ?? 0);
}

/** Those of whom something was permitted or forbidden since the instant: what was decided about them before may no longer hold. */
export async function movedSince(conn: Conn, ids: readonly string[], at: string): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`select distinct subject_id as id from permission_event
    where recorded_at >= ${at} and subject_id in ${idList(conn, ids)}`.execute(conn);
  return new Set(rows.map(({ id }) => id));
}
