// All SQL of request cases.

import { reader, repeated, sql } from '#platform/db';
import type { Conn, Tx } from '#platform/db';
import type { SubjectTables } from '#kernel/subjects';
import type { RightsTables } from '#kernel/rights';
import type { RequestCaseRow, RequestLetterRow, RequestStepRow, RequestStopRow, RequestTables, RequestWordRow } from '../tables.ts';

type Seen = RequestTables & Pick<RightsTables, 'erasure'> & Pick<SubjectTables, 'subject'>;

function read(conn: Conn) {
  return reader<Seen>(conn);
}
function write(tx: Tx) {
  return tx.withTables<RequestTables>();
}

export async function nextNumber(tx: Tx): Promise<number> {
  const row = await read(tx)
    .selectFrom('request_case')
    .select(({ fn }) => fn.max('no').as('last'))
    .executeTakeFirst();
  return Number(row?.last ?? 0) + 1;
}

export async function subjectExists(conn: Conn, subjectId: string): Promise<boolean> {
  return (await read(conn).selectFrom('subject').select('id').where('id', '=', subjectId).executeTakeFirst()) !== undefined;
}

/** Which of these subjects are still in the register. */
export async function subjectsPresent(conn: Conn, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await read(conn).selectFrom('subject').select('id').where('id', 'in', ids).execute();
  return new Set(rows.map(({ id }) => id));
}

export async function insertCase(tx: Tx, row: RequestCaseRow): Promise<void> {
  await write(tx).insertInto('request_case').values(row).execute();
}
export async function insertStop(tx: Tx, row: RequestStopRow): Promise<void> {
  await write(tx).insertInto('request_stop').values(row).execute();
}
export async function insertStep(tx: Tx, row: RequestStepRow): Promise<void> {
  await write(tx).insertInto('request_step').values(row).execute();
}
export async function insertWords(tx: Tx, rows: readonly RequestWordRow[]): Promise<void> {
  if (rows.length > 0) await write(tx).insertInto('request_word').values(rows).execute();
}

export async function insertLetter(tx: Tx, row: RequestLetterRow): Promise<void> {
  await write(tx).insertInto('request_letter').values(row).execute();
}

/** Letters of one case in the order in which they went. */
export async function lettersOf(conn: Conn, requestId: string): Promise<RequestLetterRow[]> {
  return read(conn).selectFrom('request_letter').selectAll().where('request_id', '=', requestId).orderBy('at').orderBy('id').execute();
}

/** False when somebody else changed the case in the meantime. */
export async function updateCase(tx: Tx, id: string, version: number, changes: Partial<RequestCaseRow>): Promise<boolean> {
  const done = await write(tx)
    .updateTable('request_case')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(done.numUpdatedRows) === 1;
}

export async function endStops(tx: Tx, requestId: string, at: string): Promise<void> {
  await write(tx).updateTable('request_stop').set({ to_at: at }).where('request_id', '=', requestId).where('to_at', 'is', null).execute();
}

/** Once it is known who asked, everything of the case is theirs. */
export async function giveTo(tx: Tx, requestId: string, subjectId: string): Promise<void> {
  for (const table of ['request_stop', 'request_step', 'request_word', 'request_letter'] as const)
    await write(tx).updateTable(table).set({ subject_id: subjectId }).where('request_id', '=', requestId).execute();
}

