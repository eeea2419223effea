// A sign-up that waits: what was typed is sealed until the reader of the address has said yes, and gone a week later.

import { keyedHash, open, seal, sha256hex } from '#platform/crypto';
import { normaliseEmail } from '#kernel/subjects';
import type { Deps, Going, SealedText } from '#kernel/deps';
import type { Tx } from '#platform/db';
import { dropWishes, sealedWishes } from './queries-wishes.ts';

export const WISH_LIFE_MS = 7 * 86_400_000;

/** In place of the hash of words that nobody has shown yet: they are agreed to when it is confirmed, by a press under them. */
export const UNSEEN = '';

/** What is sealed. */
export interface Contents {
  /** As it was typed. */
  readonly address: string;
  readonly familyName?: string | undefined;
  /** By field. */
  readonly values: Readonly<Record<string, string>>;
  /** Purposes that were permitted, each with the hash of its words. */
  readonly texts: Readonly<Record<string, string>>;
  readonly formVersion: number;
  readonly policyVersionId: string;
  /** Host and path of the page, where it is one of the declared ones. */
  readonly page: string | null;
}

export function sealContents({ keys }: Pick<Deps, 'keys'>, contents: Contents): string {
  return seal(keys.sealing, JSON.stringify(contents));
}

export function openContents({ keys }: Pick<Deps, 'keys'>, sealed: string): Contents {
  return JSON.parse(open(keys.sealing, sealed).toString('utf8')) as Contents;
}

/** Tells whether two sign-ups are for one mailbox: a word after a plus sign leads to the same. */
export function addressHash({ keys }: Pick<Deps, 'keys'>, address: string): string {
  return keyedHash(keys.session, 'forms.address', normaliseEmail(address).replace(/^([^+@]+)\+[^@]*(?=@)/u, '$1'));
}

export function domainHash({ keys }: Pick<Deps, 'keys'>, address: string): string {
  return keyedHash(keys.session, 'forms.domain', normaliseEmail(address).split('@').at(-1) ?? '');
}

export function tokenHash(token: string): string {
  return sha256hex(`form ${token}`);
}

/** Who is erased takes along what waits for their addresses; whoever still wants something asks anew. */
export async function forgetWishes(tx: Tx, deps: Pick<Deps, 'keys'>, { needles }: Going): Promise<void> {
  const hashes = needles.filter(({ kind }) => kind === 'email').map(({ raw }) => addressHash(deps, raw));
  await dropWishes(tx, [...new Set(hashes)]);
}

/** For re-discovery: what waits is sealed, and read all the same. */
export async function* wishTexts(deps: Pick<Deps, 'database' | 'keys'>): AsyncIterable<SealedText> {
  for (const { id, contents, expires_at } of await sealedWishes(deps.database.db)) {
    const opened = readable(deps, contents);
    if (opened === undefined) continue;
    const { address, familyName = '', values } = opened;
    const text = [address, familyName, ...Object.values(values)].join('\n');
    yield { where: 'form_wish.contents', recordId: id, subjectId: null, staff: false, text, keptUntil: expires_at.slice(0, 10) };
  }
}

function readable(deps: Pick<Deps, 'keys'>, sealed: string): Contents | undefined {
  try {
    return openContents(deps, sealed);
  } catch {
    return undefined;
  }
}
