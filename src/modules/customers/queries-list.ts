// Which people a list shows, in which order: one indexed, keyset-paged statement per page, whatever the size of the register.

import { dialectOf, reader, sql } from '#platform/db';
import type { Conn, RawBuilder, SqlBool } from '#platform/db';
import type { SubjectTables } from '#kernel/subjects';
import type { Cursor } from './cursor.ts';
import type { CustomersTables } from './tables.ts';

export interface ListFilter {
  register?: string | undefined;
  group?: string | undefined;
  due?: 'soon' | 'overdue' | 'review' | undefined;
  organisation?: string | undefined;
  action?: 'late' | 'today' | 'none' | 'any' | undefined;
  /** Ids found by search, when the list is a search. */
  ids?: readonly string[] | undefined;
}

export type PeopleSort = 'name' | '-name' | 'next-action' | 'due' | 'newest';

export interface ListPage {
  filter: ListFilter;
  sort: PeopleSort;
  after: Cursor | null;
  limit: number;
  today: string;
  soon: string;
}

export interface PersonListRow {
  readonly id: string;
  /** What the row was ordered by; empty for those that have nothing to be ordered by and come last. */
  readonly value: string;
  readonly given_name: string | null;
  readonly family_name: string | null;
  readonly customer_number: string | null;
  readonly job_title: string | null;
  readonly next_action: string | null;
  readonly next_action_on: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  /** Any other way to reach a person without name, e-mail and phone. */
  readonly other: string | null;
  readonly organisation: string | null;
  readonly memberships: readonly { readonly registerId: string; readonly dueOn: string | null; readonly reviewOn: string | null }[];
  readonly restricted_at: string | null;
  readonly last_contact: string | null;
  readonly last_service_contact: string | null;
}

/** Everybody who matches, each once: first those with a value to order by, then the others by age. */
export async function pageOfPeople(conn: Conn, asked: ListPage): Promise<PersonListRow[]> {
  const page = { ...asked, filter: await narrowed(conn, asked) };
  const { sort, after, limit } = page;
  const hasRest = sort === 'due' || sort === 'next-action';
  const inRest = hasRest && after !== null && after[0] === '';
  const first = inRest ? [] : await rowsOf(conn, page, orderOf(page));
  if (!hasRest || first.length === limit) return first;
  const rest = { ...page, limit: limit - first.length, after: inRest ? after : null };
  return [...first, ...(await rowsOf(conn, rest, restOf(page)))];
}

type Bool = RawBuilder<SqlBool>;

interface Order {
  readonly from: RawBuilder<unknown>;
  readonly id: RawBuilder<string>;
  /** Null when the id itself is the order. */
  readonly value: RawBuilder<string> | null;
  readonly where: Bool;
  readonly down?: true;
}

const ID = sql<string>`t.id`;
const ANY = sql<SqlBool>`1 = 1`;

function orderOf({ sort, filter }: ListPage): Order {
  switch (sort) {
    case 'name':
    case '-name': {
      const order = {
        from: sql`search_doc as t`,
        id: sql<string>`t.subject_id`,
        value: sql<string>`t.sort_key`,
        where: sql<SqlBool>`t.kind = 'person'`,
      };
      return sort === 'name' ? order : { ...order, down: true };
    }
    case 'next-action':
      return { from: sql`person as t`, id: ID, value: sql<string>`t.next_action_on`, where: sql<SqlBool>`t.next_action_on is not null` };
    case 'due': {
      const of = filter.register === undefined ? sql`` : sql`and e.register_id = ${filter.register}`;
      // Not by the index of registers: walking in the order of due dates finds the first page sooner than sorting a register.
      const mine = filter.register === undefined ? sql`` : sql`and t.register_id || '' = ${filter.register}`;
      // Somebody in several registers stands where the first of them ends.
      const where = sql<SqlBool>`t.ended_on is null and t.due_on is not null ${mine} and exists (select 1 from person as q where q.id = t.subject_id)
        and not exists (select 1 from membership as e where e.subject_id = t.subject_id and e.ended_on is null and e.due_on is not null ${of}
          and (e.due_on, e.id) < (t.due_on, t.id))`;
      return { from: sql`membership as t`, id: sql<string>`t.subject_id`, value: sql<string>`t.due_on`, where };
    }
    case 'newest':
      return { from: sql`person as t`, id: ID, value: null, where: ANY, down: true };
  }
}

