// Everything a verdict rests on, read at once: one person, their events, their addresses and the bans that stand on those addresses.

import type { Conn } from '#platform/db';
import type { Deps } from '#kernel/deps';
import type { CompiledPolicy } from '#kernel/policy';
import { disputesOf } from '#kernel/rights';
import { standings, subjectById } from '#kernel/subjects';
import type { SubjectRow } from '#kernel/subjects';
import { bansOn } from './bans-on.ts';
import type { AddressBans } from './bans-on.ts';
import { channelsOfField } from './channels.ts';
import { addressesOf } from './queries-addresses.ts';
import type { HeldAddress } from './queries-addresses.ts';
import { eventsOf } from './store/events.ts';
import type { PermissionChannel, PermissionEventRow } from './tables.ts';

/** What the gate needs of the house: the key of the hashes, and who signed which table. */
export type GateDeps = Pick<Deps, 'keys' | 'registry' | 'unreachable'>;

export interface PersonFacts {
  readonly subject: SubjectRow;
  /** Registers of the live memberships. */
  readonly registers: readonly string[];
  readonly events: readonly PermissionEventRow[];
  readonly addresses: readonly HeldAddress[];
  /** Channels whose address is disputed: it came back with a backup after the person had set it right. */
  readonly disputed: ReadonlySet<PermissionChannel>;
  /** The latest ban on the address that reaches the question, whoever asked for it. */
  readonly bannedSince: AddressBans;
}

export async function factsOf(conn: Conn, policy: CompiledPolicy, subjectId: string, deps: GateDeps): Promise<PersonFacts | undefined> {
  const subject = await subjectById(conn, subjectId);
  if (!subject) return undefined;
  const addresses = await addressesOf(conn, deps.registry, subjectId);
  return {
    subject,
    registers: (await standings(conn, [subjectId])).get(subjectId)?.registers ?? [],
    events: await eventsOf(conn, subjectId),
    addresses,
    disputed: new Set((await disputesOf(conn, subjectId)).flatMap(({ field_id }) => channelsOfField(field_id))),
    bannedSince: await bansOn(conn, deps.keys.suppression, addresses, [null, ...policy.purposes.keys()]),
  };
}
