// Which people a list shows, in which order: one indexed, keyset-paged statement per page, whatever the size of the register.

import { reader, sql } from '#platform/db';
import type { Conn, RawBuilder, SqlBool } from '#platform/db';
import type { SubjectTables } from '#kernel/subjects';
import type { Cursor } from './cursor.ts';
import type { ListFilter, PeopleSort } from './list-filter.ts';
import { fewMatching } from './queries-list-count.ts';
import { conditionsOf, fewMeeting, fewMeetingAll, idRows } from './queries-list-filters.ts';
import { isMarked, numbersToWalk, underNumber } from './queries-list-marks.ts';
import type { Bool, Condition, Days } from './queries-list-filters.ts';
import type { CustomersTables } from './tables.ts';

export interface ListPage {
  filter: ListFilter;
  sort: PeopleSort;
  after: Cursor | null;
  limit: number;
  days: Days;
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
  readonly created_at: string;
}

/** What a list walks: the order asked for and the conditions, those that few meet turned into ids. */
interface Walk extends ListPage {
  readonly ids: readonly string[] | undefined;
  readonly conditions: readonly Condition[];
}

/** Everybody who matches, each once: first those with a value to order by, then the others by age. */
export async function pageOfPeople(conn: Conn, asked: ListPage): Promise<PersonListRow[]> {
  const conditions = conditionsOf(conn, asked.filter, asked.days);
  const walk: Walk = { ...asked, conditions, ids: asked.filter.ids ?? (await fewMeeting(conn, conditions)) };
  if (walk.ids !== undefined || conditions.length === 0 || ownsOrder(asked, conditions)) return walked(conn, walk);
  const numbers = ordersOfMarked.has(walk.sort) ? await numbersToWalk(conn, conditions) : undefined;
  if (numbers !== undefined) return underMarks(conn, walk, numbers);
  const ids = await fewMeetingAll(conn, conditions);
  if (ids !== undefined) return walked(conn, { ...walk, ids });
  // Whoever is due stands in another table, whose order no index tells whole.
  const { rows, whole } = walk.sort === 'due' ? { rows: [], whole: false } : await nearby(conn, walk);
  if (whole || rows.length === walk.limit) return rows;
  // A single condition that an index answers is met by more than a few, or they would have been found by now.
  const known = conditions.length === 1 && conditions[0]?.among !== undefined;
  return walked(conn, { ...walk, ids: known ? undefined : await fewMatching(conn, { table: 'person', conditions }) });
}

/** Orders in which people stand under each number of their marks. */
const ordersOfMarked: ReadonlySet<PeopleSort> = new Set<PeopleSort>(['name', '-name', 'newest', 'oldest']);

/** The first of each number, and of them the first of all. */
async function underMarks(conn: Conn, { sort, after, limit, conditions }: Walk, numbers: readonly number[]): Promise<PersonListRow[]> {
  if (numbers.length === 0) return [];
  const down = sort === '-name' || sort === 'newest';
  const byName = sort === 'name' || sort === '-name';
  const direction = down ? sql`desc` : sql`asc`;
  const value = byName ? sql<string>`t.sort_key` : null;
  const order = { id: sql<string>`t.subject_id`, value, ...(down ? { down: true as const } : {}) };
  const by = byName ? sql`t.sort_key ${direction}, t.subject_id ${direction}` : sql`t.subject_id ${direction}`;
  const others = conditions.filter((each) => !isMarked(each)).map(({ holds }) => holds(order.id));
  const met = sql.join([...(after === null ? [] : [beyond(order, after)]), ...others, ANY], sql` and `);
  const first = (n: number) => sql`select id, value from (select t.subject_id as id, ${value ?? sql`''`} as value from search_doc as t
    where ${underNumber(n)} and ${met} order by ${by} limit ${limit}) as t`;
  const picked = sql`select id, value from (${sql.join(numbers.map(first), sql` union all `)}) as t order by value ${direction}, id ${direction} limit ${limit}`;
  return shown(conn, picked, byName, direction);
}

/** The days of one register are in an order of their own, in which its people stand close together. */
function ownsOrder({ sort, filter }: ListPage, conditions: readonly Condition[]): boolean {
  return sort === 'due' && filter.register !== undefined && conditions.length === 1;
}

