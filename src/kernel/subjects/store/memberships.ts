/** A subject is in a register from a day to a day; what may be stored and when it must go follows from that. */
import { insertRows, reader } from '#platform/db';
import type { Conn } from '#platform/db';
import { appError } from '#platform/errors';
import type { Provenance } from '../provenance.ts';
import type { MembershipRow, SubjectTables } from '../tables.ts';

export interface NewMembership {
  readonly id?: string;
  readonly subjectId: string;
  readonly registerId: string;
  readonly subjectGroup: string;
  /** Day it begins, YYYY-MM-DD. */
  readonly since: string;
  /** Known already in an import; otherwise the retention room computes it in the same transaction. */
  readonly due?: Pick<MembershipRow, 'due_on' | 'due_rule' | 'due_trigger' | 'due_from' | 'review_on'>;
}

const COLUMNS = [
  'id',
  'subject_id',
  'register_id',
  'subject_group',
  'since',
  'due_on',
  'due_rule',
  'due_trigger',
  'due_from',
  'review_on',
  'origin_id',
] as const;
const UNDECIDED = { due_on: null, due_rule: null, due_trigger: null, due_from: null, review_on: null };

/** Puts the subject into a register. One live membership per register: the database refuses a second. */
export async function addMembership(by: Provenance, membership: NewMembership): Promise<string> {
  const [id] = await addMemberships(by, [membership]);
  return id ?? '';
}

export async function addMemberships(by: Provenance, memberships: readonly NewMembership[]): Promise<string[]> {
  const { tx, ids } = by.ctx;
  const originId = await by.origin();
  const rows = memberships.map(({ id = ids.next(), due = UNDECIDED, ...each }) => ({
    id,
    subject_id: each.subjectId,
    register_id: each.registerId,
    subject_group: each.subjectGroup,
    since: each.since,
    ...due,
    origin_id: originId,
  }));
  await insertRows(
    tx,
    'membership',
    COLUMNS,
    rows.map((row) => COLUMNS.map((column) => row[column])),
  );
  await by.audit(
    rows.map((row) => ({
      action: 'membership.begin',
      kind: 'membership',
      recordId: row.id,
      subjectId: row.subject_id,
      detail: { register: row.register_id },
    })),
  );
  return rows.map((row) => row.id);
}

/** Ends a membership; what no other live membership declares must then be blanked by the retention room, in the same transaction. */
export async function endMembership(by: Provenance, id: string, end: { on: string; reason: string }): Promise<void> {
  const row = await membershipById(by.ctx.tx, id);
  if (row === undefined || row.ended_on !== null) throw appError('not-found', 'errors.membership-not-found');
  await by.ctx.tx
    .withTables<SubjectTables>()
    .updateTable('membership')
    .set({ ended_on: end.on, end_reason: end.reason })
    .where('id', '=', id)
    .where('ended_on', 'is', null)
    .execute();
  const detail = { register: row.register_id, reason: end.reason };
  await by.audit([{ action: 'membership.end', kind: 'membership', recordId: id, subjectId: row.subject_id, detail }]);
}

export async function membershipById(conn: Conn, id: string): Promise<MembershipRow | undefined> {
  return reader<SubjectTables>(conn).selectFrom('membership').selectAll().where('id', '=', id).executeTakeFirst();
}

/** All memberships of a subject, live ones first, then by the day they began. */
export async function membershipsOf(conn: Conn, subjectId: string): Promise<MembershipRow[]> {
  const rows = await reader<SubjectTables>(conn)
    .selectFrom('membership')
    .selectAll()
    .where('subject_id', '=', subjectId)
    .orderBy('since')
    .orderBy('id')
    .execute();
  return [...rows.filter((row) => row.ended_on === null), ...rows.filter((row) => row.ended_on !== null)];
}
