// The frame of the own pages: the firm's name first, Lupaus last, one column between; forms that any browser can send.

import { formatDate, localDate } from '#platform/clock';
import { html, renderPage } from '#platform/html';
import type { Html, HtmlValue } from '#platform/html';
import { LANGS } from '#platform/i18n';
import type { Lang } from '#platform/i18n';
import { STYLESHEET } from '../assets.ts';
import type { Asked } from './context.ts';
import { ownPhrases } from './phrases.ts';

const { t } = ownPhrases;

export type Tab = 'held' | 'permissions' | 'requests' | 'erase';
const TABS: Readonly<Record<Tab, string>> = {
  held: '/omat/tiedot',
  permissions: '/omat/luvat',
  requests: '/omat/pyynnot',
  erase: '/omat/poisto',
};

export interface OwnPage {
  readonly title: string;
  readonly main: HtmlValue;
  /** Set on pages of an open visit. */
  readonly tab?: Tab | 'within' | undefined;
  /** Where the language links lead; the page itself unless said. */
  readonly at?: string | undefined;
}

const NAMES: Readonly<Record<Lang, string>> = { fi: 'Suomi', sv: 'Svenska', en: 'English' };

export function ownPage({ lang, firm, request }: Pick<Asked, 'lang' | 'firm' | 'request'>, { title, main, tab, at }: OwnPage): string {
  const path = at ?? request.url.split('?')[0] ?? '/omat';
  return renderPage({
    lang,
    title: `${title}, ${firm}`,
    skip: t(lang, 'skip'),
    head: html`<div class="top">
        <p class="firm">${firm}</p>
        ${tab !== undefined && form('/omat/ulos', {}, html`<button>${t(lang, 'nav.out')}</button>`)}
      </div>
      <h1>${title}</h1>
      <div class="bar">${languages(lang, path)}${notice(lang)}</div>
      ${tab !== undefined && tabs(lang, tab)}`,
    main: html`<div class="own">${main}</div>`,
    foot: html`<p>${t(lang, 'made')}</p>`,
    stylesheet: STYLESHEET,
  });
}

function languages(lang: Lang, path: string): Html {
  const items = LANGS.map(
    (each) =>
      html`<li>
        <a href="${path}?lang=${each}" lang="${each}" hreflang="${each}" ${each === lang && html`aria-current="true"`}>${NAMES[each]}</a>
      </li> `,
  );
  return html`<nav aria-label="${t(lang, 'languages')}">
    <ul>
      ${items}
    </ul>
  </nav>`;
}

function notice(lang: Lang): Html {
  return html`<p><a href="/seloste/${lang}">${t(lang, 'notice')}</a></p>`;
}

function tabs(lang: Lang, current: Tab | 'within'): Html {
  const items = Object.entries(TABS).map(
    ([tab, href]) => html`<li><a href="${href}" ${tab === current && html`aria-current="page"`}>${t(lang, `nav.${tab as Tab}`)}</a></li> `,
  );
  return html`<nav class="tabs" aria-label="${t(lang, 'pages')}">
    <ul>
      ${items}
    </ul>
  </nav>`;
}

export function form(action: string, hidden: Readonly<Record<string, string>>, inside: HtmlValue): Html {
  const fields = Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`);
  return html`<form method="post" action="${action}" autocomplete="off">${fields}${inside}</form>`;
}

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value?: string | undefined;
  readonly error?: string | undefined;
  readonly type?: 'text' | 'email' | 'tel' | 'code' | 'long';
  readonly optional?: boolean;
  /** Of a long text: characters. */
  readonly longest?: number;
  readonly autocomplete?: string;
}

/** A field with its label, its hint and what is wrong with it, each told to those who listen as well. */
export function field({
  name,
  label,
  hint,
  value = '',
  error,
  type = 'text',
  optional = false,
  autocomplete = 'off',
  longest = 4000,
}: Field): Html {
  const by = [hint !== undefined && `${name}-hint`, error !== undefined && `${name}-error`].filter(Boolean).join(' ');
  const described = by !== '' && html`aria-describedby="${by}"`;
  const state = html`${!optional && html`required`} ${described} ${error !== undefined && html`aria-invalid="true"`}`;
  const control =
    type === 'long'
      ? html`<textarea id="${name}" name="${name}" maxlength="${longest}" ${state}>${value}</textarea>`
      : html`<input
          id="${name}"
          name="${name}"
          value="${value}"
          maxlength="${type === 'code' ? 12 : 300}"
          autocomplete="${type === 'code' ? 'one-time-code' : autocomplete}"
          ${type === 'code' ? html`type="text" class="code" inputmode="numeric"` : html`type="${type}"`}
          ${state}
        />`;
  return html`<div class="field">
    <label for="${name}">${label}</label>
    ${hint !== undefined && html`<p class="hint" id="${name}-hint">${hint}</p>`}
    ${error !== undefined && html`<p class="said broken" id="${name}-error" role="alert">${error}</p>`} ${control}
  </div>`;
}

/** What an act did, said where the next page begins. */
export function said(text: HtmlValue, tone: '' | 'attention' | 'broken' = ''): Html {
  return html`<div class="said ${tone}" role="status">${typeof text === 'string' ? html`<p>${text}</p>` : text}</div>`;
}

/** '14.3.2027', with the exact instant for those who look closer. */
export function day(instant: string, lang: Lang): Html {
  const at = new Date(instant.length === 10 ? `${instant}T12:00:00Z` : instant);
  const local = instant.length === 10 ? instant : localDate(at);
  return html`<time datetime="${instant}" title="${instant}">${formatDate(local, lang)}</time>`;
}

export function dayText(instant: string, lang: Lang): string {
  return formatDate(instant.length === 10 ? instant : localDate(new Date(instant)), lang);
}

const DONE = [
  'corrected',
  'mailed',
  'asked',
  'already',
  'permission',
  'withdrawn',
  'notWithdrawn',
  'replied',
  'erasing',
  'notErased',
  'blocked',
  'moved',
] as const;
export type Done = (typeof DONE)[number];

/** The word in the address chooses among our own sentences and says nothing by itself. */
export function doneOf({ request, lang }: Asked): Html | undefined {
  const word = (request.query as { tehty?: unknown }).tehty;
  const known = DONE.find((each) => each === word);
  return known === undefined ? undefined : said(t(lang, `done.${known}`));
}
