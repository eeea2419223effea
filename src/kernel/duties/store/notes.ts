// SQL of the sealed notes.

import { insertRows, reader } from '#platform/db';
import type { Conn, Tx } from '#platform/db';
import type { DutyNoteRow, DutyTables } from '../tables.ts';

const read = (conn: Conn) => reader<DutyTables>(conn);
const write = (tx: Tx) => tx.withTables<DutyTables>();

export async function putNote(tx: Tx, { id, ref, subject_id, sealed, until_at }: DutyNoteRow): Promise<void> {
  await insertRows(tx, 'duty_note', ['id', 'ref', 'subject_id', 'sealed', 'until_at'], [[id, ref, subject_id, sealed, until_at]], 'keep');
}

/** What the note of this list says of the person, which another is about to take the place of. */
export async function takeNote(tx: Tx, ref: string, subjectId: string): Promise<string | undefined> {
  const gone = write(tx).deleteFrom('duty_note').where('subject_id', '=', subjectId).where('ref', '=', ref);
  return (await gone.returning('sealed').executeTakeFirst())?.sealed;
}

export function allNotes(conn: Conn): Promise<DutyNoteRow[]> {
  return read(conn).selectFrom('duty_note').selectAll().orderBy('id').execute();
}

export function notesOf(conn: Conn, subjectIds: readonly string[]): Promise<DutyNoteRow[]> {
  if (subjectIds.length === 0) return Promise.resolve([]);
  return read(conn)
    .selectFrom('duty_note')
    .selectAll()
    .where('subject_id', 'in', [...subjectIds])
    .execute();
}

/** Notes whose day has come, and those that no open duty needs any more. */
export async function dropNotes(tx: Tx, now: string): Promise<number> {
  const needed = write(tx)
    .selectFrom('duty_person')
    .innerJoin('duty', 'duty.id', 'duty_person.duty_id')
    .select('duty_person.subject_id')
    .where('duty_person.state', '=', 'open')
    .where('duty.cause', '=', 'erasure');
  const done = await write(tx)
    .deleteFrom('duty_note')
    .where(({ or, eb, not }) => or([eb('until_at', '<=', now), not(eb('subject_id', 'in', needed))]))
    .executeTakeFirst();
  return Number(done.numDeletedRows);
}
