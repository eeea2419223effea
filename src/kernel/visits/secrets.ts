// Secrets of a link: only their hashes are stored, and a code is short because it is tried a few times in one browser only.

import { keyedHash, open, seal } from '#platform/crypto';
import { normaliseEmail } from '#kernel/subjects';
import type { Lang } from '#platform/i18n';
import type { VisitDeps } from './deps.ts';

const MINUTE = 60_000;
export const LINK_MINUTES = 60;
export const LINK_LIFE_MS = LINK_MINUTES * MINUTE;
export const CODE_TRIES = 5;

export function mailboxHash({ keys }: Pick<VisitDeps, 'keys'>, address: string): string {
  return keyedHash(keys.session, 'visit.address', normaliseEmail(address));
}

/** Eight digits; the hash is keyed, because so few could be tried out. */
export function newCode({ ids }: Pick<VisitDeps, 'ids'>): string {
  const number = Buffer.from(ids.token(8), 'base64url').readBigUInt64BE() % 100_000_000n;
  return number.toString().padStart(8, '0');
}

export function codeHash({ keys }: Pick<VisitDeps, 'keys'>, linkId: string, code: string): string {
  return keyedHash(keys.session, 'visit.code', `${linkId} ${code}`);
}

/** As people read it: 1234 5678. */
export function codeShown(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`;
}

export function sealAddress({ keys }: Pick<VisitDeps, 'keys'>, address: string): string {
  return seal(keys.sealing, address);
}

export function openAddress({ keys }: Pick<VisitDeps, 'keys'>, sealed: string): string {
  return open(keys.sealing, sealed).toString('utf8');
}

/** Where a link in a letter leads; the token stands in the path, which no log and no referrer of ours repeats. */
export function linkUrl({ config }: Pick<VisitDeps, 'config'>, way: 'linkki' | 'osoite', token: string, lang: Lang): string {
  return `${config.publicUrl}/omat/${way}/${token}?lang=${lang}`;
}

export function later(at: Date, ms: number): string {
  return new Date(at.getTime() + ms).toISOString();
}
