// Many people in few statements, each with source, time and log entry like one who is typed in: for imports and the demonstration firm.

import type { Trigger } from '#kernel/policy';
import type { RowValues, Writer } from '#kernel/records';
import { beginMemberships, recomputeDue, recordTriggers } from '#kernel/retention';
import { addSearchDocs, createSubjects } from '#kernel/subjects';
import { organisationDoc, personDoc } from './search-docs.ts';
import { tagRow } from './tags/service.ts';
import { taskRow } from './tasks/service.ts';

export interface BulkPoint {
  readonly fieldId: string;
  readonly value: string;
  readonly normal: string;
}

export interface BulkMembership {
  readonly registerId: string;
  readonly subjectGroup: string;
  readonly since: string;
}

export interface BulkEvent {
  readonly trigger: Trigger;
  readonly on: string;
  readonly sourceKind: string;
  readonly sourceId: string;
  readonly registerId?: string | undefined;
}

export interface BulkContact {
  readonly id: string;
  readonly kind: string;
  readonly on: string;
  readonly note: string | null;
}

export interface BulkPerson {
  readonly id: string;
  /** Columns of the person's row that hold a value. */
  readonly columns: Readonly<Record<string, string | null>>;
  readonly points: readonly BulkPoint[];
  readonly memberships: readonly BulkMembership[];
  readonly organisationId?: string | undefined;
  /** What they do in the organisation. */
  readonly role?: string | null | undefined;
  readonly custom?: Readonly<Record<string, string>> | undefined;
  readonly contacts?: readonly BulkContact[] | undefined;
  readonly events?: readonly BulkEvent[] | undefined;
  readonly tags?: readonly string[] | undefined;
}

export interface BulkOrganisation {
  readonly id: string;
  readonly columns: Readonly<Record<string, string | null>> & { readonly name: string };
  readonly points: readonly BulkPoint[];
  readonly memberships: readonly BulkMembership[];
  readonly events?: readonly BulkEvent[] | undefined;
  readonly tags?: readonly string[] | undefined;
}

const PERSON = { given_name: null, family_name: null, customer_number: null };
const ORGANISATION = { name: null, business_id: null };

/** Inserts new people with everything they come with. The organisations they represent must be there. */
export async function insertPeople(writer: Writer, people: readonly BulkPerson[]): Promise<void> {
  if (people.length > 0) await writer.together(() => insertWhole(writer, people));
}

async function insertWhole(writer: Writer, people: readonly BulkPerson[]): Promise<void> {
  const { tx, ids, actor } = writer.ctx;
  const created_at = writer.ctx.at.toISOString();
  await begin(writer, 'person', people);
  await writer.insertMany(
    'person',
    people.map(({ id, columns }) => ({ id, ...columns, created_at })),
  );
  await writer.insertMany(
    'contact-point',
    people.flatMap((person) => pointRows(writer, person)),
  );
  // The columns that lists read are a copy of the task.
  await writer.insertMany(
    'task',
    people.flatMap(({ id, columns: { next_action: title = null, next_action_on: on = null } }) =>
      title === null && on === null ? [] : [taskRow(writer, { id: ids.next(), subjectId: id, kind: 'person', title, on })],
    ),
  );
  await writer.insertMany(
    'affiliation',
    people.flatMap(({ id, organisationId, role = null }) =>
      organisationId === undefined ? [] : [affiliationRow(ids.next(), id, organisationId, role)],
    ),
  );
  await writer.insertMany(
    'custom-value',
    people.flatMap(({ id, custom = {} }) => customRows(writer, id, custom)),
  );
  await writer.insertMany(
    'tag',
    people.flatMap((person) => tagRows(writer, 'person', person)),
  );
  await writer.insertMany(
    'contact-event',
    people.flatMap(({ id, contacts = [] }) =>
      contacts.map((c) => ({ id: c.id, subject_id: id, kind: c.kind, occurred_on: c.on, note: c.note, account_id: actor.id, created_at })),
    ),
  );
  await addSearchDocs(
    tx,
    people.map(({ id, columns, points }) => personDoc({ ...PERSON, ...columns, id }, points.map(foundBy))),
  );
}

export async function insertOrganisations(writer: Writer, organisations: readonly BulkOrganisation[]): Promise<void> {
  if (organisations.length === 0) return;
  const created_at = writer.ctx.at.toISOString();
  await begin(writer, 'organisation', organisations);
  await writer.insertMany(
    'organisation',
    organisations.map(({ id, columns }) => ({ id, ...columns, created_at })),
  );
  await writer.insertMany(
    'contact-point',
    organisations.flatMap((organisation) => pointRows(writer, organisation)),
  );
  await writer.insertMany(
    'tag',
    organisations.flatMap((organisation) => tagRows(writer, 'organisation', organisation)),
  );
  await addSearchDocs(
    writer.ctx.tx,
    organisations.map(({ id, columns, points }) => organisationDoc({ ...ORGANISATION, ...columns, id }, points.map(foundBy))),
  );
}

async function begin(writer: Writer, kind: 'person' | 'organisation', all: readonly (BulkPerson | BulkOrganisation)[]): Promise<void> {
  await createSubjects(
    writer,
    all.map(({ id }) => ({ id, kind })),
  );
  const memberships = all.flatMap(({ id, memberships: own }) => own.map((each) => ({ ...each, subjectId: id })));
  const events = all.flatMap(({ id, events: own = [] }) => own.map((event) => ({ ...event, subjectId: id })));
  await beginMemberships(writer, memberships, events);
}

/** Events of subjects that were there already, and their due dates. */
export async function moveClocks(
  writer: Writer,
  all: readonly { readonly id: string; readonly events?: readonly BulkEvent[] | undefined }[],
): Promise<void> {
  const { tx, policy, at } = writer.ctx;
  const events = all.flatMap(({ id, events: own = [] }) => own.map((event) => ({ ...event, subjectId: id })));
  if (events.length > 0) await recordTriggers(writer, events);
  const still = all.filter(({ events: own = [] }) => own.length === 0).map(({ id }) => id);
  await recomputeDue(tx, policy, still, at);
}

export function pointRows(writer: Writer, { id, points }: Pick<BulkPerson, 'id' | 'points'>): RowValues[] {
  const created_at = writer.ctx.at.toISOString();
  return points.map(({ fieldId, value, normal }) => ({
    id: writer.ctx.ids.next(),
    subject_id: id,
    field_id: fieldId,
    value,
    normal,
    label: null,
    created_at,
  }));
}

/** Tags of a subject that does not have them. */
export function tagRows(writer: Writer, kind: 'person' | 'organisation', { id, tags = [] }: Pick<BulkPerson, 'id' | 'tags'>): RowValues[] {
  return tags.map((tag) => tagRow(writer, { id, kind }, tag));
}

export function affiliationRow(id: string, personId: string, organisationId: string, role: string | null = null): RowValues {
  return { id, person_id: personId, organisation_id: organisationId, role, since: null, until: null };
}

export function customRows(writer: Writer, subjectId: string, custom: Readonly<Record<string, string>>): RowValues[] {
  return Object.entries(custom).map(([fieldId, value]) => ({ id: writer.ctx.ids.next(), subject_id: subjectId, field_id: fieldId, value }));
}

function foundBy({ fieldId, value, normal }: BulkPoint): { field_id: string; value: string; normal: string } {
  return { field_id: fieldId, value, normal };
}
