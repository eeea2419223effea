// The last answer: after an erasure that was asked for on the pages, the certificate goes to the address by which it was asked, and then that address is gone too (GDPR Art. 12(3)).

import { mailWorks, queueMail } from '#kernel/mail';
import { answerRequest, requestById } from '#kernel/requests';
import { reasonOf, SYSTEM } from '#kernel/rights';
import type { Act } from '#kernel/rights';
import { addPeriod, localDate } from '#platform/clock';
import type { SealedText } from '#kernel/deps';
import { isLang } from '#platform/i18n';
import type { Lang } from '#platform/i18n';
import type { VisitDeps } from './deps.ts';
import { openAddress, sealAddress } from './secrets.ts';
import { answersOwed, dropAnswer, insertAnswer } from './store/queries.ts';
import type { AnswerRow } from './store/queries.ts';

/** As the contract and the accountability register say. */
const KEEP = 'P7D';
const BATCH = 50;
const MOST = 100_000;

/** Remembers where the certificate is to go; sealed, and only when the register can write letters. */
export async function oweAnswer(
  deps: VisitDeps,
  { subjectId, requestId, address, lang }: { subjectId: string; requestId: string; address: string; lang: Lang },
): Promise<void> {
  const row = { id: deps.ids.next(), subject_id: subjectId, request_id: requestId, address: sealAddress(deps, address), lang };
  await deps.database.tx((tx) => insertAnswer(tx, { ...row, created_at: deps.clock.now().toISOString() }));
}

/** Sends what is owed for erasures that have been proved, answers their cases, and forgets what is owed no more. */
export async function giveAnswers(deps: VisitDeps): Promise<void> {
  const owed = await answersOwed(deps.database.db, BATCH);
  if (owed.length === 0) return;
  const { works } = await mailWorks(deps);
  for (const row of owed) {
    try {
      await answer(deps, row, works);
    } catch (error) {
      deps.log.error('visits.answer', { request: row.request_id, reason: reasonOf(error) });
    }
  }
}

async function answer(deps: VisitDeps, row: AnswerRow, works: boolean): Promise<void> {
  const view = (await requestById(deps, row.request_id))?.view;
  const act: Act = { actor: SYSTEM, at: deps.clock.now() };
  if (view === undefined || view.state === 'closed' || view.erasure === null) return void (await dropAnswer(deps.database.db, row.id));
  if (view.state !== 'rechecked') return;
  const erasureId = view.row.erasure_id ?? '';
  if (works) {
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
      }),
    );
    await answerRequest(deps, { id: row.request_id, version: view.row.version }, { via: 'own-pages' }, act);
    await dropAnswer(deps.database.db, row.id);
  } else if (view.erasure.erased_at !== null && tooLate(deps, view.erasure.erased_at)) {
    await dropAnswer(deps.database.db, row.id);
  }
}

function tooLate(deps: VisitDeps, erasedAt: string): boolean {
  return localDate(deps.clock.now()) > addPeriod(localDate(new Date(erasedAt)), KEEP);
}

/** For re-discovery: the address of the last answer is kept on purpose, and the certificate says until when. */
export async function* owedTexts(deps: Pick<VisitDeps, 'database' | 'keys'>): AsyncIterable<SealedText> {
  for (const { id, subject_id, address, created_at } of await answersOwed(deps.database.db, MOST)) {
    const keptUntil = addPeriod(localDate(new Date(created_at)), KEEP);
    yield { where: 'visit_answer.address', recordId: id, subjectId: subject_id, staff: false, text: openAddress(deps, address), keptUntil };
  }
}
