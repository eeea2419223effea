// The same facts for many people, read in a number of statements that does not depend on how many they are.

import type { Conn, Tx } from '#platform/db';
import { disputedAmong } from '#kernel/rights';
import { standings } from '#kernel/subjects';
import type { SubjectRow } from '#kernel/subjects';
import { bansOn } from './bans-on.ts';
import { channelsOfField } from './channels.ts';
import type { GateDeps, PersonFacts } from './facts.ts';
import { addressesOfMany } from './queries-addresses.ts';
import type { HeldAddress } from './queries-addresses.ts';
import { eventsOfMany, holdPeople } from './store/events.ts';
import type { PermissionChannel } from './tables.ts';

/** Facts for recording one purpose on these channels. Whoever is gone is left out; the others are held until the transaction ends. */
export async function factsOfMany(
  tx: Tx,
  deps: GateDeps,
  subjectIds: readonly string[],
  asked: { purpose: string; channels: readonly PermissionChannel[] },
): Promise<PersonFacts[]> {
  const subjects = await holdPeople(tx, subjectIds);
  return withFacts(tx, deps, { subjects, addresses: await addressesOfMany(tx, deps.registry, subjectIds), ...asked });
}

interface Asked {
  readonly subjects: readonly SubjectRow[];
  readonly addresses: ReadonlyMap<string, readonly HeldAddress[]>;
  readonly purpose: string;
  readonly channels: readonly PermissionChannel[];
}

/** What holds for each of these people on these channels for one purpose; nothing is held. */
export async function withFacts(conn: Conn, deps: GateDeps, { subjects, addresses, purpose, channels }: Asked): Promise<PersonFacts[]> {
  const ids = subjects.map(({ id }) => id);
  const events = await eventsOfMany(conn, ids);
  const standing = await standings(conn, ids);
  const disputes = await disputedAmong(conn, ids);
  const used = [...addresses.values()].flat().filter((address) => channels.some((channel) => address.channels.includes(channel)));
  const bannedSince = await bansOn(conn, deps.keys.suppression, used, [null, purpose]);
  return subjects.map((subject) => ({
    subject,
    registers: standing.get(subject.id)?.registers ?? [],
    events: events.get(subject.id) ?? [],
    addresses: addresses.get(subject.id) ?? [],
    disputed: new Set([...(disputes.get(subject.id) ?? [])].flatMap(channelsOfField)),
    bannedSince,
  }));
}
