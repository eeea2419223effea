// A ban outlives the person's data: for every address it concerns a keyed hash is kept, here and in the ledger, so that neither erasure nor a restored backup undoes it.

import type { Tx } from '#platform/db';
import type { Deps } from '#kernel/deps';
import { appendLedger } from '#kernel/audit';
import type { LedgerEntry } from '#kernel/audit';
import { suppressAgain, SUPPRESSION_KEY_VERSION } from '#kernel/subjects';
import { addressesOf, banHash, suppressionOf } from './queries-addresses.ts';
import type { HeldAddress } from './queries-addresses.ts';
import type { BanReach } from './scopes.ts';
import { eventsOf } from './store/events.ts';
import { BAN_DEEDS, BAN_SCOPES, PERMISSION_CHANNELS } from './tables.ts';
import type { PermissionEventRow } from './tables.ts';

type BanDeps = Pick<Deps, 'keys' | 'registry' | 'ids'>;
type Taken = Pick<
  PermissionEventRow,
  'id' | 'subject_id' | 'act' | 'channel' | 'purpose' | 'contact_id' | 'scope' | 'deed' | 'at' | 'policy_version_id'
>;
export type Hashes = NonNullable<LedgerEntry['hashes']>;

/** Bans and objections stop messages; a withdrawal only ends a consent. */
export function isBan({ act }: Pick<Taken, 'act'>): boolean {
  return act === 'ban' || act === 'objection';
}

/** Keeps the hashes of the addresses that a ban concerns. */
export async function hashBan(tx: Tx, deps: BanDeps, ban: Taken, addresses: readonly HeldAddress[]): Promise<Hashes> {
  const hashes = hashesOf(deps, ban, addresses);
  await putHashes(tx, deps, hashes, ban.at);
  return hashes;
}

function hashesOf(deps: Pick<BanDeps, 'keys'>, ban: Taken, addresses: readonly HeldAddress[]): Hashes {
  const channels = ban.channel === null ? PERMISSION_CHANNELS : [ban.channel];
  return addresses
    .filter(({ id }) => ban.contact_id === null || ban.contact_id === id)
    .flatMap((address) => channels.filter((channel) => address.channels.includes(channel)).map((channel) => ({ address, channel })))
    .map(({ address, channel }) => {
      const reach: BanReach = { channel, purpose: ban.purpose, scope: ban.scope, deed: ban.deed };
      return {
        purpose: suppressionOf(reach),
        hash: banHash(deps.keys.suppression, reach, address.normal),
        keyVersion: SUPPRESSION_KEY_VERSION,
      };
    });
}

export async function putHashes(tx: Tx, deps: Pick<Deps, 'ids'>, hashes: Hashes, since: string): Promise<void> {
  await suppressAgain(
    tx,
    hashes.map((each) => ({ ...each, id: deps.ids.next(), since, reason: 'ban' })),
  );
}

const LEDGER_KIND = { ban: 'ban', objection: 'objection', 'consent-withdrawn': 'withdrawal' } as const;
const ANY = '*';

/** What the ledger remembers of an event that protects the person; nothing of one that permits. */
export async function rememberTaken(tx: Tx, event: Taken, hashes: Hashes): Promise<void> {
  const entry = entryOf(event, hashes);
  if (entry !== undefined) await appendLedger(tx, entry);
}

function entryOf(event: Taken, hashes: Hashes): LedgerEntry | undefined {
  const kind = LEDGER_KIND[event.act as keyof typeof LEDGER_KIND];
  if (kind === undefined) return undefined;
  return {
    kind,
    at: event.at,
    subjectId: event.subject_id,
    ...(hashes.length > 0 ? { hashes } : {}),
    policyVersionId: event.policy_version_id,
    ref: event.id,
    code: codeOf(event),
  };
}

/** The hashes and the lines in the ledger of many bans at once. */
export async function keepTaken(
  tx: Tx,
  deps: BanDeps,
  bans: readonly { readonly event: Taken; readonly addresses: readonly HeldAddress[] }[],
): Promise<void> {
  const kept = bans.map(({ event, addresses }) => ({ event, hashes: hashesOf(deps, event, addresses) }));
  await suppressAgain(
    tx,
    kept.flatMap(({ event, hashes }) => hashes.map((each) => ({ ...each, id: deps.ids.next(), since: event.at, reason: 'ban' }))),
  );
  const entries = kept.flatMap(({ event, hashes }) => entryOf(event, hashes) ?? []);
  if (entries.length > 0) await appendLedger(tx, entries);
}

/** Lines written before a ban could name its target are of everything, and such a line still looks as it did. */
function codeOf({ act, channel, purpose, contact_id, scope, deed }: Taken): string {
  const target = scope === null && deed === null ? [] : [scope ?? ANY, deed ?? ANY];
  return [act, channel ?? ANY, purpose ?? ANY, contact_id ?? ANY, ...target].join(':');
}

type Scope = Pick<Taken, 'act' | 'channel' | 'purpose' | 'contact_id' | 'scope' | 'deed'>;

/** The scope of an event from its line in the ledger; undefined when the line is not of this room. */
export function scopeOfCode(code: string | undefined): Scope | undefined {
  const [act, channel, purpose, contact, scope, deed] = code?.split(':') ?? [];
  if (act === undefined || !(act in LEDGER_KIND) || contact === undefined) return undefined;
  const known = PERMISSION_CHANNELS.find((each) => each === channel) ?? null;
  const named = (part: string | undefined) => (part === undefined || part === ANY ? null : part);
  const target = { scope: BAN_SCOPES.find((each) => each === scope) ?? null, deed: BAN_DEEDS.find((each) => each === deed) ?? null };
  return { act: act as Taken['act'], channel: known, purpose: named(purpose), contact_id: named(contact), ...target };
}

/** Before the addresses of a banned person go, those that came after the ban are kept as hashes too. */
export async function keepBans(tx: Tx, deps: BanDeps, subjectId: string): Promise<void> {
  const bans = (await eventsOf(tx, subjectId)).filter(isBan);
  if (bans.length === 0) return;
  const addresses = await addressesOf(tx, deps.registry, subjectId);
  for (const ban of bans) {
    const hashes = await hashBan(tx, deps, ban, addresses);
    if (hashes.length > 0) await rememberTaken(tx, ban, hashes);
  }
}
