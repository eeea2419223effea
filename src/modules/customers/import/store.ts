// One batch of planned rows is written in one transaction: new people with everything they come with, and what known people lacked.

import type { RowValues, Writer } from '#kernel/records';
import { addMemberships } from '#kernel/subjects';
import { affiliationRow, customRows, insertPeople, moveClocks, pointRows, tagRows } from '../bulk.ts';
import { refreshSearch } from '../search-docs.ts';
import { namesOf } from './changes.ts';
import { organisationIds } from './employers.ts';
import { eventsOf } from './events.ts';
import type { Target } from './events.ts';
import type { Merge, Plan } from './plan.ts';
import type { ImportedPerson } from './rows.ts';

/** Somebody whom a batch wrote down or met. */
export interface Stored {
  readonly subjectId: string;
  readonly fresh: boolean;
}

/** Writes the plan and tells whom it was about. */
export async function storeBatch(writer: Writer, target: Target, plan: Plan): Promise<Stored[]> {
  const joining = plan.merge.filter(({ changes }) => changes.employed).map(({ row }) => row);
  const organisationOf = await organisationIds(writer, target, [...plan.create, ...joining]);
  const created = plan.create.map((row) => ({ ...personOf(writer, target, row), organisationId: organisationOf(row), role: row.role }));
  await insertPeople(writer, created);
  if (plan.merge.length > 0) await mergePeople(writer, target, plan.merge, organisationOf);
  const met = [...plan.merge, ...plan.same].map(({ subjectId }) => ({ subjectId, fresh: false }));
  return [...created.map(({ id }) => ({ subjectId: id, fresh: true })), ...met];
}

function personOf(writer: Writer, target: Target, row: ImportedPerson) {
  return {
    id: writer.ctx.ids.next(),
    columns: { ...row.facts, ...namesOf(row) },
    points: row.points,
    memberships: [target.membership],
    custom: row.custom,
    tags: row.tags,
    events: eventsOf(writer, target, row.lastContact),
  };
}

/** A person who is there joins the register and gets what the plan says, nothing else. */
async function mergePeople(
  writer: Writer,
  target: Target,
  merge: readonly Merge[],
  organisationOf: (row: ImportedPerson) => string | undefined,
): Promise<void> {
  const joining = merge.filter(({ changes }) => changes.joins);
  await addMemberships(
    writer,
    joining.map(({ subjectId }) => ({ ...target.membership, subjectId })),
  );
  const links: RowValues[] = [];
  for (const { row, subjectId, changes } of merge) {
    if (Object.keys(changes.columns).length > 0) await writer.update('person', subjectId, changes.columns);
    for (const { id, value, normal } of changes.replaced) await writer.update('contact-point', id, { value, normal });
    for (const { id, value } of changes.customReplaced) await writer.update('custom-value', id, { value });
    if (changes.role) await writer.update('affiliation', changes.role.id, { role: changes.role.role });
    const employer = changes.employed ? organisationOf(row) : undefined;
    if (employer !== undefined) links.push(affiliationRow(writer.ctx.ids.next(), subjectId, employer, row.role));
  }
  await writer.insertMany(
    'contact-point',
    merge.flatMap(({ subjectId, changes }) => pointRows(writer, { id: subjectId, points: changes.points })),
  );
  await writer.insertMany(
    'custom-value',
    merge.flatMap(({ subjectId, changes }) => customRows(writer, subjectId, changes.custom)),
  );
  await writer.insertMany(
    'tag',
    merge.flatMap(({ subjectId, changes }) => tagRows(writer, 'person', { id: subjectId, tags: changes.tags })),
  );
  await writer.insertMany('affiliation', links);
  await refreshSearch(
    writer.ctx.tx,
    merge.map(({ subjectId }) => subjectId),
  );
  await moveClocks(
    writer,
    merge.map(({ subjectId, changes }) => ({ id: subjectId, events: eventsOf(writer, target, changes.lastContact) })),
  );
}
