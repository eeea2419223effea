// Reads the register a span of people at a time, so that a preview of 100,000 people holds a few thousand in memory.

import { reader, sql } from '#platform/db';
import type { Conn, RawBuilder } from '#platform/db';
import type { AnyKind } from '#kernel/records';
import { subjectOfRow } from '#kernel/rights';
import type { GroupDueRow } from '#kernel/rights';
import { idList } from '#kernel/subjects';
import type { SubjectTables } from '#kernel/subjects';
import { MARKS } from '../due.ts';
import type { FactRows } from '../recompute.ts';
import type { LastEvent, LiveMembership } from './facts.ts';

/** Subjects after the first id and up to the second. */
export interface Span {
  readonly after: string;
  readonly upTo: string;
}

const MARK_LIST = sql.join(MARKS.map((mark) => sql.lit(mark)));

function within({ after, upTo }: Span, column = 'subject_id'): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(column)} > ${after} and ${sql.ref(column)} <= ${upTo}`;
}

export async function liveIn(conn: Conn, span: Span, registerIds: readonly string[]): Promise<LiveMembership[]> {
  const { rows } = await sql<LiveMembership>`
    select id, subject_id, register_id, since, due_on, due_rule, due_trigger, due_from, review_on from membership
     where ${within(span)} and ended_on is null and register_id in ${idList(conn, registerIds)}`.execute(conn);
  return rows;
}

/** The same facts as a recomputation reads, for a span of people. */
export async function factRows(conn: Conn, span: Span): Promise<FactRows> {
  const events = await sql<LastEvent>`
    select subject_id, register_id, trigger, max(occurred_on) as on_day from trigger_event
     where ${within(span)} and trigger not in (${MARK_LIST}) group by subject_id, trigger, register_id`.execute(conn);
  const marks = await sql<LastEvent>`
    select subject_id, register_id, trigger, occurred_on as on_day from trigger_event
     where ${within(span)} and trigger in (${MARK_LIST})`.execute(conn);
  const reviews = await sql<{ membership_id: string; at: string }>`
    select membership_id, max(decided_at) as at from review_item
     where ${within(span)} and decision = 'keep' group by membership_id`.execute(conn);
  const requests = await sql<{ subject_id: string; received_at: string }>`
    select subject_id, received_at from erasure
     where ${within(span)} and state <> 'cancelled' and ground in ('request', 'owner')`.execute(conn);
  return {
    events: events.rows,
    marks: marks.rows,
    reviews: new Map(reviews.rows.map((row) => [row.membership_id, row.at])),
    requests: requests.rows,
  };
}

export type GroupDay = Pick<GroupDueRow, 'membership_id' | 'group_id' | 'due_on' | 'due_rule' | 'due_from'>;

export async function groupDuesIn(conn: Conn, span: Span, registerIds: readonly string[]): Promise<GroupDay[]> {
  const { rows } = await sql<GroupDay>`
    select membership_id, group_id, due_on, due_rule, due_from from group_due where ${within(span)} and register_id in ${idList(conn, registerIds)}`.execute(
    conn,
  );
  return rows;
}

/** People whom no night erases: restricted, or under a hold. */
export async function protectedIn(conn: Conn, span: Span): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from subject where ${within(span, 'id')} and restricted_at is not null
    union select subject_id from hold where ${within(span)} and released_at is null`.execute(conn);
  return new Set(rows.map(({ id }) => id));
}

/** How many people are in at least one of the registers. */
export async function countIn(conn: Conn, registerIds: readonly string[]): Promise<number> {
  if (registerIds.length === 0) return 0;
  const row = await reader<SubjectTables>(conn)
    .selectFrom('membership')
    .select((eb) => eb.fn.count<number>('subject_id').distinct().as('n'))
    .where('ended_on', 'is', null)
    .where('register_id', 'in', registerIds)
    .executeTakeFirst();
  return Number(row?.n ?? 0);
}

export interface LostField {
  readonly fieldId: string;
  /** Registers that still declare it. */
  readonly keepers: readonly string[];
  readonly kinds: readonly AnyKind[];
}

export interface LostCount {
  readonly fieldId: string;
  readonly people: number;
  readonly kept: number;
}

/** Of the members of a register: who has a value of each field that it no longer declares, and for whom the value stays. */
export async function countLost(conn: Conn, registerId: string, lost: readonly LostField[]): Promise<LostCount[]> {
  const partly = await partlyHeld(conn);
  // Fields of the same tables are counted in one pass over them.
  const passes = Map.groupBy(lost, ({ kinds }) => kinds.map(({ table }) => table).join(' '));
  const counts: LostCount[] = [];
  for (const fields of passes.values()) counts.push(...(await countPass(conn, registerId, fields, partly)));
  return lost.flatMap(({ fieldId }) => counts.find((count) => count.fieldId === fieldId) ?? []);
}

