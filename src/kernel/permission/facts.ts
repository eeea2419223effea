// Everything a verdict rests on, read at once: one person, their events, their addresses and the bans that stand on those addresses.

import type { Conn } from '#platform/db';
import type { Deps } from '#kernel/deps';
import type { CompiledPolicy } from '#kernel/policy';
import { disputesOf } from '#kernel/rights';
import { standings, subjectById } from '#kernel/subjects';
import type { SubjectRow } from '#kernel/subjects';
import { channelsOfField } from './channels.ts';
import { addressesOf, banHash } from './queries-addresses.ts';
import type { BanScope, HeldAddress } from './queries-addresses.ts';
import { bannedSince, eventsOf } from './store/events.ts';
import type { PermissionChannel, PermissionEventRow } from './tables.ts';

/** What the gate needs of the house: the key of the hashes, and who signed which table. */
export type GateDeps = Pick<Deps, 'keys' | 'registry'>;

export interface PersonFacts {
  readonly subject: SubjectRow;
  /** Registers of the live memberships. */
  readonly registers: readonly string[];
  readonly events: readonly PermissionEventRow[];
  readonly addresses: readonly HeldAddress[];
  /** Channels whose address is disputed: it came back with a backup after the person had set it right. */
  readonly disputed: ReadonlySet<PermissionChannel>;
  /** The latest ban of this scope on the address, whoever asked for it. */
  bannedSince(address: HeldAddress, scope: BanScope): string | undefined;
}

export async function factsOf(conn: Conn, policy: CompiledPolicy, subjectId: string, deps: GateDeps): Promise<PersonFacts | undefined> {
  const subject = await subjectById(conn, subjectId);
  if (!subject) return undefined;
  const addresses = await addressesOf(conn, deps.registry, subjectId);
  const key = deps.keys.suppression;
  const hashOf = (address: HeldAddress, scope: BanScope) => banHash(key, scope, address.normal);
  const scopes = (channel: PermissionChannel): BanScope[] => [null, ...policy.purposes.keys()].map((purpose) => ({ channel, purpose }));
  const hashes = addresses.flatMap((address) => address.channels.flatMap(scopes).map((scope) => hashOf(address, scope)));
  const since = await bannedSince(conn, hashes);
  return {
    subject,
    registers: (await standings(conn, [subjectId])).get(subjectId)?.registers ?? [],
    events: await eventsOf(conn, subjectId),
    addresses,
    disputed: new Set((await disputesOf(conn, subjectId)).flatMap(({ field_id }) => channelsOfField(field_id))),
    bannedSince: (address, scope) => since.get(hashOf(address, scope)),
  };
}
