// The page of everything held: each value large, with its source and its last day beside it, and the rest one press away.

import { personName } from '#customers';
import { SECTION_IDS } from '#kernel/policy';
import { requestsOfPerson } from '#kernel/requests';
import type { OwnRequest } from '#kernel/requests';
import { holds } from '#kernel/rights';
import type { Hold } from '#kernel/rights';
import { subjectById } from '#kernel/subjects';
import { formatDate } from '#platform/clock';
import { html } from '#platform/html';
import type { Html, HtmlValue } from '#platform/html';
import type { Lang } from '#platform/i18n';
import type { Visited } from './context.ts';
import { correctable } from './correctable.ts';
import { day, dayText, doneOf, ownPage, said } from './frame.ts';
import { heldOf } from './held.ts';
import type { HeldGroup, HeldItem } from './held.ts';
import { lettersSection, ownSection, seenSection } from './held-rest.ts';
import { papersSection } from './papers.ts';
import { ownPhrases } from './phrases.ts';
import { rafflesSection } from './raffles.ts';

const { t } = ownPhrases;
/** Of one field; more of them are in the download. */
const SHOWN = 60;

export async function heldPage(visited: Visited): Promise<string> {
  const { deps, lang, visit } = visited;
  const { db } = deps.database;
  const held = await heldOf(visited);
  const notes = notesOf(lang, {
    restrictedAt: (await subjectById(db, visit.subjectId))?.restricted_at ?? null,
    holds: await holds(db, visit.subjectId),
    requests: await requestsOfPerson(db, deps, visit.subjectId),
  });
  const name = await personName(db, visit.subjectId);
  const main = html`${doneOf(visited)}${notes}
    <section aria-labelledby="all">
      <h2 id="all">${name ?? t(lang, 'title')}</h2>
      <p class="lead">${held.count === 0 ? t(lang, 'held.none') : t(lang, 'held.lead', { n: held.count })}</p>
      ${held.registers.length > 0 && html`<p class="muted">${t(lang, 'held.registers', { names: held.registers.map((each) => each[lang]).join(', ') })}</p>`}
    </section>
    ${held.groups.map((group) => groupSection(visited, group))} ${await rafflesSection(visited)} ${await papersSection(visited)}
    ${copies(lang)} ${seenSection(held, lang)} ${lettersSection(held, lang)} ${ownSection(held, lang, deps.clock.now())}`;
  return ownPage(visited, { title: t(lang, 'held.title'), main, tab: 'held' });
}

interface Notes {
  readonly restrictedAt: string | null;
  readonly holds: readonly Hold[];
  readonly requests: readonly OwnRequest[];
}

function notesOf(lang: Lang, { restrictedAt, holds: all, requests }: Notes): HtmlValue {
  const erasing = requests.find(({ erasesBy }) => erasesBy !== null);
  return [
    restrictedAt !== null && said(t(lang, 'held.restricted', { date: dayText(restrictedAt, lang) }), 'attention'),
    all.map(({ law, reviewOn }) => said(t(lang, 'held.hold', { law, date: formatDate(reviewOn, lang) }), 'attention')),
    erasing?.erasesBy !== undefined &&
      erasing.erasesBy !== null &&
      said(
        html`<p>
          ${t(lang, 'held.erasing', { date: dayText(erasing.erasesBy, lang) })} <a href="/omat/poisto">${t(lang, 'held.erasingLink')}</a>
        </p>`,
        'attention',
      ),
  ];
}

function groupSection(visited: Visited, { id, name, items }: HeldGroup): Html {
  const { lang } = visited;
  const heading = `ryhma-${id || 'muut'}`;
  const shown = shownOf(items);
  return html`<section aria-labelledby="${heading}">
    <h2 id="${heading}">${name?.[lang] ?? t(lang, 'held.other')}</h2>
    <ul class="items">
      ${shown.map((item) => itemRow(visited, item))}
    </ul>
    ${shown.length < items.length && html`<p class="muted">${t(lang, 'held.rest', { n: items.length - shown.length })}</p>`}
  </section> `;
}

