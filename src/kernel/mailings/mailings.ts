// The life of a mailing: drafted, scheduled by the wall clock, sent, paused with a question, stopped. Every step says from where, and stands in the log.

import { append } from '#kernel/audit';
import type { AuditActor } from '#kernel/audit';
import type { Tx } from '#platform/db';
import { appError } from '#platform/errors';
import { BAN_SCOPES, channelsOf } from '#kernel/permission';
import type { BanScope } from '#kernel/permission';
import type { MailingDeps } from './deps.ts';
import { nowOf } from './deps.ts';
import type { Variant } from './letters.ts';
import { mustBeSendable } from './relay.ts';
import { instantOf, ZONE } from './schedule.ts';
import { changeMailing, deleteMailing, insertMailing, mailingById } from './store/mailings.ts';
import type { MailingRow } from './store/mailings.ts';
import { blockRest, dropRecipients } from './store/recipients.ts';
import type { MailingState, MailingTable } from './tables.ts';

/** What a mailing is, without its words: they are the module's. */
export interface MailingFacts {
  readonly purposeId: string;
  readonly scope?: BanScope | null;
  readonly fromName: string;
  readonly fromAddress: string;
  readonly replyTo?: string | null;
  readonly perMinute?: number | null;
  readonly variants?: readonly Variant[] | null;
}

export interface NewMailing extends MailingFacts {
  readonly kind: MailingTable['kind'];
}

export interface Schedule {
  /** 'YYYY-MM-DDTHH:MM' of the wall clock; null: now. */
  readonly localAt: string | null;
  readonly zone?: string;
  /** Later than this it does not begin by itself, but asks; six hours unless said. */
  readonly maxLateMinutes?: number;
}

/** Who does it, and on which version of the mailing. */
export interface Doing {
  readonly actor: AuditActor;
  readonly version?: number;
}

