// A wrong value is set right (GDPR Art. 16): the page shows what is held and asks for what is true, and says what happens before anything is pressed.

import { correctOwn, liveMembershipsOf } from '#customers';
import { mailWorks } from '#kernel/mail';
import { translateError } from '#kernel/phrases';
import { askInVisit } from '#kernel/requests';
import { subjectById } from '#kernel/subjects';
import { askNewAddress } from '#kernel/visits';
import { AppError, appError } from '#platform/errors';
import { html } from '#platform/html';
import type { Reply } from '#platform/http';
import type { Visited } from './context.ts';
import { correctable, wayOf } from './correctable.ts';
import type { Way } from './correctable.ts';
import { to } from './door.ts';
import { field, form, ownPage } from './frame.ts';
import type { Done } from './frame.ts';
import { heldOf } from './held.ts';
import type { HeldItem } from './held.ts';
import { nameOf } from './held-page.ts';
import { mayAsk } from './limits.ts';
import { page } from './pages.ts';
import type { Pages } from './pages.ts';
import { ownPhrases } from './phrases.ts';

const { t } = ownPhrases;
const PATH = '/omat/korjaa/:kind/:recordId/:column';

export function registerCorrect(pages: Pages): void {
  pages.getWithin(PATH, async (visited) => {
    const wrong = await wrongValue(visited);
    return page(visited, correctPage(visited, wrong));
  });
  pages.postWithin(PATH, correct);
}

interface Wrong {
  readonly item: HeldItem;
  readonly way: Way;
}

/** The value the address names, among those of this very person; anything else is not there. */
async function wrongValue(visited: Visited): Promise<Wrong> {
  const { deps, policy, request, visit } = visited;
  const { kind, recordId, column } = request.params as { kind: string; recordId: string; column: string };
  const { groups } = await heldOf(visited);
  const item = groups
    .flatMap(({ items }) => items)
    .find((each) => each.kind === kind && each.recordId === recordId && each.column === column);
  if (item === undefined || !correctable(item)) throw appError('not-found', 'errors.not-found');
  const registers = (await liveMembershipsOf(deps.database.db, [visit.subjectId])).map(({ register_id }) => register_id);
  const restricted = (await subjectById(deps.database.db, visit.subjectId))?.restricted_at != null;
  return { item, way: wayOf(policy, registers, item, { restricted, mail: (await mailWorks(deps)).works }) };
}

function correctPage(visited: Visited, { item, way }: Wrong, again?: { value: string; why: string; error: string }): string {
  const { lang, policy } = visited;
  const what = nameOf(item, lang);
  const says = { now: 'atOnce', letter: 'byLetter', case: 'byCase' } as const;
  const long = way.way === 'case' && String(item.value).length > 80;
  const type = item.field === 'person.email' ? 'email' : long ? 'long' : 'text';
  const main = html`<section>
    <p class="name">${t(lang, 'correct.now')}</p>
    <p class="value">${item.shown[lang]}</p>
    ${form(
      `/omat/korjaa/${item.kind}/${item.recordId}/${item.column}`,
      {},
      html`${field({ name: 'value', label: t(lang, 'correct.right'), value: again?.value ?? '', error: again?.error, type })}
        ${way.way === 'case' && field({ name: 'why', label: t(lang, 'correct.why'), value: again?.why ?? '', type: 'long', optional: true })}
        <p class="muted">${t(lang, `correct.${says[way.way]}`, { days: policy.policy.requests.answerDays })}</p>
        <button>${t(lang, way.way === 'case' ? 'correct.ask' : 'correct.save')}</button>`,
    )}
    <p><a href="/omat/tiedot">${t(lang, 'back')}</a></p>
  </section>`;
  return ownPage(visited, { title: t(lang, 'held.correctWhat', { what }), main, tab: 'within' });
}

async function correct(visited: Visited): Promise<Reply> {
  const wrong = await wrongValue(visited);
  const { form: given, lang } = visited;
  const { value = '', why = '' } = given;
  const error = value === '' ? t(lang, 'correct.empty') : value === String(wrong.item.value) ? t(lang, 'correct.same') : undefined;
  if (error !== undefined) return page(visited, correctPage(visited, wrong, { value, why, error }));
  // A wish that waits for staff counts as a request.
  if (wrong.way.way === 'case' && !(await mayAsk(visited)))
    return page(visited, correctPage(visited, wrong, { value, why, error: t(lang, 'requests.many') }));
  try {
    const done = await carriedOut(visited, wrong, { value, why });
    return to(visited, `${done === 'asked' ? '/omat/pyynnot' : '/omat/tiedot'}?tehty=${done}`);
  } catch (refused) {
    if (!(refused instanceof AppError) || refused.kind === 'not-found') throw refused;
    const told = translateError(lang, refused.code, {
      ...refused.params,
      ...(refused.field === undefined ? {} : { field: refused.field }),
    });
    return page(visited, correctPage(visited, wrong, { value, why, error: told }));
  }
}

async function carriedOut(visited: Visited, { item, way }: Wrong, { value, why }: { value: string; why: string }): Promise<Done> {
  const { deps, lang, visit, act } = visited;
  const { subjectId } = visit;
  switch (way.way) {
    case 'now': {
      const { recordId, column, field: fieldId } = item;
      const correction = { kind: way.kind, recordId, column, field: fieldId, value };
      await correctOwn(deps, { actor: { id: subjectId, kind: 'subject' }, source: way.source }, subjectId, correction);
      return 'corrected';
    }
    case 'letter':
      await askNewAddress(deps, visit, { contactPointId: item.recordId, address: value, lang });
      return 'mailed';
    case 'case':
      await askInVisit(
        deps,
        {
          subjectId,
          right: 'rectification',
          field: item.field,
          oldValue: String(item.value),
          newValue: value,
          ...(why === '' ? {} : { asked: why }),
        },
        act,
      );
      return 'asked';
  }
}
