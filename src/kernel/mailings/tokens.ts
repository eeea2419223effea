// What stands in the links of a letter and in its envelope: the ledger id with a seal made for one use, so that no link can do what another does.

import { keyedHash, sameSecret } from '#platform/crypto';
import type { Keys } from '#platform/files';

export type TokenUse = 'unsubscribe' | 'why' | 'click' | 'open' | 'archive' | 'bounce';

type TokenKeys = Pick<Keys, 'session'>;

const UUID = /^([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})$/;
const EXTRA = /^[A-Za-z0-9_-]{0,64}$/;
const LONGEST_LOCAL = 64;

/**
 * A token of one use: it needs no storage, never expires and opens nothing else. `extra` names which link, for example. A token for an
 * envelope is in small letters and figures, because relays do not keep the case of an address.
 */
export function tokenOf(keys: TokenKeys, use: TokenUse, ledgerId: string, extra = ''): string {
  if (!UUID.test(ledgerId) || !EXTRA.test(extra)) throw new RangeError('not a ledger id');
  const id = ledgerId.replaceAll('-', '');
  const mac = macOf(keys, use, ledgerId, extra);
  if (use === 'bounce') return `${id}.${mac.slice(0, 16)}`;
  const parts = [id, mac].map((hex) => Buffer.from(hex, 'hex').toString('base64url'));
  return [parts[0], ...(extra === '' ? [] : [extra]), parts[1]].join('.');
}

/** Whose token it is; undefined for anything that was not made here for this use. */
export function readToken(
  keys: TokenKeys,
  use: TokenUse,
  token: string,
): { readonly ledgerId: string; readonly extra: string } | undefined {
  const parts = token.length > 200 ? [] : token.split('.');
  const [first = '', extra = ''] = parts.length === 3 ? parts : [parts[0], ''];
  if (parts.length < 2 || parts.length > 3 || !EXTRA.test(extra)) return undefined;
  const hex = use === 'bounce' ? first.toLowerCase() : Buffer.from(first, 'base64url').toString('hex');
  if (!/^[0-9a-f]{32}$/.test(hex)) return undefined;
  const ledgerId = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  const given = use === 'bounce' ? token.toLowerCase() : token;
  return sameSecret(tokenOf(keys, use, ledgerId, extra), given) ? { ledgerId, extra } : undefined;
}

function macOf(keys: TokenKeys, use: TokenUse, ledgerId: string, extra: string): string {
  return keyedHash(keys.session, `mailing/${use}`, `${ledgerId}:${extra}`).slice(0, 32);
}

/** A plus, the id, a dot and the seal. */
const LONGEST_NAME = LONGEST_LOCAL - (1 + 32 + 1 + 16);

/** Whether the name before the @ leaves room for what names the letter. */
export function fitsReturnPath(address: string): boolean {
  return address.lastIndexOf('@') <= LONGEST_NAME;
}

/** The envelope's sender: what comes back to it names its letter. An address whose name is too long for that is used as it is. */
export function returnPathOf(keys: TokenKeys, address: string, ledgerId: string): string {
  if (!fitsReturnPath(address)) return address;
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at)}+${tokenOf(keys, 'bounce', ledgerId)}${address.slice(at)}`;
}

/** The ledger id that an envelope of ours names. */
export function readReturnPath(keys: TokenKeys, address: string): string | undefined {
  const token = /\+([0-9a-f]{32}\.[0-9a-f]{16})@/i.exec(address)?.[1];
  return token === undefined ? undefined : readToken(keys, 'bounce', token)?.ledgerId;
}

export interface LetterLinks {
  readonly unsubscribe: string;
  readonly preferences: string;
  readonly why: string;
  readonly archive: string;
}

/** Links that every letter carries. */
export function linksOf(keys: TokenKeys, publicUrl: string, { ledgerId, mailingId }: { ledgerId: string; mailingId: string }): LetterLinks {
  const root = publicUrl.replace(/\/$/, '');
  return {
    unsubscribe: `${root}/kirje/peru/${tokenOf(keys, 'unsubscribe', ledgerId)}`,
    preferences: `${root}/omat`,
    why: `${root}/kirje/miksi/${tokenOf(keys, 'why', ledgerId)}`,
    archive: `${root}/uutiskirjeet/${mailingId}`,
  };
}
