/** Who a datum is about, and whether its processing is restricted (Art. 18). */
import { dialectOf, insertRows, reader, sql } from '#platform/db';
import type { Conn, Tx } from '#platform/db';
import { appError } from '#platform/errors';
import type { Provenance } from '../provenance.ts';
import type { RestrictionReason, SubjectKind, SubjectRow, SubjectTables } from '../tables.ts';
import { idList } from './id-list.ts';

const COLUMNS = ['id', 'kind', 'created_at'] as const;

/** A new subject without data; memberships and records follow in the same transaction. */
export async function createSubject(by: Provenance, kind: SubjectKind): Promise<string> {
  const id = by.ctx.ids.next();
  await createSubjects(by, [{ id, kind }]);
  return id;
}

export async function createSubjects(by: Provenance, subjects: readonly { id: string; kind: SubjectKind }[]): Promise<void> {
  const at = by.ctx.at.toISOString();
  await insertRows(
    by.ctx.tx,
    'subject',
    COLUMNS,
    subjects.map(({ id, kind }) => [id, kind, at]),
  );
}

export async function subjectById(conn: Conn, id: string): Promise<SubjectRow | undefined> {
  return reader<SubjectTables>(conn).selectFrom('subject').selectAll().where('id', '=', id).executeTakeFirst();
}

/** One at a time for this subject until the transaction ends; false when they are gone. BEGIN IMMEDIATE already admits one on SQLite. */
export async function lockSubject(tx: Tx, id: string): Promise<boolean> {
  const { rows } =
    dialectOf(tx) === 'postgres'
      ? await sql`select id from subject where id = ${id} for no key update`.execute(tx)
      : await sql`select id from subject where id = ${id}`.execute(tx);
  return rows.length > 0;
}

/** From now on the subject's data are only kept: the writer refuses to change them. */
export async function restrictSubject(by: Provenance, id: string, reason: RestrictionReason): Promise<void> {
  await mark(by, id, { restricted_at: by.ctx.at.toISOString(), restricted_reason: reason });
  await by.audit([{ action: 'restrict', kind: 'subject', recordId: id, subjectId: id, detail: { reason } }]);
}

export async function releaseSubject(by: Provenance, id: string): Promise<void> {
  await mark(by, id, { restricted_at: null, restricted_reason: null });
  await by.audit([{ action: 'release', kind: 'subject', recordId: id, subjectId: id }]);
}

async function mark(by: Provenance, id: string, to: Pick<SubjectRow, 'restricted_at' | 'restricted_reason'>): Promise<void> {
  const result = await by.ctx.tx.withTables<SubjectTables>().updateTable('subject').set(to).where('id', '=', id).executeTakeFirst();
  if (result.numUpdatedRows === 0n) throw appError('not-found', 'errors.subject-not-found');
}

/** What the writer must know of a subject before it writes. */
export interface Standing {
  readonly restricted: boolean;
  /** Registers of the live memberships. */
  readonly registers: readonly string[];
}

/** The same for a write: nobody ends or erases these subjects before the transaction has ended. SQLite has one writer anyway. */
export async function heldStandings(tx: Tx, subjectIds: readonly string[]): Promise<ReadonlyMap<string, Standing>> {
  if (dialectOf(tx) === 'postgres' && subjectIds.length > 0)
    await sql`SELECT id FROM subject WHERE id IN ${idList(tx, subjectIds)} ORDER BY id FOR KEY SHARE`.execute(tx);
  return standings(tx, subjectIds);
}

/** Standing of each subject that exists; several memberships are one union. */
export async function standings(conn: Conn, subjectIds: readonly string[]): Promise<ReadonlyMap<string, Standing>> {
  const { rows } = await sql<{ id: string; restricted_at: string | null; register_id: string | null }>`
    SELECT s.id, s.restricted_at, m.register_id
      FROM subject AS s LEFT JOIN membership AS m ON m.subject_id = s.id AND m.ended_on IS NULL
     WHERE s.id IN ${idList(conn, subjectIds)}`.execute(conn);
  const found = new Map<string, { restricted: boolean; registers: string[] }>();
  for (const row of rows) {
    const standing = found.get(row.id) ?? { restricted: row.restricted_at !== null, registers: [] };
    if (row.register_id !== null) standing.registers.push(row.register_id);
    found.set(row.id, standing);
  }
  return found;
}
