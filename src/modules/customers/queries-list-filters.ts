// Conditions of lists as SQL: each says of a row whether it holds, and where it can, who fulfils it, found by an index without looking at the others.

import { idList } from '#kernel/subjects';
import { dialectOf, sql } from '#platform/db';
import type { Conn, RawBuilder, SqlBool } from '#platform/db';
import type { Bool, Condition } from './list-condition.ts';
import type { ListFilter } from './list-filter.ts';
import { byMarks } from './queries-list-marks.ts';

export type { Bool, Condition };

export interface Days {
  readonly today: string;
  readonly soon: string;
  readonly week: string;
}

/** The conditions on people that were asked for, those that usually leave fewest first. */
export function conditionsOf(conn: Conn, filter: ListFilter, days: Days): Condition[] {
  return [
    ...byNumber(filter),
    ...byOrganisation(filter),
    ...byTag('person.tag', filter.tag),
    ...byWords(conn, filter),
    ...byMarketing(filter),
    ...byAction(filter, days),
    ...byDue(filter, days),
    ...byCustom(conn, filter),
    ...byContact(filter),
    ...byAdded(filter),
    ...byMarks(filter),
    ...byOwed(conn, filter),
    ...byRegister(filter),
  ];
}

/** A condition on columns of the person. */
export function ofPerson(where: Bool, indexed: boolean): Condition {
  return {
    holds: (id) => sql<SqlBool>`exists (select 1 from person as f where f.id = ${id} and ${where})`,
    ...(indexed ? { among: sql`select f.id as id from person as f where ${where}` } : {}),
  };
}

/** A condition on rows of another table that name the person. */
export function elsewhere(table: string, column: string, where: Bool): Condition {
  const [from, own] = [sql.raw(table), sql.raw(`f.${column}`)];
  return {
    holds: (id) => sql<SqlBool>`exists (select 1 from ${from} as f where ${own} = ${id} and ${where})`,
    among: sql`select ${own} as id from ${from} as f where ${where}`,
  };
}

function byNumber({ number }: ListFilter): Condition[] {
  if (number === undefined) return [];
  return [ofPerson(sql<SqlBool>`f.customer_number >= ${number} and f.customer_number < ${`${number}\u{10ffff}`}`, true)];
}

function byOrganisation({ organisation }: ListFilter): Condition[] {
  return organisation === undefined ? [] : [elsewhere('affiliation', 'person_id', sql<SqlBool>`f.organisation_id = ${organisation}`)];
}

export function byTag(field: 'person.tag' | 'organisation.tag', tag: string | undefined): Condition[] {
  if (tag === undefined) return [];
  return [elsewhere('tag', 'subject_id', sql<SqlBool>`f.folded = ${tag.toLowerCase()} and f.field_id = ${sql.lit(field)}`)];
}

function byWords(conn: Conn, { jobs, languages, industries }: ListFilter): Condition[] {
  const columns = [
    ['job_title', jobs],
    ['language', languages],
    ['industry', industries],
  ] as const;
  return columns.flatMap(([column, values]) =>
    values === undefined ? [] : [ofPerson(sql<SqlBool>`${sql.raw(`f.${column}`)} in ${idList(conn, values)}`, true)],
  );
}

/** An objection or a ban that no later knowing consent has lifted; consents that nothing has ended. */
function byMarketing({ marketing }: ListFilter): Condition[] {
  if (marketing === undefined || marketing === 'unasked') return [];
  if (marketing === 'banned') {
    const lifted = sql`select 1 from permission_event as g where g.subject_id = f.subject_id and g.act = 'consent-given' and g.over_ban = 1 and g.at > f.at`;
    return [elsewhere('permission_event', 'subject_id', sql<SqlBool>`f.act in ('ban', 'objection') and not exists (${lifted})`)];
  }
  const reaches = sql`(g.channel is null or g.channel = f.channel) and (g.purpose is null or g.purpose = f.purpose)`;
  const ended = sql`g.act = 'consent-withdrawn' and (g.seq > f.seq or g.at >= f.at)`;
  const banned = sql`g.act in ('ban', 'objection') and (f.over_ban = 0 or g.at >= f.at)`;
  const without = sql`select 1 from permission_event as g where g.subject_id = f.subject_id and ${reaches} and ((${ended}) or (${banned}))`;
  const given = sql<SqlBool>`f.act = 'consent-given' and f.contact_id is null and not exists (${without})`;
  return [elsewhere('permission_event', 'subject_id', given)];
}

