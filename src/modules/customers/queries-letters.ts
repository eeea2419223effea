// What a letter may call somebody: names, work and language of many people in one query.

import { idList } from '#kernel/subjects';
import { sql } from '#platform/db';
import type { Conn } from '#platform/db';

export interface Addressee {
  readonly id: string;
  readonly given_name: string | null;
  readonly family_name: string | null;
  readonly job_title: string | null;
  readonly customer_number: string | null;
  readonly language: string | null;
  /** Where the person works now, or the organisation itself. */
  readonly organisation: string | null;
}

/** People and organisations among these subjects. */
export async function addresseesOf(conn: Conn, subjectIds: readonly string[], today: string): Promise<Addressee[]> {
  if (subjectIds.length === 0) return [];
  const { rows } = await sql<Addressee>`
    select s.id, p.given_name, p.family_name, p.job_title, p.customer_number, p.language, coalesce(own.name,
      (select o.name from affiliation a join organisation o on o.id = a.organisation_id
        where a.person_id = s.id and (a.until is null or a.until >= ${today}) order by a.main desc, a.id limit 1)) as organisation
    from subject s left join person p on p.id = s.id left join organisation own on own.id = s.id
    where s.id in ${idList(conn, subjectIds)}`.execute(conn);
  return rows;
}
