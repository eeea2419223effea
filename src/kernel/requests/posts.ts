// The letter of a step goes out by the house's own mail, queued in the transaction of the act, or staff hand it over; either is written down.

import { append } from '#kernel/audit';
import { bouncedAt, mailWorks, messageById, queueMail, reasonText } from '#kernel/mail';
import type { MailWorks, MailState } from '#kernel/mail';
import { addressesOf } from '#kernel/permission';
import { supervisorOf } from '#kernel/policy';
import type { Act } from '#kernel/rights';
import type { Conn, Tx } from '#platform/db';
import { appError } from '#platform/errors';
import type { Lang, Text } from '#platform/i18n';
import type { RequestDeps, Seen } from './change.ts';
import { aboutOf, letterOf } from './letters.ts';
import { partsOfCase } from './parts.ts';
import { caseById, insertLetter, lettersOf, stepsOf, stopsOf, wordsOf } from './store/queries.ts';
import type { RequestCaseRow, RequestLetterRow, RequestStepRow, RequestWordRow } from './tables.ts';
import type { LetterWay } from './terms.ts';

/** How the letter of an act goes to the person. */
export interface Post {
  readonly way: LetterWay;
  readonly lang: Lang;
  /** Which address, when the person has several; the first otherwise. */
  readonly contactId?: string | undefined;
}

export interface MailAddress {
  readonly id: string;
  readonly value: string;
  /** When the relay last said that it does not exist. */
  readonly bouncedAt: string | null;
}

/** Longer than for a link: an answer is of use when it arrives late, too. */
const LIFE_MS = 7 * 86_400_000;

/** E-mail addresses of the person, those that work first. */
export async function mailAddresses(deps: RequestDeps, conn: Conn, subjectId: string | null): Promise<MailAddress[]> {
  if (subjectId === null) return [];
  const held = (await addressesOf(conn, deps.registry, subjectId)).filter(({ channels }) => channels.includes('email'));
  const values = held.map(({ value }) => value);
  const bounced = await bouncedAt(deps, conn, subjectId, values);
  return held
    .map(({ id, value }) => ({ id, value, bouncedAt: bounced.get(value) ?? null }))
    .toSorted((a, b) => Number(a.bouncedAt !== null) - Number(b.bouncedAt !== null));
}

/** Whether the house can send letters of this case, and to which addresses. */
export async function mailOf(deps: RequestDeps, row: RequestCaseRow): Promise<{ mail: MailWorks; addresses: MailAddress[] }> {
  return { mail: await mailWorks(deps), addresses: await mailAddresses(deps, deps.database.db, row.subject_id) };
}

type Words = readonly Pick<RequestWordRow, 'step_id' | 'role' | 'value'>[];

export async function writeLetterOf(deps: RequestDeps, conn: Conn, row: RequestCaseRow, step: Step, words: Words): Promise<Text | null> {
  if (aboutOf(step.act) === undefined) return null;
  const office = supervisorOf(deps.policy.reference());
  return letterOf({ row, stops: await stopsOf(conn, [row.id]), parts: await partsOfCase(deps, conn, row), office }, step, words);
}

type Step = Pick<RequestStepRow, 'id' | 'act' | 'code' | 'at'>;

interface Posting {
  readonly row: RequestCaseRow;
  readonly step: Step;
  readonly words: Words;
  readonly post: Post;
}

/** Queues or notes the letter of a step, in the transaction of the act. @throws errors.request-no-letter, errors.request-no-address, errors.mail-off */
export async function postLetter(tx: Tx, deps: RequestDeps, { row, step, words, post }: Posting, act: Act): Promise<void> {
  const letter = await writeLetterOf(deps, tx, row, step, words);
  if (letter === null) throw appError('conflict', 'errors.request-no-letter');
  const message_id = post.way === 'mail' ? await queued(tx, deps, { row, step, post, letter }) : null;
  const known = await lettersOf(tx, row.id);
  if (message_id !== null && known.some((each) => each.message_id === message_id)) return;
  await insertLetter(tx, {
    id: deps.ids.next(),
    request_id: row.id,
    subject_id: row.subject_id,
    step_id: step.id,
    at: act.at.toISOString(),
    way: post.way,
    lang: post.lang,
    message_id,
    actor_id: act.actor.id,
    actor_kind: act.actor.kind,
  });
  const subject = row.subject_id === null ? {} : { subjectId: row.subject_id };
  await append(tx, {
    ...act,
    action: 'request.letter',
    kind: 'request',
    recordId: row.id,
    ...subject,
    detail: { step: step.act, way: post.way },
  });
}

async function queued(tx: Tx, deps: RequestDeps, { row, step, post, letter }: Omit<Posting, 'words'> & { letter: Text }): Promise<string> {
  const addresses = await mailAddresses(deps, tx, row.subject_id);
  const to = post.contactId === undefined ? addresses[0] : addresses.find(({ id }) => id === post.contactId);
  if (to === undefined) throw appError('refused', 'errors.request-no-address', { field: 'contactId' });
  return queueMail(tx, deps, {
    to: { subjectId: row.subject_id, contactPointId: to.id, address: to.value },
    purpose: 'rights',
    template: 'request-letter',
    lang: post.lang,
    params: { about: aboutOf(step.act) ?? 'answer', number: String(row.no), paragraphs: letter[post.lang].split('\n\n') },
    once: `request:${step.id}:${to.id}`,
    expiresAt: new Date(deps.clock.now().getTime() + LIFE_MS),
  });
}

/** Sends or hands over the letter of a step that was made before. @throws errors.request-unknown, errors.request-no-letter */
export async function sendLetter(
  deps: RequestDeps,
  { id }: Pick<Seen, 'id'>,
  { stepId, ...post }: Post & { readonly stepId: string },
  act: Act,
): Promise<void> {
  await deps.database.tx(async (tx) => {
    const row = await caseById(tx, id);
    const step = (await stepsOf(tx, id)).find((each) => each.id === stepId);
    if (!row || !step) throw appError('not-found', 'errors.request-unknown');
    await postLetter(tx, deps, { row, step, words: await wordsOf(tx, id), post }, act);
  });
}

export interface SentLetter extends Pick<RequestLetterRow, 'id' | 'step_id' | 'at' | 'way' | 'actor_id' | 'message_id'> {
  /** Null when staff handed it over, or when nothing is kept of the message any more. */
  readonly mail: { readonly state: MailState; readonly doubted: boolean; readonly reason: Text | null } | null;
}

/** What became of the letters of a case. */
export async function sentLetters(conn: Conn, requestId: string): Promise<SentLetter[]> {
  const rows = await lettersOf(conn, requestId);
  return Promise.all(
    rows.map(async ({ id, step_id, at, way, actor_id, message_id }) => {
      const message = message_id === null ? undefined : await messageById(conn, message_id);
      const mail = message ? { state: message.state, doubted: message.doubted === 1, reason: reasonText(message.reason) } : null;
      return { id, step_id, at, way, actor_id, message_id, mail };
    }),
  );
}
