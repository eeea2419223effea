// SQL of the look at duplicates: everybody once in the order of their ids, and beside that only the values that several share, which the engine finds in its indexes.

import { sql } from '#platform/db';
import type { Conn, RawBuilder } from '#platform/db';

export type LookKind = 'person' | 'organisation';

/** What one is compared by, but for addresses and what the number says. */
export interface LookRow {
  readonly id: string;
  readonly given: string | null;
  /** Of an organisation: its name. */
  readonly family: string | null;
  readonly website: string | null;
  /** Ids of the organisations represented now, with commas. */
  readonly firms: string | null;
  /** Not 0 when there is a customer number or business ID. */
  readonly numbered: number;
  /** Not 0 when there is an address or a telephone number. */
  readonly reached: number;
}

const OWN: Readonly<Record<LookKind, string>> = {
  person: `o.given_name as given, o.family_name as family, null as website, case when o.customer_number is null then 0 else 1 end as numbered,
    (select string_agg(a.organisation_id, ',') from affiliation a where a.person_id = o.id and a.until is null) as firms`,
  organisation: `null as given, o.name as family, o.website, case when o.business_id is null then 0 else 1 end as numbered, null as firms`,
};
const REACHES = `(field_id like '%.email' or field_id like '%.phone')`;
const REACHED = `case when exists (select 1 from contact_point where subject_id = o.id and ${REACHES}) then 1 else 0 end as reached`;

/** The next in the order of their ids. */
export async function lookRows(conn: Conn, kind: LookKind, after: string, limit: number): Promise<LookRow[]> {
  const { rows } = await sql<LookRow>`
    select o.id, ${sql.raw(OWN[kind])}, ${sql.raw(REACHED)} from ${sql.table(kind)} o
     where o.id > ${after} order by o.id limit ${limit}`.execute(conn);
  return rows;
}

/** Whoever is restricted is left in peace. */
export async function restrictedIds(conn: Conn): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select id from subject where restricted_at is not null`.execute(conn);
  return new Set(rows.map(({ id }) => id));
}

/** A value that stands in more than one row, and one of its rows. */
export interface SharedRow {
  readonly id: string;
  readonly field: string;
  readonly value: string;
}

const SHARED = {
  contact_point: { value: 'normal', id: 'subject_id', field: 'field_id', which: `and ${REACHES}` },
  person: { value: 'customer_number', id: 'id', field: `'number'`, which: '' },
  organisation: { value: 'business_id', id: 'id', field: `'number'`, which: '' },
} as const;
/** Rows of an index that are gone through in one statement. */
const STRETCH = 20_000;

/** Addresses, telephone numbers, customer numbers or business IDs that more than one row has: the rows of one value are in one part. */
export async function* sharedRows(conn: Conn, table: keyof typeof SHARED): AsyncGenerator<SharedRow[]> {
  const { value: column, id, field, which } = SHARED[table];
  const [value, from] = [sql.ref(column), sql.table(table)];
  for (let after: RawBuilder<unknown> = sql`${value} is not null`; ;) {
    const ends = sql<{ value: string }>`select ${value} as value from ${from} where ${after} order by ${value} limit 1 offset ${STRETCH}`;
    const last = (await ends.execute(conn)).rows[0]?.value;
    const stretch = last === undefined ? after : sql`${after} and ${value} <= ${last}`;
    const { rows } = await sql<SharedRow>`
      select ${sql.ref(id)} as id, ${sql.raw(field)} as field, ${value} as value from ${from}
       where ${value} in (select ${value} from ${from} where ${stretch} group by ${value} having count(*) > 1) ${sql.raw(which)}
       order by ${value}`.execute(conn);
    yield rows;
    if (last === undefined) return;
    after = sql`${value} > ${last}`;
  }
}

/** Marks of those who are certainly two. */
export async function marksAfter(
  conn: Conn,
  after: string,
  limit: number,
): Promise<{ id: string; subject_id: string; other_id: string }[]> {
  const { rows } = await sql<{ id: string; subject_id: string; other_id: string }>`
    select id, subject_id, other_id from not_same where id > ${after} order by id limit ${limit}`.execute(conn);
  return rows;
}
