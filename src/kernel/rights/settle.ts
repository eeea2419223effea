// The one place where data end: in one transaction, whatever has no ground left goes, whatever law or a hold orders kept stays and is told (GDPR Art. 17).

import { localDate, addPeriod } from '#platform/clock';
import type { Tx } from '#platform/db';
import { append, appendLedger } from '#kernel/audit';
import type { AuditInput } from '#kernel/audit';
import type { Going, OpenedDuty } from '#kernel/deps';
import type { CompiledPolicy } from '#kernel/policy';
import { suppress, suppressionHash, SUPPRESSION_KEY_VERSION } from '#kernel/subjects';
import { policyOf } from './deps.ts';
import type { Act, Ground, RightsDeps } from './deps.ts';
import { groundsOf, heldWhole } from './grounds.ts';
import type { Grounds } from './grounds.ts';
import { identitiesOf, lost } from './needles.ts';
import type { Address, Identities } from './needles.ts';
import { fieldsOf, goneOutside } from './outside.ts';
import { floorsKeeping, staysOpen, whatStays } from './stays.ts';
import type { Membership, Remainder } from './stays.ts';
import { blankExcept } from './store/blank.ts';
import { plannedRequest } from './store/planned.ts';
import { endMemberships, lockSubject, postponeMembership } from './store/queries.ts';
import { eraseRows, holdExcept, tablesHolding } from './store/walk.ts';
import type { Holds, Stored } from './store/walk.ts';

export interface Order {
  readonly subjectId: string;
  /** Memberships that end; 'all' for an erasure of the person. */
  readonly ending: 'all' | readonly string[];
  readonly ground: Ground;
  /** Why the membership ends, as a code. */
  readonly reason: string;
  /** Addresses that go must not be taken in again, for this reason. */
  readonly suppress?: 'erased' | 'ban';
  /** The case of erasure this belongs to. */
  readonly ref?: string;
  /** What brought them by mistake and is taken back, such as an import: everybody in it is one task outside the register. */
  readonly takenBack?: string;
  /** The instant promised to the person, when there is one. */
  readonly promisedBy?: string;
  /** When it was asked for and by when it is due, for a copy that knows nothing of the case. */
  readonly asked?: { readonly receivedAt: string; readonly deadlineAt: string };
  readonly act: Act;
}

export interface Stay {
  readonly membershipId: string;
  readonly reason: 'hold' | 'floor';
  /** The day on which it is looked at again. */
  readonly nextOn: string | null;
}

export type Settlement =
  | { readonly state: 'gone' }
  | { readonly state: 'blocked'; readonly reason: 'restriction' | 'hold'; readonly nextOn: string | null }
  | {
      readonly state: 'erased';
      readonly stores: readonly Stored[];
      readonly identities: Identities;
      readonly suppressed: number;
      readonly ledgerSeq: number;
      readonly outside: readonly OpenedDuty[];
    }
  | {
      readonly state: 'settled';
      readonly ended: readonly string[];
      readonly stayed: readonly Stay[];
      readonly blanked: readonly string[];
      /** Fields with a value that stay only because law or a hold says so. */
      readonly lawful: readonly string[];
      /** Records that left normal reading and stay for a while because law says so. */
      readonly held: readonly Stored[];
      /** When the first hold is looked at again. */
      readonly heldUntil: string | null;
      readonly identities: Identities;
      readonly suppressed: number;
      readonly ledgerSeq: number;
      readonly outside: readonly OpenedDuty[];
    };

/** Ends memberships and lets go of everything that only they declared; a subject without ground left is erased whole. */
export async function settle(tx: Tx, deps: RightsDeps, order: Order): Promise<Settlement> {
  const subject = await lockSubject(tx, order.subjectId);
  if (!subject) return { state: 'gone' };
  if (subject.restricted_at !== null) return { state: 'blocked', reason: 'restriction', nextOn: null };
  const grounds = await groundsOf(tx, order.subjectId);
  const whole = heldWhole(grounds);
  if (whole) return { state: 'blocked', reason: 'hold', nextOn: whole.review_on };
  const { staying, keep, lawful } = await whatStays(tx, deps, order, grounds);
  if (staying.length === 0 && lawful.size === 0) return eraseWhole(tx, deps, order, grounds);
  return blankRest(tx, deps, order, { grounds, staying, keep, lawful });
}

