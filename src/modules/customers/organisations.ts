// Organisations: customers' employers and customers themselves, known by a Y-tunnus whose check digit is right.

import type { Deps } from '#kernel/deps';
import type { Writer } from '#kernel/records';
import { recomputeDue } from '#kernel/retention';
import { createSubject, normaliseBusinessId } from '#kernel/subjects';
import { appError } from '#platform/errors';
import { insertPoint } from './contact-points.ts';
import type { NewPoint } from './contact-points.ts';
import { beginMemberships } from './memberships.ts';
import type { MembershipWish } from './memberships.ts';
import { putCustom, refuseClashOf } from './people.ts';
import { liveMembershipsOf, organisationsByIds } from './queries.ts';
import { refreshSearch } from './search-docs.ts';
import { change, fieldsOfColumns } from './write.ts';
import type { Who } from './write.ts';

export interface OrganisationFacts {
  name?: string | null | undefined;
  businessId?: string | null | undefined;
  website?: string | null | undefined;
  industry?: string | null | undefined;
  billing?: string | null | undefined;
}

export type NewOrganisation = OrganisationFacts & { memberships: readonly MembershipWish[]; contactPoints: readonly NewPoint[] };

export async function createOrganisation(deps: Deps, who: Who, organisation: NewOrganisation): Promise<string> {
  const registers = organisation.memberships.map((m) => m.registerId);
  return change(deps, who, { registers }, (writer) => addOrganisation(deps, writer, organisation));
}

/** The same in a change of the caller. */
export async function addOrganisation(deps: Deps, writer: Writer, organisation: NewOrganisation): Promise<string> {
  const { tx, at } = writer.ctx;
  const id = await createSubject(writer, 'organisation');
  await beginMemberships(deps, writer, id, organisation.memberships);
  await writer.insert('organisation', { ...organisationColumns(organisation), id, created_at: at.toISOString() });
  for (const point of organisation.contactPoints) await insertPoint(writer, id, 'organisation', point);
  await refreshSearch(tx, [id]);
  await recomputeDue(tx, writer.ctx.policy, [id], at);
  return id;
}

export async function updateOrganisation(
  deps: Deps,
  who: Who,
  id: string,
  facts: OrganisationFacts & {
    version: number;
    base?: Readonly<Record<string, string | null>> | undefined;
    custom?: Readonly<Record<string, string | null>> | undefined;
  },
): Promise<void> {
  const registers = (await liveMembershipsOf(deps.database.db, [id])).map((m) => m.register_id);
  const columns = organisationColumns(facts);
  const fields = [...fieldsOfColumns(deps, 'organisation', Object.keys(columns)), ...Object.keys(facts.custom ?? {})];
  await change(deps, who, { registers, fields }, async (writer) => {
    const { tx } = writer.ctx;
    const [old] = await organisationsByIds(tx, [id]);
    if (!old) throw appError('not-found', 'errors.subject-not-found');
    const { name, website, industry, billing, business_id: businessId } = old;
    if (facts.base) await refuseClashOf(writer, id, { name, website, industry, billing, businessId }, { ...facts, base: facts.base });
    await writer.update('organisation', id, columns, facts.base === undefined ? facts.version : undefined);
    if (facts.custom) await putCustom(writer, id, facts.custom);
    await refreshSearch(tx, [id]);
  });
}

/** @throws errors.business-id-invalid when the check digit is wrong */
function organisationColumns(facts: OrganisationFacts): Record<string, string | null> {
  const columns: Record<string, string | null> = {};
  if (facts.name !== undefined) columns['name'] = facts.name || null;
  if (facts.website !== undefined) columns['website'] = facts.website || null;
  if (facts.industry !== undefined) columns['industry'] = facts.industry || null;
  if (facts.billing !== undefined) columns['billing'] = facts.billing || null;
  if (facts.businessId !== undefined) {
    const normal = facts.businessId ? normaliseBusinessId(facts.businessId) : null;
    if (facts.businessId && !normal) throw appError('invalid', 'errors.business-id-invalid', { field: 'organisation.business_id' });
    columns['business_id'] = normal;
  }
  return columns;
}
