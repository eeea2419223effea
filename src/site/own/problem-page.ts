// A refusal on the own pages, with the way back to their door.

import { html, renderPage } from '#platform/html';
import type { Problem } from '#platform/http';
import type { Lang } from '#platform/i18n';
import { STYLESHEET } from '../assets.ts';
import { ownPhrases } from './phrases.ts';

const { t } = ownPhrases;

export function ownProblemPage({ status, title }: Pick<Problem, 'status' | 'title'>, lang: Lang): string {
  // A link that is over is the one refusal that everybody meets.
  const again = status === 422;
  return renderPage({
    lang,
    title: t(lang, 'over.title'),
    skip: t(lang, 'skip'),
    head: html`<h1>${t(lang, 'over.title')}</h1>`,
    main: html`<div class="own">
      <section>
        <p class="lead">${title}</p>
        ${status === 429 && html`<p>${t(lang, 'over.otherwise')}</p>`}
        <p><a class="button quiet" href="/omat">${t(lang, again ? 'over.again' : 'title')}</a></p>
      </section>
    </div>`,
    foot: html`<p>${t(lang, 'made')}</p>`,
    stylesheet: STYLESHEET,
  });
}
