// Entries: one for each person, with a code of their own. Entering permits nothing else, and nothing else is needed for it.

import { change, liveMembershipsOf, mailboxes } from '#customers';
import type { Who } from '#customers';
import type { Confirmed } from '#forms';
import type { Deps } from '#kernel/deps';
import { queueMail } from '#kernel/mail';
import { normaliseEmail, subjectById } from '#kernel/subjects';
import { joined } from '#platform/db';
import type { Tx } from '#platform/db';
import { AppError, appError } from '#platform/errors';
import { entryHash } from './draw.ts';
import { inForce, RAFFLE_FIELD } from './features.ts';
import { entryById, entryOfSubject, openRaffleOfForm, raffleById, raffleOfForm } from './queries.ts';
import type { RaffleRow } from './queries.ts';
import { nameOf } from './raffle.ts';
import { holdList, inState, isOver } from './service.ts';

/**
 * What a confirmed form does: the person is in, once. Who comes too late is told so, and nothing of them is kept for it.
 * @throws errors.raffle-over
 */
export async function enterByForm(tx: Tx, deps: Deps, done: Confirmed): Promise<void> {
  const { formId, subjectId, values } = done;
  const found = await raffleOfForm(tx, formId);
  if (found === undefined) return;
  await holdList(tx, found.id);
  const raffle = await openRaffleOfForm(tx, formId);
  if (raffle === undefined || isOver(raffle, deps.clock.now())) throw appError('refused', 'errors.raffle-over');
  if (await entryOfSubject(tx, raffle.id, subjectId)) return;
  const source = [...inForce(deps).sources.values()].find(({ from }) => from === 'self')?.id ?? 'own-records';
  const id = await put(joined(deps, tx), { actor: { id: subjectId, kind: 'subject' }, source, final: true }, raffle, {
    subjectId,
    answer: values[RAFFLE_FIELD] ?? null,
  });
  await giveCode(tx, deps, { raffle, id, done });
}

/** The entrant gets the code in a letter: it is theirs, and without it nobody can look themselves up in the list. */
async function giveCode(tx: Tx, deps: Deps, { raffle, id, done }: { raffle: RaffleRow; id: string; done: Confirmed }): Promise<void> {
  const entry = await entryById(tx, id);
  if (entry === undefined) return;
  const own = (await mailboxes.of(tx, done.subjectId)).find(({ address }) => normaliseEmail(address) === normaliseEmail(done.address));
  const letter = queueMail(tx, deps, {
    to: { subjectId: done.subjectId, address: done.address, ...(own && { contactPointId: own.contactPointId }) },
    purpose: 'rights',
    template: 'raffle-entered',
    lang: done.lang,
    params: {
      raffle: nameOf(raffle.name, done.lang),
      code: entry.code,
      hash: entry.hash,
      link: `${deps.config.publicUrl}/arvonta/${raffle.slug}?lang=${done.lang}`,
    },
    once: `raffle-entry:${id}`,
  });
  // No relay any more: the page after the confirmation and the own pages have the code too.
  await letter.catch((error: unknown) => {
    if (!(error instanceof AppError) || error.code !== 'errors.mail-off') throw error;
  });
}

/** Staff put down who entered on paper. @throws errors.raffle-state, errors.raffle-over, errors.raffle-twice, errors.raffle-not-in-register */
export async function enterByHand(
  deps: Deps,
  who: Who,
  raffleId: string,
  entry: { subjectId: string; answer: string | null },
): Promise<string> {
  const raffle = await inState(deps, raffleId, 'open');
  if (isOver(raffle, deps.clock.now())) throw appError('refused', 'errors.raffle-over');
  const { db } = deps.database;
  const subject = await subjectById(db, entry.subjectId);
  const stands = (await liveMembershipsOf(db, [entry.subjectId])).some(({ register_id }) => register_id === raffle.register_id);
  if (subject?.kind !== 'person' || !stands) throw appError('invalid', 'errors.raffle-not-in-register', { field: 'subjectId' });
  if (subject.restricted_at !== null) throw appError('refused', 'errors.subject-restricted', { field: 'subjectId' });
  if (await entryOfSubject(db, raffleId, entry.subjectId)) throw appError('conflict', 'errors.raffle-twice', { field: 'subjectId' });
  return put(deps, who, raffle, entry);
}

function put(
  deps: Deps,
  who: Who,
  raffle: RaffleRow,
  { subjectId, answer }: { subjectId: string; answer: string | null },
): Promise<string> {
  const id = deps.ids.next();
  // Long enough that nobody finds it by trying: the hash is public.
  const code = Buffer.from(deps.ids.token(16), 'base64url').toString('hex');
  return change(deps, who, { registers: [raffle.register_id], fields: [RAFFLE_FIELD] }, async (writer) => {
    const { tx } = writer.ctx;
    await holdList(tx, raffle.id);
    if ((await raffleById(tx, raffle.id))?.state !== 'open') throw appError('conflict', 'errors.raffle-state');
    await writer.insert('raffle-entry', {
      id,
      raffle_id: raffle.id,
      subject_id: subjectId,
      code,
      hash: entryHash(code),
      answer,
      state: 'in',
      twin_of: null,
      told_at: null,
      created_at: writer.ctx.at.toISOString(),
    });
    return id;
  });
}