/** Those that have nothing to be ordered by. */
function restOf({ sort, filter }: ListPage): Order {
  const of = filter.register === undefined ? sql`` : sql`and e.register_id = ${filter.register}`;
  const without = sql<SqlBool>`not exists (select 1 from membership as e where e.subject_id = t.id and e.ended_on is null and e.due_on is not null ${of})`;
  return { from: sql`person as t`, id: ID, value: null, where: sort === 'due' ? without : sql<SqlBool>`t.next_action_on is null` };
}

async function rowsOf(conn: Conn, page: ListPage, order: Order): Promise<PersonListRow[]> {
  const { filter, after, limit } = page;
  const { id, value, where, down } = order;
  const direction = down ? sql`desc` : sql`asc`;
  const [from, among] =
    filter.ids === undefined
      ? [order.from, ANY]
      : [sql`${idRows(conn, filter.ids)} as w cross join ${order.from}`, sql<SqlBool>`${id} = w.id`];
  const parts = [where, among, ...conditions(id, filter, page)];
  if (after !== null) parts.push(beyond(order, after));
  const by = value === null ? sql`${id} ${direction}` : sql`${value} ${direction}, ${id} ${direction}`;
  const picked = sql`select ${id} as id, ${value ?? sql`''`} as value from ${from} where ${sql.join(parts, sql` and `)} order by ${by} limit ${limit}`;
  const outer = value === null ? sql`d.id ${direction}` : sql`d.value ${direction}, d.id ${direction}`;
  const { rows } =
    await sql<Packed>`select d.id, d.value, ${SHOWN} from (${picked}) as d join person as p on p.id = d.id order by ${outer}`.execute(conn);
  return rows.map(unpacked);
}

/** One walk of the index for all memberships of a person, instead of one for each thing that is shown of them. */
type Packed = Omit<PersonListRow, 'memberships'> & { readonly memberships: string | null };

function unpacked(row: Packed): PersonListRow {
  const memberships = entries(row.memberships).map(([registerId = '', due, review]) => ({
    registerId,
    dueOn: due || null,
    reviewOn: review || null,
  }));
  return { ...row, memberships };
}

function entries(packed: string | null): string[][] {
  return packed === null ? [] : packed.split('\u001e').map((entry) => entry.split('\u001f'));
}

function beyond({ id, value, down }: Order, [last, lastId]: Cursor): Bool {
  const than = down ? sql`<` : sql`>`;
  return value === null ? sql<SqlBool>`${id} ${than} ${lastId}` : sql<SqlBool>`(${value}, ${id}) ${than} (${last}, ${lastId})`;
}

function point(field: string): RawBuilder<string | null> {
  return sql<
    string | null
  >`(select c.value from contact_point as c where c.subject_id = p.id and c.field_id = ${sql.lit(field)} order by c.id limit 1)`;
}

/** One step of the index; for both kinds of contact in one question the engine would read all of them. */
function latest(trigger: string): RawBuilder<string | null> {
  return sql<
    string | null
  >`(select max(e.occurred_on) from trigger_event as e where e.subject_id = p.id and e.trigger = ${sql.lit(trigger)})`;
}

// Characters that mark the parts of a packed answer; ids and days have none.
const PART = sql.lit('\u001f');
const ENTRY = sql.lit('\u001e');

// Correlated, because a page has 50 rows whatever the register has.
const SHOWN = sql`p.given_name, p.family_name, p.customer_number, p.job_title, p.next_action, p.next_action_on,
  ${point('person.email')} as email, ${point('person.phone')} as phone,
  case when p.given_name is null and p.family_name is null then (select c.value from contact_point as c where c.subject_id = p.id order by c.id limit 1) end as other,
  (select o.name from affiliation as a join organisation as o on o.id = a.organisation_id where a.person_id = p.id and a.until is null order by a.id limit 1) as organisation,
  (select string_agg(m.register_id || ${PART} || coalesce(m.due_on, '') || ${PART} || coalesce(m.review_on, ''), ${ENTRY}) from membership as m where m.subject_id = p.id and m.ended_on is null) as memberships,
  (select s.restricted_at from subject as s where s.id = p.id) as restricted_at,
  ${latest('last-contact')} as last_contact, ${latest('last-service-contact')} as last_service_contact`;

