// One batch of planned rows is written in one transaction: new people with everything they come with, and what known people lacked.

import type { RowValues, Writer } from '#kernel/records';
import { customValuesOf } from '#kernel/records';
import { lastContactsOf } from '#kernel/retention';
import { addMemberships, sortKey } from '#kernel/subjects';
import { affiliationRow, customRows, insertOrganisations, insertPeople, moveClocks, pointRows } from '../bulk.ts';
import type { BulkEvent, BulkOrganisation, BulkMembership, BulkPoint } from '../bulk.ts';
import { affiliationsOf, contactPointsOf, liveMembershipsOf, organisationsAt, peopleByIds } from '../queries.ts';
import type { PersonRow } from '../queries.ts';
import { refreshSearch } from '../search-docs.ts';
import type { Merge, Plan } from './plan.ts';
import type { ImportedPerson } from './rows.ts';

export interface Target {
  readonly importId: string;
  readonly membership: BulkMembership;
}

export async function storeBatch(writer: Writer, target: Target, plan: Plan): Promise<void> {
  const known = await knownOf(writer, plan.merge);
  const joining = plan.merge
    .filter(({ row, subjectId }) => row.organisation !== null && !known.employed.has(subjectId))
    .map(({ row }) => row);
  const organisations = await organisationIds(writer, target, [...plan.create, ...joining]);
  const organisationOf = (row: ImportedPerson) => (row.organisation === null ? undefined : organisations.get(sameName(row.organisation)));
  await insertPeople(
    writer,
    plan.create.map((row) => ({ ...personOf(writer, target, row), organisationId: organisationOf(row) })),
  );
  if (plan.merge.length > 0) await mergePeople(writer, target, { merge: plan.merge, known, organisationOf });
}

function personOf(writer: Writer, target: Target, row: ImportedPerson) {
  return {
    id: writer.ctx.ids.next(),
    columns: { ...row.facts, ...namesOf(row) },
    points: pointsOf(row),
    memberships: [target.membership],
    custom: row.custom,
    events: eventsOf(writer, target, row.lastContact),
  };
}

function namesOf(row: ImportedPerson): Record<string, string> {
  return {
    ...(row.givenName === null ? {} : { given_name: row.givenName }),
    ...(row.familyName === null ? {} : { family_name: row.familyName }),
  };
}

function pointsOf({ email, phone, address }: ImportedPerson): BulkPoint[] {
  const points: BulkPoint[] = [];
  if (email) points.push({ fieldId: 'person.email', ...email });
  if (phone) points.push({ fieldId: 'person.phone', ...phone });
  if (address !== null) points.push({ fieldId: 'person.address', value: address, normal: address.toLowerCase() });
  return points;
}

/** Each row is a source of its own, so that the same import can be told apart from the next. */
function eventsOf(writer: Writer, { importId }: Target, lastContact: string | null): BulkEvent[] {
  if (lastContact === null) return [];
  return [{ trigger: 'last-contact', on: lastContact, sourceKind: 'import', sourceId: `${importId}/${writer.ctx.ids.next()}` }];
}

/** Organisations by name: the one that is there, whatever its letters' case, or a new one in the register of the import. */
async function organisationIds(writer: Writer, target: Target, rows: readonly ImportedPerson[]): Promise<Map<string, string>> {
  const wanted = new Map<string, { name: string; lastContact: string | null }>();
  for (const { organisation, lastContact } of rows) {
    if (organisation === null) continue;
    const before = wanted.get(sameName(organisation));
    const latest = before?.lastContact && (lastContact === null || before.lastContact > lastContact) ? before.lastContact : lastContact;
    wanted.set(sameName(organisation), { name: before?.name ?? organisation, lastContact: latest });
  }
  const places = [...wanted.values()].map(({ name }) => sortKey(name));
  const ids = new Map<string, string>();
  for (const { id, name } of (await organisationsAt(writer.ctx.tx, places)).toReversed()) if (name !== null) ids.set(sameName(name), id);
  const fresh = [...wanted].filter(([key]) => !ids.has(key));
  const news: BulkOrganisation[] = fresh.map(([key, { name, lastContact }]) => {
    const id = writer.ctx.ids.next();
    ids.set(key, id);
    return { id, columns: { name }, points: [], memberships: [target.membership], events: eventsOf(writer, target, lastContact) };
  });
  await insertOrganisations(writer, news);
  const made = new Set(news.map(({ id }) => id));
  const there = [...wanted].flatMap(([key, { lastContact }]) =>
    made.has(ids.get(key) ?? '') ? [] : [{ id: ids.get(key) ?? '', lastContact }],
  );
  await reachOrganisations(writer, target, there);
  return ids;
}

