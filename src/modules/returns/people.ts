// Who a returned letter was for, in the words of the register, and who of the register is named in a message that nobody understood.

import { contactPointsOf, holdersOf, subjectLabels } from '#customers';
import type { Deps } from '#kernel/deps';
import { addressMark } from '#kernel/mail';
import { normaliseEmail } from '#kernel/subjects';

export interface Who {
  readonly subjectId: string;
  readonly name: string;
  readonly address: string | null;
}

type Of = { readonly subject_id: string; readonly contact_point_id: string | null; readonly address_hash?: string };

/** Names and present addresses, for a page of rows in a constant number of queries. */
export async function whoOf<T extends Of>(deps: Pick<Deps, 'database' | 'keys'>, rows: readonly T[]): Promise<(T & Who)[]> {
  const ids = [...new Set(rows.map(({ subject_id }) => subject_id))];
  const names = await subjectLabels(deps, ids);
  const points = await contactPointsOf(deps.database.db, ids);
  return rows.map((row) => {
    const own = points.filter(({ subject_id }) => subject_id === row.subject_id);
    const point = own.find(({ id, value }) =>
      row.address_hash === undefined ? id === row.contact_point_id : addressMark(deps, value) === row.address_hash,
    );
    return { ...row, subjectId: row.subject_id, name: names.get(row.subject_id) ?? '', address: point?.value ?? null };
  });
}

const ADDRESS = /[^\s<>()[\],;:"'\\]{1,64}@[^\s<>()[\],;:"'\\]{1,190}/g;
const FIELDS = ['person.email', 'organisation.email'] as const;
const MOST = 50;

/** People of the register whose address stands in the text. */
export async function peopleIn(deps: Pick<Deps, 'database'>, text: string): Promise<(Who & { contactPointId: string })[]> {
  const { db } = deps.database;
  const normals = [...new Set((text.match(ADDRESS) ?? []).slice(0, MOST).map((each) => normaliseEmail(each.replace(/\.$/, ''))))];
  const holders = (await Promise.all(FIELDS.map((field) => holdersOf(db, field, normals)))).flat();
  const ids = [...new Set(holders.map(({ subject_id }) => subject_id))];
  const names = await subjectLabels(deps, ids);
  return (await contactPointsOf(db, ids))
    .filter(({ value }) => normals.includes(normaliseEmail(value)))
    .map(({ id, subject_id, value }) => ({ subjectId: subject_id, contactPointId: id, name: names.get(subject_id) ?? '', address: value }));
}
