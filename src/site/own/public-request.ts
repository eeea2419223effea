// A request from somebody who has no link: entered at once, so that the clocks run from now, with identity still to be settled (R5).

import { translateError } from '#kernel/phrases';
import { hoursInWords } from '#kernel/policy';
import { enterUnnamed, REQUEST_RIGHTS, requestById } from '#kernel/requests';
import type { RequestRight } from '#kernel/requests';
import { AppError } from '#platform/errors';
import { html } from '#platform/html';
import type { Html } from '#platform/html';
import type { Reply } from '#platform/http';
import type { Asked } from './context.ts';
import { visited } from './context.ts';
import { tellPage, waysList } from './door-pages.ts';
import { to } from './door.ts';
import { dayText, field, form, ownPage, said } from './frame.ts';
import { page } from './pages.ts';
import type { Pages } from './pages.ts';
import { ownPhrases } from './phrases.ts';

const { t } = ownPhrases;
/** Everybody's form: five requests in ten minutes from one place. */
const REQUESTS = { max: 5, timeWindow: 600_000 };
const VISITOR = { id: 'own-pages', kind: 'system' } as const;

export function registerPublicRequest(pages: Pages): void {
  pages.get('/omat/pyynto', async (asked) => ((await visited(asked)) ? to(asked, '/omat/pyynnot') : page(asked, requestPage(asked))));
  pages.post('/omat/pyynto', enter, REQUESTS);
}

function requestPage(asked: Asked, error?: string, full = false): string {
  const { lang, policy, form: given } = asked;
  const { answerDays, erasureHours } = policy.policy.requests;
  const lead = t(lang, 'public.lead', { days: answerDays, hours: hoursInWords(erasureHours)[lang] });
  const main = html`<section>
    <p class="lead">${lead}</p>
    ${
      error !== undefined &&
      said(
        full
          ? html`<p>${error}</p>
              ${waysList(asked)}`
          : error,
        'broken',
      )
    }
    ${form(
      '/omat/pyynto',
      {},
      html`${rights(asked)} ${field({ name: 'name', label: t(lang, 'public.name'), value: given['name'], autocomplete: 'name' })}
        ${field({ name: 'reach', label: t(lang, 'public.reach'), hint: t(lang, 'public.reachWhy'), value: given['reach'] })}
        ${field({ name: 'asked', label: t(lang, 'public.text'), hint: t(lang, 'public.textWhy'), value: given['asked'], type: 'long', optional: true })}
        <button>${t(lang, 'public.send')}</button>`,
    )}
    <p><a href="/omat">${t(lang, 'title')}</a></p>
  </section>`;
  return ownPage(asked, { title: t(lang, 'public.title'), main, at: '/omat/pyynto' });
}

function rights({ lang, form: given }: Asked): Html {
  return html`<div class="field">
    <label for="right">${t(lang, 'public.right')}</label>
    <select id="right" name="right" required>
      ${REQUEST_RIGHTS.map((right) => html`<option value="${right}" ${right === given['right'] && html`selected`}>${t(lang, `rights.${right}`)}</option> `)}
    </select>
  </div>`;
}

async function enter(asked: Asked): Promise<Reply> {
  const { deps, lang, form: given } = asked;
  const right = REQUEST_RIGHTS.find((each: RequestRight) => each === given['right']);
  const { name = '', reach = '', asked: text } = given;
  if (right === undefined || name === '' || reach === '')
    return page(asked, requestPage(asked, translateError(lang, 'errors.request-nobody')));
  const at = deps.clock.now();
  const wish = { right, receivedAt: at, requester: `${name}, ${reach}`, asked: text };
  try {
    const id = await enterUnnamed(deps, wish, { actor: VISITOR, at });
    const view = (await requestById(deps, id))?.view;
    const due = view === undefined ? '' : dayText(view[view.nearer].dueAt, lang);
    const told = t(lang, 'public.doneText', { no: view?.row.no ?? '', date: due });
    return page(asked, tellPage(asked, { title: t(lang, 'public.done'), text: told }));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // Where the form takes no more, nobody is sent away without another way.
    const full = error.code === 'errors.request-form-full';
    if (full) asked.reply.code(503);
    return page(asked, requestPage(asked, translateError(lang, error.code, error.params), full));
  }
}
