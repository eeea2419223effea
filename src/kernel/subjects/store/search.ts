/** Finds people and organisations by any part of what is declared searchable, in one index per engine that erasure empties. */
import { dialectOf, insertRows, sql } from '#platform/db';
import type { Conn, RawBuilder, Tx } from '#platform/db';
import { fold, sortKey } from '../fold.ts';
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

/** More hits than this are not worth sorting: the reader types another letter. */
const CANDIDATES = 400;
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
  if (found.size < limit) for (const id of inOrder(await holding(conn, query, kinds))) found.add(id);
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

async function holding(conn: Conn, query: string, kinds: readonly SubjectKind[]): Promise<Hit[]> {
  const words = fold(query).split(/\s+/).filter(Boolean);
  const long = words.filter((word) => [...word].length >= TRIGRAM);
  if (long.length === 0) return [];
  const short = words.filter((word) => !long.includes(word));
  const candidates = dialectOf(conn) === 'sqlite' ? sqliteHits(long, short) : postgresHits(words);
  const only = kinds.length === 1 ? sql`AND d.kind = ${kinds[0]}` : sql``;
  const { rows } = await sql<Hit>`${candidates} ${only} LIMIT ${CANDIDATES}`.execute(conn);
  return rows;
}

function sqliteHits(long: readonly string[], short: readonly string[]): RawBuilder<unknown> {
  const match = long.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND ');
  const rest = short.map((word) => sql` AND d.body LIKE ${holds(word)} ESCAPE '\\'`);
  return sql`SELECT d.subject_id, d.sort_key FROM search_fts AS f JOIN search_doc AS d ON d.no = f.rowid
    WHERE f.body MATCH ${match}${sql.join(rest, sql``)}`;
}

function postgresHits(words: readonly string[]): RawBuilder<unknown> {
  const all = words.map((word) => sql`d.body LIKE ${holds(word)}`);
  return sql`SELECT d.subject_id, d.sort_key FROM search_doc AS d WHERE ${sql.join(all, sql` AND `)}`;
}

function holds(word: string): string {
  return `%${word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}
