// Recording what a person permits and forbids. An event is only ever added: the next one changes what holds, none changes what was.

import type { Tx } from '#platform/db';
import { appError } from '#platform/errors';
import type { Lang } from '#platform/i18n';
import { flushLedger } from '#kernel/audit';
import type { CompiledPolicy } from '#kernel/policy';
import { createWriter, OWN_RECORDS } from '#kernel/records';
import type { Writer } from '#kernel/records';
import type { Act, RightsDeps } from '#kernel/rights';
import { evidenceHash } from './queries-addresses.ts';
import { hashBan, isBan, rememberTaken } from './bans.ts';
import { grantedAt, takenAt } from './days.ts';
import { factsOf } from './facts.ts';
import type { PersonFacts } from './facts.ts';
import { admitGrant } from './admit.ts';
import { moveClocks } from './clocks.ts';
import { holdPerson, putText } from './store/events.ts';
import type { BanDeed, BanScope, PermissionAct, PermissionChannel, PermissionEventRow, PermissionMethod, PermissionWay } from './tables.ts';
import { wordingOf } from './wording.ts';

/** Who records, by which door, and where it was learnt. The door is chosen by the code of the door, never by its caller. */
export interface RecordedBy {
  readonly act: Act;
  readonly method: PermissionMethod;
  /** A source of the policy; absent for what the firm itself establishes. */
  readonly source?: string | undefined;
}

export interface NewPermission {
  readonly subjectId: string;
  readonly act: PermissionAct;
  /** Null covers every channel; only what takes away may. */
  readonly channel: PermissionChannel | null;
  /** Null covers all marketing; only a ban may. */
  readonly purpose: string | null;
  readonly contactPointId?: string | undefined;
  /** Only a ban may name one; absent or null, it is of all four. */
  readonly scope?: BanScope | null | undefined;
  /** Only a ban may name one; absent or null, it is of own use and of disclosure. */
  readonly deed?: BanDeed | null | undefined;
  /** The Finnish day on which the person said so. */
  readonly on: string;
  readonly way?: PermissionWay | undefined;
  /** Language of the wording agreed to. */
  readonly lang?: Lang | undefined;
  /** The person knew of the ban and consented after it. */
  readonly overBan?: boolean | undefined;
}

const GRANTS: readonly PermissionAct[] = ['consent-given', 'customer-exception', 'role-interest'];

/**
 * Adds one event and does what follows from it in the same transaction; a protective one is in the ledger's second place before this
 * returns. @throws errors.subject-not-found, errors.purpose-undeclared, errors.permission-scope and, for permissions, what `admitGrant` refuses
 */
export async function recordPermission(deps: RightsDeps, by: RecordedBy, wish: NewPermission): Promise<string> {
  const policy = deps.policy.current();
  if (!policy) throw appError('unavailable', 'errors.not-set-up');
  const id = await deps.database.tx((tx) => add(tx, deps, policy, by, wish));
  await flushLedger({ database: deps.database, folder: deps.config.ledgerDir, clock: deps.clock });
  return id;
}

export async function add(tx: Tx, deps: RightsDeps, policy: CompiledPolicy, by: RecordedBy, wish: NewPermission): Promise<string> {
  // Held before anything is read: a ban and a consent at the same moment come one after the other.
  if (!(await holdPerson(tx, wish.subjectId))) throw appError('not-found', 'errors.subject-not-found');
  const facts = await factsOf(tx, policy, wish.subjectId, deps);
  if (!facts) throw appError('not-found', 'errors.subject-not-found');
  refuseScope(policy, facts, wish);
  const grant = GRANTS.includes(wish.act);
  const at = grant ? grantedAt(wish.on, by.act.at) : takenAt(wish.on, by.act.at);
  const overBan = grant && admitGrant(policy, facts, { ...wish, at: at.toISOString() });
  const writer = writerFor(tx, deps, policy, { by, wish });
  const event = await write(writer, { deps, facts, by, wish, at, overBan });
  if (!grant) await rememberTaken(tx, event, isBan(event) ? await hashBan(tx, deps, event, facts.addresses) : []);
  await moveClocks(writer, { ...facts, events: [...facts.events, event] }, event);
  return event.id;
}

