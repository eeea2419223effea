// The record of processing as a page to read, JSON to keep and CSV to hand over.

import { html, renderPage } from '#platform/html';
import type { Html } from '#platform/html';
import type { Lang, Text } from '#platform/i18n';
import { registerName, versionLine } from './notice.ts';
import { framePhrases } from './phrases.ts';
import type { ProcessingRecord, RecordActivity } from './record.ts';

const { t } = framePhrases;

/** Everything, in three languages. */
export function recordJson(record: ProcessingRecord): string {
  return `${JSON.stringify(record, null, 2)}\n`;
}

const COLUMNS = ['activity', 'basis', 'registers', 'subjects', 'data', 'recipients', 'transfers', 'limits', 'security'] as const;

/** One row per purpose; several values in a cell stand on lines of their own. Begins with a byte order mark so that spreadsheets read it as UTF-8. */
export function recordCsv(record: ProcessingRecord, lang: Lang): string {
  const head = [t(lang, 'record.controller'), t(lang, 'record.dpo'), ...COLUMNS.map((column) => t(lang, `record.${column}`))];
  const security = record.security.map((each) => each[lang]).join('\n');
  const rows = record.activities.map((activity) => [
    record.controllers.map(({ name, businessId }) => [name, businessId].filter(Boolean).join(' ')).join('\n'),
    dpoLine(record, lang),
    activity.purpose[lang],
    activity.basis[lang],
    ...lists(activity).map((texts) => texts.map((each) => each[lang]).join('\n')),
    security,
  ]);
  return `\ufeff${[head, ...rows].map((cells) => cells.map(csvCell).join(';')).join('\r\n')}\r\n`;
}

function lists({ registers, subjects, data, recipients, transfers, limits }: RecordActivity): readonly (readonly Text[])[] {
  return [registers, subjects, data, recipients, transfers, limits];
}

/** A cell that a spreadsheet would take for a formula is made harmless by a leading apostrophe. */
function csvCell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}

function dpoLine({ dpo }: ProcessingRecord, lang: Lang): string {
  return dpo.appointed ? dpo.contacts.join(', ') : t(lang, 'record.notAppointed');
}

export function recordPage(record: ProcessingRecord, lang: Lang, stylesheet = 'inline'): string {
  const { controllers, activities, security } = record;
  const firm = controllers.map(({ name }) => name).join(', ');
  return renderPage({
    lang,
    title: `${t(lang, 'record.title')}, ${firm}`,
    skip: t(lang, 'skip'),
    head: html`<p class="firm">${firm}</p>
      <h1>${t(lang, 'record.title')}</h1>
      <p class="about">${registerName({ firm, name: record.name }, lang)}</p>
      <p class="about">${versionLine(record.version, lang)}</p>
      <p class="about">${t(lang, 'record.law')}</p>`,
    main: html`${partiesHtml(record, lang)}${activities.map((activity, i) => activityHtml(activity, i + 1, lang))}
      <section aria-labelledby="security">
        <h2 id="security">${t(lang, 'record.security')}</h2>
        <ul>
          ${security.map((each) => html`<li>${each[lang]}</li> `)}
        </ul>
      </section>`,
    stylesheet,
  });
}

function partiesHtml(record: ProcessingRecord, lang: Lang): Html {
  const parties = record.controllers.map(
    ({ name, businessId, contacts }) =>
      html`<div>
        <dt>${t(lang, 'record.controller')}</dt>
        <dd>${[name, businessId, ...contacts].filter(Boolean).join(', ')}</dd>
      </div>`,
  );
  return html`<section aria-labelledby="parties">
    <h2 id="parties">${t(lang, 'record.controller')}</h2>
    <dl>
      ${parties}
      <div>
        <dt>${t(lang, 'record.dpo')}</dt>
        <dd>${dpoLine(record, lang)}</dd>
      </div>
    </dl>
  </section> `;
}

function activityHtml(activity: RecordActivity, no: number, lang: Lang): Html {
  const labels = ['registers', 'subjects', 'data', 'recipients', 'transfers', 'limits'] as const;
  const rows = lists(activity).map((texts, i) => {
    const label = t(lang, `record.${labels[i] ?? 'registers'}`);
    const values = texts.length === 0 ? [t(lang, 'record.none')] : texts.map((each) => each[lang]);
    const said =
      values.length === 1
        ? html`${values[0]}`
        : html`<ul>
            ${values.map((value) => html`<li>${value}</li>`)}
          </ul>`;
    return html`<div>
      <dt>${label}</dt>
      <dd>${said}</dd>
    </div>`;
  });
  const id = `activity-${no}`;
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}"><span class="no">${no}</span> ${activity.purpose[lang]}</h2>
    <dl>
      <div>
        <dt>${t(lang, 'record.basis')}</dt>
        <dd>${activity.basis[lang]}</dd>
      </div>
      ${rows}
    </dl>
  </section> `;
}