async function eraseWhole(tx: Tx, deps: RightsDeps, order: Order, grounds: Grounds): Promise<Settlement> {
  const { subjectId } = order;
  const before = await tablesHolding(tx, deps.registry, subjectId);
  // Who asked to be forgotten is not taken in again, though something else, such as the calendar, was faster than the request.
  const asked = order.suppress === undefined && before('erasure') && (await plannedRequest(tx, subjectId)) !== undefined;
  const suppressing = order.suppress ?? (asked ? 'erased' : undefined);
  const identities = await identitiesOf(tx, deps.registry, subjectId, suppressing !== undefined);
  const more = await goes(tx, deps, order, { needles: identities.needles, whole: true, holds: before });
  const suppressed = await suppressAddresses(tx, deps, suppressing, order.act, identities.addresses);
  const holds = more ? await tablesHolding(tx, deps.registry, subjectId) : before;
  const stores = await eraseRows(tx, deps.registry, { subjectId, today: localDate(order.act.at), holds });
  const gone = stores.filter(({ action }) => action !== 'keep');
  const detail = {
    ground: order.ground,
    rows: gone.reduce((sum, each) => sum + each.count, 0),
    kinds: gone.map(({ kind }) => kind),
    kept: stores.length - gone.length,
  };
  await append(tx, {
    ...order.act,
    action: 'erase',
    kind: 'subject',
    recordId: order.ref ?? order.subjectId,
    subjectId: order.subjectId,
    detail,
  });
  const ledgerSeq = await remember(tx, deps, order, { hashes: suppressed });
  const outside = await goneOutside(tx, deps, order, { fields: fieldsOf(deps, grounds), identities, whole: true, holds });
  return { state: 'erased', stores, identities, suppressed: suppressed.length, ledgerSeq, outside };
}

/** True when something became theirs meanwhile. */
async function goes(
  tx: Tx,
  { onErase = [] }: RightsDeps,
  { subjectId, act: { at } }: Order,
  { holds, ...how }: Pick<Going, 'needles' | 'whole'> & { readonly holds?: Holds },
): Promise<boolean> {
  let more = false;
  for (const { table, beforeErase } of onErase) {
    if (table !== undefined && holds?.(table) === false) continue;
    if ((await beforeErase(tx, subjectId, { ...how, subjectId, at })) === true) more = true;
  }
  return more;
}

async function blankRest(tx: Tx, deps: RightsDeps, order: Order, left: Remainder): Promise<Settlement> {
  const { subjectId, act } = order;
  const policy = policyOf(deps);
  const today = localDate(act.at);
  const ending = left.grounds.memberships.filter((each) => !left.staying.includes(each));
  const open = staysOpen(policy, ending, left);
  const ended = ending.filter((each) => !open.includes(each));
  const addresses = order.suppress !== undefined;
  const before = await identitiesOf(tx, deps.registry, subjectId, addresses);
  await goes(tx, deps, order, { needles: before.needles, whole: false });
  await endMemberships(
    tx,
    ended.map(({ id }) => id),
    today,
    order.reason,
  );
  const keeps = (field: string) => left.keep.has(field);
  const blanked = await blankExcept(tx, deps.registry, subjectId, keeps);
  const held = await holdExcept(tx, deps.registry, { subjectId, keeps, today });
  if (blanked.length > 0) for (const { afterBlank } of deps.onBlank ?? []) await afterBlank(tx, [subjectId]);
  const identities = lost(before, await identitiesOf(tx, deps.registry, subjectId, addresses));
  const suppressed = await suppressAddresses(tx, deps, order.suppress, order.act, identities.addresses);
  const stayed: Stay[] = [];
  for (const membership of open) stayed.push(await keepOpen(tx, policy, membership, { left, today }));
  const told = {
    state: 'settled',
    ended: ended.map(({ id }) => id),
    stayed,
    blanked,
    lawful: [...left.lawful],
    heldUntil: firstReview(left.grounds),
    held: held.stores,
    identities,
  } as const;
  const gone = [...blanked, ...held.fields];
  if (ended.length === 0 && gone.length === 0) return { ...told, suppressed: 0, ledgerSeq: 0, outside: [] };
  await append(tx, entriesOf(order, ended, gone));
  const ledgerSeq = await remember(tx, deps, order, {
    hashes: suppressed,
    fields: gone,
    registers: ended.map(({ register_id }) => register_id),
  });
  const outside = await goneOutside(tx, deps, order, { fields: blanked, identities, whole: false });
  return { ...told, suppressed: suppressed.length, ledgerSeq, outside };
}

