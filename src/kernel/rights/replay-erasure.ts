// An erasure done again in a restored database is proved again: the case stands as it stood, the person is looked for by value, and a certificate says so.

import { localDate } from '#platform/clock';
import type { Tx } from '#platform/db';
import { append } from '#kernel/audit';
import type { LedgerEntry } from '#kernel/audit';
import { SYSTEM } from './deps.ts';
import type { Ground, RightsDeps } from './deps.ts';
import { erasureDeadline } from './deadlines.ts';
import { groundsOf } from './grounds.ts';
import type { Grounds } from './grounds.ts';
import { identitiesOf, lost, sealNeedles } from './needles.ts';
import type { Identities } from './needles.ts';
import type { Outcome } from './outcome.ts';
import { fieldsOf, goneOutside } from './outside.ts';
import { keptFields } from './plan.ts';
import { blankExcept } from './store/blank.ts';
import { endMemberships, erasureById, putErasure } from './store/queries.ts';
import { eraseRows, holdExcept, tablesHolding } from './store/walk.ts';

type Erasure = LedgerEntry & { readonly subjectId: string };
type Gone = Pick<Outcome, 'stores' | 'blanked' | 'kept'>;
type Done = Gone & Required<Pick<Outcome, 'ledgerSeq' | 'outside'>> & { readonly identities: Identities };

/** The person is in this copy: what went goes again, and the case waits for its proof. */
export async function eraseAgain(tx: Tx, deps: RightsDeps, entry: Erasure, seq: number): Promise<void> {
  const at = deps.clock.now();
  const today = localDate(at);
  const { subjectId } = entry;
  const grounds = await groundsOf(tx, subjectId);
  const before = await identitiesOf(tx, deps.registry, subjectId, false);
  // Of two who had become one only the one may have been in the registers that the other stays in.
  const { fields, registers = [] } = entry;
  const alone = entry.code === 'merged' && grounds.memberships.every(({ register_id }) => registers.includes(register_id));
  const whole = fields === undefined || alone;
  const done = whole ? await wholly(tx, deps, subjectId, today) : await partly(tx, deps, entry, today);
  const identities = lost(before, whole ? NOBODY : await identitiesOf(tx, deps.registry, subjectId, false));
  const recordId = entry.ref ?? subjectId;
  await append(tx, { at, actor: SYSTEM, action: 'erase.replay', kind: 'subject', recordId, subjectId });
  const outside = await toldAgain(tx, deps, entry, { grounds, identities });
  await putCase(tx, deps, entry, { ...done, identities, ledgerSeq: seq, outside });
}

/** What had been asked to be done outside the register since the copy was made is not known any more: it is asked again. */
async function toldAgain(tx: Tx, deps: RightsDeps, entry: Erasure, { grounds, identities }: { grounds: Grounds; identities: Identities }) {
  const ground = groundOf(entry);
  if (deps.policy.current() === null || ground === undefined) return [];
  const act = { actor: SYSTEM, at: new Date(entry.at) };
  const order = { subjectId: entry.subjectId, ending: 'all', ground, reason: 'replay', act } as const;
  const more = {
    ...(entry.ref === undefined ? {} : { ref: entry.ref }),
    ...(entry.deadlineAt === undefined ? {} : { promisedBy: entry.deadlineAt }),
  };
  const whole = entry.fields === undefined;
  return goneOutside(tx, deps, { ...order, ...more }, { fields: entry.fields ?? fieldsOf(deps, grounds), identities, whole });
}

const NOBODY: Identities = { needles: [], addresses: [] };

async function wholly(tx: Tx, { registry }: RightsDeps, subjectId: string, today: string): Promise<Gone> {
  const holds = await tablesHolding(tx, registry, subjectId);
  return { stores: await eraseRows(tx, registry, { subjectId, today, holds }), blanked: [], kept: [] };
}

async function partly(tx: Tx, deps: RightsDeps, { subjectId, registers = [], fields = [] }: Erasure, today: string): Promise<Gone> {
  const { memberships } = await groundsOf(tx, subjectId);
  const ending = memberships.filter(({ register_id }) => registers.includes(register_id));
  await endMemberships(
    tx,
    ending.map(({ id }) => id),
    today,
    'replay',
  );
  const keeps = (field: string) => !fields.includes(field);
  const blanked = await blankExcept(tx, deps.registry, subjectId, keeps);
  const held = await holdExcept(tx, deps.registry, { subjectId, keeps, today });
  for (const { afterBlank } of deps.onBlank ?? []) await afterBlank(tx, [subjectId]);
  const kept = deps.policy.current() === null ? [] : await keptFields(deps, tx, subjectId);
  return { stores: held.stores, blanked, kept: kept.map(({ field, reason, until, law }) => ({ field, reason, until, law })) };
}

const GROUNDS: readonly Ground[] = ['request', 'retention', 'review', 'owner'];

function groundOf({ code }: Erasure): Ground | undefined {
  return GROUNDS.find((each) => each === code);
}

// What only ended a membership had no case; what was asked for had one, and so had everybody who went wholly.
async function putCase(tx: Tx, deps: RightsDeps, entry: Erasure, done: Done): Promise<void> {
  const ground = groundOf(entry);
  const byCase = entry.fields === undefined || ground === 'request' || ground === 'owner';
  if (entry.ref === undefined || ground === undefined || !byCase) return;
  const { identities, outside, ...told } = done;
  const outcome: Outcome = {
    ...told,
    suppressed: entry.hashes?.length ?? 0,
    ...(outside.length > 0 ? { outside } : {}),
    replayedAt: deps.clock.now().toISOString(),
  };
  const known = await erasureById(tx, entry.ref);
  const receivedAt = known?.received_at ?? entry.receivedAt ?? entry.at;
  await putErasure(tx, {
    id: entry.ref,
    subject_id: entry.subjectId,
    ground,
    received_at: receivedAt,
    deadline_at: known?.deadline_at ?? entry.deadlineAt ?? deadlineOf(deps, receivedAt),
    state: 'erased',
    plan: known?.plan ?? '{}',
    needles: sealNeedles(deps.keys.sealing, identities.needles),
    result: JSON.stringify(outcome),
    erased_at: entry.at,
    certified_at: null,
    certificate: null,
    batch_id: null,
    policy_version_id: entry.policyVersionId ?? '',
    requested_by: known?.requested_by ?? SYSTEM.id,
  });
}

function deadlineOf({ policy }: RightsDeps, receivedAt: string): string {
  const hours = policy.current()?.policy.requests.erasureHours;
  return hours === undefined ? receivedAt : erasureDeadline(new Date(receivedAt), hours).toISOString();
}
