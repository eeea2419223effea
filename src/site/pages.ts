// The few public pages around the notice itself: before setup, the list of versions, and a page that is not there.

import { formatDate } from '#platform/clock';
import { html, renderPage } from '#platform/html';
import type { Html } from '#platform/html';
import type { Problem } from '#platform/http';
import type { Lang } from '#platform/i18n';
import { STYLESHEET } from './assets.ts';
import { sitePhrases } from './phrases.ts';
import type { PublishedNotice } from './shelf.ts';

const { t } = sitePhrases;

export function notYetPage(lang: Lang): string {
  return page({ lang, firm: '', title: t(lang, 'notYet'), main: html`<p>${t(lang, 'notYetText')}</p>` });
}

export function versionsPage(lang: Lang, current: PublishedNotice, all: readonly Omit<PublishedNotice, 'policy'>[]): string {
  const rows = all.map(({ versionNo, effectiveFrom }) => {
    const state = versionNo === current.versionNo ? t(lang, 'inForce') : versionNo > current.versionNo ? t(lang, 'coming') : undefined;
    const date = formatDate(effectiveFrom, lang);
    return html`<li>
      <a href="/seloste/versiot/${versionNo}/${lang}">${t(lang, 'notice')} ${versionNo}</a>,
      ${date}${state && html`, <strong>${state}</strong>`}
    </li> `;
  });
  const main = html`<p>${t(lang, 'versionsText')}</p>
    <ol class="plain" reversed>
      ${rows}
    </ol>
    <p><a href="/seloste/${lang}">${t(lang, 'back')}</a></p>`;
  return page({ lang, firm: current.policy.controllers.map(({ name }) => name).join(', '), title: t(lang, 'versions'), main });
}

/** A refusal as a page, for those who came by a link; for the server's `problemPage`. */
export function siteProblemPage({ status, title }: Pick<Problem, 'status' | 'title'>, lang: Lang): string {
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
