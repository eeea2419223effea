// When a ground ends, exactly the fields that no other ground declares are blanked: a former customer who still subscribes keeps the e-mail address and nothing else.

import { dialectOf, introspect, sql } from '#platform/db';
import type { Conn, Database, RawBuilder, Tx } from '#platform/db';
import { fieldsHeld, forgetUndo, heldBy } from '#kernel/records';
import type { AnyKind, Registry } from '#kernel/records';
import { idList } from '#kernel/subjects';
import { ofMany, ofSubject, subjectOfRow } from './statements.ts';

/** Columns that must hold a value, by table. */
type Required = ReadonlyMap<string, ReadonlySet<string>>;

const schemas = new WeakMap<Registry, Required>();

/** Reads once which columns may be empty; the schema of a running register does not change. */
export async function learnSchema(database: Pick<Database, 'dialect' | 'db'>, registry: Registry): Promise<Required> {
  const known = schemas.get(registry);
  if (known) return known;
  const tables = await introspect(database);
  const required = new Map(tables.map(({ table, columns }) => [table, new Set(columns.filter((c) => !c.nullable).map((c) => c.name))]));
  schemas.set(registry, required);
  return required;
}

/** Blanks every field that is not kept and returns the fields that were really there. */
export async function blankExcept(tx: Tx, registry: Registry, subjectId: string, keeps: (field: string) => boolean): Promise<string[]> {
  const required = await learnSchema({ dialect: dialectOf(tx), db: tx }, registry);
  const blanked = new Set<string>();
  const kinds = firmKinds(registry).toReversed();
  for (const kind of kinds) for (const field of await blankKind(tx, kind, { subjectId, keeps, required })) blanked.add(field);
  for (const kind of kinds) await dropDerived(tx, kind, subjectId, blanked);
  // Nor can anything that was removed or replaced before be brought back over it.
  await forgetUndo(tx, subjectId);
  return [...blanked].toSorted();
}

/** Which of these fields the subject has a value in. */
export async function fieldsWithValues(
  conn: Conn,
  registry: Registry,
  subjectId: string,
  among: (field: string) => boolean,
): Promise<Set<string>> {
  const found = new Set<string>();
  for (const kind of firmKinds(registry)) for (const field of await valuesIn(conn, kind, subjectId, among)) found.add(field);
  return found;
}

/** Which of these fields has a value in records that law keeps row by row: a hold that names one keeps its person too. */
export async function fieldsKeptByLaw(
  conn: Conn,
  registry: Registry,
  subjectId: string,
  among: (field: string) => boolean,
): Promise<Set<string>> {
  const found = new Set<string>();
  for (const kind of registry.subjectKinds().filter((each) => heldBy(each) !== undefined))
    for (const field of await valuesIn(conn, kind, subjectId, among)) found.add(field);
  return found;
}

/** The same of many at once: as many statements as there are kinds. */
export function fieldsWithValuesOf(
  conn: Conn,
  registry: Registry,
  subjectIds: readonly string[],
  among: (field: string) => boolean,
): Promise<Map<string, Set<string>>> {
  return valuesOf(conn, firmKinds(registry), subjectIds, among);
}

/** The same of many at once. */
export function fieldsKeptByLawOf(
  conn: Conn,
  registry: Registry,
  subjectIds: readonly string[],
  among: (field: string) => boolean,
): Promise<Map<string, Set<string>>> {
  return valuesOf(
    conn,
    registry.subjectKinds().filter((each) => heldBy(each) !== undefined),
    subjectIds,
    among,
  );
}

async function valuesOf(
  conn: Conn,
  kinds: readonly AnyKind[],
  subjectIds: readonly string[],
  among: (field: string) => boolean,
): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>();
  if (subjectIds.length === 0) return found;
  for (const kind of kinds) {
    for (const [subjectId, field] of await valuesOfMany(conn, kind, subjectIds, among)) {
      const known = found.get(subjectId);
      if (known === undefined) found.set(subjectId, new Set([field]));
      else known.add(field);
    }
  }
  return found;
}

/** Kinds whose values go or stay with the grounds of their person; what law keeps row by row is held instead. */
function firmKinds(registry: Registry): AnyKind[] {
  return registry.subjectKinds().filter((kind) => kind.register === 'firm' && heldBy(kind) === undefined);
}

interface Scope {
  readonly subjectId: string;
  keeps(field: string): boolean;
  readonly required: Required;
}

function fieldInOf(kind: AnyKind): { column: string; fields: readonly string[] | 'custom' } | undefined {
  for (const use of Object.values(kind.columns)) if ('fieldIn' in use) return { column: use.fieldIn, fields: use.fields };
  return undefined;
}

function plainColumns(kind: AnyKind): [column: string, field: string][] {
  return Object.entries(kind.columns).flatMap(([column, use]): [string, string][] => ('field' in use ? [[column, use.field]] : []));
}

async function valuesIn(conn: Conn, kind: AnyKind, subjectId: string, among: (field: string) => boolean): Promise<string[]> {
  const byRow = fieldInOf(kind);
  if (byRow) {
    const rows = await run<{ f: string }>(
      conn,
      sql`select distinct ${sql.ref(byRow.column)} as f from ${sql.table(kind.table)} where ${ofSubject(kind, subjectId)}`,
    );
    return rows.map(({ f }) => f).filter(among);
  }
  const columns = plainColumns(kind).filter(([, field]) => among(field));
  if (columns.length === 0) return [];
  const counts = columns.map(([column], i) => sql`count(${sql.ref(column)}) as ${sql.ref(`c${i}`)}`);
  const [row] = await run<Record<string, number>>(
    conn,
    sql`select ${sql.join(counts)} from ${sql.table(kind.table)} where ${ofSubject(kind, subjectId)}`,
  );
  return columns.filter((_, i) => Number(row?.[`c${i}`] ?? 0) > 0).map(([, field]) => field);
}

