// A raffle for everybody: its rules, what was committed to and when, and the draw computed again before the reader's eyes. Nobody's data is here.

import { publishedRaffle, rafflesDictionary } from '#raffles';
import type { DrawRecord, PublishedRaffle } from '#raffles';
import type { Deps } from '#kernel/deps';
import { formatDate, localDate } from '#platform/clock';
import { appError } from '#platform/errors';
import { html, renderPage } from '#platform/html';
import type { Html, HtmlValue } from '#platform/html';
import type { Request, Server } from '#platform/http';
import { acceptedLang, isLang, LANGS } from '#platform/i18n';
import type { Lang } from '#platform/i18n';
import { STYLESHEET } from './assets.ts';
import { sitePhrases } from './phrases.ts';

type SiteDeps = Pick<Deps, 'database' | 'policy' | 'config' | 'clock'>;

const { t } = rafflesDictionary;

export function registerRaffles(app: Server, deps: SiteDeps): void {
  app.get('/arvonta/:slug', async (request, reply) => {
    const lang = wished(request);
    const found = await raffleAt(deps, request);
    reply.header('vary', 'Accept-Language').header('cache-control', 'no-cache').header('content-language', lang);
    return reply.type('text/html; charset=utf-8').send(pageOf(deps, found, lang));
  });
  app.get('/arvonta/:slug/tiedot.json', async (request, reply) => {
    const { record } = await raffleAt(deps, request);
    if (record === null) throw appError('not-found', 'errors.raffle-missing');
    const name = `${record.raffle}.json`;
    return reply
      .type('application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}"`)
      .send(`${JSON.stringify(record, null, 2)}\n`);
  });
}

async function raffleAt(deps: SiteDeps, request: Request): Promise<PublishedRaffle> {
  const { slug } = request.params as { slug: string };
  const found = deps.policy.current() === null ? undefined : await publishedRaffle(deps, slug);
  if (found === undefined) throw appError('not-found', 'errors.raffle-missing');
  return found;
}

function wished(request: Request): Lang {
  const asked = (request.query as { lang?: unknown }).lang;
  return isLang(asked) ? asked : acceptedLang(request.headers['accept-language']);
}

function pageOf({ policy, clock }: SiteDeps, raffle: PublishedRaffle, lang: Lang): string {
  const controller = policy.current()?.policy.controllers[0];
  const firm = controller?.alias ?? controller?.name ?? '';
  const main = html`<div class="own raffle">
    <section>
      <p class="lead">${standing(raffle, lang)}</p>
      ${waits(raffle, clock.now()) && html`<p>${t(lang, 'page.wait', { date: formatDate(raffle.publicOn ?? '', lang) })}</p>`}
      ${raffle.takes && raffle.form !== null && html`<p><a class="button" href="/lomake/${raffle.form}?lang=${lang}">${t(lang, 'page.enter')}</a></p>`}
      ${raffle.record !== null && raffle.record.secret !== null && result(raffle, raffle.record, lang)}
      <h2>${t(lang, 'page.prizes')}</h2>
      <div class="prose">${paragraphs(raffle.prizes[lang])}</div>
      <h2>${t(lang, 'page.rules')}</h2>
      <div class="prose">${paragraphs(raffle.rules[lang])}</div>
      ${rules(raffle, lang, clock.now())}
      <p>
        ${t(lang, `page.keeps.${raffle.forgottenAt === null ? 'before' : 'after'}`, { n: raffle.keeps.section, title: raffle.keeps.title[lang] })}
        <a href="/seloste/${lang}">${t(lang, 'page.notice')}</a>
      </p>
    </section>
    <section>
      <h2>${t(lang, 'page.proof')}</h2>
      <p>${t(lang, `page.proofText.${stageOf(raffle)}`)}</p>
      ${lockedLate(raffle) && html`<p class="said attention">${t(lang, 'page.lateLock', { date: dayOf(raffle.closedAt ?? '', lang) })}</p>`}
      ${proof(raffle, lang)}
    </section>
  </div>`;
  const head = html`<p class="firm">${firm}</p>
    <h1>${raffle.name[lang]}</h1>
    <div class="bar">${languages(raffle.slug, lang)}</div>`;
  return renderPage({
    lang,
    title: `${raffle.name[lang]}, ${firm}`,
    skip: sitePhrases.t(lang, 'skip'),
    head,
    main,
    stylesheet: STYLESHEET,
  });
}

const NAMES: Readonly<Record<Lang, string>> = { fi: 'Suomi', sv: 'Svenska', en: 'English' };

function languages(slug: string, lang: Lang): Html {
  return html`<ul>
    ${LANGS.map(
      (each) =>
        html`<li>
          <a href="/arvonta/${slug}?lang=${each}" lang="${each}" hreflang="${each}" ${each === lang && html`aria-current="true"`}
            >${NAMES[each]}</a
          >
        </li> `,
    )}
  </ul>`;
}

function standing(raffle: PublishedRaffle, lang: Lang): string {
  if (raffle.drawnAt !== null) return t(lang, 'page.drawn', { date: dayOf(raffle.drawnAt, lang) });
  if (raffle.takes) return t(lang, 'page.open', { time: wallTime(raffle.closesAt, lang) });
  return t(lang, raffle.state === 'open' ? 'page.over' : 'page.closed');
}

type Stage = 'open' | 'over' | 'closed' | 'drawn';

function stageOf({ state, takes }: PublishedRaffle): Stage {
  if (state === 'drawn' || state === 'closed') return state;
  return takes ? 'open' : 'over';
}

/** Entries are over, and the public value is not known before its day. */
function waits(raffle: PublishedRaffle, at: Date): boolean {
  const stage = stageOf(raffle);
  return (stage === 'over' || stage === 'closed') && raffle.publicOn !== null && localDate(at) < raffle.publicOn;
}

/** Whoever reads should know when the order of list and value proves less than it should. */
function lockedLate({ closedAt, publicOn }: PublishedRaffle): boolean {
  return closedAt !== null && publicOn !== null && localDate(new Date(closedAt)) >= publicOn;
}

function rules(raffle: PublishedRaffle, lang: Lang, at: Date): Html {
  const stage = stageOf(raffle);
  const known = raffle.publicOn !== null && localDate(at) >= raffle.publicOn;
  const day: [string, HtmlValue][] =
    raffle.publicOn === null ? [] : [[t(lang, `page.publicOn.${known ? 'after' : 'before'}`), formatDate(raffle.publicOn, lang)]];
  return facts([
    [t(lang, `page.closesAt.${stage === 'open' ? 'before' : 'after'}`), wallTime(raffle.closesAt, lang)],
    [t(lang, 'page.winners'), String(raffle.winners)],
    [t(lang, 'page.reserves'), String(raffle.reserves)],
    [t(lang, 'page.answerDays'), t(lang, 'page.days', { n: raffle.answerDays })],
    [t(lang, `page.publicSource.${stage === 'drawn' ? 'after' : 'before'}`), raffle.publicSource[lang]],
    ...day,
  ]);
}

function proof(raffle: PublishedRaffle, lang: Lang): HtmlValue {
  const { record } = raffle;
  const committed: [string, HtmlValue][] = [[t(lang, 'page.commitment'), code(raffle.commitment)]];
  if (record === null) return facts(committed);
  const drawn = record.secret !== null;
  return [
    facts([
      ...committed,
      [t(lang, 'page.entries'), String(record.entries.length)],
      [t(lang, 'page.root'), code(record.root)],
      ...(drawn
        ? ([
            [t(lang, 'page.secret'), code(record.secret ?? '')],
            [t(lang, 'page.publicValue'), record.publicValue ?? ''],
            [t(lang, 'page.seed'), code(record.seed ?? '')],
          ] as [string, HtmlValue][])
        : []),
    ]),
    listed(record, lang),
    html`<p><a class="button quiet small" href="/arvonta/${raffle.slug}/tiedot.json">${t(lang, 'page.file')}</a></p>`,
    raffle.forgottenAt !== null && html`<p class="said kept">${t(lang, 'page.forgotten', { date: dayOf(raffle.forgottenAt, lang) })}</p>`,
  ];
}

/** Longer lists are in the file alone: a page is read. */
const ON_PAGE = 2000;

/** Where an entrant finds the hash of their code. */
function listed({ entries }: DrawRecord, lang: Lang): Html | false {
  return (
    entries.length > 0 &&
    entries.length <= ON_PAGE &&
    html`<details>
      <summary>${t(lang, 'page.list')}</summary>
      <ol>
        ${entries.map((entry) => html`<li>${code(entry)}</li> `)}
      </ol>
    </details>`
  );
}

function result({ faults }: PublishedRaffle, { drawn, winners }: DrawRecord, lang: Lang): Html {
  const verdict = faults.length === 0 ? t(lang, 'page.verified') : t(lang, 'page.broken', { faults: faults.join(', ') });
  return html`<p class="said ${faults.length === 0 ? 'kept' : 'attention'}">${verdict}</p>
    <h2>${t(lang, 'page.order')}</h2>
    ${facts(
      (drawn ?? []).map((hash, i) => [
        i < winners ? t(lang, 'page.place', { n: i + 1 }) : t(lang, 'page.reserve', { n: i + 1 - winners }),
        code(hash),
      ]),
    )}`;
}

function facts(rows: readonly (readonly [string, HtmlValue])[]): Html {
  return html`<dl>
    ${rows.map(
      ([label, value]) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${value}</dd>
        </div> `,
    )}
  </dl>`;
}

function code(text: string): Html {
  return html`<code class="hash">${text}</code>`;
}

function paragraphs(text: string): HtmlValue {
  return text.split(/\n{1,}/).map((each) => html`<p>${each}</p> `);
}

function dayOf(instant: string, lang: Lang): string {
  return formatDate(localDate(new Date(instant)), lang);
}

function wallTime(local: string, lang: Lang): string {
  const [day = '', time = ''] = local.split('T');
  const shown = lang === 'en' ? time : time.replace(':', '.');
  return `${formatDate(day, lang)} ${{ fi: 'klo', sv: 'kl.', en: 'at' }[lang]} ${shown}`;
}
