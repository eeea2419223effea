// What is exported of one portion of subjects: a constant number of queries, only of those who are in the register and not restricted.

import { customValuesOf } from '#kernel/records';
import { lastContactsOf } from '#kernel/retention';
import { disputedAmong } from '#kernel/rights';
import { standings } from '#kernel/subjects';
import type { Conn } from '#platform/db';
import { tagRowsOf } from '../queries-tags.ts';
import { affiliationsOf, contactPointsOf, organisationsByIds, peopleByIds } from '../queries.ts';

export interface ExportRecord {
  readonly id: string;
  /** Columns of the person's or the organisation's row. */
  readonly facts: Readonly<Record<string, string | number | null>>;
  /** Values of each field of which there may be several, in the order in which they came. */
  readonly many: ReadonlyMap<string, readonly string[]>;
  /** Where the person works now, and as what there. */
  readonly works: readonly { readonly name: string | null; readonly businessId: string | null; readonly role: string | null }[];
  readonly lastContact: string | null;
  /** Fields whose value came back with a backup although it had been set right: not used. */
  readonly disputed: ReadonlySet<string>;
}

export interface Portion {
  readonly records: readonly ExportRecord[];
  readonly restricted: number;
}

/** @param ids of people or organisations; who is not in the register is not counted either */
export async function portionOf(
  conn: Conn,
  about: 'people' | 'organisations',
  registerId: string,
  ids: readonly string[],
): Promise<Portion> {
  const standing = await standings(conn, ids);
  const members = ids.filter((id) => standing.get(id)?.registers.includes(registerId) === true);
  const free = members.filter((id) => standing.get(id)?.restricted === false);
  return { records: await recordsOf(conn, about, free), restricted: members.length - free.length };
}

async function recordsOf(conn: Conn, about: 'people' | 'organisations', ids: readonly string[]): Promise<ExportRecord[]> {
  const rows = about === 'people' ? await peopleByIds(conn, ids) : await organisationsByIds(conn, ids);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const many = new Map<string, Map<string, string[]>>();
  const add = (subject: string, field: string, value: string) => {
    const fields = many.get(subject) ?? new Map<string, string[]>();
    many.set(subject, fields.set(field, [...(fields.get(field) ?? []), value]));
  };
  for (const { subject_id, field_id, value } of await contactPointsOf(conn, ids)) add(subject_id, field_id, value);
  for (const { subject_id, field_id, value } of await customValuesOf(conn, ids)) add(subject_id, field_id, value);
  for (const { subject_id, field_id, value } of await tagRowsOf(conn, ids)) add(subject_id, field_id, value);
  const works = await worksOf(conn, about === 'people' ? ids : []);
  const contacted = await lastContactsOf(conn, ids);
  const disputed = await disputedAmong(conn, ids);
  return ids.flatMap((id) => {
    const facts = byId.get(id);
    if (!facts) return [];
    return [
      {
        id,
        facts,
        many: many.get(id) ?? new Map(),
        works: works.get(id) ?? [],
        lastContact: contacted.get(id) ?? null,
        disputed: disputed.get(id) ?? new Set(),
      },
    ];
  });
}

async function worksOf(conn: Conn, ids: readonly string[]): Promise<ReadonlyMap<string, ExportRecord['works']>> {
  const links = (await affiliationsOf(conn, 'person_id', ids)).filter(({ until }) => until === null);
  const employers = await standings(conn, [...new Set(links.map(({ organisation_id }) => organisation_id))]);
  // Of an organisation whose data are restricted nothing goes with its people either.
  const free = links.filter(({ organisation_id }) => employers.get(organisation_id)?.restricted === false);
  return new Map(
    [...Map.groupBy(free, (link) => link.person_id)].map(([id, of]) => [
      id,
      of.map((link) => ({ name: link.organisation_name, businessId: link.organisation_business_id, role: link.role })),
    ]),
  );
}
