// The notice as an accessible page without JavaScript; every sentence of it can be linked to.

import { html, renderPage, visibleText } from '#platform/html';
import type { Html } from '#platform/html';
import { LANGS } from '#platform/i18n';
import type { Lang, Text } from '#platform/i18n';
import type { Detail, Statement } from '../statements.ts';
import { say } from '../statements/say.ts';
import { LANGUAGE_NAMES, registerName, runIn, versionLine } from './notice.ts';
import type { Note, Notice, NoticeSection } from './notice.ts';
import { framePhrases } from './phrases.ts';

const { t } = framePhrases;

export interface NoticeLinks {
  /** The address of the same version in another language; absent in a file that stands alone. */
  language?(lang: Lang): string;
  pdf?(lang: Lang): string;
  readonly versions?: string;
  /** Where people see their own data. */
  own?(lang: Lang): string;
  /** For a version that is not in force: where the one in force is. */
  readonly inForce?: { readonly href: string; readonly coming: boolean };
}

export interface NoticePageOptions {
  readonly links?: NoticeLinks;
  /** 'inline' for a file that stands alone. */
  readonly stylesheet?: string;
}

export function noticePage(notice: Notice, lang: Lang, { links = {}, stylesheet = 'inline' }: NoticePageOptions = {}): string {
  const others =
    links.language === undefined ? {} : { alternates: Object.fromEntries(LANGS.map((each) => [each, links.language?.(each) ?? ''])) };
  return renderPage({
    lang,
    title: `${t(lang, 'title')}, ${notice.firm}`,
    skip: t(lang, 'skip'),
    head: head(notice, lang, links),
    aside: contents(notice, lang),
    main: html`${notice.sections.map((section) => sectionHtml(notice, section, lang))}`,
    foot: html`<p>${t(lang, 'foot')}</p>`,
    stylesheet,
    ...others,
  });
}

/** True when the page tells its reader this statement, in so many words. */
export function noticeSays(page: string, statement: Pick<Statement, 'text'>, lang: Lang): boolean {
  return visibleText(page).includes(statement.text[lang].replace(/\s+/g, ' ').trim());
}

/** The address of a statement within the page. */
export function anchorOf(statementId: string): string {
  return statementId.replaceAll('/', '.');
}

function head(notice: Notice, lang: Lang, links: NoticeLinks): Html {
  const { inForce } = links;
  const old =
    inForce &&
    html`<p><strong>${t(lang, inForce.coming ? 'coming' : 'older')}</strong> <a href="${inForce.href}">${t(lang, 'inForce')}</a></p>`;
  return html`<p class="firm">${notice.firm}</p>
    <h1>${t(lang, 'title')}</h1>
    <p class="about">${registerName(notice, lang)}</p>
    <p class="about">${versionLine(notice.version, lang)}</p>
    ${old}
    <div class="bar">${languageBar(lang, links)}${toolBar(lang, links)}</div>`;
}

function languageBar(lang: Lang, { language }: NoticeLinks): Html | undefined {
  if (language === undefined) return undefined;
  const items = LANGS.map((each) =>
    each === lang
      ? html`<li><a href="${language(each)}" lang="${each}" hreflang="${each}" aria-current="true">${LANGUAGE_NAMES[each]}</a></li>`
      : html`<li><a href="${language(each)}" lang="${each}" hreflang="${each}">${LANGUAGE_NAMES[each]}</a></li>`,
  );
  return html`<nav aria-label="${t(lang, 'languages')}">
    <ul>
      ${items}
    </ul>
  </nav>`;
}

function toolBar(lang: Lang, { own, pdf, versions }: NoticeLinks): Html | undefined {
  if (own === undefined && pdf === undefined && versions === undefined) return undefined;
  const items = [
    own === undefined ? undefined : html`<li><a href="${own(lang)}">${t(lang, 'own')}</a></li> `,
    pdf === undefined ? undefined : html`<li><a href="${pdf(lang)}" type="application/pdf">${t(lang, 'pdf')}</a></li>`,
    versions === undefined ? undefined : html`<li><a href="${versions}">${t(lang, 'versions')}</a></li>`,
  ];
  return html`<nav aria-label="${t(lang, 'tools')}">
    <ul>
      ${items}
    </ul>
  </nav>`;
}

