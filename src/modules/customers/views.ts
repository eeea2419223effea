// What leaves the module: rows become answers here, so a new column stays inside until it is named.

import type { Deps } from '#kernel/deps';
import { bouncedAt } from '#kernel/mail';
import { isSealed } from '#kernel/policy';
import type { CompiledPolicy } from '#kernel/policy';
import { customValuesOf } from '#kernel/records';
import { explainDue, explainReview } from '#kernel/retention';
import { disputesOf } from '#kernel/rights';
import { appError } from '#platform/errors';
import { LANGS } from '#platform/i18n';
import type { Text } from '#platform/i18n';
import { kindOfField } from './contact-points.ts';
import { fieldName, organisationLabel, personLabel } from './labels.ts';
import { affiliationsOf, contactPointsOf, liveMembershipsOf, organisationsByIds, peopleByIds, peopleCounts, subjectOf } from './queries.ts';
import { tagsOf } from './queries-tags.ts';
import { nextTasksOf } from './queries-tasks.ts';
import type { AffiliationRow, ContactPointRow, MembershipRead, OrganisationRow, PersonRow } from './queries.ts';

/** Everything the page of a person shows. @throws errors.subject-not-found */
export async function personView(deps: Deps, id: string) {
  const { db } = deps.database;
  const [[person], subject, points, memberships, links, custom, tags] = await Promise.all([
    peopleByIds(db, [id]),
    subjectOf(db, id),
    contactPointsOf(db, [id]),
    liveMembershipsOf(db, [id]),
    affiliationsOf(db, 'person_id', [id]),
    customValuesOf(db, [id]),
    tagsOf(db, [id]),
  ]);
  if (!person || !subject) throw appError('not-found', 'errors.subject-not-found');
  const bounced = await bouncesOf(deps, id, points);
  const policy = deps.policy.current();
  return {
    ...personFacts(person),
    label: personLabel(person, points),
    contactPoints: points.map((point) => pointView(point, bounced)),
    tags: tags.get(id) ?? [],
    affiliations: links.map((link) => affiliationView(link, personLabel(person, points))),
    memberships: memberships.map((m) => membershipView(policy, m)),
    custom: custom.map((row) => ({ fieldId: row.field_id, name: fieldName(policy, row.field_id), value: row.value, version: row.version })),
    restricted: subject.restricted_at !== null,
    restriction: subject.restricted_at === null ? null : { since: subject.restricted_at, reason: subject.restricted_reason ?? 'accuracy' },
    disputed: (await disputesOf(db, id)).map(({ field_id, since }) => ({ name: fieldName(policy, field_id), since })),
    createdAt: person.created_at,
    allowed: allowedFields(deps, memberships),
  };
}

export function personFacts(person: PersonRow) {
  return {
    id: person.id,
    version: person.version,
    customerNumber: person.customer_number,
    givenName: person.given_name,
    familyName: person.family_name,
    jobTitle: person.job_title,
    language: person.language,
    education: person.education,
    industry: person.industry,
    note: person.note,
    servicesUsed: person.services_used,
    orders: person.orders,
    nextAction: person.next_action,
    nextActionOn: person.next_action_on,
  };
}

/** Everything the page of an organisation shows. @throws errors.subject-not-found */
export async function organisationView(deps: Deps, id: string) {
  const { db } = deps.database;
  const [[organisation], points, memberships, links, custom, tags] = await Promise.all([
    organisationsByIds(db, [id]),
    contactPointsOf(db, [id]),
    liveMembershipsOf(db, [id]),
    affiliationsOf(db, 'organisation_id', [id], 200),
    customValuesOf(db, [id]),
    tagsOf(db, [id]),
  ]);
  if (!organisation) throw appError('not-found', 'errors.subject-not-found');
  const bounced = await bouncesOf(deps, id, points);
  const policy = deps.policy.current();
  const names = await personLabels(
    deps,
    links.map((link) => link.person_id),
  );
  return {
    id,
    label: organisationLabel(organisation),
    version: organisation.version,
    name: organisation.name,
    businessId: organisation.business_id,
    website: organisation.website,
    industry: organisation.industry,
    billing: organisation.billing,
    contactPoints: points.map((point) => pointView(point, bounced)),
    tags: tags.get(id) ?? [],
    affiliations: links.map((link) => affiliationView(link, names.get(link.person_id) ?? '–')),
    memberships: memberships.map((m) => membershipView(policy, m)),
    custom: custom.map((row) => ({ fieldId: row.field_id, name: fieldName(policy, row.field_id), value: row.value, version: row.version })),
    allowed: allowedFields(deps, memberships),
    createdAt: organisation.created_at,
  };
}

