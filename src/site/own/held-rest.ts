// The rest of the page of everything held: who saw or received data, which letters were sent, and what the register keeps of its own acts.

import type { ToldDisclosure } from '#kernel/disclosure';
import { templateName } from '#kernel/mail';
import type { ExportedRecord } from '#kernel/rights';
import { html } from '#platform/html';
import type { Html } from '#platform/html';
import type { Lang } from '#platform/i18n';
import { dayText } from './frame.ts';
import type { Held } from './held.ts';
import { ownPhrases } from './phrases.ts';

const { t } = ownPhrases;
const LETTERS = 'mail-message';
/** Told in words on the page of permissions. */
const NEWSLETTERS = 'mailing-recipient';
/** Told elsewhere on the pages, in words. */
const TOLD: ReadonlySet<string> = new Set([LETTERS, 'permission-event', 'disclosure']);

export function seenSection({ disclosures }: Held, lang: Lang): Html {
  return html`<section aria-labelledby="seen">
    <h2 id="seen">${t(lang, 'seen.title')}</h2>
    ${
      disclosures.length === 0
        ? html`<p>${t(lang, 'seen.none')}</p>`
        : html`<ul class="items">
            ${disclosures.map((each) => html`<li>${seenRow(each, lang)}</li> `)}
          </ul>`
    }
  </section>`;
}

export function seenRow({ at, recipient, way, fields, basis }: ToldDisclosure, lang: Lang): string {
  const named = fields.map((each) => each[lang]).join(', ');
  return t(lang, 'seen.row', {
    date: dayText(at, lang),
    recipient: recipient[lang],
    way: t(lang, `seen.${way}`),
    fields: named,
    basis: basis[lang],
  });
}

export function lettersSection({ own }: Held, lang: Lang): Html {
  const letters = own.filter(({ kind }) => kind === LETTERS).toReversed();
  const aimed = own.some(({ kind }) => kind === NEWSLETTERS);
  return html`<section aria-labelledby="letters">
    <h2 id="letters">${t(lang, 'letters.title')}</h2>
    ${letters.length === 0 && !aimed && html`<p>${t(lang, 'letters.none')}</p>`}
    ${
      letters.length > 0 &&
      html`<ul class="items">
        ${letters.map((each) => html`<li>${letterRow(each, lang)}</li> `)}
      </ul>`
    }
    ${aimed && html`<p>${t(lang, 'letters.newsletters')} <a href="/omat/luvat#letters">${t(lang, 'letters.newslettersLink')}</a></p>`}
  </section>`;
}

function letterRow({ facts = {} }: ExportedRecord, lang: Lang): string {
  const state = facts['state'];
  const fate = state === 'sent' ? 'sent' : state === 'queued' || state === 'sending' ? 'waits' : 'failed';
  const when = dayText(String(facts['created_at'] ?? ''), lang);
  return `${when}: ${templateName(String(facts['template'] ?? ''))[lang]}, ${t(lang, `letters.${fate}`)}`;
}

/** How many of each kind and the day of the latest: their days and codes are in the copies. */
export function ownSection({ own }: Held, lang: Lang, now: Date): Html | false {
  const kinds = [
    ...Map.groupBy(
      own.filter(({ kind }) => !TOLD.has(kind)),
      ({ kind }) => kind,
    ).values(),
  ];
  return (
    kinds.length > 0 &&
    html`<section aria-labelledby="own">
      <h2 id="own">${t(lang, 'own.title')}</h2>
      <p>${t(lang, 'own.counted')}</p>
      <ul class="items">
        ${kinds.map(
          (records) =>
            html`<li>
              <p class="name">${records[0]?.name[lang]}</p>
              <p class="muted">${countOf(records, lang, now)}</p>
            </li> `,
        )}
      </ul>
    </section>`
  );
}

function countOf(records: readonly ExportedRecord[], lang: Lang, now: Date): string {
  const until = now.toISOString();
  // What is yet to come, such as the next reminder, has not happened.
  const instants = records
    .flatMap(({ facts = {} }) => Object.values(facts))
    .filter((value): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) && value <= until);
  const last = instants.toSorted().at(-1);
  const count = t(lang, 'own.rows', { n: records.length });
  return last === undefined ? count : `${count}, ${t(lang, 'own.last', { date: dayText(last, lang) })}`;
}

/** The same in the printed copy: each letter by itself, of the rest how many and the latest day; codes are in the copy for machines. */
export function ownRows(own: readonly ExportedRecord[], lang: Lang, now: Date): string[] {
  const letters = own.filter(({ kind }) => kind === LETTERS).map((each) => `${each.name[lang]}: ${letterRow(each, lang)}`);
  const rest = Map.groupBy(
    own.filter(({ kind }) => kind !== LETTERS && kind !== 'disclosure'),
    ({ kind }) => kind,
  );
  return [...letters, ...[...rest.values()].map((records) => `${records[0]?.name[lang] ?? ''}: ${countOf(records, lang, now)}`)];
}
