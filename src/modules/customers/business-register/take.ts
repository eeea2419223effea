// Taking what the register says: what was chosen, each with its source and time; nothing else is stored.

import type { Deps } from '#kernel/deps';
import type { Actor, Writer } from '#kernel/records';
import { appError } from '#platform/errors';
import type { Lang } from '#platform/i18n';
import { insertPoint } from '../contact-points.ts';
import type { MembershipWish } from '../memberships.ts';
import { addOrganisation } from '../organisations.ts';
import { contactPointsOf, liveMembershipsOf, organisationsByIds } from '../queries.ts';
import { refreshSearch } from '../search-docs.ts';
import { change, fieldsOfColumns } from '../write.ts';
import type { RegisteredFirm } from './parse.ts';
import { registerSource } from './settings.ts';

export const TAKEN = ['name', 'businessId', 'industry', 'website', 'address'] as const;
export type Taken = (typeof TAKEN)[number];

export interface Taking {
  readonly firm: RegisteredFirm;
  readonly fields: readonly Taken[];
  /** In which language words of the register are kept. */
  readonly lang: Lang;
}

/** A new organisation of what was chosen. */
export async function addFromRegister(deps: Deps, actor: Actor, taking: Taking, memberships: readonly MembershipWish[]): Promise<string> {
  const source = await registerSource(deps);
  const { address, ...facts } = factsOf(taking);
  const contactPoints = address ? [{ kind: 'address' as const, value: address }] : [];
  return change(deps, { actor, source }, { registers: memberships.map(({ registerId }) => registerId) }, (writer) =>
    addOrganisation(deps, writer, { ...facts, memberships, contactPoints }),
  );
}

/** Changes an organisation at the version that was read. @throws errors.version-conflict */
export async function takeFromRegister(deps: Deps, actor: Actor, id: string, taking: Taking & { readonly version: number }): Promise<void> {
  const source = await registerSource(deps);
  const registers = (await liveMembershipsOf(deps.database.db, [id])).map((m) => m.register_id);
  const { address, name, businessId, industry, website } = factsOf(taking);
  const columns = Object.fromEntries(
    Object.entries({ name, business_id: businessId, industry, website }).filter(([, value]) => value !== undefined),
  );
  const fields = [...fieldsOfColumns(deps, 'organisation', Object.keys(columns)), ...(address ? ['organisation.address'] : [])];
  await change(deps, { actor, source }, { registers, fields }, async (writer) => {
    const { tx } = writer.ctx;
    const [old] = await organisationsByIds(tx, [id]);
    if (!old) throw appError('not-found', 'errors.subject-not-found');
    await writer.update('organisation', id, columns, taking.version);
    if (address) await putAddress(writer, id, address);
    await refreshSearch(tx, [id]);
  });
}

async function putAddress(writer: Writer, id: string, value: string): Promise<void> {
  const points = await contactPointsOf(writer.ctx.tx, [id]);
  const same = points.some(({ field_id, normal }) => field_id === 'organisation.address' && normal === value.trim().toLowerCase());
  if (!same) await insertPoint(writer, id, 'organisation', { kind: 'address', value });
}

function factsOf({ firm, fields, lang }: Taking): Partial<Record<Taken, string>> {
  const all: Record<Taken, string | null | undefined> = {
    name: firm.name,
    businessId: firm.businessId,
    industry: firm.industry?.[lang],
    website: firm.website,
    address: firm.address,
  };
  return Object.fromEntries(fields.flatMap((field) => (all[field] ? [[field, all[field]]] : [])));
}
