// Which addresses are banned, for whom they belong to today as for whom they belonged to: hashes are made only of the bans that somebody has given at all.

import type { Conn } from '#platform/db';
import { banHash, formsOf, suppressionOf } from './queries-addresses.ts';
import type { HeldAddress } from './queries-addresses.ts';
import { BAN_DEEDS, BAN_SCOPES, PERMISSION_CHANNELS } from './tables.ts';
import type { PermissionChannel } from './tables.ts';
import { targetsOver } from './scopes.ts';
import type { BanReach, BanTarget, Deed } from './scopes.ts';
import { bannedAmong, givenAmong } from './store/events.ts';

export interface BanQuestion extends Deed {
  readonly channel: PermissionChannel;
  /** Null: all marketing. A ban of all marketing is looked for only when it is named. */
  readonly purposes: readonly (string | null)[];
}

export type AddressBans = (address: Pick<HeldAddress, 'normal'>, question: BanQuestion) => string | undefined;

const TARGETS: readonly BanTarget[] = [null, ...BAN_SCOPES].flatMap((scope) => [null, ...BAN_DEEDS].map((deed) => ({ scope, deed })));

/** Reads the bans on these addresses for these purposes in two statements, however many addresses there are. */
export async function bansOn(
  conn: Conn,
  key: Buffer,
  addresses: readonly HeldAddress[],
  purposes: readonly (string | null)[],
): Promise<AddressBans> {
  const channels = PERMISSION_CHANNELS.filter((channel) => addresses.some((address) => address.channels.includes(channel)));
  const possible = channels.flatMap((channel) =>
    purposes.flatMap((purpose) => TARGETS.map((target): BanReach => ({ channel, purpose, ...target }))),
  );
  const given = await givenAmong(conn, possible.map(suppressionOf));
  const reaches = possible.filter((reach) => given.has(suppressionOf(reach)));
  if (reaches.length === 0) return () => undefined;
  const forms = new Map<string, { normal: string; reach: string }>();
  for (const { normal, channels: own } of addresses)
    for (const reach of reaches)
      if (own.includes(reach.channel))
        for (const form of formsOf(normal)) forms.set(`${banHash(key, reach, form)} ${normal}`, { normal, reach: suppressionOf(reach) });
  const since = await bannedAmong(conn, [...new Set([...forms.keys()].map(hashIn))]);
  if (since.size === 0) return () => undefined;
  const bans = Map.groupBy(
    [...forms].flatMap(([form, of]) => (since.has(hashIn(form)) ? [{ ...of, since: since.get(hashIn(form)) ?? '' }] : [])),
    ({ normal }) => normal,
  );
  return ({ normal }, question) => {
    const mine = bans.get(normal);
    if (mine === undefined) return undefined;
    const { channel, purposes: named } = question;
    const asked = new Set(
      targetsOver(question).flatMap((target) => named.map((purpose) => suppressionOf({ channel, purpose, ...target }))),
    );
    const dates = mine.filter(({ reach }) => asked.has(reach)).map((each) => each.since);
    return dates.toSorted().at(-1);
  };
}

/** Two addresses may share a form, and each must answer for itself. */
function hashIn(form: string): string {
  return form.slice(0, form.indexOf(' '));
}