const LATE_MINUTES = 360;
const ADDRESS = /^[^\s@<>(),;:"\\[\]]+@[^\s@<>(),;:"\\[\]]+\.[^\s@.<>(),;:"\\[\]]{2,}$/;

/** A draft; returns its id. @throws errors.mailing-purpose, errors.mailing-sender */
export async function createMailing(tx: Tx, deps: MailingDeps, { kind, ...facts }: NewMailing): Promise<string> {
  const id = deps.ids.next();
  await insertMailing(tx, {
    id,
    kind,
    ...columnsOf(deps, facts),
    state: 'draft',
    reason: null,
    local_at: null,
    zone: ZONE,
    max_late_minutes: LATE_MINUTES,
    policy_version_id: deps.policy.current()?.versionId ?? '',
    candidates: null,
    fence: 0,
    lease: null,
    lease_until: null,
    version: 1,
    created_at: nowOf(deps),
    begun_at: null,
    ended_at: null,
    resumed_at: null,
  });
  return id;
}

/** Changes a draft. @throws errors.mailing-state, errors.version-conflict */
export async function editMailing(tx: Tx, deps: MailingDeps, id: string, facts: MailingFacts, version?: number): Promise<MailingRow> {
  return changed(tx, { id, from: ['draft'], version }, columnsOf(deps, facts));
}

function columnsOf(deps: MailingDeps, facts: MailingFacts) {
  const policy = deps.policy.current();
  if (policy === null) throw appError('unavailable', 'errors.not-set-up');
  if (!channelsOf(policy, facts.purposeId).includes('email')) throw appError('refused', 'errors.mailing-purpose', { field: 'purposeId' });
  for (const [field, address] of [['fromAddress', facts.fromAddress] as const, ['replyTo', facts.replyTo ?? facts.fromAddress] as const])
    if (!ADDRESS.test(address) || address.length > 254) throw appError('invalid', 'errors.mailing-sender', { field });
  return {
    purpose_id: facts.purposeId,
    scope: facts.scope ?? null,
    from_name: facts.fromName,
    from_address: facts.fromAddress,
    reply_to: facts.replyTo ?? null,
    per_minute: facts.perMinute ?? null,
    variants: facts.variants == null || facts.variants.length === 0 ? null : JSON.stringify(facts.variants),
  };
}

/** Sets the time. @throws errors.mailing-state, errors.mailing-time, errors.mailing-relay, errors.mailing-links, errors.version-conflict */
export async function scheduleMailing(
  tx: Tx,
  deps: MailingDeps,
  id: string,
  schedule: Schedule,
  { actor, version }: Doing,
): Promise<MailingRow> {
  await mustBeSendable(tx, deps);
  const zone = schedule.zone ?? ZONE;
  if (schedule.localAt !== null) instantOf(schedule.localAt, zone);
  const row = await changed(
    tx,
    { id, from: ['draft', 'scheduled'], version },
    {
      state: 'scheduled',
      reason: null,
      local_at: schedule.localAt,
      zone,
      max_late_minutes: schedule.maxLateMinutes ?? LATE_MINUTES,
      policy_version_id: deps.policy.current()?.versionId ?? '',
    },
  );
  await told(tx, deps, row, { actor, action: 'mailing.schedule' });
  return row;
}

/** Back to a draft, before its list is written. @throws errors.mailing-state */
export async function unscheduleMailing(tx: Tx, deps: MailingDeps, id: string, { actor, version }: Doing): Promise<MailingRow> {
  const before = await mailingById(tx, id);
  // A list that is written stays with its mailing: who was meant can be shown afterwards.
  if (before?.candidates !== null) throw appError('conflict', before === undefined ? 'errors.mailing-unknown' : 'errors.mailing-state');
  const row = await changed(tx, { id, from: ['scheduled', 'paused'], version }, { state: 'draft', reason: null });
  await dropRecipients(tx, id);
  await told(tx, deps, row, { actor, action: 'mailing.unschedule' });
  return row;
}

/** No letter begins after this has been committed. @throws errors.mailing-state */
export async function pauseMailing(
  tx: Tx,
  deps: MailingDeps,
  id: string,
  { actor, version }: Doing,
  reason = 'staff',
): Promise<MailingRow> {
  const row = await changed(tx, { id, from: ['scheduled', 'freezing', 'sending'], version }, { state: 'paused', reason });
  await told(tx, deps, row, { actor, action: 'mailing.pause', reason });
  return row;
}

/** The answer to what a pause asks: go on. What was late begins at once. @throws errors.mailing-state, errors.mailing-relay, errors.mailing-links */
export async function resumeMailing(tx: Tx, deps: MailingDeps, id: string, { actor, version }: Doing): Promise<MailingRow> {
  await mustBeSendable(tx, deps);
  const before = await mailingById(tx, id);
  if (before === undefined) throw appError('not-found', 'errors.mailing-unknown');
  const late = before.reason === 'too-late' || before.reason === 'restored';
  const to =
    before.candidates === null ? { state: 'scheduled' as const, ...(late ? { local_at: null } : {}) } : { state: 'sending' as const };
  const row = await changed(tx, { id, from: ['paused'], version }, { ...to, reason: null, resumed_at: nowOf(deps) });
  await told(tx, deps, row, { actor, action: 'mailing.resume' });
  return row;
}

/** Ends it for good: whoever has not been written to is not. @throws errors.mailing-state */
export async function stopMailing(tx: Tx, deps: MailingDeps, id: string, { actor, version }: Doing): Promise<MailingRow> {
  const at = nowOf(deps);
  const from: MailingState[] = ['scheduled', 'freezing', 'sending', 'paused'];
  const row = await changed(tx, { id, from, version }, { state: 'stopped', reason: 'staff', ended_at: at });
  // A list that was not whole was never anybody's.
  if (row.candidates === null) await dropRecipients(tx, id);
  const left = await blockRest(tx, id, { reason: 'stopped', at });
  await told(tx, deps, row, { actor, action: 'mailing.stop', left });
  return row;
}

/** Removes a draft. @throws errors.mailing-state */
export async function dropMailing(tx: Tx, id: string): Promise<void> {
  if (!(await deleteMailing(tx, id))) throw appError('conflict', 'errors.mailing-state');
}

/** When it is to begin; null for one that begins at once or has no time yet. */
export function dueAt({ local_at, zone }: Pick<MailingRow, 'local_at' | 'zone'>): Date | null {
  return local_at === null ? null : instantOf(local_at, zone);
}

export function variantsOf({ variants }: Pick<MailingRow, 'variants'>): Variant[] {
  return variants === null ? [] : (JSON.parse(variants) as Variant[]);
}

/** The scope as the gate knows it. */
export function scopeOf({ scope }: Pick<MailingRow, 'scope'>): BanScope | undefined {
  return BAN_SCOPES.find((each) => each === scope);
}

async function changed(...[tx, which, changes]: Parameters<typeof changeMailing>): Promise<MailingRow> {
  const row = await changeMailing(tx, which, changes);
  if (row !== undefined) return row;
  const there = await mailingById(tx, which.id);
  if (there === undefined) throw appError('not-found', 'errors.mailing-unknown');
  const moved = which.version !== undefined && there.version !== which.version;
  throw appError('conflict', moved ? 'errors.version-conflict' : 'errors.mailing-state');
}

export async function told(
  tx: Tx,
  { clock }: Pick<MailingDeps, 'clock'>,
  { id }: Pick<MailingRow, 'id'>,
  { actor, action, ...detail }: { actor: AuditActor; action: string; reason?: string; left?: number; candidates?: number },
): Promise<void> {
  await append(tx, { at: clock.now(), actor, action, kind: 'mailing', recordId: id, detail });
}
