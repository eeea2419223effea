// How many letters may leave now: one bucket for the sender and one for each domain, kept in the database, so that a restart gives nothing back.

import { keyedHash } from '#platform/crypto';
import type { Tx } from '#platform/db';
import { nowOf } from './deps.ts';
import type { MailingDeps } from './deps.ts';
import { domainOf } from './settings.ts';
import type { MailingRates } from './settings.ts';
import type { MailingRow } from './store/mailings.ts';
import { nextDue } from './store/moves.ts';
import type { Waiting } from './store/moves.ts';
import { readBuckets, writeBuckets } from './store/rates.ts';
import type { Bucket } from './store/rates.ts';

const MINUTE = 60_000;
/** A pause saves up ten seconds' worth and no more. */
const SAVED = 6;
const ROUNDS = 5;

/** What a bucket holds at this instant. */
export function filled(bucket: Bucket | undefined, perMinute: number, now: string): number {
  const most = Math.max(1, Math.ceil(perMinute / SAVED));
  if (bucket === undefined) return most;
  // A clock that went back gives nothing.
  const passed = Math.max(0, Date.parse(now) - Date.parse(bucket.at));
  return Math.min(most, bucket.tokens + (passed * perMinute) / MINUTE);
}

export type Sending = Pick<MailingRow, 'id' | 'from_address' | 'per_minute'>;

/** The letters that may be claimed now, with their tokens taken. */
export async function chooseDue(
  tx: Tx,
  deps: MailingDeps,
  mailing: Sending,
  of: { rates: MailingRates; limit: number },
): Promise<string[]> {
  const now = nowOf(deps);
  const perMinute = least(mailing.per_minute === null ? null : Number(mailing.per_minute), of.rates.perMinute);
  const sender = `s:${keyedHash(deps.keys.session, 'mailing.sender', domainOf(mailing.from_address)).slice(0, 24)}`;
  const held = perMinute === null ? null : filled((await readBuckets(tx, [sender])).get(sender), perMinute, now);
  const limit = held === null ? of.limit : Math.min(of.limit, Math.floor(held));
  if (limit < 1) return [];
  const chosen = await withinDomains(tx, { mailingId: mailing.id, now, limit, perMinute: of.rates.perDomainPerMinute });
  if (held !== null && chosen.length > 0) await writeBuckets(tx, [{ id: sender, tokens: held - chosen.length, at: now }]);
  return chosen;
}

function least(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : Math.min(a, b);
}

interface Asked {
  readonly mailingId: string;
  readonly now: string;
  readonly limit: number;
  readonly perMinute: number | null;
}

async function withinDomains(tx: Tx, { mailingId, now, limit, perMinute }: Asked): Promise<string[]> {
  if (perMinute === null) return (await nextDue(tx, { mailingId, now, limit, without: [] })).map(({ id }) => id);
  const chosen: string[] = [];
  const left = new Map<string, number>();
  const taken = new Set<string>();
  for (let round = 0; round < ROUNDS && chosen.length < limit; round += 1) {
    const empty = [...left].filter(([, tokens]) => tokens < 1).map(([domain]) => domain);
    const due = (await nextDue(tx, { mailingId, now, limit: limit - chosen.length + taken.size, without: empty })).filter(
      ({ id }) => !taken.has(id),
    );
    if (due.length === 0) break;
    await fill(tx, left, due, { perMinute, now });
    for (const { id, domain_hash } of due) {
      const tokens = left.get(domain_hash ?? '') ?? 0;
      if (tokens < 1 || chosen.length >= limit) continue;
      left.set(domain_hash ?? '', tokens - 1);
      taken.add(id);
      chosen.push(id);
    }
  }
  await writeBuckets(
    tx,
    [...left].map(([domain, tokens]) => ({ id: `d:${domain}`, tokens, at: now })),
  );
  return chosen;
}

async function fill(tx: Tx, left: Map<string, number>, due: readonly Waiting[], of: { perMinute: number; now: string }): Promise<void> {
  const fresh = [...new Set(due.map(({ domain_hash }) => domain_hash ?? ''))].filter((domain) => !left.has(domain));
  const buckets = await readBuckets(
    tx,
    fresh.map((domain) => `d:${domain}`),
  );
  for (const domain of fresh) left.set(domain, filled(buckets.get(`d:${domain}`), of.perMinute, of.now));
}
