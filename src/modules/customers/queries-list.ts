// Which people a list shows, in which order: one indexed, keyset-paged query per page, whatever the size of the register.

import type { MembershipRow, SubjectTables } from '#kernel/subjects';
import { expressionBuilder, reader, sql } from '#platform/db';
import type { Conn, Expression, SqlBool } from '#platform/db';
import type { Cursor } from './cursor.ts';
import type { CustomersTables } from './tables.ts';

export type ListTables = CustomersTables & SubjectTables;

export interface ListFilter {
  register?: string | undefined;
  group?: string | undefined;
  due?: 'soon' | 'overdue' | 'review' | undefined;
  organisation?: string | undefined;
  action?: 'late' | 'today' | 'none' | 'any' | undefined;
  /** Ids found by search, when the list is a search. */
  ids?: readonly string[] | undefined;
}

export interface ListPage {
  filter: ListFilter;
  sort: 'name' | '-name' | 'next-action' | 'due' | 'newest';
  after: Cursor | null;
  limit: number;
  today: string;
  soon: string;
}

export interface Position {
  id: string;
  value: string;
}

/** Ids of one page with the value each was ordered by. */
export function pageOfPeople(conn: Conn, page: ListPage): Promise<Position[]> {
  switch (page.sort) {
    case 'name':
    case '-name':
      return byName(conn, page);
    case 'next-action':
      return byNextAction(conn, page);
    case 'due':
      return byDue(conn, page);
    case 'newest':
      return newest(conn, page);
  }
}

function byName(conn: Conn, { filter, sort, after, limit, ...days }: ListPage): Promise<Position[]> {
  const down = sort === '-name';
  const order = down ? 'desc' : 'asc';
  let query = reader<ListTables>(conn)
    .selectFrom('search_doc as d')
    .select(['d.subject_id as id', 'd.sort_key as value'])
    .where('d.kind', '=', 'person')
    .where(matches(filter, days, 'd.subject_id'));
  if (after) {
    const [value, id] = after;
    query = query.where((eb) => eb(eb.refTuple('d.sort_key', 'd.subject_id'), down ? '<' : '>', eb.tuple(value, id)));
  }
  return query.orderBy('d.sort_key', order).orderBy('d.subject_id', order).limit(limit).execute();
}

function byNextAction(conn: Conn, { filter, after, limit, ...days }: ListPage): Promise<Position[]> {
  let query = reader<ListTables>(conn)
    .selectFrom('person as p')
    .select(['p.id as id', 'p.next_action_on as value'])
    .where('p.next_action_on', 'is not', null)
    .$narrowType<{ value: string }>()
    .where(matches(filter, days, 'p.id'));
  if (after) query = query.where((eb) => eb(eb.refTuple('p.next_action_on', 'p.id'), '>', eb.tuple(after[0], after[1])));
  return query.orderBy('p.next_action_on').orderBy('p.id').limit(limit).execute();
}

function byDue(conn: Conn, { filter, after, limit, ...days }: ListPage): Promise<Position[]> {
  let query = reader<ListTables>(conn)
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.subject_id')
    .select(['p.id as id', 'm.due_on as value'])
    .where('m.ended_on', 'is', null)
    .where('m.due_on', 'is not', null)
    .$narrowType<{ value: string }>()
    .where(matches(filter, days, 'p.id'));
  if (filter.register) query = query.where('m.register_id', '=', filter.register);
  if (after) query = query.where((eb) => eb(eb.refTuple('m.due_on', 'p.id'), '>', eb.tuple(after[0], after[1])));
  return query.orderBy('m.due_on').orderBy('p.id').limit(limit).execute();
}

function newest(conn: Conn, { filter, after, limit, ...days }: ListPage): Promise<Position[]> {
  let query = reader<ListTables>(conn).selectFrom('person as p').select(['p.id as id', 'p.id as value']).where(matches(filter, days, 'p.id'));
  if (after) query = query.where('p.id', '<', after[1]);
  return query.orderBy('p.id', 'desc').limit(limit).execute();
}

type IdRef = 'd.subject_id' | 'p.id';

/** Every filter as one condition on the subject, so that each order can use it. */
function matches(filter: ListFilter, days: { today: string; soon: string }, id: IdRef): Expression<SqlBool> {
  const eb = expressionBuilder<ListTables>();
  const ref = sql.ref<string>(id);
  const parts: Expression<SqlBool>[] = [];
  if (filter.ids) parts.push(filter.ids.length ? sql<SqlBool>`${ref} in (${sql.join(filter.ids)})` : sql<SqlBool>`1 = 0`);
  if (filter.register || filter.group) parts.push(live(ref, filter));
  if (filter.due === 'overdue') parts.push(liveDue(ref, sql<SqlBool>`fm.due_on <= ${days.today}`));
  if (filter.due === 'soon') parts.push(liveDue(ref, sql<SqlBool>`fm.due_on > ${days.today} and fm.due_on <= ${days.soon}`));
  if (filter.due === 'review') parts.push(liveDue(ref, sql<SqlBool>`fm.review_on <= ${days.today}`));
  if (filter.organisation) parts.push(sql<SqlBool>`exists (select 1 from affiliation fa where fa.person_id = ${ref} and fa.organisation_id = ${filter.organisation})`);
  if (filter.action) parts.push(action(ref, filter.action, days.today));
  return eb.and(parts);
}

function live(ref: Expression<string>, filter: ListFilter): Expression<SqlBool> {
  const register = filter.register ? sql`and fm.register_id = ${filter.register}` : sql``;
  const group = filter.group ? sql`and fm.subject_group = ${filter.group}` : sql``;
  return sql<SqlBool>`exists (select 1 from membership fm where fm.subject_id = ${ref} and fm.ended_on is null ${register} ${group})`;
}

function liveDue(ref: Expression<string>, condition: Expression<SqlBool>): Expression<SqlBool> {
  return sql<SqlBool>`exists (select 1 from membership fm where fm.subject_id = ${ref} and fm.ended_on is null and ${condition})`;
}

function action(ref: Expression<string>, wanted: NonNullable<ListFilter['action']>, today: string): Expression<SqlBool> {
  const has = (condition: Expression<SqlBool>) => sql<SqlBool>`exists (select 1 from person fp where fp.id = ${ref} and ${condition})`;
  if (wanted === 'late') return has(sql<SqlBool>`fp.next_action_on < ${today}`);
  if (wanted === 'today') return has(sql<SqlBool>`fp.next_action_on = ${today}`);
  if (wanted === 'none') return has(sql<SqlBool>`fp.next_action_on is null`);
  return has(sql<SqlBool>`fp.next_action_on is not null`);
}

export async function countPeople(conn: Conn, register?: string): Promise<{ total: number; byRegister: Map<string, number> }> {
  const rows = await reader<ListTables>(conn)
    .selectFrom('membership as m')
    .innerJoin('subject as s', 's.id', 'm.subject_id')
    .select((eb) => ['m.register_id', eb.fn.countAll<number>().as('n')])
    .where('m.ended_on', 'is', null)
    .where('s.kind', '=', 'person')
    .$if(register !== undefined, (q) => q.where('m.register_id', '=', register ?? ''))
    .groupBy('m.register_id')
    .execute();
  const total = await reader<ListTables>(conn).selectFrom('person').select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const byRegister = new Map(rows.map((row) => [row.register_id, Number(row.n)]));
  return { total: register === undefined ? Number(total.n) : (byRegister.get(register) ?? 0), byRegister };
}

export type LiveMembership = MembershipRow;
