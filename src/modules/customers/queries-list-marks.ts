// Conditions that marks answer: together they are one set of numbers, and people stand under each number in the order of names and of age.

import { sql } from '#platform/db';
import type { Conn, RawBuilder, SqlBool } from '#platform/db';
import type { Condition } from './list-condition.ts';
import type { ListFilter } from './list-filter.ts';
import { numbersOf } from './marks.ts';
import type { Mark } from './marks.ts';

/** A condition that marks answer; what carries it is met by whoever stands under one of these numbers. */
export interface Marked extends Condition {
  readonly numbers: readonly number[];
}

type Asked = Pick<ListFilter, 'email' | 'phone' | 'contact' | 'marketing' | 'action'>;

export function byMarks({ email, phone, contact, marketing, action }: Asked): Marked[] {
  const wanted: (readonly [Mark, boolean])[] = [];
  if (email !== undefined) wanted.push(['email', email === 'has']);
  if (phone !== undefined) wanted.push(['phone', phone === 'has']);
  if (contact !== undefined) wanted.push(['spoken', contact === 'ever']);
  if (marketing === 'unasked') wanted.push(['asked', false]);
  if (action === 'none' || action === 'any' || action === 'wanted') wanted.push(['action', action === 'any']);
  return wanted.length === 0 ? [] : [marked(numbersOf(wanted))];
}

/** Written out, because a planner that sees the numbers takes their index; the plus keeps it from that where one person is looked at. */
function marked(numbers: readonly number[]): Marked {
  const all = sql.join(numbers.map((n) => sql.lit(n)));
  return {
    numbers,
    holds: (id) => sql<SqlBool>`exists (select 1 from search_doc as f where f.subject_id = ${id} and +f.marks in (${all}))`,
    among: sql`select f.subject_id as id from search_doc as f where f.marks in (${all})`,
  };
}

export function isMarked(condition: Condition): condition is Marked {
  return 'numbers' in condition;
}

/** The only condition asked for, when it is one that marks answer. */
export function onlyMarked(conditions: readonly Condition[]): Marked | undefined {
  return conditions.length === 1 ? conditions.find(isMarked) : undefined;
}

/** Up to this many under marks are walked when other conditions are to hold for them too. */
const SOME = 6000;

/** The numbers under which a page is looked for; undefined when marks do not ask, or leave too many for the others to be found among. */
export async function numbersToWalk(conn: Conn, conditions: readonly Condition[]): Promise<number[] | undefined> {
  const marked = conditions.find(isMarked);
  if (marked?.among === undefined) return undefined;
  if (conditions.length > 1) {
    const { rows } = await sql<{ id: string }>`${marked.among} limit 1 offset ${sql.lit(SOME)}`.execute(conn);
    if (rows.length > 0) return undefined;
  }
  return numbersInUse(conn, marked);
}

/** The numbers under which anybody stands: one step of the index each. */
async function numbersInUse(conn: Conn, { numbers }: Marked): Promise<number[]> {
  const some = (n: number) => sql`select ${sql.lit(n)} as n where exists (select 1 from search_doc as f where f.marks = ${sql.lit(n)})`;
  const { rows } = await sql<{ n: number | string }>`${sql.join(numbers.map(some), sql` union all `)}`.execute(conn);
  return rows.map(({ n }) => Number(n));
}

/** People under one number. */
export function underNumber(n: number): RawBuilder<SqlBool> {
  return sql<SqlBool>`t.marks = ${sql.lit(n)}`;
}
