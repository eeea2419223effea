// How the house sends: how fast, where what comes back goes, and the keys that sign for its domains. Keys are sealed; their public half is for the DNS.

import { getSetting, putSetting } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import { open, seal } from '#platform/crypto';
import type { Conn, Tx } from '#platform/db';
import { newDkimKey } from '#platform/mail';
import type { DkimKey } from '#platform/mail';

export interface MailingRates {
  /** Letters a minute from one sender; null: as fast as the relay takes them. */
  readonly perMinute: number | null;
  /** Letters a minute to the addresses of one domain. */
  readonly perDomainPerMinute: number | null;
  readonly connections: number;
}

const RATES = 'mailings.rates';
const RETURN_ADDRESS = 'mailings.return-address';
const DKIM = 'mailings.dkim';
const DEFAULTS: MailingRates = { perMinute: null, perDomainPerMinute: null, connections: 8 };

export async function readRates(conn: Conn): Promise<MailingRates> {
  return { ...DEFAULTS, ...(JSON.parse((await getSetting(conn, RATES)) ?? '{}') as Partial<MailingRates>) };
}

export async function saveRates(conn: Conn, rates: Partial<MailingRates>): Promise<void> {
  await putSetting(conn, RATES, JSON.stringify({ ...(await readRates(conn)), ...rates }));
}

/** The mailbox that takes what comes back, with a part behind a plus that names the letter; null while there is none. */
export async function readReturnAddress(conn: Conn): Promise<string | null> {
  const address = await getSetting(conn, RETURN_ADDRESS);
  return address === undefined || address === '' ? null : address;
}

export async function saveReturnAddress(conn: Conn, address: string | null): Promise<void> {
  await putSetting(conn, RETURN_ADDRESS, address ?? '');
}

interface KeptKey extends DkimKey {
  readonly record: string;
}

/** What the owner writes into the DNS. */
export interface DkimRecord {
  readonly domain: string;
  readonly selector: string;
  /** Name of the TXT record. */
  readonly name: string;
  readonly text: string;
}

type KeyDeps = Pick<Deps, 'keys'>;

async function kept(conn: Conn, { keys }: KeyDeps): Promise<KeptKey[]> {
  const sealed = await getSetting(conn, DKIM);
  return sealed === undefined || sealed === '' ? [] : (JSON.parse(open(keys.sealing, sealed).toString('utf8')) as KeptKey[]);
}

/** The keys that sign for the domain of this sender. */
export async function dkimKeysFor(conn: Conn, deps: KeyDeps, address: string): Promise<DkimKey[]> {
  const domain = domainOf(address);
  return (await kept(conn, deps)).filter((key) => domain === key.domain || domain.endsWith(`.${key.domain}`));
}

export async function dkimRecords(conn: Conn, deps: KeyDeps): Promise<DkimRecord[]> {
  return (await kept(conn, deps)).map(({ domain, selector, record }) => ({
    domain,
    selector,
    name: `${selector}._domainkey.${domain}`,
    text: record,
  }));
}

/** Makes a key for the domain in place of the one it had, and tells what to write into the DNS. `also` belongs to the same change. */
export async function makeDkimKey(
  deps: KeyDeps & Pick<Deps, 'database'>,
  of: { domain: string; selector: string },
  also: (tx: Tx) => Promise<unknown> = () => Promise.resolve(),
): Promise<DkimRecord> {
  const { privatePem, publicRecord } = await newDkimKey();
  const domain = of.domain.toLowerCase();
  const key: KeptKey = { domain, selector: of.selector, privatePem, record: publicRecord };
  await deps.database.tx(async (tx) => {
    const others = (await kept(tx, deps)).filter((each) => each.domain !== domain);
    await keep(tx, deps, [...others, key]);
    await also(tx);
  });
  return { domain, selector: of.selector, name: `${of.selector}._domainkey.${domain}`, text: publicRecord };
}

export async function dropDkimKey(tx: Tx, deps: KeyDeps, domain: string): Promise<void> {
  await keep(
    tx,
    deps,
    (await kept(tx, deps)).filter((each) => each.domain !== domain),
  );
}

async function keep(conn: Conn, { keys }: KeyDeps, all: readonly KeptKey[]): Promise<void> {
  await putSetting(conn, DKIM, all.length === 0 ? '' : seal(keys.sealing, JSON.stringify(all)));
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
