// Adding and changing people: only what the registers they are in declare, each value with its source and time.

import type { Deps } from '#kernel/deps';
import { customValuesOf } from '#kernel/records';
import type { Writer } from '#kernel/records';
import { recomputeDue } from '#kernel/retention';
import { createSubject } from '#kernel/subjects';
import { appError } from '#platform/errors';
import { refuseClash } from './clash.ts';
import { insertPoint, pointFields } from './contact-points.ts';
import type { NewPoint } from './contact-points.ts';
import { beginMemberships } from './memberships.ts';
import type { MembershipWish } from './memberships.ts';
import { affiliationById, contactPointById, liveMembershipsOf, organisationsByIds, peopleByIds, subjectOf } from './queries.ts';
import { refreshSearch } from './search-docs.ts';
import { putNextAction } from './tasks/service.ts';
import { personFacts } from './views.ts';
import { change, fieldsOfColumns } from './write.ts';
import type { Who } from './write.ts';

export interface PersonFacts {
  customerNumber?: string | null | undefined;
  givenName?: string | null | undefined;
  familyName?: string | null | undefined;
  jobTitle?: string | null | undefined;
  language?: string | null | undefined;
  education?: string | null | undefined;
  industry?: string | null | undefined;
  note?: string | null | undefined;
  servicesUsed?: string | null | undefined;
  orders?: string | null | undefined;
  nextAction?: string | null | undefined;
  nextActionOn?: string | null | undefined;
}

export interface NewPerson extends PersonFacts {
  memberships: readonly MembershipWish[];
  contactPoints: readonly NewPoint[];
  organisationId?: string | undefined;
  custom: Readonly<Record<string, string>>;
}

const COLUMNS: Record<Exclude<keyof PersonFacts, 'nextAction' | 'nextActionOn'>, string> = {
  customerNumber: 'customer_number',
  givenName: 'given_name',
  familyName: 'family_name',
  jobTitle: 'job_title',
  language: 'language',
  education: 'education',
  industry: 'industry',
  note: 'note',
  servicesUsed: 'services_used',
  orders: 'orders',
};

/** Stored columns of the facts that were given; an empty text is no value. */
export function personColumns(facts: PersonFacts): Record<string, string | null> {
  const columns: Record<string, string | null> = {};
  for (const [key, column] of Object.entries(COLUMNS)) {
    const value = facts[key as keyof typeof COLUMNS];
    if (value !== undefined) columns[column] = value === '' ? null : value;
  }
  return columns;
}

/** Adds a person to one or more registers. All or nothing: an undeclared field refuses the whole. */
export async function createPerson(deps: Deps, who: Who, person: NewPerson): Promise<string> {
  return change(deps, who, { registers: person.memberships.map((m) => m.registerId) }, (writer) => addPerson(deps, writer, person));
}

/** The same in a change of the caller. */
export async function addPerson(deps: Deps, writer: Writer, person: NewPerson): Promise<string> {
  const { tx, at, ids } = writer.ctx;
  const id = await createSubject(writer, 'person');
  await beginMemberships(deps, writer, id, person.memberships);
  await writer.insert('person', { ...personColumns(person), id, created_at: at.toISOString() });
  for (const point of person.contactPoints) await insertPoint(writer, id, 'person', point);
  await putNextAction(writer, id, person);
  if (person.organisationId) await insertAffiliation(writer, { id: ids.next(), personId: id, organisationId: person.organisationId });
  await putCustom(writer, id, person.custom);
  await refreshSearch(tx, [id]);
  await recomputeDue(tx, writer.ctx.policy, [id], at);
  return id;
}

/**
 * Changes facts of a person at the version that was read, or, where the values it started from are told, whatever else has changed since.
 * @throws errors.version-conflict when somebody was faster
 */
export async function updatePerson(
  deps: Deps,
  who: Who,
  id: string,
  facts: PersonFacts & {
    version: number;
    base?: Readonly<Record<string, string | null>> | undefined;
    custom?: Readonly<Record<string, string | null>> | undefined;
  },
): Promise<void> {
  const columns = personColumns(facts);
  const acts = facts.nextAction !== undefined || facts.nextActionOn !== undefined;
  const fields = [
    ...fieldsOfColumns(deps, 'person', Object.keys(columns)),
    ...Object.keys(facts.custom ?? {}),
    ...(acts ? ['person.next_action'] : []),
  ];
  await change(deps, who, { registers: await registersOf(deps, id), fields }, async (writer) => {
    const [person] = await peopleByIds(writer.ctx.tx, [id]);
    if (!person) throw appError('not-found', 'errors.subject-not-found');
    if (facts.base) await refuseClashOf(writer, id, { ...personFacts(person) }, { ...facts, base: facts.base });
    await writer.update('person', id, columns, facts.base === undefined ? facts.version : undefined);
    await putNextAction(writer, id, facts);
    if (facts.custom) await putCustom(writer, id, facts.custom);
    await refreshSearch(writer.ctx.tx, [id]);
  });
}

