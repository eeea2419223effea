// Only an act of whoever reads the mailbox confirms: a page that was looked at does nothing, and a post without that page's nonce neither. Repeated, it is answered as done.

import { keyedHash, sameSecret } from '#platform/crypto';
import { AppError, appError } from '#platform/errors';
import type { Tx } from '#platform/db';
import { wordingOf } from '#kernel/permission';
import type { Wording } from '#kernel/permission';
import { count } from './counts.ts';
import type { FormsDeps } from './deps.ts';
import { formOf, stillAdmitted } from './form.ts';
import type { Form } from './form.ts';
import type { ConfirmAct } from './kinds.ts';
import { formById } from './queries.ts';
import { changeWish, claimWish, letterAnswered, wishByToken } from './queries-wishes.ts';
import type { WishRow } from './queries-wishes.ts';
import { inForce, langOf, register } from './register.ts';
import { openContents, tokenHash, UNSEEN } from './wish.ts';
import type { Contents } from './wish.ts';

const NONCE_MS = 2 * 3_600_000;
/** The page must have been in sight for a second and a half, and its script counts it; here a little less. */
const SEEN_MS = 1_400;

/** What stands behind a link, for the page that asks. */
export interface Waiting {
  readonly form: Form;
  readonly wish: WishRow;
  /** Null as soon as it is confirmed. */
  readonly contents: Contents | null;
  /** The words of each permission as they are now. */
  readonly words: readonly (Wording & { readonly purpose: string })[];
  /** The words are no longer those that were agreed to on the form. */
  readonly changed: boolean;
  /** They have not been shown yet. */
  readonly unseen: boolean;
}

/** Looks and changes nothing. @throws errors.form-link */
export async function waitingAt(deps: FormsDeps, token: string): Promise<Waiting> {
  const wish = await wishByToken(deps.database.db, tokenHash(token));
  if (wish === undefined || wish.expires_at <= deps.clock.now().toISOString() || wish.state === 'stopped')
    throw appError('refused', 'errors.form-link');
  const row = await formById(deps.database.db, wish.form_id);
  if (row === undefined) throw appError('refused', 'errors.form-link');
  const contents = wish.contents === null ? null : openContents(deps, wish.contents);
  const words = wordsOf(deps, wish, contents);
  const unseen = Object.values(contents?.texts ?? {}).includes(UNSEEN);
  return { form: formOf(row), wish, contents, words, changed: !unseen && isChanged(words, contents), unseen };
}

function wordsOf(deps: FormsDeps, wish: WishRow, contents: Contents | null): Waiting['words'] {
  const policy = inForce(deps);
  const lang = langOf(wish);
  return Object.keys(contents?.texts ?? {}).map((purpose) => ({ purpose, ...wordingOf(policy, { channel: 'email', purpose, lang }) }));
}

function isChanged(words: Waiting['words'], contents: Contents | null): boolean {
  return words.some(({ purpose, hash }) => contents?.texts[purpose] !== hash);
}

/** What a page carries and a post must bring: of this link, of this moment. */
export function pageNonce({ keys, clock, ids }: Pick<FormsDeps, 'keys' | 'clock' | 'ids'>, token: string): string {
  const made = `${clock.now().getTime().toString(36)}.${ids.token(6)}`;
  return `${made}.${nonceMark(keys.session, token, made)}`;
}

function nonceMark(key: Buffer, token: string, made: string): string {
  return keyedHash(key, 'forms.nonce', `${token} ${made}`);
}

/** @throws errors.form-nonce when the post was not made from the page, or sooner than anybody can have seen it */
export function checkNonce({ keys, clock }: Pick<FormsDeps, 'keys' | 'clock'>, token: string, nonce: string, act: ConfirmAct): void {
  const [made = '', random = '', mark = ''] = nonce.split('.');
  const age = clock.now().getTime() - Number.parseInt(made, 36);
  const right = sameSecret(nonceMark(keys.session, token, `${made}.${random}`), mark);
  if (!right || !(age >= 0) || age > NONCE_MS || (act === 'seen' && age < SEEN_MS)) throw appError('refused', 'errors.form-nonce');
}

/** 'done' also when it was done before; 'look': the words have changed, or a ban stands, and only a press under them will do. */
export type Outcome = 'done' | 'look';

class Stopped extends Error {
  override readonly name = 'Stopped';
  readonly why: AppError;
  constructor(why: AppError) {
    super(why.code);
    this.why = why;
  }
}

/** @throws errors.form-nonce, errors.form-link, and why it cannot be: errors.permission-banned, errors.subject-restricted, errors.form-closed */
export async function confirmSignUp(deps: FormsDeps, token: string, nonce: string, act: ConfirmAct): Promise<Outcome> {
  checkNonce(deps, token, nonce, act);
  const hash = tokenHash(token);
  try {
    const { outcome, formId } = await deps.database.tx((tx) => confirmWithin(tx, deps, hash, act));
    if (formId !== undefined) count(deps, formId, 'confirmed');
    return outcome;
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    const wish = await wishByToken(deps.database.db, hash);
    if (wish?.state === 'sent') await changeWish(deps.database.db, wish.id, { state: 'stopped', reason: error.why.code, contents: null });
    throw error.why;
  }
}

/** Names the form when it was confirmed now and not before. */
async function confirmWithin(tx: Tx, deps: FormsDeps, hash: string, act: ConfirmAct): Promise<{ outcome: Outcome; formId?: string }> {
  const at = deps.clock.now();
  const wish = await claimWish(tx, hash, at.toISOString());
  if (wish === undefined) {
    const known = await wishByToken(tx, hash);
    if (known?.state === 'confirmed' && known.expires_at > at.toISOString()) return { outcome: 'done' };
    throw appError('refused', 'errors.form-link');
  }
  const row = await formById(tx, wish.form_id);
  const policy = inForce(deps);
  if (row === undefined || wish.contents === null) throw appError('refused', 'errors.form-link');
  const [form, contents] = [formOf(row), openContents(deps, wish.contents)];
  if (!stillAdmitted(policy, form)) throw new Stopped(appError('refused', 'errors.form-closed'));
  const overBan = Number(wish.over_ban) === 1;
  if (act !== 'button' && (overBan || isChanged(wordsOf(deps, wish, contents), contents))) {
    await changeWish(tx, wish.id, { state: 'sent', confirmed_at: null });
    return { outcome: 'look' };
  }
  const done = await register(tx, deps, { policy, form, wish, contents, act, overBan, at }).catch((error: unknown) => {
    throw error instanceof AppError ? new Stopped(error) : error;
  });
  await changeWish(tx, wish.id, { contents: null, subject_id: done?.subjectId ?? null });
  await letterAnswered(tx, wish.id);
  if (done !== null) {
    const { values, address } = contents;
    const told = { formId: form.id, kind: form.kind, address, values, lang: langOf(wish), at, ...done };
    for (const { afterConfirmed } of deps.afterConfirmed ?? []) await afterConfirmed(tx, deps, told);
  }
  return { outcome: 'done', formId: form.id };
}