async function walked(conn: Conn, walk: Walk): Promise<PersonListRow[]> {
  const { after, limit } = walk;
  const rest = restOf(walk);
  const inRest = rest !== null && after !== null && after[0] === '';
  const first = inRest ? [] : await rowsOf(conn, walk, orderOf(walk));
  if (rest === null || first.length === limit) return first;
  return [...first, ...(await rowsOf(conn, { ...walk, limit: limit - first.length, after: inRest ? after : null }, rest))];
}

/** Where a page is usually full: among the next so many of the order. */
const NEAR = 5000;

/** Those of the next rows in order who match; looking no further, because conditions that few meet together are found otherwise. */
async function nearby(conn: Conn, walk: Walk): Promise<{ rows: PersonListRow[]; whole: boolean }> {
  const { after } = walk;
  const rest = restOf(walk);
  const order = rest !== null && after !== null && after[0] === '' ? rest : orderOf(walk);
  const { id, value, down } = order;
  const direction = down ? sql`desc` : sql`asc`;
  const by = value === null ? sql`${id} ${direction}` : sql`${value} ${direction}, ${id} ${direction}`;
  const parts = [order.where, ...(after === null ? [] : [beyond(order, after)])];
  const { rows } = await sql<{ id: string; value: string }>`
    select ${id} as id, ${value ?? sql`''`} as value from ${order.from} where ${sql.join(parts, sql` and `)} order by ${by} limit 1 offset ${sql.lit(NEAR)}`.execute(
    conn,
  );
  const [end] = rows;
  if (end === undefined) return { rows: await rowsOf(conn, walk, order), whole: rest === null };
  const until = sql<SqlBool>`not ${beyond(order, [end.value, end.id])}`;
  return { rows: await rowsOf(conn, walk, { ...order, where: sql<SqlBool>`${order.where} and ${until}` }), whole: false };
}

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

/** Columns of the person that lists are ordered by; each has an index. */
const COLUMNS = { 'next-action': 't.next_action_on', job: 't.job_title', number: 't.customer_number' } as const;

function orderOf({ sort, filter }: ListPage): Order {
  const down = sort.startsWith('-') ? ({ down: true } as const) : {};
  switch (sort) {
    case 'name':
    case '-name': {
      const [from, where] = [sql`search_doc as t`, sql<SqlBool>`t.kind = 'person'`];
      return { from, id: sql<string>`t.subject_id`, value: sql<string>`t.sort_key`, where, ...down };
    }
    case 'due':
      return dueOrder(filter);
    case 'newest':
      return { from: sql`person as t`, id: ID, value: null, where: ANY, down: true };
    case 'oldest':
      return { from: sql`person as t`, id: ID, value: null, where: ANY };
    default: {
      const value = sql.raw<string>(columnOf(sort));
      return { from: sql`person as t`, id: ID, value, where: sql<SqlBool>`${value} is not null`, ...down };
    }
  }
}

function columnOf(sort: Exclude<PeopleSort, 'name' | '-name' | 'due' | 'newest' | 'oldest'>): string {
  return COLUMNS[sort.replace('-', '') as keyof typeof COLUMNS] ?? COLUMNS['next-action'];
}

function dueOrder({ register }: ListFilter): Order {
  const of = register === undefined ? sql`` : sql`and e.register_id = ${register}`;
  // Not by the index of registers: walking in the order of due dates finds the first page sooner than sorting a register.
  const mine = register === undefined ? sql`` : sql`and t.register_id || '' = ${register}`;
  // Somebody in several registers stands where the first of them ends.
  const where = sql<SqlBool>`t.ended_on is null and t.due_on is not null ${mine} and exists (select 1 from person as q where q.id = t.subject_id)
    and not exists (select 1 from membership as e where e.subject_id = t.subject_id and e.ended_on is null and e.due_on is not null ${of}
      and (e.due_on, e.id) < (t.due_on, t.id))`;
  return { from: sql`membership as t`, id: sql<string>`t.subject_id`, value: sql<string>`t.due_on`, where };
}

