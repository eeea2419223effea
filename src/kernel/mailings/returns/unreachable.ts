// Who is left with no address that works has been found unreachable: from that day the declared clock runs (S4-21), and it stops when an address works again.

import type { Deps } from '#kernel/deps';
import { addressMark, refusalsOf } from '#kernel/mail';
import { addressesOf } from '#kernel/permission';
import type { HeldAddress } from '#kernel/permission';
import type { CompiledPolicy } from '#kernel/policy';
import { createWriter, OWN_RECORDS } from '#kernel/records';
import type { Actor, Writer } from '#kernel/records';
import { recordTrigger, withdrawTriggers } from '#kernel/retention';
import { SYSTEM } from '#kernel/rights';
import { localDate } from '#platform/clock';
import type { Conn, Tx } from '#platform/db';
import { foundUnreachable, isFound, refusedAt } from './store/returns.ts';

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
  const stands = await isFound(tx, `${PREFIX}${subjectId}`);
  const reached = await isReached(tx, deps, subjectId);
  const at = deps.clock.now();
  if (reached && stands) await withdrawTriggers(writerFor(tx, deps, policy, { actor, at }), `${PREFIX}${subjectId}`);
  // Each further report of the same would begin the clock anew, and the promise with it.
  if (!reached && !stands)
    await recordTrigger(writerFor(tx, deps, policy, { actor, at }), {
      subjectId,
      trigger: 'unreachable',
      on: localDate(at),
      sourceKind: SOURCE,
      sourceId: `${PREFIX}${subjectId}`,
    });
  return reached ? 'reached' : 'unreachable';
}

/** A telephone, a street address or another e-mail address that nothing speaks against. One that fails now and then may work tomorrow. */
async function isReached(tx: Tx, deps: UnreachableDeps, subjectId: string): Promise<boolean> {
  const held = await addressesOf(tx, deps.registry, subjectId);
  const refused = (await refusalsOf(tx, [subjectId])).filter(({ reason }) => reason !== 'soft').map(({ address_hash }) => address_hash);
  // Who never gave an address has not been lost.
  return held.length === 0 || held.some((address) => !isMarked(deps, address, refused));
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
  for (const [subjectId, marks] of Map.groupBy(await refusedAt(conn, contactIds), ({ subject_id }) => subject_id)) {
    const hashes = marks.map(({ address_hash }) => address_hash);
    for (const address of await addressesOf(conn, deps.registry, subjectId)) if (isMarked(deps, address, hashes)) found.add(address.id);
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