export async function organisationRows(deps: Deps, ids: readonly string[]) {
  const { db } = deps.database;
  const [organisations, memberships, people, tasks] = await Promise.all([
    organisationsByIds(db, ids),
    liveMembershipsOf(db, ids),
    peopleCounts(db, ids),
    nextTasksOf(db, ids),
  ]);
  const byId = new Map(organisations.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row: OrganisationRow | undefined = byId.get(id);
    if (!row) return [];
    const live = memberships.filter((m) => m.subject_id === id);
    return [
      {
        id,
        label: organisationLabel(row),
        businessId: row.business_id,
        website: row.website,
        industry: row.industry,
        people: people.get(id) ?? 0,
        registers: live.map((m) => m.register_id),
        nextAction: tasks.get(id)?.title ?? null,
        nextActionOn: tasks.get(id)?.due_on ?? null,
        dueOn: earliest(live.map((m) => m.due_on)),
        reviewOn: earliest(live.map((m) => m.review_on)),
      },
    ];
  });
}

/** Labels of subjects of both kinds, for pages of other rooms that show ids. */
export async function subjectLabels(deps: Pick<Deps, 'database'>, ids: readonly string[]): Promise<Map<string, string>> {
  const labels = await personLabels(deps, ids);
  for (const row of await organisationsByIds(deps.database.db, ids)) labels.set(row.id, organisationLabel(row));
  return labels;
}

async function personLabels(deps: Pick<Deps, 'database'>, ids: readonly string[]): Promise<Map<string, string>> {
  const [people, points] = [await peopleByIds(deps.database.db, ids), await contactPointsOf(deps.database.db, ids)];
  const pointsOf = Map.groupBy(points, (point) => point.subject_id);
  return new Map(people.map((person) => [person.id, personLabel(person, pointsOf.get(person.id) ?? [])]));
}

export function membershipView(policy: CompiledPolicy | null, m: MembershipRead) {
  return {
    id: m.id,
    registerId: m.register_id,
    subjectGroup: m.subject_group,
    since: m.since,
    dueOn: m.due_on,
    reviewOn: m.review_on,
    explanation: policy ? explanation(policy, m) : null,
  };
}

/** The day it goes and why, or the day it is looked at again. */
function explanation(policy: CompiledPolicy, m: MembershipRead): Text {
  const review = LANGS.map((lang) => (m.due_on === null ? explainReview(policy, m, lang) : undefined));
  const [fi = '', sv = '', en = ''] = LANGS.map((lang, i) => review[i] ?? explainDue(policy, m, lang));
  return { fi, sv, en };
}

export function pointView(point: ContactPointRow, bounced?: ReadonlyMap<string, string>) {
  const at = bounced?.get(point.value);
  return {
    id: point.id,
    kind: kindOfField(point.field_id),
    value: point.value,
    label: point.label,
    version: point.version,
    ...(at === undefined ? {} : { bouncedAt: at }),
  };
}

/** Addresses to which a letter could not be delivered. */
function bouncesOf(deps: Deps, id: string, points: readonly ContactPointRow[]): Promise<ReadonlyMap<string, string>> {
  const addresses = points.filter(({ field_id }) => kindOfField(field_id) === 'email').map(({ value }) => value);
  return bouncedAt(deps, deps.database.db, id, addresses);
}

export function affiliationView(link: AffiliationRow, personName: string) {
  return {
    id: link.id,
    personId: link.person_id,
    personLabel: personName,
    organisationId: link.organisation_id,
    organisationLabel: organisationLabel({ name: link.organisation_name, business_id: link.organisation_business_id }),
    role: link.role,
    since: link.since,
    until: link.until,
    main: link.main === 1,
    version: link.version,
  };
}

/** What may be filled in: declared by a live membership and kept by some table of this installation. */
function allowedFields(deps: Deps, memberships: readonly MembershipRead[]): string[] {
  const policy = deps.policy.current();
  if (!policy) return [];
  const fields = new Set(memberships.flatMap((m) => [...policy.fieldsOf(m.register_id)]));
  return [...fields].filter((field) => deps.registry.storable(field) && !isSealed(policy.field(field)?.class ?? 'ordinary'));
}

function earliest(dates: readonly (string | null)[]): string | null {
  return dates.reduce<string | null>((first, date) => (date !== null && (first === null || date < first) ? date : first), null);
}