async function valuesOfMany(
  conn: Conn,
  kind: AnyKind,
  subjectIds: readonly string[],
  among: (field: string) => boolean,
): Promise<(readonly [subjectId: string, field: string])[]> {
  const whose = sql`${subjectOfRow(kind)}`;
  const rows = sql`${sql.table(kind.table)} where ${ofMany(kind, idList(conn, subjectIds))}`;
  const byRow = fieldInOf(kind);
  if (byRow) {
    const held = await run<{ s: string; f: string }>(conn, sql`select distinct ${whose} as s, ${sql.ref(byRow.column)} as f from ${rows}`);
    return held.filter(({ f }) => among(f)).map(({ s, f }) => [s, f] as const);
  }
  const columns = plainColumns(kind).filter(([, field]) => among(field));
  if (columns.length === 0) return [];
  const counts = columns.map(([column], i) => sql`count(${sql.ref(column)}) as ${sql.ref(`c${i}`)}`);
  const counted = await run<Record<string, number | string>>(conn, sql`select ${whose} as s, ${sql.join(counts)} from ${rows} group by 1`);
  return counted.flatMap((row) =>
    columns.filter((_, i) => Number(row[`c${i}`] ?? 0) > 0).map(([, field]) => [String(row['s']), field] as const),
  );
}

async function blankKind(tx: Tx, kind: AnyKind, scope: Scope): Promise<string[]> {
  const gone = await valuesIn(tx, kind, scope.subjectId, (field) => !scope.keeps(field));
  if (gone.length === 0) return [];
  const byRow = fieldInOf(kind);
  if (byRow) {
    await run(
      tx,
      sql`delete from ${sql.table(kind.table)} where ${ofSubject(kind, scope.subjectId)} and ${sql.ref(byRow.column)} in (${sql.join(gone)})`,
    );
    await forgetOrigins(tx, kind, scope.subjectId);
    return gone;
  }
  const columns = plainColumns(kind)
    .filter(([, field]) => !scope.keeps(field))
    .map(([column]) => column);
  if (wholeRow(kind, columns, scope)) {
    const kept = await valuesIn(tx, kind, scope.subjectId, (field) => scope.keeps(field));
    await run(tx, sql`delete from ${sql.table(kind.table)} where ${ofSubject(kind, scope.subjectId)}`);
    await forgetOrigins(tx, kind, scope.subjectId);
    return [...gone, ...kept];
  }
  const cleared = columns.map((column) => sql`${sql.ref(column)} = ${scope.required.get(kind.table)?.has(column) ? '' : null}`);
  if ('version' in kind.columns) cleared.push(sql`version = version + 1`);
  await run(tx, sql`update ${sql.table(kind.table)} set ${sql.join(cleared)} where ${ofSubject(kind, scope.subjectId)}`);
  await forgetOrigins(tx, kind, scope.subjectId, columns);
  return gone;
}

// A record without any declared field, or without one it cannot be without, is gone as a whole; the subject's own row stays as its anchor.
function wholeRow(kind: AnyKind, gone: readonly string[], { keeps, required }: Scope): boolean {
  if (Object.values(kind.columns).some((use) => 'subject' in use && use.subject === 'self')) return false;
  return fieldsHeld(kind).every((field) => !keeps(field)) || gone.some((column) => required.get(kind.table)?.has(column));
}

// What was computed from a blanked field goes with it; the owning room computes it again from what is left (OnBlank).
async function dropDerived(tx: Tx, kind: AnyKind, subjectId: string, blanked: ReadonlySet<string>): Promise<void> {
  if (fieldInOf(kind)) return;
  const stale = Object.entries(kind.columns).filter(([, use]) => 'derived' in use && use.derived.some((field) => blanked.has(field)));
  if (stale.length === 0) return;
  if (fieldsHeld(kind).length === 0) await run(tx, sql`delete from ${sql.table(kind.table)} where ${ofSubject(kind, subjectId)}`);
  else
    await run(
      tx,
      sql`update ${sql.table(kind.table)} set ${sql.join(stale.map(([column]) => sql`${sql.ref(column)} = null`))} where ${ofSubject(kind, subjectId)}`,
    );
}

// Provenance of a value that is gone tells nothing any more: of these columns, or of rows that are no longer there.
async function forgetOrigins(tx: Tx, kind: AnyKind, subjectId: string, columns?: readonly string[]): Promise<void> {
  const rows = sql`select ${sql.ref(kind.key)} from ${sql.table(kind.table)} where ${ofSubject(kind, subjectId)}`;
  const stale = columns ? sql`column_name in (${sql.join(columns)})` : sql`record_id not in (${rows})`;
  await run(tx, sql`delete from field_origin where subject_id = ${subjectId} and kind = ${kind.kind} and ${stale}`);
}

async function run<R>(conn: Conn, query: RawBuilder<unknown>): Promise<R[]> {
  const { rows } = await query.execute(conn);
  return rows as R[];
}
