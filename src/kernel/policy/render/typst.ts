// The notice for print: the same sentences typeset as a tagged document, firm first, page numbers at the foot.

import { LIGHT } from '#platform/html';
import type { Lang, Text } from '#platform/i18n';
import { escapeTypst, PDF_FONTS, typstString } from '#platform/pdf';
import type { Detail, Statement } from '../statements.ts';
import { say } from '../statements/say.ts';
import { registerName, runIn, versionLine } from './notice.ts';
import type { Note, Notice, NoticeSection } from './notice.ts';
import { framePhrases } from './phrases.ts';

const { t } = framePhrases;

/** Typst source; render it with #platform/pdf. */
export function noticeTypst(notice: Notice, lang: Lang): string {
  return [
    prelude(notice, lang),
    title(notice, lang),
    ...notice.sections.map((section) => sectionSource(notice, section, lang)),
    foot(lang),
  ].join('\n\n');
}

function prelude({ firm, version }: Notice, lang: Lang): string {
  const running = typstString(`${firm} · ${t(lang, 'title')} · ${versionLine(version, lang)}`);
  return `#set document(title: ${typstString(`${t(lang, 'title')}, ${firm}`)}, author: ${typstString(firm)})
#let muted = rgb("${LIGHT.muted}")
#let rule = rgb("${LIGHT.line}")
#set text(font: "${PDF_FONTS.serif}", size: 10pt, lang: "${lang}", region: "${lang === 'en' ? 'GB' : 'FI'}", fill: rgb("${LIGHT.ink}"), hyphenate: true, number-width: "tabular")
#set smartquote(enabled: false)
#set par(leading: 0.62em, spacing: 0.85em, justify: false)
#set page(paper: "a4", margin: (x: 24mm, top: 22mm, bottom: 24mm), footer: context text(font: "${PDF_FONTS.sans}", size: 8pt, fill: muted)[#${running} #h(1fr) #counter(page).display("1 / 1", both: true)])
#show heading: set text(font: "${PDF_FONTS.serif}", weight: 600, hyphenate: false)
#show heading.where(level: 1): set text(size: 24pt)
#show heading.where(level: 2): it => block(above: 2em, below: 0.8em, text(size: 13pt, it.body))
#show heading.where(level: 3): it => block(above: 1.2em, below: 0.5em, text(size: 10.5pt, it.body))
#let about(body) = block(above: 0.7em, text(font: "${PDF_FONTS.sans}", size: 9.5pt, fill: muted, body))
#let facts(..cells) = block(above: 0.6em, below: 1em, width: 100%, text(font: "${PDF_FONTS.sans}", size: 9pt, table(columns: (42mm, 1fr), stroke: (x, y) => (top: 0.4pt + rule, bottom: 0.4pt + rule), inset: (x: 0pt, y: 3pt), ..cells)))
#let notes(label, body) = block(above: 1.2em, width: 100%, inset: (left: 8pt), stroke: (left: 1pt + rule), text(font: "${PDF_FONTS.sans}", size: 8.5pt, fill: muted)[#label #parbreak() #body])`;
}

function title(notice: Notice, lang: Lang): string {
  const { firm, version } = notice;
  return `#text(font: "${PDF_FONTS.sans}", weight: 600, size: 11pt)[${escapeTypst(firm)}]

= ${escapeTypst(t(lang, 'title'))}

#about[${escapeTypst(registerName(notice, lang))} \\
${escapeTypst(versionLine(version, lang))}]`;
}

function foot(lang: Lang): string {
  return `#v(1.5em)\n#about[${escapeTypst(t(lang, 'foot'))}]`;
}

function sectionSource(notice: Notice, section: NoticeSection, lang: Lang): string {
  const { id, number, title: name, clauses, notes } = section;
  const heading = `== ${number > 0 ? `${number}#h(0.6em)` : ''}${escapeTypst(name[lang])}`;
  const said = clauses.map((clause) => clauseSource(clause, lang));
  return [heading, ...(id === 'data' ? [overviewSource(notice, lang)] : []), ...said, ...notesSource(notes, lang)].join('\n\n');
}

function clauseSource(clause: Statement, lang: Lang): string {
  const named = runIn(clause, lang);
  const apart = named === undefined && clause.heading !== undefined ? `=== ${escapeTypst(clause.heading[lang])}\n\n` : '';
  const text =
    named === undefined ? prose(clause.text[lang]) : `${escapeTypst(named.before)}#strong[${escapeTypst(named.name)}]${prose(named.after)}`;
  return `${apart}${text}${factsSource(clause.details, lang)}`;
}

function factsSource(details: readonly Detail[], lang: Lang): string {
  if (details.length === 0) return '';
  const cells = details.map(({ label, values }) => `[#text(fill: muted)[${escapeTypst(label[lang])}]], [${lines(values, lang)}]`);
  return `\n#facts(${cells.join(', ')})`;
}

function lines(values: readonly Text[], lang: Lang): string {
  return values.map((value) => prose(value[lang])).join(' \\\n');
}

function overviewSource({ overview }: Notice, lang: Lang): string {
  const titles = [say('data.group'), say('data.basis'), say('data.retention')].map(
    (each) => `[#text(fill: muted)[${escapeTypst(each[lang])}]]`,
  );
  const rows = overview.map(
    ({ name, bases, retention }) =>
      `[${escapeTypst(name[lang])}], [${escapeTypst(bases.map((each) => each[lang]).join(', '))}], [${lines(retention, lang)}]`,
  );
  return `#about[${escapeTypst(say('data.overview')[lang])}]
#text(font: "${PDF_FONTS.sans}", size: 9pt, table(columns: (1fr, 34mm, 1.2fr), stroke: (x, y) => (bottom: 0.4pt + rule), inset: (x: 0pt, y: 3.5pt), column-gutter: 5mm, table.header(${titles.join(', ')}), ${rows.join(',\n')}))`;
}

function notesSource(notes: readonly Note[], lang: Lang): string[] {
  if (notes.length === 0) return [];
  const said = notes.map(({ about, text }) => {
    const names = about.length > 0 ? `#strong[${escapeTypst(`${about.map((each) => each[lang]).join(', ')}.`)}] ` : '';
    return `${names}${escapeTypst(text[lang])}`;
  });
  return [`#notes[${escapeTypst(t(lang, 'notes', { n: notes.length }))}][${said.join('\n\n')}]`];
}

const ADDRESS = /([^\s@,]+@[^\s@,]+\w|https?:\/\/\S+)/;

/** Text in which an address is never parted by a hyphen. */
function prose(text: string): string {
  const parts = text.split(ADDRESS).map((part, i) => (i % 2 === 1 ? `#text(hyphenate: false)[${escapeTypst(part)}]` : escapeTypst(part)));
  return parts.join('');
}
