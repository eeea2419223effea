// Every request with both its clocks, and a way to make another: what cannot be done here alone is asked for, and answered in time (GDPR Art. 12).

import { personDuties } from '#kernel/duties';
import { supervisorOf } from '#kernel/policy';
import { askInVisit, clarified, requestById, requestsOfPerson, withdrawOwn } from '#kernel/requests';
import type { OwnRequest, RequestRight } from '#kernel/requests';
import { AppError, appError } from '#platform/errors';
import { html } from '#platform/html';
import type { Html } from '#platform/html';
import type { Reply } from '#platform/http';
import type { Lang } from '#platform/i18n';
import type { Visited } from './context.ts';
import { to } from './door.ts';
import { erased } from './erase.ts';
import { waysList } from './door-pages.ts';
import { dayText, doneOf, form, ownPage, said } from './frame.ts';
import { inTurn, mayAsk } from './limits.ts';
import { page } from './pages.ts';
import type { Pages } from './pages.ts';
import { ownPhrases } from './phrases.ts';
import { toldSection } from './told.ts';

const { t } = ownPhrases;

/** What is asked in words; the rest has a page of its own. */
const ASKED = [
  'restriction',
  'objection',
  'rectification',
  'access',
  'portability',
  'complaint',
] as const satisfies readonly RequestRight[];
type AskedRight = (typeof ASKED)[number];

export function registerRequests(pages: Pages): void {
  pages.getWithin('/omat/pyynnot', async (visited) => page(visited, await requestsPage(visited)));
  pages.postWithin('/omat/pyynnot', ask);
  pages.postWithin('/omat/pyynnot/peru', withdraw);
  pages.postWithin('/omat/pyynnot/vastaus', reply);
}

/** What was asked and not taken: nothing that was written is lost. */
interface Refused {
  readonly right: AskedRight;
  readonly asked: string;
}

async function requestsPage(visited: Visited, refused?: Refused): Promise<string> {
  const { deps, lang, visit, request } = visited;
  const all = await requestsOfPerson(deps.database.db, deps, visit.subjectId);
  const office = supervisorOf(deps.policy.reference());
  const wished = refused?.right ?? ASKED.find((each) => each === (request.query as { oikeus?: unknown }).oikeus);
  const main = html`${doneOf(visited)}${
      refused !== undefined &&
      said(
        html`<p>${t(lang, 'requests.many')}</p>
          ${waysList(visited)}`,
        'attention',
      )
    }
    <section>
      <p class="lead">${t(lang, all.length === 0 ? 'requests.none' : 'requests.lead')}</p>
      <ul class="items">
        ${all.map((each) => html`<li>${requestRow(each, lang)}</li> `)}
      </ul>
    </section>
    ${toldSection(await personDuties(deps, visit.subjectId), lang)}
    <section id="uusi" aria-labelledby="new">
      <h2 id="new">${t(lang, 'requests.new')}</h2>
      <p>${t(lang, 'requests.newText')}</p>
      ${ASKED.map((right) => newRequest(right, lang, { open: right === wished, text: right === refused?.right ? refused.asked : '' }))}
      <p class="muted">${t(lang, 'requests.complaint', { office: office.name[lang], website: office.website[lang] })}</p>
    </section>`;
  return ownPage(visited, { title: t(lang, 'requests.title'), main, tab: 'requests' });
}

function newRequest(right: AskedRight, lang: Lang, { open, text }: { open: boolean; text: string }): Html {
  // Each form has a field of its own, and labels must find theirs.
  const control = html`<div class="field">
    <label for="asked-${right}">${t(lang, 'public.text')}</label>
    <p class="hint" id="asked-${right}-hint">${t(lang, `requests.about.${right}`)}</p>
    <textarea id="asked-${right}" name="asked" maxlength="4000" required aria-describedby="asked-${right}-hint">${text}</textarea>
  </div>`;
  return html`<details ${open && html`open`}>
    <summary>${t(lang, `rights.${right}`)}</summary>
    ${form('/omat/pyynnot', { right }, html`${control}<button>${t(lang, 'public.send')}</button>`)}
  </details> `;
}

