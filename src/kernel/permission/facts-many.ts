// The same facts for many people, read in a number of queries that does not depend on how many they are.

import type { Tx } from '#platform/db';
import { standings } from '#kernel/subjects';
import type { GateDeps, PersonFacts } from './facts.ts';
import { addressesOfMany, banHash } from './queries-addresses.ts';
import type { BanScope, HeldAddress } from './queries-addresses.ts';
import { bannedAmong, eventsOfMany, holdPeople } from './store/events.ts';
import type { PermissionChannel } from './tables.ts';

/** Facts for recording one purpose on these channels. Whoever is gone is left out; the others are held until the transaction ends. */
export async function factsOfMany(
  tx: Tx,
  deps: GateDeps,
  subjectIds: readonly string[],
  { purpose, channels }: { purpose: string; channels: readonly PermissionChannel[] },
): Promise<PersonFacts[]> {
  const subjects = await holdPeople(tx, subjectIds);
  const addresses = await addressesOfMany(tx, deps.registry, subjectIds);
  const events = await eventsOfMany(tx, subjectIds);
  const standing = await standings(tx, subjectIds);
  const key = deps.keys.suppression;
  const hashOf = (address: HeldAddress, scope: BanScope) => banHash(key, scope, address.normal);
  const scopes: BanScope[] = channels.flatMap((channel) => [null, purpose].map((each) => ({ channel, purpose: each })));
  const asked = [...addresses.values()]
    .flat()
    .flatMap((address) => scopes.flatMap((scope) => (address.channels.includes(scope.channel) ? [hashOf(address, scope)] : [])));
  const since = await bannedAmong(tx, asked);
  return subjects.map((subject) => ({
    subject,
    registers: standing.get(subject.id)?.registers ?? [],
    events: events.get(subject.id) ?? [],
    addresses: addresses.get(subject.id) ?? [],
    disputed: new Set<PermissionChannel>(),
    bannedSince: (address, scope) => since.get(hashOf(address, scope)),
  }));
}