function entriesOf({ subjectId, act, reason, ground, ref }: Order, ended: readonly Membership[], gone: readonly string[]): AuditInput[] {
  const ends = ended.map(({ id, register_id }) => ({
    ...act,
    action: 'membership.end',
    kind: 'membership',
    recordId: id,
    subjectId,
    detail: { register: register_id, reason },
  }));
  return [...ends, { ...act, action: 'blank', kind: 'subject', recordId: ref ?? subjectId, subjectId, detail: { ground, fields: gone } }];
}

async function keepOpen(
  tx: Tx,
  policy: CompiledPolicy,
  membership: Membership,
  { left, today }: { left: Remainder; today: string },
): Promise<Stay> {
  const floors = floorsKeeping(policy, membership.id, left, today);
  const last = floors.toSorted((a, b) => (a.until < b.until ? 1 : -1))[0];
  if (!last) return { membershipId: membership.id, reason: 'hold', nextOn: firstReview(left.grounds) };
  const nextOn = addPeriod(last.until, 'P1D');
  const group = left.grounds.groups.find((each) => each.membership_id === membership.id && each.due_rule === last.rule);
  await postponeMembership(tx, membership.id, {
    due_on: nextOn,
    due_rule: last.rule,
    due_trigger: group?.due_trigger ?? null,
    due_from: group?.due_from ?? null,
  });
  return { membershipId: membership.id, reason: 'floor', nextOn };
}

function firstReview({ holds }: Grounds): string | null {
  return holds.map(({ review_on }) => review_on).toSorted()[0] ?? null;
}

interface Hash {
  readonly purpose: string;
  readonly hash: string;
  readonly keyVersion: number;
}

async function suppressAddresses(
  tx: Tx,
  deps: RightsDeps,
  reason: Order['suppress'],
  act: Act,
  addresses: readonly Address[],
): Promise<Hash[]> {
  if (reason === undefined) return [];
  const hashes = addresses.map(({ purpose, value }) => ({
    purpose,
    hash: suppressionHash(deps.keys.suppression, purpose, value),
    keyVersion: SUPPRESSION_KEY_VERSION,
  }));
  await suppress(
    tx,
    hashes.map((each) => ({ ...each, id: deps.ids.next(), since: act.at.toISOString(), reason })),
  );
  return hashes;
}

// In the same transaction: a restored backup must not bring back what went (DESIGN §5).
async function remember(
  tx: Tx,
  deps: RightsDeps,
  order: Order,
  more: { hashes: readonly Hash[]; fields?: readonly string[]; registers?: readonly string[] },
): Promise<number> {
  const { hashes, ...rest } = more;
  return appendLedger(tx, {
    kind: 'erasure',
    at: order.act.at.toISOString(),
    subjectId: order.subjectId,
    ...rest,
    ...(hashes.length > 0 ? { hashes } : {}),
    policyVersionId: policyOf(deps).versionId,
    ...(order.ref === undefined ? {} : { ref: order.ref }),
    code: order.ground,
    ...order.asked,
  });
}
