// The copy as a printed document: the firm first, then every value with where it is from, why, who saw it and until when.

import { formatDate, localDate } from '#platform/clock';
import { LIGHT } from '#platform/html';
import { escapeTypst, PDF_FONTS, typstString } from '#platform/pdf';
import type { Visited } from './context.ts';
import { dayText } from './frame.ts';
import type { Held, HeldGroup, HeldItem } from './held.ts';
import { nameOf, shownOf } from './held-page.ts';
import { ownRows, seenRow } from './held-rest.ts';
import { ownPhrases } from './phrases.ts';

const { t } = ownPhrases;
/** Rows of the log and of those who saw; a value is counted by its field. */
const ROWS = 200;

/** Typst source; render it with #platform/pdf. */
export function copyTypst(visited: Visited, held: Held): string {
  const { lang } = visited;
  const seen = held.disclosures.length === 0 ? [t(lang, 'seen.none')] : held.disclosures.slice(0, ROWS).map((each) => seenRow(each, lang));
  const told = ownRows(held.own, lang, visited.deps.clock.now());
  const own = told.slice(0, ROWS);
  return [
    prelude(visited),
    ...held.groups.map((group) => groupSource(group, lang)),
    `== ${escapeTypst(t(lang, 'seen.title'))}`,
    ...seen.map(escapeTypst),
    ...restSource(held.disclosures.length - ROWS, lang),
    `== ${escapeTypst(t(lang, 'own.title'))}`,
    escapeTypst(t(lang, 'own.lead')),
    ...own.map((row) => `#text(size: 8.5pt)[${escapeTypst(row)}]`),
    ...restSource(told.length - ROWS, lang),
  ].join('\n\n');
}

function prelude({ lang, firm, policy, deps }: Visited): string {
  const title = t(lang, 'copies.pdfTitle');
  const made = t(lang, 'copies.pdfMade', { date: formatDate(localDate(deps.clock.now()), lang), version: policy.versionNo });
  return `#set document(title: ${typstString(`${title}, ${firm}`)}, author: ${typstString(firm)})
#let muted = rgb("${LIGHT.muted}")
#let rule = rgb("${LIGHT.line}")
#set text(font: "${PDF_FONTS.sans}", size: 10pt, lang: "${lang}", region: "${lang === 'en' ? 'GB' : 'FI'}", fill: rgb("${LIGHT.ink}"), number-width: "tabular")
#set smartquote(enabled: false)
#set par(leading: 0.62em, spacing: 0.85em)
#set page(paper: "a4", margin: (x: 24mm, top: 22mm, bottom: 24mm), footer: context text(size: 8pt, fill: muted)[#${typstString(`${firm} · ${title}`)} #h(1fr) #counter(page).display("1 / 1", both: true)])
#show heading: set text(font: "${PDF_FONTS.serif}", weight: 600)
#show heading.where(level: 1): set text(size: 22pt)
#show heading.where(level: 2): it => block(above: 1.8em, below: 0.8em, text(size: 13pt, it.body))
#let item(name, value, ..facts) = block(breakable: false, width: 100%, above: 0.9em, stroke: (top: 0.4pt + rule), inset: (top: 5pt))[#text(size: 8.5pt, weight: 600, fill: muted, name) \\ #text(size: 11pt, value) \\ #text(size: 8.5pt, fill: muted, facts.pos().join([ · ]))]

#text(weight: 600, size: 11pt)[${escapeTypst(firm)}]

= ${escapeTypst(title)}

#text(size: 9pt, fill: muted)[${escapeTypst(made)}]`;
}

function groupSource({ name, items }: HeldGroup, lang: Visited['lang']): string {
  const heading = `== ${escapeTypst(name?.[lang] ?? t(lang, 'held.other'))}`;
  const shown = shownOf(items);
  return [heading, ...shown.map((item) => itemSource(item, lang)), ...restSource(items.length - shown.length, lang)].join('\n');
}

/** What is left out is said, and where it is. */
function restSource(n: number, lang: Visited['lang']): string[] {
  return n > 0 ? [`#par(emph[${escapeTypst(t(lang, 'copies.rest', { n }))}])`] : [];
}

function itemSource(item: HeldItem, lang: Visited['lang']): string {
  const { source, recordedAt, purpose, basis, recipients, explanation, clause, shown } = item;
  const facts = [
    `${t(lang, 'held.source')}: ${source[lang]}, ${dayText(recordedAt, lang)}`,
    `${t(lang, 'held.purpose')}: ${purpose[lang]}${basis === undefined ? '' : ` (${t(lang, `basis.${basis}`)})`}`,
    `${t(lang, 'held.processors')}: ${recipients.length === 0 ? t(lang, 'held.nobody') : recipients.map((each) => each[lang]).join(', ')}`,
    `${t(lang, 'held.until')}: ${explanation[lang]}`,
    `${t(lang, 'held.clause')}: ${t(lang, 'held.clauseLink', { section: clause.section, title: clause.title[lang] })}`,
  ];
  return `#item([${escapeTypst(nameOf(item, lang))}], [${escapeTypst(shown[lang])}], ${facts.map((fact) => `[${escapeTypst(fact)}]`).join(', ')})`;
}
