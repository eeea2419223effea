// The frame of the public forms: the firm first, one column, Lupaus last; inside another site's page only what is needed.

import { formsPhrases } from '#forms';
import { html, renderPage } from '#platform/html';
import type { Html, HtmlValue } from '#platform/html';
import { LANGS } from '#platform/i18n';
import type { Lang } from '#platform/i18n';
import { STYLESHEET } from '../assets.ts';
import { SCRIPT_PATH } from './script.ts';

const { t } = formsPhrases;
const NAMES: Readonly<Record<Lang, string>> = { fi: 'Suomi', sv: 'Svenska', en: 'English' };

export interface FormFrame {
  readonly lang: Lang;
  readonly firm: string;
  readonly title: string;
  readonly main: HtmlValue;
  /** Where the language links lead; none on a page that answers a post. */
  readonly at?: string | undefined;
  readonly embedded?: boolean;
  readonly script?: boolean;
}

export function formFrame({ lang, firm, title, main, at, embedded = false, script = false }: FormFrame): string {
  const about = html`<div class="bar">
    ${at !== undefined && languages(lang, at)}
    <p><a href="/seloste/${lang}" target="_top">${t(lang, 'notice')}</a></p>
  </div>`;
  return renderPage({
    lang,
    title: `${title}, ${firm}`,
    skip: t(lang, 'skip'),
    head: embedded
      ? html`<h1>${title}</h1>`
      : html`<p class="firm">${firm}</p>
          <h1>${title}</h1>
          ${about}`,
    main: html`<div class="own sign-up">${main}</div>
      ${script && html`<script src="${SCRIPT_PATH}" defer></script>`}`,
    ...(embedded ? {} : { foot: html`<p>${t(lang, 'made')}</p>` }),
    stylesheet: STYLESHEET,
  });
}

function languages(lang: Lang, path: string): Html {
  const join = path.includes('?') ? '&' : '?';
  const items = LANGS.map(
    (each) =>
      html`<li>
        <a href="${path}${join}lang=${each}" lang="${each}" hreflang="${each}" ${each === lang && html`aria-current="true"`}
          >${NAMES[each]}</a
        >
      </li> `,
  );
  return html`<nav aria-label="${t(lang, 'languages')}">
    <ul>
      ${items}
    </ul>
  </nav>`;
}
