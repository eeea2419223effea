/** Finds people and organisations by what is written about them in free words; the row goes with its subject. */
import { dialectOf, sql } from '#platform/db';
import type { Conn, Tx } from '#platform/db';
import { idList } from './id-list.ts';
import { holdsEvery, indexMatch, queryWords } from './search.ts';

/** Writes the words of each subject; one of whom nothing is written any more has no row. */
export async function putNotes(tx: Tx, bodies: ReadonlyMap<string, string>): Promise<void> {
  const [silent, spoken] = [[...bodies].filter(([, body]) => body === ''), [...bodies].filter(([, body]) => body !== '')];
  if (silent.length > 0)
    await sql`DELETE FROM search_note WHERE subject_id IN ${idList(
      tx,
      silent.map(([id]) => id),
    )}`.execute(tx);
  for (const rows of portions(spoken)) await putRows(tx, rows);
}

async function putRows(tx: Tx, rows: readonly (readonly [string, string])[]): Promise<void> {
  const json = JSON.stringify(rows);
  const from =
    dialectOf(tx) === 'sqlite'
      ? sql`SELECT value ->> 0, value ->> 1 FROM json_each(${json})`
      : sql`SELECT e ->> 0, e ->> 1 FROM jsonb_array_elements(${json}::jsonb) AS e`;
  await sql`INSERT INTO search_note (subject_id, body) ${from} WHERE 1 = 1
    ON CONFLICT (subject_id) DO UPDATE SET body = excluded.body`.execute(tx);
}

/** So much text goes in one statement. */
const PORTION = 4_000_000;

function* portions(rows: readonly (readonly [string, string])[]): Generator<readonly (readonly [string, string])[]> {
  let [part, size]: [(readonly [string, string])[], number] = [[], 0];
  for (const row of rows) {
    if (part.length > 0 && size + row[1].length > PORTION) {
      yield part;
      [part, size] = [[], 0];
    }
    part.push(row);
    size += row[1].length;
  }
  if (part.length > 0) yield part;
}

/** Subjects of whom all these words are written, the latest to be registered first; nobody whose processing is restricted (Art. 18). */
export async function searchNotes(conn: Conn, query: string, limit: number): Promise<string[]> {
  const words = queryWords(query);
  const match = indexMatch(words);
  if (match === null) return [];
  const source =
    dialectOf(conn) === 'sqlite'
      ? sql`search_note_fts AS f JOIN search_note AS d ON d.no = f.rowid JOIN subject AS s ON s.id = d.subject_id WHERE f.search_note_fts MATCH ${match}`
      : sql`search_note AS d JOIN subject AS s ON s.id = d.subject_id WHERE 1 = 1`;
  const { rows } = await sql<{ subject_id: string }>`
    SELECT d.subject_id FROM ${source} AND ${holdsEvery(conn, words)} AND s.restricted_at IS NULL ORDER BY d.no DESC LIMIT ${limit}`.execute(
    conn,
  );
  return rows.map((row) => row.subject_id);
}