function byAction({ action }: ListFilter, { today, week }: Days): Condition[] {
  if (action === undefined || action === 'none' || action === 'any' || action === 'wanted') return [];
  const on = sql.raw('f.next_action_on');
  if (action === 'late') return [ofPerson(sql<SqlBool>`${on} < ${today}`, true)];
  if (action === 'today') return [ofPerson(sql<SqlBool>`${on} = ${today}`, true)];
  return [ofPerson(sql<SqlBool>`${on} >= ${today} and ${on} <= ${week}`, true)];
}

function byOwed(conn: Conn, { owed }: ListFilter): Condition[] {
  if (owed === undefined) return [];
  const besides = owed.besides.length === 0 ? sql`` : sql` and f.subject_group not in ${idList(conn, owed.besides)}`;
  const inThem = sql<SqlBool>`f.ended_on is null and f.register_id in ${idList(conn, owed.registers)}${besides}`;
  return [elsewhere('membership', 'subject_id', inThem)];
}

function byDue({ due, ...filter }: ListFilter, { today, soon }: Days): Condition[] {
  if (due === undefined) return [];
  const day = {
    overdue: sql<SqlBool>`f.due_on <= ${today}`,
    soon: sql<SqlBool>`f.due_on > ${today} and f.due_on <= ${soon}`,
    review: sql<SqlBool>`f.review_on <= ${today}`,
  }[due];
  // Of the register that is asked for, when one is: another membership may end on another day. The empty text keeps the index of days in use.
  const own = inRegister(filter, '||');
  return [elsewhere('membership', 'subject_id', sql<SqlBool>`f.ended_on is null and ${day}${own}`)];
}

function byRegister(filter: ListFilter): Condition[] {
  if ((filter.register === undefined && filter.group === undefined) || filter.due !== undefined) return [];
  return [elsewhere('membership', 'subject_id', sql<SqlBool>`f.ended_on is null${inRegister(filter)}`)];
}

function inRegister({ register, group }: ListFilter, how: '' | '||' = ''): RawBuilder<unknown> {
  const column = how === '' ? sql`f.register_id` : sql`f.register_id || ''`;
  const one = register === undefined ? sql`` : sql` and ${column} = ${register}`;
  return group === undefined ? one : sql`${one} and f.subject_group = ${group}`;
}

function byCustom(conn: Conn, { custom }: ListFilter): Condition[] {
  if (custom === undefined) return [];
  const { fieldId, text } = custom;
  const holds = text === undefined ? sql`` : sql` and ${contains(conn, sql.raw('f.value'), text)}`;
  return [elsewhere('custom_value', 'subject_id', sql<SqlBool>`f.field_id = ${fieldId}${holds}`)];
}

const UPPER = 'ÅÄÖÉÜŠŽÆØ';

