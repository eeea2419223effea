// The few public pages around the notice itself: before setup, the list of versions, and a page that is not there.

import { addPeriod, formatDate } from '#platform/clock';
import { html, renderPage } from '#platform/html';
import type { Html } from '#platform/html';
import type { Problem, Request } from '#platform/http';
import type { Lang } from '#platform/i18n';
import { STYLESHEET } from './assets.ts';
import { ownProblemPage } from './own/problem-page.ts';
import { sitePhrases } from './phrases.ts';
import type { PublishedNotice, ShelvedVersion } from './shelf.ts';

const { t } = sitePhrases;

export function notYetPage(lang: Lang): string {
  return page({ lang, firm: '', title: t(lang, 'notYet'), main: html`<p>${t(lang, 'notYetText')}</p>` });
}

/** Every version that was ever published: when it was in force, its notice, and what it changed. */
export function versionsPage(lang: Lang, current: PublishedNotice, all: readonly ShelvedVersion[]): string {
  const rows = all.map((version) => {
    const { versionNo, changes = [] } = version;
    const when = t(lang, ...whenOf(version, current, all, lang));
    const told = html`<details>
      <summary>${t(lang, 'changes', { n: changes.length })}</summary>
      <ul>
        ${changes.map((change) => html`<li>${change[lang]}</li> `)}
      </ul>
    </details>`;
    return html`<li>
      <a href="/seloste/versiot/${versionNo}/${lang}">${t(lang, 'notice')} ${versionNo}</a>,
      ${versionNo === current.versionNo ? html`<strong>${when}</strong>` : when} ${changes.length > 0 && told}
    </li> `;
  });
  const main = html`<p>${t(lang, 'versionsText')}</p>
    <ol class="plain" reversed>
      ${rows}
    </ol>
    <p><a href="/seloste/${lang}">${t(lang, 'back')}</a></p>`;
  return page({ lang, firm: current.policy.controllers.map(({ name }) => name).join(', '), title: t(lang, 'versions'), main });
}

type When = 'withdrawn' | 'inForce' | 'inForceUntil' | 'coming' | 'was' | 'wasOneDay' | 'never';

/**
 * A later version takes over on its day; one that was replaced before its own day never came into force, and one replaced on
 * that very day was in force until then.
 */
function whenOf(
  { versionNo, effectiveFrom, withdrawnOn }: ShelvedVersion,
  current: PublishedNotice,
  all: readonly ShelvedVersion[],
  lang: Lang,
): [When, { from: string; until: string }] {
  if (withdrawnOn !== undefined) return ['withdrawn', { from: formatDate(withdrawnOn, lang), until: '' }];
  const later = all.filter((other) => other.versionNo > versionNo && other.withdrawnOn === undefined);
  const [next] = later.map((other) => other.effectiveFrom).toSorted();
  const until = next === undefined ? '' : formatDate(addPeriod(next, '-P1D'), lang);
  const dates = { from: formatDate(effectiveFrom, lang), until };
  if (next !== undefined && next <= effectiveFrom) {
    const beforeItsDay = later.some((other) => other.effectiveFrom <= effectiveFrom && other.publishedOn < effectiveFrom);
    return [beforeItsDay || next < effectiveFrom ? 'never' : 'wasOneDay', dates];
  }
  if (versionNo > current.versionNo) return ['coming', dates];
  if (versionNo < current.versionNo) return ['was', dates];
  return [next === undefined ? 'inForce' : 'inForceUntil', dates];
}

/** A refusal as a page, for those who came by a link; for the server's `problemPage`. */
export function siteProblemPage({ status, title }: Pick<Problem, 'status' | 'title'>, lang: Lang, request?: Pick<Request, 'url'>): string {
  if (request?.url.startsWith('/omat') === true) return ownProblemPage({ status, title }, lang);
  const heading = t(lang, status === 404 ? 'missing' : 'failed');
  return page({
    lang,
    firm: '',
    title: heading,
    main: html`<p>${title}</p>
      <p><a href="/seloste">${t(lang, 'back')}</a></p>`,
  });
}

function page({ lang, firm, title, main }: { lang: Lang; firm: string; title: string; main: Html }): string {
  const head = html`${firm !== '' && html`<p class="firm">${firm}</p> `}
    <h1>${title}</h1>`;
  return renderPage({
    lang,
    title: firm === '' ? title : `${title}, ${firm}`,
    skip: t(lang, 'skip'),
    head,
    main: html`<section>${main}</section>`,
    stylesheet: STYLESHEET,
  });
}
