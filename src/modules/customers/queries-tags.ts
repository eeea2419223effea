// Reading and counting of tags: a constant number of queries, whatever the number of people.

import { idList } from '#kernel/subjects';
import { reader, sql } from '#platform/db';
import type { Conn, Selectable } from '#platform/db';
import type { TagTable, TagTables } from './tags/records.ts';

export type TagRow = Selectable<TagTable>;

export async function tagRowsOf(conn: Conn, subjectIds: readonly string[]): Promise<TagRow[]> {
  if (subjectIds.length === 0) return [];
  const rows = reader<TagTables>(conn).selectFrom('tag').selectAll();
  return rows
    .where('subject_id', 'in', sql<string>`${idList(conn, subjectIds)}`)
    .orderBy('folded')
    .orderBy('id')
    .execute();
}

/** Tags of each of these subjects, in the order of the alphabet. */
export async function tagsOf(conn: Conn, subjectIds: readonly string[]): Promise<Map<string, string[]>> {
  const bySubject = Map.groupBy(await tagRowsOf(conn, subjectIds), (row) => row.subject_id);
  return new Map([...bySubject].map(([id, rows]) => [id, rows.map(({ value }) => value)]));
}

export interface TagCount {
  readonly tag: string;
  readonly people: number;
  readonly organisations: number;
}

/** Every tag in use, with how many have it. */
export async function tagsInUse(conn: Conn): Promise<TagCount[]> {
  const { rows } = await sql<{ tag: string; people: number; organisations: number }>`
    select min(value) as tag, sum(case when field_id = 'person.tag' then 1 else 0 end) as people,
      sum(case when field_id = 'organisation.tag' then 1 else 0 end) as organisations
    from tag group by folded order by folded`.execute(conn);
  return rows.map(({ tag, people, organisations }) => ({ tag, people: Number(people), organisations: Number(organisations) }));
}

type Named = TagTables & { subject: { id: string; restricted_at: string | null }; origin: { id: string; import_id: string | null } };

/** Rows of one tag whose subjects may be changed, with the import that brought them, and how many others have it. */
export async function rowsOfTag(
  conn: Conn,
  folded: string,
): Promise<{ rows: (TagRow & { import_id: string | null })[]; restricted: number }> {
  const all = await reader<Named>(conn)
    .selectFrom('tag as t')
    .innerJoin('subject as s', 's.id', 't.subject_id')
    .innerJoin('origin as o', 'o.id', 't.origin_id')
    .selectAll('t')
    .select(['s.restricted_at', 'o.import_id'])
    .where('t.folded', '=', folded)
    .execute();
  const rows = all.filter(({ restricted_at }) => restricted_at === null);
  return { rows, restricted: all.length - rows.length };
}
