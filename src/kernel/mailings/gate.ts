// The only place where a letter becomes one that may leave: permission is read and the marker written in one transaction, for all who wait at that moment.

import type { Tx } from '#platform/db';
import { decideMany } from '#kernel/permission';
import type { AddressedVerdict } from '#kernel/permission';
import { evidenceOf } from './audience.ts';
import { nowOf } from './deps.ts';
import type { MailingDeps } from './deps.ts';
import { scopeOf } from './mailings.ts';
import { heldMailing } from './store/mailings.ts';
import type { Held, Lease } from './store/mailings.ts';
import { markBlocked, markHanded, settleRows, writtenAmong } from './store/moves.ts';
import type { Judged } from './store/moves.ts';

declare const passed: unique symbol;

/** A letter whose person permits it and whose marker is on the disk. Nothing but the gate's transaction makes one, and nothing else is handed over. */
export interface Cleared {
  readonly [passed]: true;
  readonly ledgerId: string;
  readonly message: Buffer;
}

/** A letter for which the relay waits. */
export interface AtTheGate {
  readonly ledgerId: string;
  readonly subjectId: string;
  /** The address that the relay was told. */
  readonly address: string;
  readonly message: Buffer;
}

export interface GateAnswer {
  /** What may leave once the transaction has been committed. */
  readonly cleared: ReadonlyMap<string, Cleared>;
  /** The mailing is no longer ours to send, or is paused. */
  readonly halted: boolean;
}

export function isOurs(held: Held | undefined, { lease, fence }: Lease): boolean {
  return held !== undefined && held.lease === lease && Number(held.fence) === fence;
}

/** Reads permission for these letters and marks what may leave. Call it in the transaction that is committed before any body. */
export async function passGate(tx: Tx, deps: MailingDeps, lease: Lease, letters: readonly AtTheGate[]): Promise<GateAnswer> {
  const held = await heldMailing(tx, lease.mailingId);
  const policy = deps.policy.current();
  if (held?.state !== 'sending' || !isOurs(held, lease) || policy === null) return { cleared: new Map(), halted: true };
  const at = nowOf(deps);
  const verdicts = await decideMany(
    tx,
    policy,
    {
      subjectIds: letters.map(({ subjectId }) => subjectId),
      channel: 'email',
      purposeId: held.purpose_id,
      scope: scopeOf(held),
      at: deps.clock.now(),
    },
    deps,
  );
  const { allowed, refused, moved } = sorted(letters, verdicts, await writtenTo(tx, lease, verdicts));
  const marked = allowed.length === 0 ? new Set<string>() : await markHanded(tx, lease, { rows: allowed, at });
  // Whoever is still claimed after this has another row of the same person before it.
  const doubles = allowed.filter(({ id }) => !marked.has(id)).map((row) => ({ ...row, rule: 'same-address', evidence: null }));
  await markBlocked(tx, lease, { rows: [...refused, ...doubles], at });
  // The address has changed since the letter was made: it is made anew.
  if (moved.length > 0) await settleRows(tx, lease, { ids: moved, at, state: 'ready', reason: null, code: null, nextAt: at });
  const cleared = letters.filter(({ ledgerId }) => marked.has(ledgerId)).map(({ ledgerId, message }) => clear(ledgerId, message));
  return { cleared: new Map(cleared.map((letter) => [letter.ledgerId, letter])), halted: false };
}

function clear(ledgerId: string, message: Buffer): Cleared {
  return { ledgerId, message } as unknown as Cleared;
}

/** Contact points of others, who hold an address of these letters by now, to which the newsletter has gone. */
function writtenTo(tx: Tx, { mailingId }: Lease, verdicts: ReadonlyMap<string, AddressedVerdict>): Promise<ReadonlySet<string>> {
  return writtenAmong(
    tx,
    mailingId,
    [...verdicts.values()].flatMap(({ shared = [] }) => shared),
  );
}

interface Sorted {
  readonly allowed: Judged[];
  readonly refused: Judged[];
  readonly moved: string[];
}

function sorted(letters: readonly AtTheGate[], verdicts: ReadonlyMap<string, AddressedVerdict>, written: ReadonlySet<string>): Sorted {
  const [allowed, refused, moved]: [Judged[], Judged[], string[]] = [[], [], []];
  const people = new Set<string>();
  for (const { ledgerId, subjectId, address } of letters) {
    const verdict = verdicts.get(subjectId);
    if (verdict === undefined) continue;
    const { rule, evidence, contactPointId = null, shared = [] } = verdict;
    const row = { id: ledgerId, rule, evidence: evidenceOf(evidence), contact: contactPointId };
    if (verdict.verdict === 'refused') refused.push(row);
    else if (people.has(subjectId) || shared.some(({ contactId }) => written.has(contactId)))
      refused.push({ ...row, rule: 'same-address', evidence: null });
    else if (verdict.address !== address) moved.push(ledgerId);
    else allowed.push(row);
    people.add(subjectId);
  }
  return { allowed, refused, moved };
}
