// Who is left with no address that works has been found unreachable: from that day the declared clock runs (S4-21), and it stops when an address works again.

import type { Deps } from '#kernel/deps';
import { addressMark, refusalsOf } from '#kernel/mail';
import { addressesOfMany } from '#kernel/permission';
import type { HeldAddress } from '#kernel/permission';
import type { CompiledPolicy } from '#kernel/policy';
import { createWriter, OWN_RECORDS } from '#kernel/records';
import type { Actor, Writer } from '#kernel/records';
import { recordTriggers, withdrawTriggers } from '#kernel/retention';
import { SYSTEM } from '#kernel/rights';
import { localDate } from '#platform/clock';
import type { Conn, Tx } from '#platform/db';
import { foundBy, foundUnreachable, refusedAt } from './store/returns.ts';

export type UnreachableDeps = Pick<Deps, 'ids' | 'keys' | 'registry' | 'clock'>;

const SOURCE = 'mail-return';
const PREFIX = 'unreachable/';

/** Looks again whether the person can be reached, and says so to retention. Called after each change of what is refused. */
export async function lookAgain(
  tx: Tx,
  deps: UnreachableDeps,
  policy: CompiledPolicy,
  subjectId: string,
  actor: Actor = SYSTEM,
): Promise<'reached' | 'unreachable'> {
  const reached = await lookAgainAt(tx, deps, policy, [subjectId], actor);
  return reached.has(subjectId) ? 'reached' : 'unreachable';
}

/** The same for many: those who can be reached. The number of statements grows only with those who came back within reach. */
export async function lookAgainAt(
  tx: Tx,
  deps: UnreachableDeps,
  policy: CompiledPolicy,
  subjectIds: readonly string[],
  actor: Actor = SYSTEM,
): Promise<ReadonlySet<string>> {
  const ids = [...new Set(subjectIds)];
  const found = await foundBy(tx, ids.map(sourceOf));
  const reached = await reachedAmong(tx, deps, ids);
  const at = deps.clock.now();
  const writer = writerFor(tx, deps, policy, { actor, at });
  for (const id of ids) if (reached.has(id) && found.has(sourceOf(id))) await withdrawTriggers(writer, sourceOf(id));
  // Each further report of the same would begin the clock anew, and the promise with it.
  const lost = ids.filter((id) => !reached.has(id) && !found.has(sourceOf(id)));
  const events = lost.map((subjectId) => ({
    subjectId,
    trigger: 'unreachable' as const,
    on: localDate(at),
    sourceKind: SOURCE,
    sourceId: sourceOf(subjectId),
  }));
  if (events.length > 0) await recordTriggers(writer, events);
  return reached;
}

function sourceOf(subjectId: string): string {
  return `${PREFIX}${subjectId}`;
}

/** Who has a telephone, a street address or another e-mail address that nothing speaks against. One that fails now and then may work tomorrow. */
async function reachedAmong(tx: Tx, deps: UnreachableDeps, subjectIds: readonly string[]): Promise<Set<string>> {
  const held = await addressesOfMany(tx, deps.registry, subjectIds);
  const marks = (await refusalsOf(tx, subjectIds)).filter(({ reason }) => reason !== 'soft');
  const refused = Map.groupBy(marks, ({ subject_id }) => subject_id);
  return new Set(
    subjectIds.filter((id) => {
      const own = held.get(id) ?? [];
      const hashes = (refused.get(id) ?? []).map(({ address_hash }) => address_hash);
      // Who never gave an address has not been lost.
      return own.length === 0 || hashes.length === 0 || own.some((address) => !isMarked(deps, address, hashes));
    }),
  );
}

function isMarked(deps: Pick<Deps, 'keys'>, { channels, value }: HeldAddress, hashes: readonly string[]): boolean {
  return channels.includes('email') && hashes.includes(addressMark(deps, value));
}

function writerFor(tx: Tx, deps: UnreachableDeps, policy: CompiledPolicy, { actor, at }: { actor: Actor; at: Date }): Writer {
  const purpose = policy.policy.purposes[0]?.id ?? '';
  return createWriter({ tx, policy, actor, at, ids: deps.ids, source: OWN_RECORDS, purpose }, deps.registry);
}

/** Those of the contact points to whose present address nothing is sent. A mark of an address that was there before does not count. */
export async function unreachableAmong(
  conn: Conn,
  deps: Pick<Deps, 'keys' | 'registry'>,
  contactIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  const refused = Map.groupBy(await refusedAt(conn, contactIds), ({ subject_id }) => subject_id);
  if (refused.size === 0) return found;
  const held = await addressesOfMany(conn, deps.registry, [...refused.keys()]);
  for (const [subjectId, marks] of refused) {
    const hashes = marks.map(({ address_hash }) => address_hash);
    for (const address of held.get(subjectId) ?? []) if (isMarked(deps, address, hashes)) found.add(address.id);
  }
  return found;
}

/** Every night: who got a new address since is no longer unreachable. */
export async function reachedAgain(deps: UnreachableDeps & Pick<Deps, 'database' | 'policy'>): Promise<number> {
  const policy = deps.policy.current();
  if (policy === null) return 0;
  let reached = 0;
  for (const subjectId of await foundUnreachable(deps.database.db, SOURCE))
    if ((await deps.database.tx((tx) => lookAgain(tx, deps, policy, subjectId))) === 'reached') reached += 1;
  return reached;
}
