// What may be recorded as a permission: only for a declared purpose, a declared channel and somebody in its register, and over a ban only the person's own later consent.

import { formatDate, localDate } from '#platform/clock';
import { appError } from '#platform/errors';
import { LANGS } from '#platform/i18n';
import type { CompiledPolicy, Purpose } from '#kernel/policy';
import { kindOfPurpose } from './channels.ts';
import type { PersonFacts } from './facts.ts';
import { askedOn } from './follow.ts';
import { foldCell } from './machines.ts';
import type { NewPermission } from './record.ts';
import { deedOf } from './scopes.ts';
import type { Deed } from './scopes.ts';
import type { PermissionChannel } from './tables.ts';

/**
 * Tells whether the permission is given over a ban.
 * @throws errors.subject-restricted, errors.permission-channel, errors.permission-register, errors.permission-ground, errors.permission-banned, errors.permission-older
 */
export function admitGrant(policy: CompiledPolicy, facts: PersonFacts, wish: NewPermission & { readonly at: string }): boolean {
  if (facts.subject.restricted_at !== null) throw appError('locked', 'errors.subject-restricted');
  const purpose = policy.purposes.get(wish.purpose ?? '');
  if (purpose === undefined || wish.channel === null) throw appError('invalid', 'errors.permission-scope', { field: 'purpose' });
  refuseUndeclared(policy, facts, purpose, wish.channel);
  refuseGround(purpose, wish.act);
  const of: Of = { channel: wish.channel, purpose: purpose.id, contactId: wish.contactPointId, deed: deedOf(purpose) };
  const stands = lastRefusal(facts, of);
  const withdrawn = lastEnd(facts, of, wish.act);
  if (stands !== undefined && (wish.act !== 'consent-given' || wish.overBan !== true))
    throw appError('refused', 'errors.permission-banned', { field: 'overBan', params: dated(stands) });
  const before = [stands, withdrawn]
    .filter((each): each is string => each !== undefined && wish.at <= each)
    .toSorted()
    .at(-1);
  if (before !== undefined) throw appError('invalid', 'errors.permission-older', { field: 'on', params: dated(before) });
  return stands !== undefined;
}

function refuseUndeclared(policy: CompiledPolicy, facts: PersonFacts, purpose: Purpose, channel: PermissionChannel): void {
  if (!askedOn(policy, purpose.id).includes(channel)) throw appError('refused', 'errors.permission-channel', { field: 'channel' });
  if (purpose.registers.some((id) => facts.registers.includes(id))) return;
  const name = policy.registers.get(purpose.registers[0] ?? '')?.name;
  const params = Object.fromEntries(LANGS.map((lang) => [`register_${lang}`, name?.[lang] ?? '']));
  throw appError('refused', 'errors.permission-register', { field: 'purpose', params });
}

/** A purpose on consent has no other ground, and what rests on a contract or the law needs none. */
function refuseGround(purpose: Purpose, act: NewPermission['act']): void {
  const kind = kindOfPurpose(purpose);
  const fits = act === 'consent-given' ? kind !== 'duty' : kind === 'marketing';
  if (!fits) throw appError('refused', 'errors.permission-ground', { field: 'act' });
}

interface Of {
  readonly channel: PermissionChannel;
  readonly purpose: string;
  readonly contactId: string | undefined;
  readonly deed: Deed;
}

/** The latest ban or objection that stands, on the person or on an address. */
function lastRefusal(facts: PersonFacts, of: Of): string | undefined {
  const cell = foldCell(facts.events, of);
  const over = cell.consent.state === 'on' && cell.consent.by.over_ban === 1 ? cell.consent.by.at : '';
  const onAddresses = facts.addresses
    .filter(({ id, channels }) => channels.includes(of.channel) && (of.contactId === undefined || of.contactId === id))
    .flatMap((address) => facts.bannedSince(address, { channel: of.channel, purposes: [null, of.purpose], ...of.deed }) ?? [])
    .filter((since) => since >= over);
  return [cell.ban?.at, cell.objection?.at, ...onAddresses]
    .filter((each) => each !== undefined)
    .toSorted()
    .at(-1);
}

function lastEnd(facts: PersonFacts, of: Of, act: NewPermission['act']): string | undefined {
  const cell = foldCell(facts.events, of);
  const grant = act === 'consent-given' ? cell.consent : act === 'customer-exception' ? cell.exception : cell.role;
  return grant.state === 'ended' ? grant.by.at : undefined;
}

function dated(instant: string): Record<string, string> {
  const day = localDate(new Date(instant));
  return Object.fromEntries(LANGS.map((lang) => [`date_${lang}`, formatDate(day, lang)]));
}