async function countPass(conn: Conn, registerId: string, lost: readonly LostField[], partly: ReadonlySet<string>): Promise<LostCount[]> {
  const kinds = [...new Set(lost.flatMap((field) => field.kinds))];
  if (kinds.length === 0) return lost.map(({ fieldId }) => ({ fieldId, people: 0, kept: 0 }));
  const keepers = [...new Set(lost.map((field) => field.keepers.join(' ')))].filter((each) => each !== '');
  const declared = keepers.map(
    (each, i) => sql`, case when exists (select 1 from membership as other where other.subject_id = m.s and other.ended_on is null
      and other.register_id in ${idList(conn, each.split(' '))}) then 1 else 0 end as ${sql.ref(`d${i}`)}`,
  );
  const sums = lost.map((field, i) => {
    const known = keepers.indexOf(field.keepers.join(' '));
    const stays = sql`(counted.safe = 1${known < 0 ? sql`` : sql` or ${sql.ref(`d${known}`)} = 1`}${partly.has(field.fieldId) ? sql` or ${heldHere(field)}` : sql``})`;
    const has = sql.ref(`h${i}`);
    return sql`sum(case when ${has} = 1 and not ${stays} then 1 else 0 end) as ${sql.ref(`p${i}`)},
      sum(case when ${has} = 1 and ${stays} then 1 else 0 end) as ${sql.ref(`q${i}`)}`;
  });
  const { rows } = await sql<Record<string, number | null>>`
    select ${sql.join(sums)} from (
      select m.*, case when m.s in (select id from subject where restricted_at is not null
          union select subject_id from hold where released_at is null and fields = '*') then 1 else 0 end as safe${sql.join(declared, sql``)}
        from (${holders(kinds, lost, registerId)}) as m) as counted`.execute(conn);
  const [row] = rows;
  return lost.map(({ fieldId }, i) => ({ fieldId, people: Number(row?.[`p${i}`] ?? 0), kept: Number(row?.[`q${i}`] ?? 0) }));
}

/** One row for each member of the register: which of the fields it has a value in. */
function holders(kinds: readonly AnyKind[], lost: readonly LostField[], registerId: string): RawBuilder<unknown> {
  const member = sql`join membership as own on own.subject_id = v.s and own.register_id = ${registerId} and own.ended_on is null`;
  const flags = (kind: AnyKind) => sql`select ${subjectOfRow(kind)} as s, ${sql.join(lost.map((field, i) => valueIn(kind, field, i)))}
      from ${sql.table(kind.table)}`;
  const [first] = kinds;
  const names = lost.map((_, i) => sql.ref(`h${i}`));
  // A table with one row for each person need not be grouped.
  if (kinds.length === 1 && first !== undefined && isOwnRow(first))
    return sql`select v.s, ${sql.join(names)} from (${flags(first)}) as v ${member}`;
  const most = sql.join(names.map((name) => sql`max(${name}) as ${name}`));
  return sql`select v.s, ${most} from (${sql.join(kinds.map(flags), sql` union all `)}) as v ${member} group by v.s`;
}

function isOwnRow({ columns }: AnyKind): boolean {
  return Object.values(columns).some((use) => 'subject' in use && use.subject === 'self');
}

/** Fields that some hold names one by one. */
async function partlyHeld(conn: Conn): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ fields: string }>`select distinct fields from hold where released_at is null and fields <> '*'`.execute(
    conn,
  );
  return new Set(rows.flatMap(({ fields }) => JSON.parse(fields) as string[]));
}

function heldHere({ fieldId }: LostField): RawBuilder<unknown> {
  return sql`exists (select 1 from hold as h where h.subject_id = counted.s and h.released_at is null and h.fields like ${`%"${fieldId}"%`})`;
}

/** Which people of a span have a value in any of the fields. */
export async function holdersIn(conn: Conn, span: Span, fields: readonly Omit<LostField, 'keepers'>[]): Promise<ReadonlySet<string>> {
  const kinds = [...new Set(fields.flatMap((field) => field.kinds))];
  const found = new Set<string>();
  for (const kind of kinds) {
    const flags = fields.flatMap((field) => testsOf(kind, field));
    if (flags.length === 0) continue;
    const { rows } = await sql<{ s: string }>`
      select distinct s from (select ${subjectOfRow(kind)} as s from ${sql.table(kind.table)} where ${sql.join(flags, sql` or `)}) as v
       where ${within(span, 's')}`.execute(conn);
    for (const { s } of rows) found.add(s);
  }
  return found;
}

/** 1 where the row of the kind holds a value of the field. */
function valueIn(kind: AnyKind, field: LostField, i: number): RawBuilder<unknown> {
  const name = sql.ref(`h${i}`);
  const tests = testsOf(kind, field);
  return tests.length === 0 ? sql`0 as ${name}` : sql`case when ${sql.join(tests, sql` or `)} then 1 else 0 end as ${name}`;
}

function testsOf(kind: AnyKind, { fieldId, kinds }: Pick<LostField, 'fieldId' | 'kinds'>): RawBuilder<unknown>[] {
  if (!kinds.includes(kind)) return [];
  return Object.entries(kind.columns).flatMap(([column, use]) => {
    if ('field' in use) return use.field === fieldId ? [sql`coalesce(cast(${sql.ref(column)} as text), '') <> ''`] : [];
    return 'fieldIn' in use ? [sql`${sql.ref(use.fieldIn)} = ${fieldId}`] : [];
  });
}