export async function caseById(conn: Conn, id: string): Promise<RequestCaseRow | undefined> {
  return read(conn).selectFrom('request_case').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function openCases(conn: Conn): Promise<RequestCaseRow[]> {
  return read(conn).selectFrom('request_case').selectAll().where('state', '<>', 'closed').orderBy('received_at').execute();
}

export async function closedCases(conn: Conn, limit: number): Promise<RequestCaseRow[]> {
  const rows = read(conn).selectFrom('request_case').selectAll().where('state', '=', 'closed');
  return rows.orderBy('closed_at', 'desc').orderBy('no', 'desc').limit(limit).execute();
}

export async function casesOf(conn: Conn, subjectId: string): Promise<RequestCaseRow[]> {
  return read(conn).selectFrom('request_case').selectAll().where('subject_id', '=', subjectId).orderBy('no', 'desc').execute();
}

export async function countCases(conn: Conn): Promise<{ open: number; unnamed: number; closed: number }> {
  const row = await read(conn)
    .selectFrom('request_case')
    .select([
      sql<number>`coalesce(sum(case when state <> 'closed' then 1 else 0 end), 0)`.as('open'),
      sql<number>`coalesce(sum(case when state <> 'closed' and subject_id is null and channel = 'own-pages' and identity_method is null then 1 else 0 end), 0)`.as(
        'unnamed',
      ),
      sql<number>`coalesce(sum(case when state = 'closed' then 1 else 0 end), 0)`.as('closed'),
    ])
    .executeTakeFirst();
  return { open: Number(row?.open ?? 0), unnamed: Number(row?.unnamed ?? 0), closed: Number(row?.closed ?? 0) };
}

export async function stopsOf(conn: Conn, ids: readonly string[]): Promise<RequestStopRow[]> {
  if (ids.length === 0) return [];
  return read(conn).selectFrom('request_stop').selectAll().where('request_id', 'in', ids).orderBy('from_at').execute();
}

export interface ErasureFact {
  readonly id: string;
  readonly state: 'planned' | 'erased' | 'certified' | 'cancelled';
  readonly deadline_at: string;
  readonly erased_at: string | null;
  readonly certified_at: string | null;
  readonly result: string | null;
  readonly plan: string;
}

export async function erasureFacts(conn: Conn, ids: readonly string[]): Promise<Map<string, ErasureFact>> {
  if (ids.length === 0) return new Map();
  const rows = await read(conn)
    .selectFrom('erasure')
    .select(['id', 'state', 'deadline_at', 'erased_at', 'certified_at', 'result', 'plan'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

export async function stepsOf(conn: Conn, requestId: string): Promise<RequestStepRow[]> {
  return read(conn).selectFrom('request_step').selectAll().where('request_id', '=', requestId).orderBy('at').orderBy('id').execute();
}

export async function wordsOf(conn: Conn, requestId: string): Promise<RequestWordRow[]> {
  return read(conn).selectFrom('request_word').selectAll().where('request_id', '=', requestId).orderBy('id').execute();
}

export async function wordsOfCases(conn: Conn, ids: readonly string[]): Promise<RequestWordRow[]> {
  if (ids.length === 0) return [];
  return read(conn).selectFrom('request_word').selectAll().where('request_id', 'in', ids).orderBy('id').execute();
}

/** Names that were written down because the person was not found in the register. */
export async function requestersOf(conn: Conn, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = read(conn).selectFrom('request_word').select(['request_id', 'value']).where('role', '=', 'requester');
  return new Map((await rows.where('request_id', 'in', ids).execute()).map((row) => [row.request_id, row.value]));
}

/** Open cases that are nobody's yet and whose requester names one of these addresses, with those words. */
const ANY_UNNAMED = repeated<unknown>("select 1 from request_case where subject_id is null and state <> 'closed' limit 1");

export async function unnamedHolding(conn: Conn, emails: readonly string[]): Promise<(RequestCaseRow & { value: string })[]> {
  // Asked for everyone who is erased, and nearly always there is nobody: looking into the words of none would cost as much as any other step.
  if ((await ANY_UNNAMED(conn)).rows.length === 0) return [];
  return read(conn)
    .selectFrom('request_case')
    .innerJoin('request_word', 'request_word.request_id', 'request_case.id')
    .selectAll('request_case')
    .select('request_word.value')
    .where('request_case.subject_id', 'is', null)
    .where('request_case.state', '<>', 'closed')
    .where('request_word.role', '=', 'requester')
    .where(({ or }) =>
      or(emails.map((email) => sql<boolean>`lower(request_word.value) like ${`%${email.replace(/[\\%_]/g, '\\$&')}%`} escape ${'\\'}`)),
    )
    .execute();
}

/** Words of cases closed before this instant go. */
export async function dropWordsBefore(tx: Tx, before: string): Promise<number> {
  const old = write(tx).selectFrom('request_case').select('id').where('closed_at', '<', before);
  const done = await write(tx).deleteFrom('request_word').where('request_id', 'in', old).executeTakeFirst();
  return Number(done.numDeletedRows);
}

/** Cases closed before this instant go, with all that hangs on them. */
export async function dropCasesBefore(tx: Tx, before: string): Promise<number> {
  const old = write(tx).selectFrom('request_case').select('id').where('closed_at', '<', before);
  for (const table of ['request_reminder', 'request_letter', 'request_word', 'request_step', 'request_stop'] as const)
    await write(tx).deleteFrom(table).where('request_id', 'in', old).execute();
  const done = await write(tx).deleteFrom('request_case').where('closed_at', '<', before).executeTakeFirst();
  return Number(done.numDeletedRows);
}
