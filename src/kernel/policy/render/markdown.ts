// The notice as a plain text file that any editor opens and any site can paste in.

import type { Lang, Text } from '#platform/i18n';
import type { Detail, Statement } from '../statements.ts';
import { say } from '../statements/say.ts';
import { registerName, runIn, versionLine } from './notice.ts';
import type { Notice, NoticeSection } from './notice.ts';
import { framePhrases } from './phrases.ts';

const { t } = framePhrases;

export function noticeMarkdown(notice: Notice, lang: Lang): string {
  const head = [
    `# ${t(lang, 'title')}`,
    `**${escaped(notice.firm)}**`,
    escaped(registerName(notice, lang)),
    versionLine(notice.version, lang),
  ];
  const sections = notice.sections.flatMap((section) => sectionLines(notice, section, lang));
  return `${[...head, ...sections, '---', t(lang, 'foot')].join('\n\n')}\n`;
}

function sectionLines(notice: Notice, { id, number, title, clauses, notes }: NoticeSection, lang: Lang): string[] {
  const heading = `## ${number > 0 ? `${number} ` : ''}${title[lang]}`;
  const said = clauses.flatMap((clause) => clauseLines(clause, lang));
  const noted = notes.map(({ about, text }) => {
    const names = about.length > 0 ? `**${escaped(about.map((each) => each[lang]).join(', '))}.** ` : '';
    return `> ${names}${escaped(text[lang])}`;
  });
  const label = notes.length === 0 ? [] : [`*${t(lang, 'notes', { n: notes.length })}*`];
  return [heading, ...(id === 'data' ? [overviewTable(notice, lang)] : []), ...said, ...label, ...noted];
}

function clauseLines(clause: Statement, lang: Lang): string[] {
  const named = runIn(clause, lang);
  const apart = named === undefined && clause.heading !== undefined ? [`### ${escaped(clause.heading[lang])}`] : [];
  const text =
    named === undefined ? escaped(clause.text[lang]) : `${escaped(named.before)}**${escaped(named.name)}**${escaped(named.after)}`;
  const details = clause.details.map((detail) => detailLine(detail, lang));
  return [...apart, text, ...(details.length > 0 ? [details.join('\n')] : [])];
}

function detailLine({ label, values }: Detail, lang: Lang): string {
  const [first] = values;
  if (values.length === 1 && first !== undefined) return `- ${label[lang]}: ${escaped(first[lang])}`;
  return [`- ${label[lang]}:`, ...values.map((value) => `  - ${escaped(value[lang])}`)].join('\n');
}

function overviewTable({ overview }: Notice, lang: Lang): string {
  const titles = [say('data.group'), say('data.basis'), say('data.retention')].map((title) => title[lang]);
  const rows = overview.map(({ name, bases, retention }) =>
    row([escaped(name[lang]), escaped(bases.map((each) => each[lang]).join(', ')), cell(retention, lang)]),
  );
  return [row(titles), row(titles.map(() => '---')), ...rows].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function cell(values: readonly Text[], lang: Lang): string {
  return values.map((value) => escaped(value[lang])).join('<br>');
}

/** Characters that would be markup are kept as characters. */
function escaped(text: string): string {
  return text
    .replace(/\s*\n\s*/g, ' ')
    .replace(/[\\`*_[\]<>#|]/g, String.raw`\$&`)
    .replace(/^([-+]|\d+\.) /, String.raw`\$1 `);
}
