// Which organisations a list shows, in which order: the same walk as that of people.

import { sql } from '#platform/db';
import type { Conn, RawBuilder, SqlBool } from '#platform/db';
import { idList } from '#kernel/subjects';
import type { Cursor } from './cursor.ts';
import type { OrganisationFilter, OrganisationSort } from './list-organisations.ts';
import { byTag, fewMeeting, idRows } from './queries-list-filters.ts';
import type { Condition } from './queries-list-filters.ts';

export interface OrganisationPage {
  readonly sort: OrganisationSort;
  readonly conditions: readonly Condition[];
  /** Ids found by search. */
  readonly among: readonly string[] | undefined;
  readonly after: Cursor | null;
  readonly limit: number;
}

export interface OrganisationAt {
  readonly id: string;
  readonly value: string;
}

export async function pageOfOrganisations(conn: Conn, page: OrganisationPage): Promise<OrganisationAt[]> {
  const { sort, after, limit } = page;
  const ids = page.among ?? (await fewMeeting(conn, page.conditions));
  const byNumber = sort === 'business-id' || sort === '-business-id';
  const inRest = byNumber && after !== null && after[0] === '';
  const first = inRest ? [] : await walk(conn, { ...page, ids }, orderOf(sort));
  if (!byNumber || first.length === limit) return first;
  const rest: Order = {
    from: sql`organisation as t`,
    id: sql<string>`t.id`,
    value: null,
    where: sql<SqlBool>`t.business_id is null`,
    down: false,
  };
  return [...first, ...(await walk(conn, { ...page, ids, limit: limit - first.length, after: inRest ? after : null }, rest))];
}

interface Order {
  readonly from: RawBuilder<unknown>;
  readonly id: RawBuilder<string>;
  readonly value: RawBuilder<string> | null;
  readonly where: RawBuilder<SqlBool>;
  readonly down: boolean;
}

function orderOf(sort: OrganisationSort): Order {
  const down = sort.startsWith('-') || sort === 'newest';
  if (sort === 'name' || sort === '-name') {
    const [from, where] = [sql`search_doc as t`, sql<SqlBool>`t.kind = 'organisation'`];
    return { from, id: sql<string>`t.subject_id`, value: sql<string>`t.sort_key`, where, down };
  }
  const [from, id] = [sql`organisation as t`, sql<string>`t.id`];
  if (sort === 'newest' || sort === 'oldest') return { from, id, value: null, where: sql<SqlBool>`1 = 1`, down };
  return { from, id, value: sql<string>`t.business_id`, where: sql<SqlBool>`t.business_id is not null`, down };
}

async function walk(
  conn: Conn,
  { ids, conditions, after, limit }: OrganisationPage & { ids: readonly string[] | undefined },
  { from, id, value, where, down }: Order,
): Promise<OrganisationAt[]> {
  const [direction, beyond] = down ? [sql`desc`, sql`<`] : [sql`asc`, sql`>`];
  const parts = [where, ...conditions.map(({ holds }) => holds(id))];
  const source = ids === undefined ? from : sql`${idRows(conn, ids)} as w cross join ${from}`;
  if (ids !== undefined) parts.push(sql<SqlBool>`${id} = w.id`);
  if (after !== null)
    parts.push(
      value === null ? sql<SqlBool>`${id} ${beyond} ${after[1]}` : sql<SqlBool>`(${value}, ${id}) ${beyond} (${after[0]}, ${after[1]})`,
    );
  const by = value === null ? sql`${id} ${direction}` : sql`${value} ${direction}, ${id} ${direction}`;
  const { rows } = await sql<OrganisationAt>`
    select ${id} as id, ${value ?? sql`''`} as value from ${source} where ${sql.join(parts, sql` and `)} order by ${by} limit ${limit}`.execute(
    conn,
  );
  return rows;
}

/** The conditions that were asked for, those that usually leave fewest first. */
export function organisationConditions(
  conn: Conn,
  { industries, tag, businessId, website, people, register }: OrganisationFilter,
): Condition[] {
  const own = (where: RawBuilder<SqlBool>): Condition => ({
    holds: (id) => sql<SqlBool>`exists (select 1 from organisation as f where f.id = ${id} and ${where})`,
    among: sql`select f.id as id from organisation as f where ${where}`,
  });
  const parts: Condition[] = byTag('organisation.tag', tag);
  if (industries !== undefined) parts.push(own(sql<SqlBool>`f.industry in ${idList(conn, industries)}`));
  if (businessId !== undefined)
    parts.push(own(businessId === 'has' ? sql<SqlBool>`f.business_id is not null` : sql<SqlBool>`f.business_id is null`));
  if (website !== undefined) parts.push(own(website === 'has' ? sql<SqlBool>`f.website is not null` : sql<SqlBool>`f.website is null`));
  if (people !== undefined) parts.push(representedBy(people));
  if (register !== undefined)
    parts.push({
      holds: (id) =>
        sql<SqlBool>`exists (select 1 from membership as f where f.subject_id = ${id} and f.register_id = ${register} and f.ended_on is null)`,
    });
  return parts;
}

function representedBy(people: 'none' | 'one' | 'many'): Condition {
  const now = (id: RawBuilder<string>) => sql`select 1 from affiliation as f where f.organisation_id = ${id} and f.until is null`;
  return {
    holds(id) {
      if (people === 'none') return sql<SqlBool>`not exists (${now(id)})`;
      const another = sql`exists (${now(id)} limit 1 offset 1)`;
      return people === 'many' ? sql<SqlBool>`${another}` : sql<SqlBool>`exists (${now(id)}) and not ${another}`;
    },
  };
}
