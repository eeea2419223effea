// Which messages need a ground, and by which channels a purpose may reach anybody: only where the declaration keeps the address for that purpose (Art. 5(1)(b)).

import { fieldUse } from '#kernel/policy';
import type { CompiledPolicy, Purpose } from '#kernel/policy';
import { isCareOfRelation } from './care.ts';
import { PERMISSION_CHANNELS } from './tables.ts';
import type { PermissionChannel } from './tables.ts';

/** The end of the field ids that hold an address of the channel. */
const FIELD: Record<PermissionChannel, string> = { email: '.email', sms: '.phone', phone: '.phone', post: '.address' };

export function isFieldOf(channel: PermissionChannel, fieldId: string): boolean {
  return fieldId.endsWith(FIELD[channel]);
}

/** Channels that an address in this field serves. */
export function channelsOfField(fieldId: string): PermissionChannel[] {
  return PERMISSION_CHANNELS.filter((channel) => isFieldOf(channel, fieldId));
}

interface Reach {
  readonly fields: ReadonlySet<string>;
  readonly channels: PermissionChannel[];
}

// A verdict is asked for hundreds of thousands of people at once, and a compiled policy never changes.
const reaches = new WeakMap<CompiledPolicy, Map<string, Reach>>();

function reachOf(policy: CompiledPolicy, purposeId: string): Reach {
  const known = reaches.get(policy)?.get(purposeId);
  if (known) return known;
  const fields = policy.policy.dataGroups
    .filter((group) => group.purposes.includes(purposeId))
    .flatMap((group) => group.fields.map((field) => fieldUse(field).id));
  const channels = PERMISSION_CHANNELS.filter((channel) => fields.some((field) => isFieldOf(channel, field)));
  const found = { fields: new Set(fields), channels };
  reaches.set(policy, (reaches.get(policy) ?? new Map<string, Reach>()).set(purposeId, found));
  return found;
}

/** Channels whose addresses the declaration keeps for the purpose. */
export function channelsOf(policy: CompiledPolicy, purposeId: string): PermissionChannel[] {
  return reachOf(policy, purposeId).channels;
}

/** True when the declaration keeps this very field for the purpose: a work address kept for assignments is none for the newsletter. */
export function isKeptFor(policy: CompiledPolicy, purposeId: string, fieldId: string): boolean {
  return reachOf(policy, purposeId).fields.has(fieldId);
}

/**
 * - `consent`: nothing is sent without consent.
 * - `marketing`: rests on a legitimate interest; what the law asks depends on the channel and on who receives it. Unless a purpose is
 *   declared to be no marketing, or its name says that it takes care of the relation and nothing else, it is treated as marketing.
 * - `service`: rests on a legitimate interest and is no marketing; stands until objected to.
 * - `duty`: contract or law; no ban of marketing stops an invoice.
 */
export type PurposeKind = 'consent' | 'marketing' | 'service' | 'duty';

export function kindOfPurpose(purpose: Purpose): PurposeKind {
  switch (purpose.basis) {
    case 'consent':
    case 'explicit-consent':
      return 'consent';
    case 'legitimate-interest':
      return purpose.marketing === false || (purpose.marketing === undefined && isCareOfRelation(purpose)) ? 'service' : 'marketing';
    case 'contract':
    case 'legal-obligation':
      return 'duty';
  }
}

/** Letters that are sent to whoever permits them by e-mail. */
export function isOrdered(policy: CompiledPolicy, purposeId: string): boolean {
  const purpose = policy.purposes.get(purposeId);
  return purpose !== undefined && kindOfPurpose(purpose) === 'consent' && channelsOf(policy, purposeId).includes('email');
}
