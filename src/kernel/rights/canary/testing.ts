/** The canary life cycle: a word that exists nowhere else in every place where data of one person can be, so that export must show it and erasure must leave none. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { insertRows, introspect } from '#platform/db';
import type { Database, LiveTable, Tx } from '#platform/db';
import type { Ids } from '#platform/ids';
import { heldBy } from '#kernel/records';
import type { AnyKind, ColumnUse, Registry } from '#kernel/records';
import { pagesOf, textTables } from '../store/scan.ts';

export interface Canary {
  readonly value: string;
  readonly kind: string;
  readonly column: string;
  /** Undefined for a technical column that takes free text. */
  readonly field: string | undefined;
}

export interface Filled {
  readonly subjectId: string;
  readonly canaries: readonly Canary[];
}

/** Columns whose values a CHECK or a foreign key restricts, by kind; they hold no canary. */
export type Examples = Readonly<Record<string, Readonly<Record<string, string | number | null>>>>;

export interface Fill {
  readonly registry: Registry;
  readonly ids: Ids;
  readonly registerId: string;
  readonly examples?: Examples;
}

const KERNEL: Examples = {
  subject: { kind: 'person', restricted_at: null, restricted_reason: null, created_at: '2026-01-01T00:00:00.000Z' },
  membership: { since: '2026-01-01', ended_on: null, due_on: null, review_on: null },
  'search-doc': { kind: 'person' },
  'trigger-event': { trigger: 'last-contact', occurred_on: '2026-01-01' },
  'review-item': { opened_on: '2026-01-01', decide_by: '2026-02-01', decided_at: '2026-01-05T00:00:00.000Z', decision: 'keep' },
  hold: { fields: '*', released_at: '2026-01-05T00:00:00.000Z', review_on: '2026-02-01' },
  'mail-message': { state: 'queued' },
  'group-due': { due_on: null, floor_until: null },
  'custom-value': { field_id: 'firm.custom' },
};

/** A word that no person, place or program has. */
export function canaryWord(n: number): string {
  const letters = Array.from(String(n).padStart(3, '0'), (digit) => 'bcdfghjklm'[Number(digit)] ?? 'x').join('');
  return `Qzxj${letters}vwq`;
}

/** One row, or one per field, of every kind that can belong to a person; run it in a transaction on a migrated database. */
export async function fillEveryKind(tx: Tx, database: Database, { registry, ids, registerId, examples = {} }: Fill): Promise<Filled> {
  const schema = new Map((await introspect({ dialect: database.dialect, db: tx })).map((table) => [table.table, table]));
  const filling: Filling = {
    ids,
    subjectId: ids.next(),
    originId: ids.next(),
    parents: new Map(),
    canaries: [],
    examples: { ...KERNEL, ...examples },
    registerId,
  };
  const origin = {
    id: filling.originId,
    source: 'self',
    purpose: 'care',
    actor_id: 'a',
    actor_kind: 'cli',
    policy_version_id: 'v',
    recorded_at: '2026-01-01T00:00:00.000Z',
  };
  await insertRows(tx, 'origin', Object.keys(origin), [Object.values(origin)]);
  await insertRows(tx, 'retention_run', ['id', 'day', 'started_at'], [[filling.originId, '2026-01-01', '2026-01-01T00:00:00.000Z']]);
  // What is computed from others comes last, so that it can hold their words.
  const kinds = registry.subjectKinds().filter((kind) => typeof kind.erase !== 'object' || heldBy(kind) !== undefined);
  for (const kind of kinds.toSorted((a, b) => Number(isDerived(a)) - Number(isDerived(b))))
    await fillKind(tx, kind, schema.get(kind.table), filling);
  return { subjectId: filling.subjectId, canaries: filling.canaries };
}

interface Filling {
  readonly ids: Ids;
  readonly subjectId: string;
  readonly originId: string;
  readonly registerId: string;
  /** The row made in each table, for rows that hang on it. */
  readonly parents: Map<string, string>;
  readonly canaries: Canary[];
  readonly examples: Examples;
}

function isDerived(kind: AnyKind): boolean {
  const uses = Object.values(kind.columns);
  return uses.some((use) => 'derived' in use) && !uses.some((use) => 'field' in use || 'fieldIn' in use);
}

