// Many rows in few statements: an import of 100,000 people must not spend its time building queries.

import { CompiledQuery } from 'kysely';
import { dialectOf } from './dialect.ts';
import { runFinished } from './repeated.ts';
import type { Conn, Dialect } from './types.ts';

/** Rows per statement: below both engines' limits of parameters for any table of ours, and a batch of 500 or 1,000 is whole chunks, whose texts are kept. */
const CHUNK = 125;
/** So many rows at most are what one act writes for one person. */
const FEW = 8;
const MAX_PARAMETERS = 30_000;
const texts = new Map<string, string>();

/**
 * Inserts rows given as arrays in the order of `columns`. Values are bound, names come from the program only. With `taken: 'keep'` a row
 * whose key another transaction wrote meanwhile stays as it is.
 */
export async function insertRows(
  conn: Conn,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly unknown[])[],
  taken: 'refuse' | 'keep' = 'refuse',
): Promise<void> {
  const dialect = dialectOf(conn);
  const chunk = Math.min(CHUNK, Math.floor(MAX_PARAMETERS / columns.length));
  for (let start = 0; start < rows.length; start += chunk) {
    const part = rows.slice(start, start + chunk);
    await runFinished(
      conn,
      CompiledQuery.raw(
        insertText(dialect, table, columns, part.length) + (taken === 'keep' ? ' on conflict do nothing' : ''),
        part.flat(),
      ),
    );
  }
}

function insertText(dialect: Dialect, table: string, columns: readonly string[], rows: number): string {
  const name = `${dialect} ${table} ${rows} ${columns.join()}`;
  const known = texts.get(name);
  if (known !== undefined) return known;
  let n = 0;
  const mark = dialect === 'sqlite' ? () => '?' : () => `$${++n}`;
  const tuple = () => `(${columns.map(mark).join()})`;
  const text = `insert into ${quoted(table)} (${columns.map(quoted).join()}) values ${Array.from({ length: rows }, tuple).join()}`;
  // Whole chunks repeat; the odd remainders of small imports would only fill the shelf.
  if (rows <= FEW || rows === CHUNK) texts.set(name, text);
  return text;
}

function quoted(name: string): string {
  if (!/^[a-z_][a-z0-9_]*$/.test(name)) throw new Error(`not a name of a table or column: ${name}`);
  return `"${name}"`;
}
