// Looking at sign-ups that wait: one letter to one address a day, few to a domain; what confirming would do is tried beforehand, so that a letter over a ban says so.

import { append } from '#kernel/audit';
import { mailWorks, queueMail } from '#kernel/mail';
import { reasonOf, SYSTEM } from '#kernel/rights';
import type { Tx } from '#platform/db';
import { AppError } from '#platform/errors';
import { count, keepCounts, unusualToday } from './counts.ts';
import type { FormsDeps } from './deps.ts';
import { formOf, mainPermission, stillAdmitted } from './form.ts';
import type { Form } from './form.ts';
import { LETTERS } from './limits.ts';
import { formById } from './queries.ts';
import { dropPastSignUps, dropPastWishes, insertLetter, lettersSent, lookAgain, orderedWishes, settleWish } from './queries-wishes.ts';
import type { WishRow } from './queries-wishes.ts';
import { inForce, langOf, register } from './register.ts';
import { domainHash, openContents, tokenHash } from './wish.ts';
import type { Contents } from './wish.ts';

const BATCH = 50;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** One round by hand: looks at all that waits, and keeps the numbers. */
export async function workForms(deps: FormsDeps): Promise<void> {
  await keepCounts(deps);
  if (deps.policy.current() === null || !(await mailWorks(deps)).works) return;
  let after = '';
  for (;;) {
    const rows = await orderedWishes(deps.database.db, { now: deps.clock.now().toISOString(), after, limit: BATCH });
    for (const row of rows) if (!(await lookAtOne(deps, row))) return;
    after = rows.at(-1)?.id ?? '';
    if (rows.length < BATCH) return;
  }
}

/** Forgets what is over, looks again at what was put off, and tells when the day is unlike others. */
export async function tidyForms(deps: FormsDeps): Promise<void> {
  const now = deps.clock.now();
  const before = (ms: number) => new Date(now.getTime() - ms).toISOString();
  await dropPastWishes(deps.database.db, { now: now.toISOString(), letters: before(30 * DAY) });
  await dropPastSignUps(deps.database.db, before(3 * 366 * DAY));
  await lookAgain(deps.database.db, before(DAY));
  const { unusual, today, usual } = await unusualToday(deps);
  if (unusual) deps.log.warn('forms.unusual', { today, usual });
}

/** One sign-up that cannot be looked at never holds up the others. False when no more letters go in this hour. */
async function lookAtOne(deps: FormsDeps, row: WishRow): Promise<boolean> {
  try {
    const order = await ready(deps, row);
    return order === null || (await deps.database.tx((tx) => write(tx, deps, order)));
  } catch (error) {
    deps.log.error('forms.look', { wish: row.id, reason: reasonOf(error) });
    await deps.database.tx((tx) => settleWish(tx, row.id, { state: 'stopped', reason: reasonOf(error), contents: null }));
    return true;
  }
}

interface Letter {
  readonly row: WishRow;
  readonly form: Form;
  readonly contents: Contents;
  readonly overBan: boolean;
}

/** What the letter has to say; null when none goes. */
async function ready(deps: FormsDeps, row: WishRow): Promise<Letter | null> {
  const stop = async (reason: string) => {
    await deps.database.tx((tx) => settleWish(tx, row.id, { state: 'stopped', reason, contents: null }));
    return null;
  };
  const known = await formById(deps.database.db, row.form_id);
  if (known === undefined || row.contents === null) return stop('errors.form-closed');
  const form = formOf(known);
  if (!stillAdmitted(inForce(deps), form)) return stop('errors.form-closed');
  const contents = openContents(deps, row.contents);
  const trial = await tried(deps, { row, form, contents });
  return trial.stopped === undefined ? { row, form, contents, overBan: trial.overBan } : stop(trial.stopped);
}

class Tried extends Error {
  override readonly name = 'Tried';
}

/** Confirming itself, taken back before it is done: the same for a known, an unknown and an erased address. */
async function tried(deps: FormsDeps, { row, form, contents }: Omit<Letter, 'overBan'>): Promise<{ overBan: boolean; stopped?: string }> {
  const trial = async (overBan: boolean): Promise<string | undefined> => {
    try {
      await deps.database.tx(async (tx) => {
        await register(tx, deps, { policy: inForce(deps), form, wish: row, contents, act: 'button', overBan, at: deps.clock.now() });
        throw new Tried();
      });
    } catch (error) {
      if (error instanceof Tried) return undefined;
      if (error instanceof AppError) return error.code;
      throw error;
    }
    return undefined;
  };
  const first = await trial(false);
  if (first !== 'errors.permission-banned') return { overBan: false, ...(first === undefined ? {} : { stopped: first }) };
  const second = await trial(true);
  return { overBan: true, ...(second === undefined ? {} : { stopped: second }) };
}

async function write(tx: Tx, deps: FormsDeps, letter: Letter): Promise<boolean> {
  const { row, form, contents, overBan } = letter;
  const now = deps.clock.now();
  const before = (ms: number) => new Date(now.getTime() - ms).toISOString();
  // Counted one after the other: of two processes none lets one letter too many go.
  await deps.database.lockChain(tx, 'form_letter');
  const of = { addressHash: row.address_hash, domainHash: domainHash(deps, contents.address) };
  const sent = await lettersSent(tx, of, { hour: before(HOUR), day: before(DAY), month: before(30 * DAY) });
  if (sent.all >= LETTERS.all) return false;
  if (sent.day >= LETTERS.day || sent.month >= LETTERS.month) {
    if (await settleWish(tx, row.id, { state: 'held', contents: null })) count(deps, form.id, 'limited');
    return true;
  }
  if (sent.domain >= LETTERS.domain) {
    await settleWish(tx, row.id, { state: 'later' });
    return true;
  }
  await send(tx, deps, letter, of);
  await append(tx, {
    at: now,
    actor: SYSTEM,
    action: 'form.letter',
    kind: 'form-wish',
    recordId: row.id,
    detail: { form: form.id, overBan },
  });
  return true;
}

async function send(
  tx: Tx,
  deps: FormsDeps,
  { row, form, contents, overBan }: Letter,
  of: { addressHash: string; domainHash: string },
): Promise<void> {
  const token = deps.ids.token(16);
  const lang = langOf(row);
  if (!(await settleWish(tx, row.id, { state: 'sent', token_hash: tokenHash(token), over_ban: overBan ? 1 : 0 }))) return;
  await insertLetter(tx, {
    id: deps.ids.next(),
    wish_id: row.id,
    address_hash: of.addressHash,
    domain_hash: of.domainHash,
    sent_at: deps.clock.now().toISOString(),
  });
  const main = mainPermission(form);
  const purposes = inForce(deps).purposes;
  const names = (ids: readonly string[]) => ids.flatMap((id) => purposes.get(id)?.name ?? []);
  await queueMail(tx, deps, {
    // Tied to nobody: nobody is known before they confirm.
    to: { subjectId: null, address: contents.address },
    purpose: form.purposeId ?? 'rights',
    template: 'confirm-sign-up',
    lang,
    params: {
      link: `${deps.config.publicUrl}/lomake/vahvista/${token}?lang=${lang}`,
      kind: form.kind,
      main: main === null ? null : (purposes.get(main)?.name ?? null),
      permissions: names(Object.keys(contents.texts).filter((id) => id !== main)),
      overBan,
      at: new Date(row.signed_up_at),
      until: new Date(row.expires_at),
    },
  });
}