/** An organisation that is there was reached when somebody who represents it was; only a later day is news. */
async function reachOrganisations(
  writer: Writer,
  target: Target,
  reached: readonly { id: string; lastContact: string | null }[],
): Promise<void> {
  const known = await lastContactsOf(
    writer.ctx.tx,
    reached.map(({ id }) => id),
  );
  const news = reached.filter(({ id, lastContact }) => lastContact !== null && lastContact > (known.get(id) ?? ''));
  await moveClocks(
    writer,
    news.map(({ id, lastContact }) => ({ id, events: eventsOf(writer, target, lastContact) })),
  );
}

function sameName(name: string): string {
  return name.trim().normalize('NFC').toLowerCase().replace(/\s+/g, ' ');
}

interface Known {
  readonly people: ReadonlyMap<string, PersonRow>;
  /** Subject and field of the contact points that are there. */
  readonly points: ReadonlySet<string>;
  readonly custom: ReadonlySet<string>;
  readonly members: ReadonlySet<string>;
  readonly employed: ReadonlySet<string>;
}

async function knownOf({ ctx: { tx } }: Writer, merge: readonly Merge[]): Promise<Known> {
  const ids = [...new Set(merge.map(({ subjectId }) => subjectId))];
  return {
    people: new Map((await peopleByIds(tx, ids)).map((person) => [person.id, person])),
    points: new Set((await contactPointsOf(tx, ids)).map((point) => `${point.subject_id} ${point.field_id}`)),
    custom: new Set((await customValuesOf(tx, ids)).map((value) => `${value.subject_id} ${value.field_id}`)),
    members: new Set((await liveMembershipsOf(tx, ids)).map((m) => `${m.subject_id} ${m.register_id}`)),
    employed: new Set((await affiliationsOf(tx, 'person_id', ids)).map((link) => link.person_id)),
  };
}

interface Merging {
  readonly merge: readonly Merge[];
  readonly known: Known;
  organisationOf(row: ImportedPerson): string | undefined;
}

/** A person who is there joins the register and gets what was empty; nothing that stands is overwritten. */
async function mergePeople(writer: Writer, target: Target, { merge, known, organisationOf }: Merging): Promise<void> {
  const { registerId } = target.membership;
  const joining = merge.filter(({ subjectId }) => !known.members.has(`${subjectId} ${registerId}`));
  await addMemberships(
    writer,
    joining.map(({ subjectId }) => ({ ...target.membership, subjectId })),
  );
  const points: RowValues[] = [];
  const custom: RowValues[] = [];
  const links: RowValues[] = [];
  for (const { row, subjectId } of merge) {
    const person = known.people.get(subjectId);
    if (person) await writer.update('person', subjectId, emptyOnes(person, row));
    const lacking = pointsOf(row).filter(({ fieldId }) => !known.points.has(`${subjectId} ${fieldId}`));
    points.push(...pointRows(writer, { id: subjectId, points: lacking }));
    const news = Object.entries(row.custom).filter(([field]) => !known.custom.has(`${subjectId} ${field}`));
    custom.push(...customRows(writer, subjectId, Object.fromEntries(news)));
    const employer = known.employed.has(subjectId) ? undefined : organisationOf(row);
    if (employer !== undefined) links.push(affiliationRow(writer.ctx.ids.next(), subjectId, employer));
  }
  await writer.insertMany('contact-point', points);
  await writer.insertMany('custom-value', custom);
  await writer.insertMany('affiliation', links);
  await refreshSearch(
    writer.ctx.tx,
    merge.map(({ subjectId }) => subjectId),
  );
  await moveClocks(
    writer,
    merge.map(({ row, subjectId }) => ({ id: subjectId, events: eventsOf(writer, target, row.lastContact) })),
  );
}

// A name is one value: half a name of one file is not completed by half a name of another.
function emptyOnes(person: PersonRow, row: ImportedPerson): Record<string, string> {
  const nameless = person.given_name === null && person.family_name === null;
  const offered: Record<string, string> = { ...row.facts, ...(nameless ? namesOf(row) : {}) };
  const columns: Readonly<Record<string, unknown>> = { ...person };
  return Object.fromEntries(Object.entries(offered).filter(([column]) => columns[column] === null));
}
