// Addresses to which nothing is sent, whoever found out: the relay, a report that came back, or staff.

import type { Deps } from '#kernel/deps';
import type { Conn, Tx } from '#platform/db';
import { addressHash } from './queue.ts';
import { bouncesBefore, bouncesOfSubjects, dropBounceById, putBounces } from './store/refusals.ts';
import type { MailBounceRow } from './store/outbox.ts';
import type { RefusalReason } from './tables.ts';

export interface Refusal {
  readonly subjectId: string;
  readonly contactPointId: string;
  readonly address: string;
  readonly reason: RefusalReason;
  /** What a server answered, as codes. */
  readonly code: string;
  readonly at: Date;
  readonly accountId?: string | undefined;
}

/** From now on nothing is sent to the address of the person. False while a weightier reason stands. */
export async function refuseAddress(tx: Tx, deps: Pick<Deps, 'ids' | 'keys'>, refusal: Refusal): Promise<boolean> {
  const [done = false] = await refuseAddresses(tx, deps, [refusal]);
  return done;
}

/** The same for many in one statement; what was answered of each, in their order. */
export async function refuseAddresses(tx: Tx, deps: Pick<Deps, 'ids' | 'keys'>, refusals: readonly Refusal[]): Promise<boolean[]> {
  const rows = refusals.map((refusal) => ({
    id: deps.ids.next(),
    subject_id: refusal.subjectId,
    contact_point_id: refusal.contactPointId,
    address_hash: addressHash(deps, refusal.address),
    code: refusal.code,
    bounced_at: refusal.at.toISOString(),
    reason: refusal.reason,
    by_account: refusal.accountId ?? null,
  }));
  const keyOf = ({ subject_id, address_hash }: Pick<MailBounceRow, 'subject_id' | 'address_hash'>) => `${subject_id} ${address_hash}`;
  // Who has one address twice is marked once.
  const once = new Map(rows.map((row) => [keyOf(row), row]));
  const marked = new Set((await putBounces(tx, [...once.values()])).map(keyOf));
  return rows.map((row) => marked.has(keyOf(row)));
}

/** By what an address is recognised among the refused, without saying which it is. */
export function addressMark(deps: Pick<Deps, 'keys'>, address: string): string {
  return addressHash(deps, address);
}

/** Everything that is refused of these people, in one query. */
export function refusalsOf(conn: Conn, subjectIds: readonly string[]): Promise<MailBounceRow[]> {
  return bouncesOfSubjects(conn, subjectIds);
}

export function refusalsBefore(conn: Conn, page: { before: string | undefined; limit: number }): Promise<MailBounceRow[]> {
  return bouncesBefore(conn, page);
}

/** The address is believed to work again; undefined when it was not refused. */
export function dropRefusal(tx: Tx, id: string): Promise<MailBounceRow | undefined> {
  return dropBounceById(tx, id);
}