function requestRow(request: OwnRequest, lang: Lang): Html {
  const { id, no, right, receivedAt, state, outcome, law, promise, question, answer, open, erasesBy } = request;
  const stands = state === 'closed' && outcome !== null ? t(lang, `requests.outcome.${outcome}`) : t(lang, `requests.state.${state}`);
  return html`<h2>${t(lang, 'requests.no', { no })}: ${t(lang, `rightsWhat.${right}`)}</h2>
    <p class="state">${stands}</p>
    <p class="facts">
      <span>${t(lang, 'requests.received', { date: dayText(receivedAt, lang) })}</span>
      <span>${t(lang, 'requests.promise')}: ${clock(promise, lang)}</span> <span>${t(lang, 'requests.law')}: ${clock(law, lang)}</span>
    </p>
    ${question !== null && asking(id, question, lang)}
    ${answer !== null && html`<p><strong>${t(lang, 'requests.answer')}:</strong> ${answer}</p>`}
    ${
      open &&
      form(
        '/omat/pyynnot/peru',
        { id },
        html`<button class="small quiet">
          ${t(lang, erasesBy === null ? 'requests.withdraw' : 'requests.cancelErasure')}<span class="unseen"> ${no}</span>
        </button>`,
      )
    }`;
}

function clock({ state, dueAt }: OwnRequest['law'], lang: Lang): Html {
  const by = html`${t(lang, 'requests.by', { date: dayText(dueAt, lang) })}`;
  return state === 'running' ? by : html`${by} (${t(lang, `requests.${state}`)})`;
}

function asking(id: string, question: string, lang: Lang): Html {
  const answer = html`<div class="field">
    <label for="reply-${id}">${t(lang, 'requests.reply')}</label>
    <textarea id="reply-${id}" name="reply" maxlength="4000" required></textarea>
  </div>`;
  return html`<p><strong>${t(lang, 'requests.question')}:</strong> ${question}</p>
    ${form('/omat/pyynnot/vastaus', { id }, html`${answer}<button class="small">${t(lang, 'requests.sendReply')}</button>`)}`;
}

async function ask(visited: Visited): Promise<Reply> {
  const { deps, form: given, visit, act } = visited;
  const right = ASKED.find((each) => each === given['right']);
  if (right === undefined) throw appError('invalid', 'errors.invalid', { field: 'right' });
  const { subjectId } = visit;
  const text = given['asked'] ?? '';
  return inTurn(subjectId, async () => {
    if (!(await mayAsk(visited))) return page(visited, await requestsPage(withStatus(visited, 429), { right, asked: text }));
    const { already } = await askInVisit(deps, { subjectId, right, asked: text }, act);
    return to(visited, `/omat/pyynnot?tehty=${already ? 'already' : 'asked'}`);
  });
}

function withStatus(visited: Visited, status: number): Visited {
  visited.reply.code(status);
  return visited;
}

async function withdraw(visited: Visited): Promise<Reply> {
  const { deps, form: given, visit, act } = visited;
  const id = given['id'] ?? '';
  try {
    await withdrawOwn(deps, { subjectId: visit.subjectId, id }, act);
  } catch (error) {
    // Decided, or carried out, at the same moment: the page tells what is so now.
    if (!(error instanceof AppError) || error.kind !== 'conflict') throw error;
    return (await erased(visited, id)) ?? to(visited, '/omat/pyynnot?tehty=notWithdrawn');
  }
  return to(visited, '/omat/pyynnot?tehty=withdrawn');
}

async function reply(visited: Visited): Promise<Reply> {
  const { deps, form: given, visit, act } = visited;
  const own = (await requestsOfPerson(deps.database.db, deps, visit.subjectId)).find(({ id }) => id === given['id']);
  const whole = own === undefined ? undefined : await requestById(deps, own.id);
  if (whole === undefined) throw appError('not-found', 'errors.request-unknown');
  await clarified(deps, { id: whole.view.row.id, version: whole.view.row.version }, given['reply'] ?? '', act);
  return to(visited, '/omat/pyynnot?tehty=replied');
}
