// Whose pages are counted: our own public ones, and those sites of the firm that the owner has named. What is told from elsewhere is dropped.

import { getSetting, putSetting } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import type { Conn, Database } from '#platform/db';
import { appError } from '#platform/errors';

const SITES = 'analytics.sites';

/** Origins of the firm's other sites. */
export async function sitesOf(conn: Conn): Promise<readonly string[]> {
  const text = await getSetting(conn, SITES);
  return text === undefined || text === '' ? [] : (JSON.parse(text) as string[]);
}

const REMEMBERED_MS = 10_000;
const remembered = new WeakMap<Database, { readonly at: number; readonly origins: readonly string[] }>();

/** The same, asked of the database once in ten seconds at most: every hit of every page asks. */
export async function isSite({ database, clock }: Pick<Deps, 'database' | 'clock'>, origin: string): Promise<boolean> {
  const now = clock.now().getTime();
  let known = remembered.get(database);
  if (known === undefined || now - known.at > REMEMBERED_MS) {
    known = { at: now, origins: await sitesOf(database.db) };
    remembered.set(database, known);
  }
  return known.origins.includes(origin);
}

/** @throws errors.site-address */
export async function setSites(database: Database, addresses: readonly string[]): Promise<readonly string[]> {
  const origins = [...new Set(addresses.filter((each) => each !== '').map(originOf))];
  await putSetting(database.db, SITES, JSON.stringify(origins));
  remembered.delete(database);
  return origins;
}

function originOf(address: string): string {
  const whole = address.includes('://') ? address : `https://${address}`;
  const url = URL.canParse(whole) ? new URL(whole) : undefined;
  if (url === undefined || !['https:', 'http:'].includes(url.protocol) || !url.hostname.includes('.') || url.username !== '')
    throw appError('invalid', 'errors.site-address', { field: 'others' });
  return url.origin;
}

/** Host of our own pages. */
export function ownHost({ config }: Pick<Deps, 'config'>): string {
  return new URL(config.publicUrl).host;
}
