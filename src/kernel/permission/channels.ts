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

/** Channels whose addresses the declaration keeps for the purpose. */
export function channelsOf(policy: CompiledPolicy, purposeId: string): PermissionChannel[] {
  const fields = policy.policy.dataGroups
    .filter((group) => group.purposes.includes(purposeId))
    .flatMap((group) => group.fields.map((field) => fieldUse(field).id));
  return PERMISSION_CHANNELS.filter((channel) => fields.some((field) => isFieldOf(channel, field)));
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
