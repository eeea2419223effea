/** Finds people and organisations by what is written about them in free words; the row goes with its subject. */
import { dialectOf, sql } from '#platform/db';
import type { Conn, Tx } from '#platform/db';
import { holdsEvery, indexMatch, queryWords } from './search.ts';

/** Writes the words of each subject; one of whom nothing is written any more has no row. */
export async function putNotes(tx: Tx, bodies: ReadonlyMap<string, string>): Promise<void> {
  for (const [id, body] of bodies) {
    if (body === '') await sql`DELETE FROM search_note WHERE subject_id = ${id}`.execute(tx);
    else
      await sql`INSERT INTO search_note (subject_id, body) VALUES (${id}, ${body})
        ON CONFLICT (subject_id) DO UPDATE SET body = excluded.body`.execute(tx);
  }
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
