// What undo and the list of removed rows read.

import { reader, sql } from '#platform/db';
import type { Conn, Tx } from '#platform/db';
import { AppError } from '#platform/errors';

/** Fields that the person has asked to be set right, while the case is open and for a while after; null where the case names none. */
export async function correctionsAsked(conn: Conn, subjectId: string, since: string): Promise<(string | null)[]> {
  const { rows } = await sql<{ field_id: string | null }>`
    select field_id from request_case where subject_id = ${subjectId} and asked_right = 'rectification' and (closed_at is null or closed_at > ${since})`.execute(
    conn,
  );
  return rows.map(({ field_id }) => field_id);
}

export interface Removed {
  readonly act_id: string;
  readonly subject_id: string;
  readonly subject_kind: 'person' | 'organisation';
  readonly kind: string;
  readonly image: string;
  readonly actor_id: string;
  readonly at: string;
  readonly expires: string;
}

type Read = {
  undo_entry: { id: string; act_id: string; subject_id: string; op: string; kind: string; image: string; at: string; expires: string };
  undo_act: { id: string; actor_id: string };
  subject: { id: string; kind: 'person' | 'organisation' };
};

/** Removed rows of these kinds that can still be brought back, newest first. */
export async function removedRows(
  conn: Conn,
  of: { kinds: readonly string[]; now: string; limit: number; subjectId?: string | undefined },
): Promise<Removed[]> {
  let rows = reader<Read>(conn)
    .selectFrom('undo_entry as e')
    .innerJoin('undo_act as a', 'a.id', 'e.act_id')
    .innerJoin('subject as s', 's.id', 'e.subject_id')
    .select(['e.act_id', 'e.subject_id', 's.kind as subject_kind', 'e.kind', 'e.image', 'a.actor_id', 'e.at', 'e.expires'])
    .where('e.op', '=', 'remove')
    .where('e.kind', 'in', of.kinds)
    .where('e.image', 'is not', null)
    .where('e.expires', '>', of.now)
    // One of two who became one comes back with all that is theirs or not at all.
    .where(sql<boolean>`not exists (select 1 from merged as m where m.id = e.act_id)`);
  if (of.subjectId !== undefined) rows = rows.where('e.subject_id', '=', of.subjectId);
  return rows.orderBy('e.id', 'desc').limit(of.limit).execute();
}

/** True when the act made one of two. */
export async function isMerge(conn: Conn, actId: string): Promise<boolean> {
  const { rows } = await sql`select 1 as x from undo_entry where act_id = ${actId} and op = 'move' limit 1`.execute(conn);
  return rows.length > 0;
}

/** Fields of which the ledger says that the person set them right after this moment. */
export async function rectifiedSince(conn: Conn, subjectId: string, since: string): Promise<string[]> {
  const { rows } = await sql<{ entry: string }>`
    select entry from ledger_outbox where entry like ${'{"kind":"rectification"%'} and entry like ${`%"${subjectId}"%`}`.execute(conn);
  const entries = rows.map(({ entry }) => JSON.parse(entry) as { at: string; fields?: string[] });
  return entries.flatMap(({ at, fields = [] }) => (at > since ? fields : []));
}

/** False, with nothing done, when it was refused. */
export async function wholeOrNot(tx: Tx, work: () => Promise<void>): Promise<boolean> {
  await sql`SAVEPOINT whole`.execute(tx);
  try {
    await work();
  } catch (error) {
    await sql`ROLLBACK TO SAVEPOINT whole`.execute(tx);
    if (!(error instanceof AppError)) throw error;
    return false;
  }
  await sql`RELEASE SAVEPOINT whole`.execute(tx);
  return true;
}