function conditions(id: RawBuilder<string>, filter: ListFilter, { today, soon }: Pick<ListPage, 'today' | 'soon'>): Bool[] {
  const live = (more: Bool) =>
    sql<SqlBool>`exists (select 1 from membership as f where f.subject_id = ${id} and f.ended_on is null and ${more})`;
  const person = (more: Bool) => sql<SqlBool>`exists (select 1 from person as f where f.id = ${id} and ${more})`;
  const { register, group, due, action, organisation } = filter;
  const parts: Bool[] = [];
  if (register !== undefined || group !== undefined) parts.push(live(inRegister(filter)));
  if (due !== undefined) parts.push(live(isDue(due, today, soon)));
  if (organisation !== undefined)
    parts.push(sql<SqlBool>`exists (select 1 from affiliation as f where f.person_id = ${id} and f.organisation_id = ${organisation})`);
  if (action !== undefined) parts.push(person(hasAction(action, today)));
  return parts;
}

function inRegister({ register, group }: ListFilter): Bool {
  const parts: Bool[] = [];
  if (register !== undefined) parts.push(sql<SqlBool>`f.register_id = ${register}`);
  if (group !== undefined) parts.push(sql<SqlBool>`f.subject_group = ${group}`);
  return sql<SqlBool>`${sql.join(parts, sql` and `)}`;
}

function isDue(due: NonNullable<ListFilter['due']>, today: string, soon: string): Bool {
  if (due === 'overdue') return sql<SqlBool>`f.due_on <= ${today}`;
  return due === 'soon' ? sql<SqlBool>`f.due_on > ${today} and f.due_on <= ${soon}` : sql<SqlBool>`f.review_on <= ${today}`;
}

function hasAction(action: NonNullable<ListFilter['action']>, today: string): Bool {
  if (action === 'late') return sql<SqlBool>`f.next_action_on < ${today}`;
  if (action === 'today') return sql<SqlBool>`f.next_action_on = ${today}`;
  return action === 'none' ? sql<SqlBool>`f.next_action_on is null` : sql<SqlBool>`f.next_action_on is not null`;
}

/** Up to this many are looked at one by one; more are met soon enough by walking in order. */
const FEW = 1000;

/** A filter that few meet is turned into their ids: walking 100,000 people in order to find ten would take the wait that lists must not have. */
async function narrowed(conn: Conn, { filter, today, soon }: ListPage): Promise<ListFilter> {
  if (filter.ids !== undefined) return filter;
  const from = selective(filter, today, soon);
  if (from === null) return filter;
  const { rows } = await sql<{ id: string }>`select distinct id from (${from} limit ${FEW + 1}) as n`.execute(conn);
  return rows.length > FEW ? filter : { ...filter, ids: rows.map(({ id }) => id) };
}

function selective(filter: ListFilter, today: string, soon: string): RawBuilder<unknown> | null {
  if (filter.organisation !== undefined) return sql`select person_id as id from affiliation where organisation_id = ${filter.organisation}`;
  if (filter.action === 'late' || filter.action === 'today')
    return sql`select f.id from person as f where ${hasAction(filter.action, today)}`;
  const live = sql`select f.subject_id as id from membership as f where f.ended_on is null`;
  if (filter.due !== undefined) return sql`${live} and ${isDue(filter.due, today, soon)}`;
  return filter.register === undefined ? null : sql`${live} and ${inRegister(filter)}`;
}

/** Ids as rows of a table, in any number, as one bound value. */
export function idRows(conn: Conn, ids: readonly string[]): RawBuilder<unknown> {
  const json = JSON.stringify(ids);
  return dialectOf(conn) === 'sqlite'
    ? sql`(select value as id from json_each(${json}))`
    : sql`(select jsonb_array_elements_text(${json}::jsonb) as id)`;
}

/** How many people are in each register; somebody in two is counted in both. */
export async function countPeople(conn: Conn, register?: string): Promise<{ total: number; byRegister: Record<string, number> }> {
  const { rows } = await sql<{ register_id: string; n: number }>`
    select register_id, sum(n) as n from (
      select m.register_id, count(*) as n from membership as m where m.ended_on is null group by m.register_id
      union all
      select m.register_id, -count(*) as n from organisation as o join membership as m on m.subject_id = o.id and m.ended_on is null group by m.register_id
    ) as counted group by register_id`.execute(conn);
  const byRegister = Object.fromEntries(rows.map((row) => [row.register_id, Number(row.n)]));
  if (register !== undefined) return { total: byRegister[register] ?? 0, byRegister };
  const all = await reader<CustomersTables & SubjectTables>(conn)
    .selectFrom('person')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return { total: Number(all.n), byRegister };
}
