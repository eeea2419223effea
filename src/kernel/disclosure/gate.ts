// Who may be in a copy that is used for marketing: each address passes the permission gate by itself, and who banned is left out and counted.

import type { Conn } from '#platform/db';
import type { CompiledPolicy } from '#kernel/policy';
import { channelsOf, decide, isForbidden, kindOfPurpose } from '#kernel/permission';
import type { GateDeps, PermissionChannel, PermissionRule } from '#kernel/permission';
import type { Shown } from './compose.ts';
import type { OutsideValue } from './store/values.ts';

export type Refused = 'banned' | 'not-permitted' | 'nothing';

const BANS: ReadonlySet<PermissionRule> = new Set(['ban', 'objection', 'address-ban', 'consent-withdrawn']);

interface Asking {
  readonly policy: CompiledPolicy;
  readonly purpose: string;
  readonly at: Date;
  readonly deps: GateDeps;
}

/** Whether the purpose is one for which people are written to or called, so that the gate has something to say. */
export function isGated(policy: CompiledPolicy, purposeId: string): boolean {
  return isForMarketing(policy, purposeId) && (!policy.purposes.has(purposeId) || channelsOf(policy, purposeId).length > 0);
}

/** Whether a ban of marketing keeps the data of a person from going to others for this purpose (S4-24). */
export function isForMarketing(policy: CompiledPolicy, purposeId: string): boolean {
  const purpose = policy.purposes.get(purposeId);
  const kind = purpose && kindOfPurpose(purpose);
  return kind === undefined || kind === 'consent' || kind === 'marketing';
}

/** Where no address is kept for the purpose there is no channel to ask about, and a ban of any of them holds. */
export async function throughBans(conn: Conn, { policy, purpose, deps }: Asking, shown: Shown): Promise<Shown | Refused> {
  const { subjectId } = shown;
  if (await isForbidden(conn, policy, { subjectId, purposeId: purpose, deed: 'disclosure' }, deps)) return 'banned';
  return shown.values.length === 0 ? 'nothing' : shown;
}

/** The person with the addresses that may be used, or why there is none. */
export async function throughGate(conn: Conn, asking: Asking, shown: Shown): Promise<Shown | Refused> {
  const used = channelsOf(asking.policy, asking.purpose);
  const addresses = shown.values.filter((value) => channelsOfValue(value).length > 0);
  if (addresses.length === 0) {
    // No address goes, so the question is about the person: one channel that may be used is enough.
    const verdicts = await Promise.all(used.map((channel) => ask(conn, asking, { subjectId: shown.subjectId, channel })));
    if (shown.values.length === 0) return 'nothing';
    return verdicts.some(({ verdict }) => verdict === 'allowed') ? shown : reasonOf(verdicts.map(({ rule }) => rule));
  }
  const kept = new Set<OutsideValue>();
  const rules: PermissionRule[] = [];
  for (const value of addresses) {
    const channels = channelsOfValue(value).filter((channel) => used.includes(channel));
    const { subjectId, recordId } = value;
    const verdicts = await Promise.all(channels.map((channel) => ask(conn, asking, { subjectId, contactPointId: recordId, channel })));
    if (verdicts.length > 0 && verdicts.every(({ verdict }) => verdict === 'allowed')) kept.add(value);
    rules.push(...verdicts.filter(({ verdict }) => verdict === 'refused').map(({ rule }) => rule));
  }
  // Nobody writes to an address that is refused for good or named by its hash on a ban list; a tool outside must not either.
  const refused = await asking.deps.unreachable?.(
    conn,
    [...kept].map(({ recordId }) => recordId),
  );
  for (const value of kept) if (refused?.has(value.recordId) === true) kept.delete(value);
  if (kept.size === 0) return reasonOf(rules);
  const values = shown.values.filter((value) => kept.has(value) || !addresses.includes(value));
  return { ...shown, values, fields: shown.fields.filter((field) => values.some((value) => value.field === field)) };
}

function ask(
  conn: Conn,
  { policy, purpose, at, deps }: Asking,
  of: { subjectId: string; contactPointId?: string; channel: PermissionChannel },
) {
  return decide(conn, policy, { ...of, purposeId: purpose, deed: 'disclosure', at }, deps);
}

function reasonOf(rules: readonly PermissionRule[]): Refused {
  return rules.some((rule) => BANS.has(rule)) ? 'banned' : 'not-permitted';
}

function channelsOfValue({ field }: OutsideValue): PermissionChannel[] {
  if (field.endsWith('.email')) return ['email'];
  if (field.endsWith('.phone')) return ['phone', 'sms'];
  return field.endsWith('.address') ? ['post'] : [];
}
