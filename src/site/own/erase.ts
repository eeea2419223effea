// "If you ask now": what would go and what stays, until when and by which law, told before anything is pressed (GDPR Art. 17).

import { placesOutside } from '#kernel/duties';
import { mailWorks, queueMail } from '#kernel/mail';
import { accountabilityEntry, hoursInWords } from '#kernel/policy';
import { askInVisit, eraseForRequest, requestById, requestsOfPerson } from '#kernel/requests';
import type { OwnRequest } from '#kernel/requests';
import { planErasure } from '#kernel/rights';
import type { ErasurePlan, KeptField } from '#kernel/rights';
import { subjectById } from '#kernel/subjects';
import { closeVisit, oweAnswer } from '#kernel/visits';
import { addPeriod, localDate } from '#platform/clock';
import type { Tx } from '#platform/db';
import { AppError, appError } from '#platform/errors';
import { html } from '#platform/html';
import type { Html } from '#platform/html';
import type { Reply } from '#platform/http';
import type { Text } from '#platform/i18n';
import { asOneAct, setVisit } from './context.ts';
import type { Visited } from './context.ts';
import { to } from './door.ts';
import { dayText, doneOf, form, ownPage, said } from './frame.ts';
import { page } from './pages.ts';
import type { Pages } from './pages.ts';
import { ownPhrases } from './phrases.ts';

const { t } = ownPhrases;

export function registerErase(pages: Pages): void {
  pages.getWithin('/omat/poisto', async (visited) => page(visited, await erasePage(visited)));
  pages.postWithin('/omat/poisto', erase);
}

async function waitingOf({ deps, visit }: Visited): Promise<OwnRequest | undefined> {
  const all = await requestsOfPerson(deps.database.db, deps, visit.subjectId);
  return all.find(({ right, erasesBy }) => right === 'erasure' && erasesBy !== null);
}

async function erasePage(visited: Visited): Promise<string> {
  const { deps, lang, visit } = visited;
  const plan = await planErasure(deps, deps.database.db, visit.subjectId);
  const waiting = await waitingOf(visited);
  const main = html`${doneOf(visited)} ${waiting !== undefined && waits(waiting, visited)}
    <section>
      <p class="lead">${t(lang, waiting === undefined ? 'erase.lead' : 'erase.waitingLead')}</p>
      ${plan.blocked !== null && said(t(lang, plan.blocked === 'hold' ? 'erase.blockedHold' : 'erase.blockedRestriction'), 'attention')}
    </section>
    ${planSections(visited, plan)} ${choice(visited, plan, waiting)}`;
  return ownPage(visited, { title: t(lang, waiting === undefined ? 'erase.title' : 'erase.waitingTitle'), main, tab: 'erase' });
}

function waits({ id, erasesBy }: OwnRequest, { lang }: Visited): Html {
  return html`<section aria-labelledby="waits">
    <h2 id="waits">${t(lang, 'erase.waits')}</h2>
    <p>${t(lang, 'erase.waitsText', { date: instantText(erasesBy ?? '', lang) })}</p>
    ${form('/omat/pyynnot/peru', { id }, html`<button class="quiet">${t(lang, 'erase.cancelVerb')}</button>`)}
  </section>`;
}

function planSections({ deps, lang, policy }: Visited, plan: ErasurePlan): Html {
  const going = plan.stores.filter(({ action, kind }) => action !== 'keep' && !DERIVED.has(kind));
  const proof = plan.stores.filter(({ action, why, keepUntil }) => action === 'keep' && why === null && keepUntil !== undefined);
  // Whichever way is chosen, the data are gone by the deadline, and from the copies of the register so many days later.
  const gone = new Date(deps.clock.now().getTime() + plan.deadlineHours * 3_600_000);
  const backups = addPeriod(localDate(gone), accountabilityEntry('backups').keep.period ?? 'P35D');
  const outside = placesOutside(policy);
  return html`<section aria-labelledby="goes">
      <h2 id="goes">${t(lang, 'erase.goes', { hours: hoursInWords(plan.deadlineHours)[lang] })}</h2>
      ${list(going.map(({ name, count, action }) => t(lang, action === 'part' ? 'erase.part' : 'erase.count', { name: name[lang], n: count })))}
      ${
        outside.length > 0 &&
        html`<p>${t(lang, 'erase.outside')}:</p>
          ${list(outside.map((name) => name[lang]))}
          <p class="muted">${t(lang, 'erase.outsideNote')}</p>`
      }
      <p class="muted">${t(lang, 'erase.backups', { date: dayText(backups, lang) })}</p>
    </section>
    <section aria-labelledby="stays">
      <h2 id="stays">${t(lang, 'erase.stays')}</h2>
      ${
        plan.kept.length === 0
          ? html`<p>${t(lang, 'erase.staysNone')}</p>`
          : list(plan.kept.map((kept) => `${policy.field(kept.field)?.name[lang] ?? kept.field}: ${keptWords(kept, lang)}`))
      }
    </section>
    <section aria-labelledby="proof">
      <h2 id="proof">${t(lang, 'erase.proof')}</h2>
      <p>${t(lang, 'erase.proofText')}</p>
      ${list(proof.map(({ name, keepUntil }) => t(lang, 'erase.proofRow', { name: name[lang], date: dayText(keepUntil ?? '', lang) })))}
      <p>${t(lang, 'erase.block')}</p>
    </section>`;
}

/** Made of others and gone with them: nobody misses them by name. */
const DERIVED: ReadonlySet<string> = new Set([
  'search-doc',
  'field-origin',
  'subject',
  'group-due',
  'visit',
  'visit-link',
  'retention-skip',
]);

