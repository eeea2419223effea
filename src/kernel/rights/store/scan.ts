// Reads every text column of every table of the live schema, declared or not: what nobody signed for is looked at too.

import { introspect, sql } from '#platform/db';
import type { Conn, Database, RawBuilder } from '#platform/db';
import type { AnyKind, ColumnUse, Registry } from '#kernel/records';
import { ROW_END, TEXT_END, WORDS_ONLY } from '../sieve.ts';
import type { Sieve } from '../sieve.ts';
import { ofSubject, ofSubjects, subjectOfRow } from './statements.ts';

export interface ScannedTable {
  readonly table: string;
  /** Text columns of the live table. */
  readonly columns: readonly string[];
  /** The contract, when somebody signed one. */
  readonly kind: AnyKind | undefined;
}

export interface ScannedRow {
  /** By column; the two below stand there too. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly subjectId: string | null;
  readonly recordId: string | null;
}

export async function textTables(database: Database, registry: Registry): Promise<ScannedTable[]> {
  const signed = new Map(registry.all.map((kind) => [kind.table, kind]));
  const tables = await introspect(database);
  return tables
    .map(({ table, columns }) => ({
      table,
      columns: columns.filter(({ type }) => type === 'TEXT').map(({ name }) => name),
      kind: signed.get(table),
    }))
    .filter(({ columns }) => columns.length > 0);
}

/** What a text must hold to be compared exactly. */
export interface Parts {
  readonly emails: readonly string[];
  readonly numbers: readonly { readonly key: string; readonly raw: string }[];
  /** Words that follow each other; of the longest its spellings. */
  readonly phrases: readonly { readonly words: readonly string[]; readonly longest: readonly string[] }[];
}

/**
 * Rows that hold one of these parts, in small letters: in every row the columns that hold values or that nobody signed for, and in the
 * subject's own rows also the ids, codes and times that the house writes by itself.
 */
export async function rowsHolding(database: Database, of: ScannedTable, parts: Parts, subjectId: string): Promise<ScannedRow[]> {
  const [theirs, about] = [rowsOfOne(of.kind, subjectId), rowsAbout(of.kind, [subjectId])];
  const which = about ?? theirs;
  if (which === undefined) return rowsWhere(database, of, of.columns, parts);
  const { values, written } = parted(of);
  return [...(await rowsWhere(database, of, values, parts)), ...(await rowsWhere(database, of, written, parts, which))];
}

/** Columns that hold values or that nobody signed for, and ids, codes and times that the house writes by itself. */
function parted({ kind, columns }: ScannedTable): { readonly values: readonly string[]; readonly written: readonly string[] } {
  const uses: Readonly<Record<string, ColumnUse | undefined>> = kind?.columns ?? {};
  const isWritten = (column: string) => {
    const use = uses[column];
    return use !== undefined && (('technical' in use && use.words !== true) || 'subject' in use);
  };
  return { values: columns.filter((column) => !isWritten(column)), written: columns.filter(isWritten) };
}

function refsOf(columns: readonly string[]): RawBuilder<unknown>[] {
  return columns.map((column) => sql.ref(column));
}

function rowsOfOne(kind: AnyKind | undefined, subjectId: string): RawBuilder<unknown> | undefined {
  return kind === undefined || kind.subject === 'none' ? undefined : ofSubject(kind, subjectId);
}

/** Statements for thousands of people, table by table, would take longer than all the rest of a bulk run. */
const TOGETHER = 500;

/** Rows that were written about these people, and those of the same table that are about nobody. */
function rowsAbout(kind: AnyKind | undefined, subjectIds: readonly string[]): RawBuilder<unknown> | undefined {
  if (kind?.about === undefined) return undefined;
  const [key, table, about] = [sql.ref(kind.key), sql.table(kind.table), sql.ref(kind.about)];
  const list = sql`(select value from json_each(${JSON.stringify(subjectIds)}))`;
  const theirs = subjectIds.length === 1 ? sql`= ${subjectIds[0]}` : sql`in ${list}`;
  // Two walks of the index; an OR of the two would be one walk of the table.
  return sql`${key} in (select ${key} from ${table} where ${about} ${theirs} union all select ${key} from ${table} where ${about} is null)`;
}

async function rowsWhere(
  database: Database,
  of: ScannedTable,
  columns: readonly string[],
  parts: Parts,
  which?: RawBuilder<unknown>,
): Promise<ScannedRow[]> {
  if (columns.length === 0) return [];
  const refs = refsOf(columns);
  const text = refs.length === 1 ? refs[0] : sql`concat_ws(' ', ${sql.join(refs)})`;
  const own = which === undefined ? sql`` : sql`${which} and `;
  if (database.dialect === 'sqlite') {
    const pattern = patternOf(parts);
    return rowsOf(database.db, sql`select ${selected(of)} from ${sql.table(of.table)} where ${own}${text} regexp ${pattern}`);
  }
  // Of a number the last four digits nearly always stand together.
  const plain = [
    ...parts.emails,
    ...parts.phrases.flatMap(({ longest }) => longest),
    ...parts.numbers.flatMap(({ key, raw }) => [key, raw.toLowerCase(), key.slice(-4)]),
  ];
  // However short: whoever is called Bo Ek is looked for too, and the comparison that follows leaves the rest out.
  const holds = plain.map((part) => sql`position(${part} in t) > 0`);
  if (holds.length === 0) return [];
  const from = which === undefined ? sql`` : sql`where ${which}`;
  return rowsOf(
    database.db,
    sql`select * from (select ${selected(of)}, lower(${text}) as t from ${sql.table(of.table)} ${from}) as scanned where ${sql.join(holds, sql` or `)}`,
  );
}

const BETWEEN_DIGITS = String.raw`[\s()\-./]*`;
/** Nothing at all where the dot of a letter is what parted them. */
const BETWEEN_WORDS = '[^A-Za-z0-9]*';
/** Letters outside ASCII that become these when they are made small: the capital I of Turkish, the sign of kelvin. */
const ALSO: Readonly<Record<string, string>> = { i: '\u0130', k: '\u212a' };
/** A letter outside ASCII may be written in either case, and as a letter with its accent behind it. */
const OTHER_LETTER = '.{1,3}';

/** Never stricter than the comparison that follows; a street that thousands live in should still not bring them all. */
export function patternOf({ emails, numbers, phrases }: Parts): string {
  const spelled = (word: string) =>
    word.replace(/[^a-z0-9]/g, OTHER_LETTER).replace(/[ik]/g, (letter) => `[${letter}${ALSO[letter] ?? ''}]`);
  return [
    ...emails.map((email) =>
      email
        .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
        .replace(/i\u0307|[^ -~]/g, OTHER_LETTER)
        .replaceAll('k', '[k\u212a]'),
    ),
    ...numbers.map(({ key }) => Array.from(key).join(BETWEEN_DIGITS)),
    ...phrases.map(({ words }) => words.map(spelled).join(BETWEEN_WORDS)),
  ].join('|');
}

const PAGE = 4000;
const PAGE_BLOCKS = 400;

/** All rows, a page at a time in the order of the file, so that other work gets its turn. */
export async function* pagesOf(database: Database, of: ScannedTable): AsyncGenerator<ScannedRow[]> {
  if (database.dialect === 'postgres') yield* pagesOfPostgres(database, of);
  else yield* pagesOfSqlite(database, of);
}

async function* pagesOfSqlite(database: Database, of: ScannedTable): AsyncGenerator<ScannedRow[]> {
  const rowless = await sql<{ wr: number }>`select wr from pragma_table_list where name = ${of.table}`.execute(database.db);
  const key = rowless.rows[0]?.wr === 1 ? sql`(select 0)` : sql`rowid`;
  let after: number | null = null;
  for (let offset = 0; ; offset += PAGE) {
    const from: RawBuilder<unknown> = after === null ? sql`` : sql`where ${key} > ${after}`;
    const skip = rowless.rows[0]?.wr === 1 ? sql`limit ${PAGE} offset ${offset}` : sql`order by ${key} limit ${PAGE}`;
    const query = sql`select ${selected(of)}, ${key} as page_key from ${sql.table(of.table)} ${from} ${skip}`;
    const { rows } = await (query as RawBuilder<Record<string, unknown>>).execute(database.db);
    if (rows.length > 0) yield rows.map((row) => scanned(row));
    if (rows.length < PAGE) return;
    after = rowless.rows[0]?.wr === 1 ? null : Number(rows.at(-1)?.['page_key']);
  }
}

// Ranges of disk blocks: no key is needed, and no page is read twice.
async function* pagesOfPostgres(database: Database, of: ScannedTable): AsyncGenerator<ScannedRow[]> {
  const size = await sql<{
    blocks: number;
  }>`select (pg_relation_size(${of.table}::regclass) / current_setting('block_size')::bigint) as blocks`.execute(database.db);
  const blocks = Number(size.rows[0]?.blocks ?? 0);
  for (let from = 0; from <= blocks; from += PAGE_BLOCKS) {
    const range = sql`ctid >= ${`(${from},0)`}::tid and ctid < ${`(${from + PAGE_BLOCKS},0)`}::tid`;
    const rows = await rowsOf(database.db, sql`select ${selected(of)} from ${sql.table(of.table)} where ${range}`);
    if (rows.length > 0) yield rows;
  }
}

const SIEVED = 2000;

/**
 * Rows of an embedded database's table in which somebody sought may be met, a page at a time: every row in any column, as the sieve lets
 * it through (what nobody writes but the program itself: names and addresses, not numbers), and the subjects' own rows whatever they say.
 */
export async function* rowsCaught(
  database: Database,
  of: ScannedTable,
  sieve: Sieve,
  subjectIds: readonly string[],
): AsyncGenerator<ScannedRow[]> {
  const about = rowsAbout(of.kind, subjectIds);
  const own = about === undefined && rowsOfOne(of.kind, '') !== undefined;
  const { values, written } = about === undefined && !own ? { values: of.columns, written: [] } : parted(of);
  // Days, times and ids are full of digits, in which every number of thousands sought would be met somewhere.
  const texts = [sql`rowid`, ...refsOf(values), sign(WORDS_ONLY), ...refsOf(written)];
  yield* sieved(database, of, sql`concat_ws(${sign(TEXT_END)}, ${sql.join(texts)})`, sieve);
  if (about !== undefined) yield await rowsWhich(database, of, about);
  if (!own) return;
  for (let start = 0; start < subjectIds.length; start += TOGETHER)
    yield await rowsWhich(database, of, of.kind && ofSubjects(of.kind, subjectIds.slice(start, start + TOGETHER)));
}

// What the engine joins into one text is never taken apart: only the rows that are caught are read one by one.
async function* sieved(database: Database, of: ScannedTable, joined: RawBuilder<unknown>, sieve: Sieve): AsyncGenerator<ScannedRow[]> {
  const table = sql.table(of.table);
  for (let after: number | null = null; ;) {
    const from: RawBuilder<unknown> = after === null ? sql`` : sql`where rowid > ${after}`;
    const { rows } = await sql<{ last: number | null; n: number; joined: Uint8Array | null }>`
      select max(no) as last, count(*) as n, cast(group_concat(body, ${sign(ROW_END)}) as blob) as joined
        from (select rowid as no, ${joined} as body from ${table} ${from} order by rowid limit ${sql.lit(SIEVED)})`.execute(database.db);
    const page = rows[0];
    if (!page || page.joined === null || page.last === null) return;
    const bytes = page.joined;
    const { rows: seen, starts } = sieve.caught(bytes);
    // A text that holds the sign that parts rows would be taken for two rows: then all are compared.
    if (seen !== page.n)
      yield await rowsWhich(database, of, sql`rowid <= ${page.last}${after === null ? sql`` : sql` and rowid > ${after}`}`);
    else if (starts.length === 0) yield [];
    else {
      const numbers = `[${starts.map((start) => numberAt(bytes, start)).join()}]`;
      yield await rowsWhich(database, of, sql`rowid in (select value from json_each(${numbers}))`);
    }
    if (page.n < SIEVED) return;
    after = page.last;
  }
}

function rowsWhich(database: Database, of: ScannedTable, which: RawBuilder<unknown> | undefined): Promise<ScannedRow[]> {
  return rowsOf(database.db, sql`select ${selected(of)} from ${sql.table(of.table)} where ${which ?? sql`false`}`);
}

/** A byte as a text of its own. */
function sign(byte: number): RawBuilder<unknown> {
  return sql.raw(`cast(x'${byte.toString(16)}' as text)`);
}

/** The row's number, which each joined row begins with. */
function numberAt(bytes: Uint8Array, start: number): string {
  let end = start;
  while (end < bytes.length && bytes[end] !== TEXT_END && bytes[end] !== ROW_END) end += 1;
  return Buffer.from(bytes.subarray(start, end)).toString('latin1');
}

/** Whether rows of the table have numbers: those of a table whose key is not a number may have none. */
export async function isNumbered(database: Database, { table }: ScannedTable): Promise<boolean> {
  if (database.dialect !== 'sqlite') return false;
  const { rows } = await sql<{ wr: number }>`select wr from pragma_table_list where name = ${table}`.execute(database.db);
  return rows[0]?.wr === 0;
}

function selected({ columns, kind }: ScannedTable): RawBuilder<unknown> {
  const whose = kind && subjectOfRow(kind);
  const key = kind ? sql`cast(${sql.ref(kind.key)} as text)` : sql`null`;
  return sql`${sql.join(refsOf(columns))}, ${whose ?? sql`null`} as row_subject, ${key} as row_key`;
}

async function rowsOf(conn: Conn, query: RawBuilder<unknown>): Promise<ScannedRow[]> {
  const { rows } = await (query as RawBuilder<Record<string, unknown>>).execute(conn);
  return rows.map((row) => scanned(row));
}

function scanned(row: Record<string, unknown>): ScannedRow {
  const { row_subject, row_key } = row;
  // Not copied without the two: a night reads millions of rows.
  return {
    values: row,
    subjectId: typeof row_subject === 'string' ? row_subject : null,
    recordId: typeof row_key === 'string' ? row_key : null,
  };
}