export async function addContactPoint(deps: Deps, who: Who, subjectId: string, point: NewPoint): Promise<string> {
  const fields = (['person', 'organisation'] as const).flatMap((kind) => pointFields(kind, point.kind));
  return change(deps, who, { registers: await registersOf(deps, subjectId), fields }, async (writer) => {
    const subject = await subjectOf(writer.ctx.tx, subjectId);
    if (!subject) throw appError('not-found', 'errors.subject-not-found');
    const id = await insertPoint(writer, subjectId, subject.kind, point);
    await refreshSearch(writer.ctx.tx, [subjectId]);
    return id;
  });
}

export async function removeContactPoint(deps: Deps, who: Who, id: string): Promise<void> {
  await change(deps, who, { registers: [] }, async (writer) => {
    const point = await contactPointById(writer.ctx.tx, id);
    if (!point) throw appError('not-found', 'errors.record-not-found', { params: { kind: 'contact-point' } });
    await writer.remove('contact-point', id);
    await refreshSearch(writer.ctx.tx, [point.subject_id]);
  });
}

export async function affiliate(
  deps: Deps,
  who: Who,
  link: { personId: string; organisationId: string; role?: string | undefined; since?: string | undefined },
): Promise<string> {
  return change(deps, who, { registers: await registersOf(deps, link.personId), fields: ['person.employer'] }, async (writer) => {
    const id = writer.ctx.ids.next();
    const [person] = await peopleByIds(writer.ctx.tx, [link.personId]);
    if (!person) throw appError('not-found', 'errors.subject-not-found');
    await insertAffiliation(writer, { id, ...link });
    return id;
  });
}

export async function endAffiliation(deps: Deps, who: Who, id: string): Promise<void> {
  await change(deps, who, { registers: [] }, async (writer) => {
    if (!(await affiliationById(writer.ctx.tx, id)))
      throw appError('not-found', 'errors.record-not-found', { params: { kind: 'affiliation' } });
    await writer.remove('affiliation', id);
  });
}

/** Facts by their keys, and values of the firm's own fields by their ids. @throws errors.version-conflict */
export async function refuseClashOf(
  writer: Writer,
  id: string,
  current: Readonly<Record<string, unknown>>,
  {
    base,
    custom = {},
    ...facts
  }: { readonly base: Readonly<Record<string, string | null>>; readonly custom?: Readonly<Record<string, string | null>> | undefined },
): Promise<void> {
  const own = Object.keys(custom).length === 0 ? [] : await customValuesOf(writer.ctx.tx, [id]);
  const values = Object.fromEntries(own.map(({ field_id, value }) => [field_id, value]));
  refuseClash({ ...current, ...values }, base, { ...facts, ...custom });
}

async function registersOf(deps: Deps, subjectId: string): Promise<string[]> {
  return (await liveMembershipsOf(deps.database.db, [subjectId])).map((m) => m.register_id);
}

async function insertAffiliation(
  writer: Writer,
  link: { id: string; personId: string; organisationId: string; role?: string | undefined; since?: string | undefined },
): Promise<void> {
  const [organisation] = await organisationsByIds(writer.ctx.tx, [link.organisationId]);
  if (!organisation) throw appError('invalid', 'errors.organisation-unknown', { field: 'organisationId' });
  await writer.insert('affiliation', {
    id: link.id,
    person_id: link.personId,
    organisation_id: link.organisationId,
    role: link.role ?? null,
    since: link.since ?? null,
    until: null,
  });
}

const LONGEST_CUSTOM = 5000;

/** Sets, changes or (null or empty) removes values of fields only this firm's declaration knows. */
export async function putCustom(writer: Writer, subjectId: string, values: Readonly<Record<string, string | null>>): Promise<void> {
  if (Object.keys(values).length === 0) return;
  const stored = new Map((await customValuesOf(writer.ctx.tx, [subjectId])).map((row) => [row.field_id, row]));
  for (const [fieldId, given] of Object.entries(values)) {
    const value = given?.trim();
    if (value && value.length > LONGEST_CUSTOM)
      throw appError('invalid', 'errors.text-too-long', { field: fieldId, params: { max: LONGEST_CUSTOM } });
    const old = stored.get(fieldId);
    if (old && !value) await writer.remove('custom-value', old.id);
    else if (old) await writer.update('custom-value', old.id, { value });
    else if (value) await writer.insert('custom-value', { id: writer.ctx.ids.next(), subject_id: subjectId, field_id: fieldId, value });
  }
}