/** Letters of either case; the pattern is the reader's own words and nothing else. */
export function contains(conn: Conn, value: RawBuilder<unknown>, text: string): RawBuilder<unknown> {
  if (dialectOf(conn) === 'sqlite') return sql`${value} regexp ${text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')}`;
  // ILIKE folds only the letters that the locale of the database knows; these are the others of our languages.
  return sql`translate(${value}, ${sql.lit(UPPER)}, ${sql.lit(UPPER.toLowerCase())}) ilike ${`%${text.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`}`;
}

const SPOKEN = sql.raw(`('last-contact', 'last-service-contact')`);

function byContact({ contactFrom, contactTo }: ListFilter): Condition[] {
  const spoken = (more: RawBuilder<unknown>) => sql<SqlBool>`f.trigger in ${SPOKEN}${more}`;
  const any = elsewhere('trigger_event', 'subject_id', spoken(sql``));
  const parts: Condition[] = [];
  if (contactFrom !== undefined) parts.push(elsewhere('trigger_event', 'subject_id', spoken(sql` and f.occurred_on >= ${contactFrom}`)));
  if (contactTo !== undefined) {
    const later = elsewhere('trigger_event', 'subject_id', spoken(sql` and f.occurred_on > ${contactTo}`));
    parts.push({ holds: (id) => sql<SqlBool>`${any.holds(id)} and not ${later.holds(id)}` });
  }
  return parts;
}

function byAdded({ addedFrom, addedTo }: ListFilter): Condition[] {
  const parts = [
    ...(addedFrom === undefined ? [] : [sql`f.created_at >= ${addedFrom}`]),
    ...(addedTo === undefined ? [] : [sql`f.created_at < ${addedTo}`]),
  ];
  return parts.length === 0 ? [] : [ofPerson(sql<SqlBool>`${sql.join(parts, sql` and `)}`, true)];
}

/** Up to this many are looked at one by one; more are met soon enough by walking in order. */
const FEW = 1000;

/** A condition that few meet is turned into their ids: walking 100,000 people in order to find ten would take the wait that lists must not have. */
export async function fewMeeting(conn: Conn, conditions: readonly Condition[]): Promise<string[] | undefined> {
  for (const { among } of conditions) {
    if (among === undefined) continue;
    const { rows } = await sql<{ id: string }>`${among} limit ${sql.lit(FEW + 1)}`.execute(conn);
    if (rows.length <= FEW) return [...new Set(rows.map(({ id }) => id))];
  }
  return undefined;
}

/** Up to this many are all looked at when other conditions are to hold for them too. */
const SOME = 6000;

/** Those who meet everything, looked for among those who meet what fewest meet; undefined when these are many, or those who meet it all are. */
export async function fewMeetingAll(conn: Conn, conditions: readonly Condition[]): Promise<string[] | undefined> {
  if (conditions.length < 2) return undefined;
  const known = conditions.flatMap((each) => (each.among === undefined ? [] : [{ each, among: each.among }]));
  const sizes = known.map(({ among }) => sql`(select count(*) from (select 1 from (${among} limit ${sql.lit(SOME + 1)}) as f) as f)`);
  if (sizes.length === 0) return undefined;
  const { rows } = await sql<{ n: string }>`select ${sql.join(
    sizes.map((n) => sql`cast(${n} as text)`),
    sql` || ',' || `,
  )} as n`.execute(conn);
  const counted = (rows[0]?.n ?? '').split(',').map(Number);
  const fewest = Math.min(...counted);
  const least = known[counted.indexOf(fewest)];
  if (least === undefined || fewest > SOME) return undefined;
  const id = sql<string>`w.id`;
  const others = conditions.filter((each) => each !== least.each).map(({ holds }) => holds(id));
  const found = await sql<{ id: string }>`
    select distinct w.id as id from (${least.among}) as w where ${sql.join(others, sql` and `)} limit ${sql.lit(FEW + 1)}`.execute(conn);
  return found.rows.length <= FEW ? found.rows.map((row) => row.id) : undefined;
}

/** Ids as rows of a table, in any number, as one bound value. */
export function idRows(conn: Conn, ids: readonly string[]): RawBuilder<unknown> {
  const json = JSON.stringify(ids);
  return dialectOf(conn) === 'sqlite'
    ? sql`(select value as id from json_each(${json}))`
    : sql`(select jsonb_array_elements_text(${json}::jsonb) as id)`;
}
