// Where imports stand: counts only, neither the file nor its name.

import { dialectOf, reader, sql } from '#platform/db';
import { idList } from '#kernel/subjects';
import type { SubjectTables } from '#kernel/subjects';
import type { RecordTables } from '#kernel/records';
import type { Conn, Selectable, Tx } from '#platform/db';
import type { CustomersTables, ImportRunTable } from './tables.ts';

export const IMPORT_STATES = ['running', 'done', 'cancelled', 'failed', 'interrupted', 'reversing', 'reversed'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

export interface Counts {
  readonly done: number;
  readonly created: number;
  /** Those who were there, whether they got something or lacked nothing. */
  readonly merged: number;
  /** Of these, those who lacked nothing. */
  readonly same: number;
  readonly failed: number;
  readonly banned: number;
  readonly erased: number;
  /** For whom the permission of the file was recorded, and for whom a ban or the declaration stood in the way. */
  readonly permitted: number;
  readonly unpermitted: number;
}

export interface Progress extends Counts {
  readonly id: string;
  readonly state: ImportState;
  readonly rows: number;
}

/** A run with all that the list of imports tells. */
export type ImportRun = Omit<Selectable<ImportRunTable>, 'state'> & { readonly state: ImportState };

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

function view(row: ImportRunTable): Progress {
  const { id, rows, done, created, merged, same, failed, banned, erased, permitted, unpermitted } = row;
  return { id, state: stateOf(row), rows, done, created, merged, same, failed, banned, erased, permitted, unpermitted };
}

function stateOf({ state }: Pick<ImportRunTable, 'state'>): ImportState {
  return IMPORT_STATES.find((known) => known === state) ?? 'failed';
}

export async function runOf(conn: Conn, id: string): Promise<ImportRun | undefined> {
  const row = await reader<CustomersTables>(conn).selectFrom('import_run').selectAll().where('id', '=', id).executeTakeFirst();
  return row && { ...row, state: stateOf(row) };
}

/** Newest first. */
export async function recentRuns(conn: Conn, limit: number): Promise<ImportRun[]> {
  const runs = reader<CustomersTables>(conn).selectFrom('import_run').selectAll();
  const rows = await runs.orderBy('started_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
  return rows.map((row) => ({ ...row, state: stateOf(row) }));
}

interface Hit {
  readonly subject_id: string;
  readonly normal: string;
}

type Read = CustomersTables & RecordTables & SubjectTables;

/** Who has one of these customer numbers, oldest first. */
export async function peopleByNumber(conn: Conn, numbers: readonly string[]): Promise<Hit[]> {
  if (numbers.length === 0) return [];
  return reader<Read>(conn)
    .selectFrom('person')
    .select(['id as subject_id', (eb) => eb.ref('customer_number').$notNull().as('normal')])
    .where('customer_number', 'in', sql<string>`${idList(conn, numbers)}`)
    .orderBy('id')
    .execute();
}

/** People at these places of the alphabet. */
export async function peopleAt(conn: Conn, sortKeys: readonly string[]): Promise<Hit[]> {
  if (sortKeys.length === 0) return [];
  return reader<Read>(conn)
    .selectFrom('search_doc')
    .select(['subject_id', 'sort_key as normal'])
    .where('kind', '=', 'person')
    .where('sort_key', 'in', sql<string>`${idList(conn, sortKeys)}`)
    .orderBy('subject_id')
    .execute();
}

/** Those of the people whom this import has made. */
export async function createdBy(conn: Conn, importId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await reader<Read>(conn)
    .selectFrom('person as p')
    .innerJoin('origin as o', 'o.id', 'p.origin_id')
    .select('p.id')
    .where('p.id', 'in', sql<string>`${idList(conn, ids)}`)
    .where('o.import_id', '=', importId)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Those of the organisations that this import has made. */
export async function organisationsMadeBy(conn: Conn, importId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await reader<Read>(conn)
    .selectFrom('organisation as p')
    .innerJoin('origin as o', 'o.id', 'p.origin_id')
    .select('p.id')
    .where('p.id', 'in', sql<string>`${idList(conn, ids)}`)
    .where('o.import_id', '=', importId)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Organisations with one of these Y-tunnus, oldest first. */
export async function organisationsByBusinessId(
  conn: Conn,
  businessIds: readonly string[],
): Promise<{ id: string; business_id: string }[]> {
  if (businessIds.length === 0) return [];
  return reader<Read>(conn)
    .selectFrom('organisation')
    .select(['id', (eb) => eb.ref('business_id').$notNull().as('business_id')])
    .where('business_id', 'in', sql<string>`${idList(conn, businessIds)}`)
    .orderBy('id')
    .execute();
}

export async function rememberedColumns(
  conn: Conn,
  of: { registerId: string; about: string; hash: string },
): Promise<{ id: string; columns: string } | undefined> {
  return reader<Read>(conn)
    .selectFrom('import_mapping')
    .select(['id', 'columns'])
    .where('register_id', '=', of.registerId)
    .where('about', '=', of.about)
    .where('headings_hash', '=', of.hash)
    .executeTakeFirst();
}

/** The last run of this file that did not come to its end. */
export async function unfinishedRun(
  conn: Conn,
  fileHash: string,
  registerId: string,
): Promise<{ id: string; done: number; rows: number } | undefined> {
  return reader<Read>(conn)
    .selectFrom('import_run')
    .select(['id', 'done', 'rows'])
    .where('file_hash', '=', fileHash)
    .where('register_id', '=', registerId)
    .where('state', 'in', ['interrupted', 'failed', 'cancelled'])
    .orderBy('started_at', 'desc')
    .executeTakeFirst();
}