/** The first of each field: a page and a paper stay readable. */
export function shownOf(items: readonly HeldItem[]): HeldItem[] {
  const perField = new Map<string, number>();
  return items.filter(({ field }) => {
    const n = (perField.get(field) ?? 0) + 1;
    perField.set(field, n);
    return n <= SHOWN;
  });
}

function itemRow(visited: Visited, item: HeldItem): Html {
  const { lang } = visited;
  const what = nameOf(item, lang);
  const from = t(lang, 'held.from', { source: item.source[lang], date: dayText(item.recordedAt, lang) });
  const can = correctable(item);
  return html`<li>
    <div class="row act">
      <div>
        <p class="name">${what}</p>
        <p class="value">${item.shown[lang]}</p>
      </div>
      ${can && html`<a class="button quiet small" href="/omat/korjaa/${item.kind}/${item.recordId}/${item.column}" aria-label="${t(lang, 'held.correctWhat', { what })}">${t(lang, 'held.correct')}</a>`}
    </div>
    <p class="facts">
      <span>${from}</span>
      <span>${item.until === null ? t(lang, 'held.stays') : t(lang, 'held.goes', { date: formatDate(item.until, lang) })}</span>
    </p>
    <details>
      <summary>${t(lang, 'held.more')}<span class="unseen">: ${what}</span></summary>
      ${facts(lang, item)}
    </details>
  </li> `;
}

export function nameOf({ name, part }: Pick<HeldItem, 'name' | 'part'>, lang: Lang): string {
  return part === null ? name[lang] : `${name[lang]}, ${part[lang].toLowerCase()}`;
}

function facts(lang: Lang, item: HeldItem): Html {
  const { recipients, seen, clause, basis } = item;
  const section = SECTION_IDS[clause.section] ?? 'data';
  const title = clause.title[lang];
  const rows: [string, HtmlValue][] = [
    [t(lang, 'held.source'), item.source[lang]],
    [t(lang, 'held.recorded'), day(item.recordedAt, lang)],
    [t(lang, 'held.purpose'), item.purpose[lang]],
    [t(lang, 'held.basis'), basis === undefined ? '–' : t(lang, `basis.${basis}`)],
    [t(lang, 'held.processors'), recipients.length === 0 ? t(lang, 'held.nobody') : recipients.map((each) => each[lang]).join(', ')],
    [
      t(lang, 'held.seen'),
      seen.length === 0 ? t(lang, 'held.seenNobody') : listed(seen.map(({ recipient, at }) => `${recipient[lang]} ${dayText(at, lang)}`)),
    ],
    [t(lang, 'held.until'), item.explanation[lang]],
    [
      t(lang, 'held.clause'),
      html`<a href="/seloste/${lang}#${section}">${t(lang, 'held.clauseLink', { section: clause.section, title })}</a>`,
    ],
  ];
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

function listed(rows: readonly string[]): Html {
  return html`<ul>
    ${rows.map((row) => html`<li>${row}</li> `)}
  </ul>`;
}

function copies(lang: Lang): Html {
  return html`<section aria-labelledby="copies">
    <h2 id="copies">${t(lang, 'copies.title')}</h2>
    <p>${t(lang, 'copies.lead')}</p>
    <p class="row">
      <a class="button quiet small" href="/omat/kopio.pdf">${t(lang, 'copies.pdf')}</a>
      <a class="button quiet small" href="/omat/kopio.csv">${t(lang, 'copies.csv')}</a>
      <a class="button quiet small" href="/omat/kopio.json">${t(lang, 'copies.json')}</a>
    </p>
    <p><a class="button quiet small" href="/omat/siirto.json">${t(lang, 'copies.portable')}</a></p>
    <p class="muted">${t(lang, 'copies.portableText')}</p>
  </section>`;
}