function contents({ sections }: Notice, lang: Lang): Html {
  const items = sections
    .filter(({ number }) => number > 0)
    .map(
      ({ id, number, title }) => html`<li><span class="no" aria-hidden="true">${number}</span><a href="#${id}">${title[lang]}</a></li> `,
    );
  return html`<nav class="toc" aria-label="${t(lang, 'contents')}">
    <details>
      <summary>${t(lang, 'contents')}</summary>
      <ol>
        ${items}
      </ol>
    </details>
  </nav>`;
}

function sectionHtml(notice: Notice, section: NoticeSection, lang: Lang): Html {
  const { id, number, title } = section;
  const no = number > 0 && html`<span class="no">${number}</span> `;
  return html`<section id="${id}" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${no}${title[lang]}</h2>
    ${id === 'data' && overviewHtml(notice, lang)}${section.clauses.map((clause) => clauseHtml(clause, lang))}
    ${notesHtml(section.notes, lang)}
  </section> `;
}

function clauseHtml(clause: Statement, lang: Lang): Html {
  const named = runIn(clause, lang);
  const apart = named === undefined && clause.heading !== undefined && html`<h3>${clause.heading[lang]}</h3> `;
  const text =
    named === undefined
      ? html`${spaced(clause.text[lang])}`
      : html`${spaced(named.before)}<strong>${spaced(named.name)}</strong>${spaced(named.after)}`;
  return html`<div class="clause" id="${anchorOf(clause.id)}">
    ${apart}
    <p>${text}</p>
    ${detailsHtml(clause.details, lang)}
  </div> `;
}

function detailsHtml(details: readonly Detail[], lang: Lang): Html | undefined {
  if (details.length === 0) return undefined;
  return html`<dl>
    ${details.map(
      ({ label, values }) =>
        html`<div>
          <dt>${label[lang]}</dt>
          <dd>${valuesHtml(values, lang)}</dd>
        </div>`,
    )}
  </dl> `;
}

function valuesHtml(values: readonly Text[], lang: Lang): Html {
  if (values.length === 1) return html`${linked(values[0]?.[lang] ?? '')}`;
  return html`<ul>
    ${values.map((value) => html`<li>${linked(value[lang])}</li>`)}
  </ul>`;
}

/** Mail and web addresses can be followed. */
function linked(text: string): Html {
  if (/^[^\s@]+@[^\s@]+$/.test(text)) return html`<a href="mailto:${text}">${text}</a>`;
  if (/^(https?:\/\/)?[\w-]+(\.[\w-]+)*\.[a-z]{2,}(\/\S*)?$/i.test(text))
    return html`<a href="${text.startsWith('http') ? text : `https://${text}/`}" rel="noopener">${text}</a>`;
  return html`${spaced(text)}`;
}

function overviewHtml({ overview }: Notice, lang: Lang): Html {
  const [group, basis, kept] = [say('data.group'), say('data.basis'), say('data.retention')].map((label) => label[lang]);
  const rows = overview.map(
    ({ statement, name, bases, retention }) =>
      html`<tr>
        <th scope="row"><a href="#${anchorOf(statement)}">${spaced(name[lang])}</a></th>
        <td data-label="${basis}">${bases.map((each) => each[lang]).join(', ')}</td>
        <td data-label="${kept}">${valuesHtml(retention, lang)}</td>
      </tr> `,
  );
  return html`<table>
    <caption>
      ${say('data.overview')[lang]}
    </caption>
    <thead>
      <tr>
        <th scope="col">${group}</th>
        <th scope="col">${basis}</th>
        <th scope="col">${kept}</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table> `;
}

function notesHtml(notes: readonly Note[], lang: Lang): Html | undefined {
  if (notes.length === 0) return undefined;
  const paragraphs = notes.map(({ ids, about, text }) => {
    const [first = '', ...rest] = ids;
    const anchors = rest.map((id) => html`<span id="${anchorOf(id)}"></span>`);
    const names = about.length > 0 && html`<b>${about.map((each) => each[lang]).join(', ')}.</b> `;
    return html`<p id="${anchorOf(first)}">${anchors}${names}${spaced(text[lang])}</p> `;
  });
  const label = t(lang, 'notes', { n: notes.length });
  return html`<details class="notes">
    <summary>${label}</summary>
    ${paragraphs}
  </details> `;
}

/** A number is not parted from what it counts, nor a hyphen from the word it begins. */
function spaced(text: string): string {
  return text.replace(/(\d) (?=\p{L}|§)/gu, '$1\u00a0').replace(/(?<= )-(?=\p{L})/gu, '\u2011');
}
