// Conditions of lists as SQL: each says of a row whether it holds, and where it can, who fulfils it, found by an index without looking at the others.

import { idList } from '#kernel/subjects';
import { dialectOf, sql } from '#platform/db';
import type { Conn, RawBuilder, SqlBool } from '#platform/db';
import type { ListFilter } from './list-filter.ts';

export type Bool = RawBuilder<SqlBool>;

export interface Condition {
  /** Whether it holds for the subject of this id. */
  holds(id: RawBuilder<string>): Bool;
  /** Ids for which it holds, by an index; absent when only looking at each tells. */
  readonly among?: RawBuilder<unknown>;
}

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
    ...byTag(filter),
    ...byWords(conn, filter),
    ...byMarketing(filter),
    ...byAction(filter, days),
    ...byDue(filter, days),
    ...byCustom(conn, filter),
    ...byContact(filter),
    ...byAdded(filter),
    ...byRegister(filter),
    ...byPoint('person.email', filter.email),
    ...byPoint('person.phone', filter.phone),
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

function byTag({ tag }: ListFilter): Condition[] {
  if (tag === undefined) return [];
  return [elsewhere('tag', 'subject_id', sql<SqlBool>`f.folded = ${tag.toLowerCase()} and f.field_id = 'person.tag'`)];
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
  if (marketing === undefined) return [];
  if (marketing === 'unasked')
    return [{ holds: (id) => sql<SqlBool>`not exists (select 1 from permission_event as f where f.subject_id = ${id})` }];
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
  if (action === undefined) return [];
  const on = sql.raw('f.next_action_on');
  if (action === 'late') return [ofPerson(sql<SqlBool>`${on} < ${today}`, true)];
  if (action === 'today') return [ofPerson(sql<SqlBool>`${on} = ${today}`, true)];
  if (action === 'week') return [ofPerson(sql<SqlBool>`${on} >= ${today} and ${on} <= ${week}`, true)];
  return [action === 'any' ? ofPerson(sql<SqlBool>`${on} is not null`, true) : ofPerson(sql<SqlBool>`${on} is null`, false)];
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

function byContact({ contactFrom, contactTo, contact }: ListFilter): Condition[] {
  const spoken = (more: RawBuilder<unknown>) => sql<SqlBool>`f.trigger in ${SPOKEN}${more}`;
  const any = elsewhere('trigger_event', 'subject_id', spoken(sql``));
  const parts: Condition[] = [];
  if (contactFrom !== undefined) parts.push(elsewhere('trigger_event', 'subject_id', spoken(sql` and f.occurred_on >= ${contactFrom}`)));
  if (contactTo !== undefined) {
    const later = elsewhere('trigger_event', 'subject_id', spoken(sql` and f.occurred_on > ${contactTo}`));
    parts.push({ holds: (id) => sql<SqlBool>`${any.holds(id)} and not ${later.holds(id)}` });
  }
  if (contact === 'ever') parts.push({ holds: any.holds });
  if (contact === 'never') parts.push({ holds: (id) => sql<SqlBool>`not ${any.holds(id)}` });
  return parts;
}

function byAdded({ addedFrom, addedTo }: ListFilter): Condition[] {
  const parts = [
    ...(addedFrom === undefined ? [] : [sql`f.created_at >= ${addedFrom}`]),
    ...(addedTo === undefined ? [] : [sql`f.created_at < ${addedTo}`]),
  ];
  return parts.length === 0 ? [] : [ofPerson(sql<SqlBool>`${sql.join(parts, sql` and `)}`, true)];
}

function byPoint(fieldId: string, has: 'has' | 'none' | undefined): Condition[] {
  if (has === undefined) return [];
  const point = (id: RawBuilder<string>) =>
    sql`exists (select 1 from contact_point as f where f.subject_id = ${id} and f.field_id = ${sql.lit(fieldId)})`;
  return [{ holds: (id) => (has === 'has' ? sql<SqlBool>`${point(id)}` : sql<SqlBool>`not ${point(id)}`) }];
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

/** Ids as rows of a table, in any number, as one bound value. */
export function idRows(conn: Conn, ids: readonly string[]): RawBuilder<unknown> {
  const json = JSON.stringify(ids);
  return dialectOf(conn) === 'sqlite'
    ? sql`(select value as id from json_each(${json}))`
    : sql`(select jsonb_array_elements_text(${json}::jsonb) as id)`;
}