/** Those that have nothing to be ordered by; null when everybody has. */
function restOf({ sort, filter }: ListPage): Order | null {
  const rest = (where: Bool): Order => ({ from: sql`person as t`, id: ID, value: null, where });
  if (sort === 'name' || sort === '-name' || sort === 'newest' || sort === 'oldest') return null;
  if (sort !== 'due') return rest(sql<SqlBool>`${sql.raw(columnOf(sort))} is null`);
  const of = filter.register === undefined ? sql`` : sql`and e.register_id = ${filter.register}`;
  return rest(
    sql<SqlBool>`not exists (select 1 from membership as e where e.subject_id = t.id and e.ended_on is null and e.due_on is not null ${of})`,
  );
}

async function rowsOf(conn: Conn, walk: Walk, order: Order): Promise<PersonListRow[]> {
  const { ids, after, limit } = walk;
  const { id, value, where, down } = order;
  const direction = down ? sql`desc` : sql`asc`;
  const [from, among] =
    ids === undefined ? [order.from, ANY] : [sql`${idRows(conn, ids)} as w cross join ${order.from}`, sql<SqlBool>`${id} = w.id`];
  const parts = [where, among, ...walk.conditions.map((condition) => condition.holds(id))];
  if (after !== null) parts.push(beyond(order, after));
  const by = value === null ? sql`${id} ${direction}` : sql`${value} ${direction}, ${id} ${direction}`;
  const picked = sql`select ${id} as id, ${value ?? sql`''`} as value from ${from} where ${sql.join(parts, sql` and `)} order by ${by} limit ${limit}`;
  return shown(conn, picked, value !== null, direction);
}

/** What a list shows of those that were picked, in their order. */
async function shown(conn: Conn, picked: RawBuilder<unknown>, byValue: boolean, direction: RawBuilder<unknown>): Promise<PersonListRow[]> {
  const outer = byValue ? sql`d.value ${direction}, d.id ${direction}` : sql`d.id ${direction}`;
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
  return Object.assign(row, { memberships });
}

function entries(packed: string | null): string[][] {
  return packed === null ? [] : packed.split('\u001e').map((entry) => entry.split('\u001f'));
}

function beyond({ id, value, down }: Pick<Order, 'id' | 'value' | 'down'>, [last, lastId]: Cursor): Bool {
  const than = down ? sql`<` : sql`>`;
  return value === null ? sql<SqlBool>`${id} ${than} ${lastId}` : sql<SqlBool>`(${value}, ${id}) ${than} (${last}, ${lastId})`;
}

function point(field: string): string {
  return `(select c.value from contact_point as c where c.subject_id = p.id and c.field_id = '${field}' order by c.id limit 1)`;
}

/** One step of the index; for both kinds of contact in one question the engine would read all of them. */
function latest(trigger: string): string {
  return `(select max(e.occurred_on) from trigger_event as e where e.subject_id = p.id and e.trigger = '${trigger}')`;
}

// Characters that mark the parts of a packed answer; ids and days have none.
const PART = `'\u001f'`;
const ENTRY = `'\u001e'`;

// Correlated, because a page has 50 rows whatever the register has. One text, because every list would put its parts together anew.
const SHOWN = sql.raw(`p.given_name, p.family_name, p.customer_number, p.job_title, p.next_action, p.next_action_on,
  ${point('person.email')} as email, ${point('person.phone')} as phone,
  case when p.given_name is null and p.family_name is null then (select c.value from contact_point as c where c.subject_id = p.id order by c.id limit 1) end as other,
  (select o.name from affiliation as a join organisation as o on o.id = a.organisation_id where a.person_id = p.id and a.until is null order by a.id limit 1) as organisation,
  (select string_agg(m.register_id || ${PART} || coalesce(m.due_on, '') || ${PART} || coalesce(m.review_on, ''), ${ENTRY}) from membership as m where m.subject_id = p.id and m.ended_on is null) as memberships,
  (select s.restricted_at from subject as s where s.id || '' = p.id and s.restricted_at is not null) as restricted_at,
  ${latest('last-contact')} as last_contact, ${latest('last-service-contact')} as last_service_contact, p.created_at`);

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