function refuseScope(policy: CompiledPolicy, facts: PersonFacts, wish: NewPermission): void {
  const { act, channel, purpose, contactPointId, scope, deed } = wish;
  if (purpose !== null && !policy.purposes.has(purpose))
    throw appError('invalid', 'errors.purpose-undeclared', { field: 'purpose', params: { purpose } });
  const wide = act === 'ban' || ((act === 'objection' || act === 'consent-withdrawn') && purpose !== null);
  if (!wide && (channel === null || purpose === null))
    throw appError('invalid', 'errors.permission-scope', { field: purpose === null ? 'purpose' : 'channel' });
  if (act !== 'ban' && (scope ?? deed ?? null) !== null) throw appError('invalid', 'errors.permission-scope', { field: 'scope' });
  if (contactPointId === undefined) return;
  const point = facts.addresses.find(({ id }) => id === contactPointId);
  if (point === undefined || (channel !== null && !point.channels.includes(channel)))
    throw appError('invalid', 'errors.permission-contact', { field: 'contactPointId' });
}

export function writerFor(
  tx: Tx,
  deps: Pick<RightsDeps, 'ids' | 'registry'>,
  policy: CompiledPolicy,
  { by, wish }: { by: RecordedBy; wish: Pick<NewPermission, 'purpose'> },
): Writer {
  const purpose = wish.purpose ?? policy.policy.purposes[0]?.id ?? '';
  const { actor, at } = by.act;
  return createWriter({ tx, policy, actor, at, ids: deps.ids, source: by.source ?? OWN_RECORDS, purpose }, deps.registry);
}

interface Making {
  readonly deps: Pick<RightsDeps, 'ids' | 'keys'>;
  readonly facts: PersonFacts;
  readonly by: RecordedBy;
  readonly wish: NewPermission;
  readonly at: Date;
  readonly overBan: boolean;
}

async function write(writer: Writer, { deps, facts, by, wish, at, overBan }: Making): Promise<PermissionEventRow> {
  const { tx, policy } = writer.ctx;
  const { channel, purpose, contactPointId } = wish;
  const wording =
    wish.act === 'consent-given' && channel !== null && purpose !== null
      ? wordingOf(policy, { channel, purpose, lang: wish.lang ?? 'fi' })
      : null;
  const recorded_at = by.act.at.toISOString();
  if (wording) await putText(tx, { ...wording, first_used_at: recorded_at });
  const concerned = facts.addresses.filter(
    (address) =>
      (channel === null || address.channels.includes(channel)) && (contactPointId === undefined || address.id === contactPointId),
  );
  const row: Omit<PermissionEventRow, 'origin_id'> = {
    id: deps.ids.next(),
    subject_id: wish.subjectId,
    seq: (facts.events.at(-1)?.seq ?? 0) + 1,
    act: wish.act,
    channel,
    purpose,
    contact_id: contactPointId ?? null,
    scope: wish.scope ?? null,
    deed: wish.deed ?? null,
    at: at.toISOString(),
    recorded_at,
    way: wish.way ?? null,
    method: by.method,
    source: by.source ?? OWN_RECORDS,
    text_hash: wording?.hash ?? null,
    text_lang: wording?.lang ?? null,
    policy_version_id: policy.versionId,
    over_ban: overBan ? 1 : 0,
    address_hashes: JSON.stringify(concerned.map(({ normal }) => evidenceHash(deps.keys.suppression, normal))),
    actor_kind: by.act.actor.kind,
    actor_id: by.act.actor.id,
  };
  await writer.insert('permission-event', row);
  return { ...row, origin_id: await writer.origin() };
}
