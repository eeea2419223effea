/** Finds people and organisations by any part of what is declared searchable, in one index per engine that erasure empties. */
import { dialectOf, insertRows, sql } from '#platform/db';
import type { Conn, RawBuilder, Tx } from '#platform/db';
import { fold, HYPHENS, sortKey } from '../fold.ts';
import type { SubjectKind } from '../tables.ts';
import { idList } from './id-list.ts';

export interface SearchDoc {
  readonly subjectId: string;
  readonly kind: SubjectKind;
  readonly sortKey: string;
  readonly body: string;
}

const COLUMNS = ['subject_id', 'kind', 'sort_key', 'body'] as const;

/** Writes a document for the first time; for imports of new subjects. */
export async function addSearchDocs(tx: Tx, docs: readonly SearchDoc[]): Promise<void> {
  await insertRows(
    tx,
    'search_doc',
    COLUMNS,
    docs.map((doc) => [doc.subjectId, doc.kind, doc.sortKey, doc.body]),
  );
}

/** Writes the document of a subject, or replaces it. */
export async function putSearchDoc(tx: Tx, doc: SearchDoc): Promise<void> {
  await sql`
    INSERT INTO search_doc (subject_id, kind, sort_key, body) VALUES (${doc.subjectId}, ${doc.kind}, ${doc.sortKey}, ${doc.body})
    ON CONFLICT (subject_id) DO UPDATE SET kind = excluded.kind, sort_key = excluded.sort_key, body = excluded.body`.execute(tx);
}

export async function dropSearchDocs(tx: Tx, subjectIds: readonly string[]): Promise<void> {
  await sql`DELETE FROM search_doc WHERE subject_id IN ${idList(tx, subjectIds)}`.execute(tx);
}

interface Hit {
  readonly subject_id: string;
  readonly sort_key: string;
}

/** Hits beyond this, or beyond twice what is asked for, are not worth sorting: the reader types another letter. */
const CANDIDATES = 100;
const TRIGRAM = 3;

/**
 * Ids of subjects whose name begins with the words, then of those that hold every word anywhere (three letters or more);
 * each group in Finnish order.
 */
export async function search(conn: Conn, query: string, limit: number, kind?: SubjectKind): Promise<string[]> {
  const key = sortKey(query);
  if (key === '' || limit < 1) return [];
  const kinds: readonly SubjectKind[] = kind === undefined ? ['person', 'organisation'] : [kind];
  const begins: Hit[] = [];
  for (const each of kinds) begins.push(...(await beginningWith(conn, key, each, limit)));
  const found = new Set(inOrder(begins).slice(0, limit));
  if (found.size < limit) for (const id of inOrder(await holding(conn, query, kinds, Math.max(CANDIDATES, 2 * limit)))) found.add(id);
  return [...found].slice(0, limit);
}

function inOrder(hits: readonly Hit[]): string[] {
  const sorted = hits.toSorted((a, b) => (a.sort_key < b.sort_key ? -1 : a.sort_key > b.sort_key ? 1 : 0));
  return sorted.map((hit) => hit.subject_id);
}

async function beginningWith(conn: Conn, key: string, kind: SubjectKind, limit: number): Promise<Hit[]> {
  const { rows } = await sql<Hit>`
    SELECT subject_id, sort_key FROM search_doc
     WHERE kind = ${kind} AND sort_key >= ${key} AND sort_key < ${`${key}\u{10ffff}`}
     ORDER BY sort_key LIMIT ${limit}`.execute(conn);
  return rows;
}

async function holding(conn: Conn, query: string, kinds: readonly SubjectKind[], enough: number): Promise<Hit[]> {
  const words = queryWords(query);
  const match = indexMatch(words);
  if (match === null) return [];
  const source = dialectOf(conn) === 'sqlite' ? indexed(match) : sql`search_doc AS d WHERE 1 = 1`;
  const all = holdsEvery(conn, words);
  const only = kinds.length === 1 ? sql`AND d.kind = ${kinds[0]}` : sql``;
  const { rows } = await sql<Hit>`SELECT d.subject_id, d.sort_key FROM ${source} AND ${all} ${only} LIMIT ${enough}`.execute(conn);
  return rows;
}

// The index knows which rows hold all trigrams; whether they stand in the right order the body itself tells.
function indexed(match: string): RawBuilder<unknown> {
  return sql`search_fts AS f JOIN search_doc AS d ON d.no = f.rowid WHERE f.search_fts MATCH ${match}`;
}

/** The words of a query in any order; a hyphen between letters parts them, as names are written with and without it. */
export function queryWords(query: string): string[] {
  return fold(query).replaceAll(HYPHENS, ' ').split(/\s+/).filter(Boolean);
}

/** What the full-text index is asked; null when no word is long enough for it. */
export function indexMatch(words: readonly string[]): string | null {
  const trigrams = [...new Set(words.flatMap(trigramsOf))];
  if (trigrams.length === 0) return null;
  return trigrams.map((trigram) => `"${trigram.replaceAll('"', '""')}"`).join(' AND ');
}

/** Every word stands somewhere in the body of the row `d`. */
export function holdsEvery(conn: Conn, words: readonly string[]): RawBuilder<unknown> {
  return sql.join(
    words.map((word) => holds(conn, word)),
    sql` AND `,
  );
}

/** Three letters at a time; enough of a long word to find its row. */
function trigramsOf(word: string): string[] {
  const letters = Array.from(word);
  return letters.slice(0, 24).flatMap((_, i) => (i + TRIGRAM <= letters.length ? [letters.slice(i, i + TRIGRAM).join('')] : []));
}

// SQLite plans a LIKE anew for every word; body and word are folded alike, so looking for the letters is the same.
function holds(conn: Conn, word: string): RawBuilder<unknown> {
  if (dialectOf(conn) === 'sqlite') return sql`instr(d.body, ${word}) > 0`;
  return sql`d.body LIKE ${`%${word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`} ESCAPE '\\'`;
}
