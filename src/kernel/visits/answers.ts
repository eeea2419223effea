// The last answer: after an erasure that was asked for on the pages, the certificate goes to the address by which it was asked, and then that address is gone too (GDPR Art. 12(3)).

import { mailWorks, queueMail } from '#kernel/mail';
import { answerRequest, requestById } from '#kernel/requests';
import { reasonOf, SYSTEM } from '#kernel/rights';
import type { Act } from '#kernel/rights';
import { localDate } from '#platform/clock';
import type { SealedText } from '#kernel/deps';
import { isLang } from '#platform/i18n';
import type { Lang } from '#platform/i18n';
import type { VisitDeps } from './deps.ts';
import { openAddress, sealAddress } from './secrets.ts';
import { allAnswers, answersDue, dropAnswer, dropLateAnswers, insertAnswer } from './store/answers.ts';
import type { AnswerRow } from './store/answers.ts';

/** As the contract and the accountability register say: seven days after the erasure. */
const KEEP_MS = 7 * 86_400_000;
const BATCH = 50;

/** Remembers where the certificate is to go; sealed, and only when the register can write letters. */
export async function oweAnswer(
  deps: VisitDeps,
  { subjectId, requestId, address, lang }: { subjectId: string; requestId: string; address: string; lang: Lang },
): Promise<void> {
  const row = { id: deps.ids.next(), subject_id: subjectId, request_id: requestId, address: sealAddress(deps, address), lang };
  await deps.database.tx((tx) => insertAnswer(tx, { ...row, created_at: deps.clock.now().toISOString() }));
}

/**
 * Forgets every address whose seven days are over, whatever became of its erasure; then sends what is owed for erasures that have been
 * proved and answers their cases. What still waits for its proof holds up nobody.
 */
export async function giveAnswers(deps: VisitDeps): Promise<void> {
  const { db } = deps.database;
  await dropLateAnswers(db, new Date(deps.clock.now().getTime() - KEEP_MS).toISOString());
  let last = '';
  for (let rows = await answersDue(db, last, BATCH); rows.length > 0; rows = await answersDue(db, last, BATCH)) {
    const { works } = await mailWorks(deps);
    for (const row of rows) await answerOne(deps, row, works);
    last = rows.at(-1)?.id ?? '';
  }
}

/** One that cannot be given never holds up the others. */
async function answerOne(deps: VisitDeps, row: AnswerRow, works: boolean): Promise<void> {
  try {
    await answer(deps, row, works);
  } catch (error) {
    deps.log.error('visits.answer', { request: row.request_id, reason: reasonOf(error) });
  }
}

async function answer(deps: VisitDeps, row: AnswerRow, works: boolean): Promise<void> {
  const view = (await requestById(deps, row.request_id))?.view;
  const act: Act = { actor: SYSTEM, at: deps.clock.now() };
  if (view === undefined || view.state === 'closed' || view.erasure === null) return void (await dropAnswer(deps.database.db, row.id));
  if (view.state !== 'rechecked' || !works) return;
  const erasureId = view.row.erasure_id ?? '';
  const erasedAt = view.erasure.erased_at;
  const lang = isLang(row.lang) ? row.lang : 'fi';
  // Each step may be repeated after a crash: the letter is queued once, a case is answered once, and then nothing is owed.
  await deps.database.tx((tx) =>
    queueMail(tx, deps, {
      // The person's data are gone: the letter is tied to nobody.
      to: { subjectId: null, address: openAddress(deps, row.address) },
      purpose: 'rights',
      template: 'erased',
      lang,
      params: { number: String(view.row.no), link: `${deps.config.publicUrl}/omat/todistus/${erasureId}?lang=${lang}` },
      once: `erased:${erasureId}`,
      // Nor does a relay that is away keep it longer.
      ...lastDay(deps, erasedAt),
    }),
  );
  await answerRequest(deps, { id: row.request_id, version: view.row.version }, { via: 'own-pages' }, act);
  await dropAnswer(deps.database.db, row.id);
}

const LETTER_MS = 3 * 86_400_000;

function lastDay({ clock }: VisitDeps, erasedAt: string | null): { expiresAt?: Date } {
  if (erasedAt === null) return {};
  return { expiresAt: new Date(Math.min(Date.parse(erasedAt) + KEEP_MS, clock.now().getTime() + LETTER_MS)) };
}

/** For re-discovery: the address of the last answer is kept on purpose, and the certificate says until when. */
export async function* owedTexts(deps: Pick<VisitDeps, 'database' | 'keys'>): AsyncIterable<SealedText> {
  for (const { id, subject_id, address, since } of await allAnswers(deps.database.db)) {
    const keptUntil = localDate(new Date(Date.parse(since) + KEEP_MS));
    yield { where: 'visit_answer.address', recordId: id, subjectId: subject_id, staff: false, text: openAddress(deps, address), keptUntil };
  }
}