function keptWords({ until, law }: KeptField, lang: keyof Text): string {
  const told = typeof law === 'string' ? law : law[lang];
  return until === null ? t(lang, 'erase.untilOpen', { law: told }) : t(lang, 'erase.until', { date: dayText(until, lang), law: told });
}

function list(rows: readonly string[]): Html | false {
  return (
    rows.length > 0 &&
    html`<ul>
      ${rows.map((row) => html`<li>${row}</li> `)}
    </ul>`
  );
}

function choice({ lang }: Visited, { deadlineHours, blocked }: ErasurePlan, waiting: OwnRequest | undefined): Html {
  const hours = hoursInWords(deadlineHours)[lang];
  const sure = html`<p>
    <label class="check"><input type="checkbox" name="sure" value="yes" required />${t(lang, 'erase.sure')}</label>
  </p>`;
  return html`${
      waiting === undefined &&
      html`<section aria-labelledby="later">
        <h2 id="later">${t(lang, 'erase.later', { hours })}</h2>
        <p>${t(lang, 'erase.laterText')}</p>
        ${form('/omat/poisto', { how: 'later' }, html`<button>${t(lang, 'erase.laterVerb')}</button>`)}
      </section>`
    }
    ${
      blocked === null &&
      html`<section aria-labelledby="now">
        <h2 id="now">${t(lang, 'erase.now')}</h2>
        <p>${t(lang, 'erase.nowText')}</p>
        ${form('/omat/poisto', { how: 'now' }, html`${sure}<button class="final">${t(lang, 'erase.nowVerb')}</button>`)}
      </section>`
    }
    <section><p class="muted">${t(lang, 'erase.certificate')}</p></section>`;
}

async function erase(visited: Visited): Promise<Reply> {
  const { deps, form: given, visit, act, lang } = visited;
  const now = given['how'] === 'now';
  if (now && given['sure'] !== 'yes') throw appError('invalid', 'errors.erasure-sure', { field: 'sure' });
  const { works } = await mailWorks(deps);
  const id = await deps.database.tx(async (tx) => {
    const within = asOneAct(visited, tx);
    const asked = await askInVisit(within.deps, { subjectId: visit.subjectId, right: 'erasure' }, act);
    if (await gone(within, asked.id)) return asked.id;
    await oweAnswer(within.deps, { subjectId: visit.subjectId, requestId: asked.id, address: visit.mailbox.address, lang });
    if (!now && works) await tell(tx, within, asked.id);
    return asked.id;
  });
  await deps.flushLedger?.();
  return now || (await gone(visited, id)) ? eraseNow(visited, id) : to(visited, '/omat/poisto?tehty=erasing');
}

/** Whether another press has carried it out meanwhile. */
async function gone({ deps }: Visited, id: string): Promise<boolean> {
  const row = (await requestById(deps, id))?.view.row;
  return row?.subject_id != null && (await subjectById(deps.database.db, row.subject_id)) === undefined;
}

/** Whoever reads the mailbox hears of it while it can still be cancelled: a visit left open in a library erases nobody unseen. */
async function tell(tx: Tx, { deps, lang, visit }: Visited, id: string): Promise<void> {
  const view = (await requestById(deps, id))?.view;
  if (view === undefined) return;
  const { address, contactPointId } = visit.mailbox;
  await queueMail(tx, deps, {
    to: { subjectId: visit.subjectId, contactPointId, address },
    purpose: 'rights',
    template: 'request-received',
    lang,
    params: {
      what: inAll('rightsWhat.erasure'),
      number: String(view.row.no),
      receivedOn: localDate(new Date(view.row.received_at)),
      dueOn: localDate(new Date(view[view.nearer].dueAt)),
      link: `${deps.config.publicUrl}/omat?lang=${lang}`,
    },
    once: `own-erasure:${id}`,
  });
}

function inAll(key: Parameters<typeof t>[1]): Text {
  return { fi: t('fi', key), sv: t('sv', key), en: t('en', key) };
}

async function eraseNow(visited: Visited, id: string): Promise<Reply> {
  const { deps, act } = visited;
  const before = (await requestById(deps, id))?.view;
  if (before === undefined) throw appError('not-found', 'errors.request-unknown');
  try {
    if (before.row.state === 'delayed') await eraseForRequest(deps, { id, version: before.row.version }, act);
  } catch (error) {
    // Taken back, or carried out, at the same moment: the page tells what is so now.
    if (!(error instanceof AppError) || error.kind !== 'conflict') throw error;
  }
  return (await erased(visited, id)) ?? to(visited, `/omat/pyynnot?tehty=${(await stillWaits(visited, id)) ? 'blocked' : 'notErased'}`);
}

async function stillWaits({ deps }: Visited, id: string): Promise<boolean> {
  return (await requestById(deps, id))?.view.row.state === 'delayed';
}

/** Ends the visit of somebody who is erased and leads to their certificate; undefined when they are not. */
export async function erased(visited: Visited, id: string): Promise<Reply | undefined> {
  const { deps, visit } = visited;
  const after = (await requestById(deps, id))?.view;
  if (after?.row.erasure_id == null || !(await gone(visited, id))) return undefined;
  await closeVisit(deps, visit);
  setVisit(visited, null);
  return to(visited, `/omat/todistus/${after.row.erasure_id}?poistettu=1`);
}

function instantText(instant: string, lang: keyof Text): string {
  return instant === '' ? '' : dayText(instant, lang);
}