async function fillKind(tx: Tx, kind: AnyKind, table: LiveTable | undefined, filling: Filling): Promise<void> {
  if (!table) throw new Error(`no table ${kind.table}`);
  const byRow = Object.values(kind.columns).find((use) => 'fieldIn' in use);
  const fields = byRow && 'fieldIn' in byRow && byRow.fields !== 'custom' ? byRow.fields : [undefined];
  for (const field of fields) {
    const row = rowOf(
      kind,
      table,
      filling,
      byRow && 'fieldIn' in byRow && field !== undefined ? { column: byRow.fieldIn, field } : undefined,
    );
    await insertRows(tx, kind.table, Object.keys(row), [Object.values(row)]);
  }
}

function rowOf(
  kind: AnyKind,
  table: LiveTable,
  filling: Filling,
  fieldIn: { column: string; field: string } | undefined,
): Record<string, unknown> {
  const row: Record<string, unknown> = fieldIn ? { [fieldIn.column]: fieldIn.field } : {};
  const given = filling.examples[kind.kind] ?? {};
  for (const { name, type, nullable } of table.columns) {
    const use = kind.columns[name];
    if (use === undefined) throw new Error(`${kind.kind}: nobody signed for ${name}`);
    if (name in row) continue;
    if (name in given) row[name] = given[name];
    else if (type === 'BLOB') row[name] = Buffer.from(filling.canaries.at(-1)?.value ?? '');
    else if (type === 'INTEGER') {
      if (name !== kind.key) row[name] = nullable ? null : 1;
    } else row[name] = textOf(kind, name, use, { filling, field: fieldIn?.field });
  }
  const key = row[kind.key];
  if (typeof key === 'string' && !filling.parents.has(kind.table)) filling.parents.set(kind.table, key);
  return row;
}

function textOf(
  kind: AnyKind,
  column: string,
  use: ColumnUse,
  { filling, field }: { filling: Filling; field: string | undefined },
): string {
  if ('subject' in use) return filling.subjectId;
  if (kind.subject !== 'none' && 'via' in kind.subject && kind.subject.via.column === column)
    return filling.parents.get(kind.subject.via.table) ?? '';
  if (column === kind.key) return kind.table === 'field_origin' ? 'record' : filling.ids.next();
  if (column === 'origin_id' || column === 'run_id') return filling.originId;
  if (column === 'membership_id') return filling.parents.get('membership') ?? '';
  if (column === 'register_id') return filling.registerId;
  if ('derived' in use) return wordsOf(filling, use.derived);
  const of = 'field' in use ? use.field : 'fieldIn' in use ? (field ?? 'custom') : undefined;
  const value = shaped(canaryWord(filling.canaries.length + 1), of, filling.canaries.length);
  filling.canaries.push({ value, kind: kind.kind, column, field: of });
  return value;
}

function shaped(word: string, field: string | undefined, n: number): string {
  if (field?.endsWith('.email')) return `${word.toLowerCase()}@example.test`;
  return field?.endsWith('.phone') ? `+35840${7_000_000 + n}` : word;
}

function wordsOf({ canaries }: Filling, fields: readonly string[]): string {
  const words = canaries.filter(({ field }) => field !== undefined && fields.includes(field)).map(({ value }) => value.toLowerCase());
  return words.length > 0 ? words.join(' ') : 'nothing';
}

/** Canaries that stand as bytes in these files or folders, as they were or in small letters. */
export function bytesFound(paths: readonly string[], canaries: readonly Canary[]): string[] {
  const found = new Set<string>();
  for (const file of paths.flatMap(filesUnder)) {
    const bytes = readFileSync(file);
    for (const { value } of canaries) if (bytes.includes(value) || bytes.includes(value.toLowerCase())) found.add(value);
  }
  return [...found];
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
  );
}

/** Canaries that a reader of the database finds, on either engine: in every text column of every table. */
export async function textFound(database: Database, registry: Registry, canaries: readonly Canary[]): Promise<string[]> {
  const found = new Set<string>();
  for (const table of await textTables(database, registry)) {
    for await (const page of pagesOf(database, table)) {
      for (const value of page.flatMap((row) => Object.values(row.values))) {
        for (const canary of canaries)
          if (typeof value === 'string' && value.toLowerCase().includes(canary.value.toLowerCase())) found.add(canary.value);
      }
    }
  }
  return [...found];
}

/** The files of an embedded database. */
export function databaseFiles(database: Database): string[] {
  return database.file === undefined ? [] : [database.file, `${database.file}-wal`, `${database.file}-shm`];
}
