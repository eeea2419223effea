// What the declaration in force lets a form ask, and for which purpose: fields of that purpose and register only, no sealed class, permission apart from the request itself.

import { channelsOf, followingPurposes, kindOfPurpose } from '#kernel/permission';
import { SEALED_CLASSES } from '#kernel/policy';
import type { CompiledPolicy, DataGroup, Purpose, Source } from '#kernel/policy';
import { groupsForRaffle, rankForRaffle } from './entrants.ts';
import { ADDRESS_FIELD, FORM_KINDS, NOTE_FIELD, PERSON_COLUMNS, POINTS, RAFFLE_FIELD, TRACKING_FIELDS } from './kinds.ts';
import type { FormKind } from './kinds.ts';

/** What one register lets forms do. */
export interface Place {
  readonly registerId: string;
  readonly subjectGroups: readonly string[];
  readonly purposes: readonly PlacePurpose[];
  /** Purposes for which a box may ask permission; `tracking`: the box of being followed. */
  readonly permissions: readonly { readonly id: string; readonly tracking: boolean }[];
  /** What a raffle is entered for and as whom, the best first; `own`: the declaration has something for raffles or events. */
  readonly raffle: { readonly purposes: readonly string[]; readonly subjectGroups: readonly string[]; readonly own: boolean };
}

export interface PlacePurpose {
  readonly id: string;
  readonly kinds: readonly FormKind[];
  readonly fields: readonly string[];
  readonly sources: readonly string[];
}

/** Registers in which an address given on a form may be kept, or permission asked for it. */
export function placesOf(policy: CompiledPolicy): Place[] {
  return [...policy.registers.values()].flatMap((register) => {
    if (!policy.fieldsOf(register.id).has(ADDRESS_FIELD)) return [];
    const purposes = [...policy.purposes.values()].flatMap((purpose) => purposeOn(policy, register.id, purpose) ?? []);
    const permissions = permissionsOn(policy, register.id);
    if (purposes.length === 0 && permissions.length === 0) return [];
    const raffle = raffleOn(policy, register.id, purposes);
    return [{ registerId: register.id, subjectGroups: register.subjectGroups, purposes, permissions, raffle }];
  });
}

function raffleOn(policy: CompiledPolicy, registerId: string, purposes: readonly PlacePurpose[]): Place['raffle'] {
  const possible = purposes.filter(({ kinds }) => kinds.includes('raffle')).map(({ id }) => ({ id, rank: rankForRaffle(policy, id) }));
  const ranked = possible.toSorted((a, b) => a.rank - b.rank);
  const own = ranked[0] !== undefined && ranked[0].rank < 3;
  return { purposes: ranked.map(({ id }) => id), subjectGroups: groupsForRaffle(policy, registerId), own };
}

function purposeOn(policy: CompiledPolicy, registerId: string, purpose: Purpose): PlacePurpose | undefined {
  const groups = groupsOf(policy, registerId, purpose.id);
  const fields = fieldsIn(policy, groups);
  const raffle = fields.includes(RAFFLE_FIELD);
  const keepsAddress = fields.includes(ADDRESS_FIELD);
  const consent = kindOfPurpose(purpose) === 'consent';
  const kinds = FORM_KINDS.filter((kind) => {
    if (kind === 'raffle') return raffle;
    if (!keepsAddress || purpose.basis === 'legal-obligation') return false;
    return kind === 'newsletter' ? consent && channelsOf(policy, purpose.id).includes('email') : !consent;
  });
  if (kinds.length === 0) return undefined;
  const asked = fields.filter((id) => id !== ADDRESS_FIELD && isAskable(policy, id));
  return { id: purpose.id, kinds, fields: asked, sources: sourcesOf(policy, groups) };
}

/** Groups of the register that are kept for the purpose. */
function groupsOf(policy: CompiledPolicy, registerId: string, purposeId: string): DataGroup[] {
  return policy.policy.dataGroups.filter((group) => group.registers.includes(registerId) && group.purposes.includes(purposeId));
}

function fieldsIn(policy: CompiledPolicy, groups: readonly DataGroup[]): string[] {
  const ids = groups.flatMap((group) => group.fields.map((use) => (typeof use === 'string' ? use : use.id)));
  return [...new Set(ids)].filter((id) => policy.field(id) !== undefined);
}

/** Something a person can tell about themselves in a line or two; what needs the vault is never asked on an open page. */
function isAskable(policy: CompiledPolicy, fieldId: string): boolean {
  const field = policy.field(fieldId);
  if (field === undefined || SEALED_CLASSES.includes(field.class) || field.class === 'financial') return false;
  return fieldId in PERSON_COLUMNS || fieldId in POINTS || fieldId === NOTE_FIELD || fieldId === RAFFLE_FIELD || field.custom;
}

/** Where a form comes from: the site, or the person. */
function sourcesOf(policy: CompiledPolicy, groups: readonly DataGroup[]): string[] {
  const named = new Set(groups.flatMap(({ sources }) => sources));
  const fits = (from: Source['from']) => [...policy.sources.values()].filter((source) => source.from === from && named.has(source.id));
  return [...fits('web'), ...fits('self')].map(({ id }) => id);
}

/** Purposes on consent that may use the address in this register, and the consent to being followed, which is asked apart. */
function permissionsOn(policy: CompiledPolicy, registerId: string): Place['permissions'] {
  const followed = new Set(TRACKING_FIELDS.flatMap((id) => followingPurposes(policy, id)));
  return [...policy.purposes.values()].flatMap((purpose) => {
    if (kindOfPurpose(purpose) !== 'consent' || !purpose.registers.includes(registerId)) return [];
    const tracking = followed.has(purpose.id);
    const fields = fieldsIn(policy, groupsOf(policy, registerId, purpose.id));
    const written = channelsOf(policy, purpose.id).includes('email') && fields.includes(ADDRESS_FIELD);
    return written || tracking ? [{ id: purpose.id, tracking }] : [];
  });
}

/** A source for a form that keeps nothing but the permission: that of the person, or the site's. */
export function anySource(policy: CompiledPolicy): string | undefined {
  const all = [...policy.sources.values()];
  return (all.find(({ from }) => from === 'self') ?? all.find(({ from }) => from === 'web'))?.id;
}
