// Head lines as mail programs write them above a message that is passed on or copied: "Lähettäjä:", "Från:", "Sent:" … with dates as people write them.

import { instantOf, oneLine, partyOf } from './parsed.ts';
import type { Party } from './parsed.ts';

type Head = 'from' | 'to' | 'cc' | 'date' | 'subject';

const LABELS: Readonly<Record<Head, string>> = {
  from: 'lähettäjä|från|avsändare|from',
  to: 'vastaanottaja|till|mottagare|to',
  cc: 'kopio|kopia|cc',
  date: 'lähetetty|päiväys|päivä|pvm|päivämäärä|skickat|skickad|datum|sent|date',
  subject: 'aihe|ämne|subject',
};
const LINE = new RegExp(
  `^[>\\s]*\\*{0,2}(?:${Object.entries(LABELS)
    .map(([head, words]) => `(?<${head}>${words})`)
    .join('|')}) ?:\\*{0,2}[ \\t]*(?<value>.*)$`,
  'iu',
);
const MOST_LINES = 30;

export interface HeadLines {
  readonly from: Party | null;
  readonly to: readonly Party[];
  readonly cc: readonly Party[];
  readonly sentAt: string | null;
  readonly subject: string | null;
  /** How many kinds of head line were found. */
  readonly found: number;
  /** The line after the last head line. */
  readonly next: number;
}

/** Reads head lines from this line on; one that goes on below, and empty lines between them, are part of it. */
export function headLines(lines: readonly string[], from: number): HeadLines {
  const values = new Map<Head, string>();
  let last: Head | undefined;
  let next = from;
  for (let at = from; at < Math.min(lines.length, from + MOST_LINES); at += 1) {
    const line = lines[at] ?? '';
    const head = headOf(line);
    if (head !== undefined) {
      if (values.has(head.head)) break;
      values.set(head.head, head.value);
      last = head.head;
      next = at + 1;
    } else if (last !== undefined && isContinued(values.get(last) ?? '', line)) {
      values.set(last, `${values.get(last) ?? ''} ${line.trim()}`);
      next = at + 1;
    } else if (line.trim() !== '' || values.size >= 4) break;
  }
  return {
    from: partiesIn(values.get('from') ?? '')[0] ?? null,
    to: partiesIn(values.get('to') ?? ''),
    cc: partiesIn(values.get('cc') ?? ''),
    sentAt: sayingOf(values.get('date')),
    subject: oneLine(values.get('subject')),
    found: values.size,
    next,
  };
}

export function isFromLine(line: string): boolean {
  return headOf(line)?.head === 'from';
}

function headOf(line: string): { head: Head; value: string } | undefined {
  const groups = line.length > 4000 ? undefined : LINE.exec(line)?.groups;
  if (groups === undefined) return undefined;
  const head = (Object.keys(LABELS) as Head[]).find((each) => groups[each] !== undefined);
  return head === undefined ? undefined : { head, value: (groups['value'] ?? '').trim() };
}

/** A value that stands alone on the next line, or a list of people that goes on. */
function isContinued(value: string, line: string): boolean {
  return line.trim() !== '' && (value === '' || /[;,]$/.test(value));
}

/** Names with addresses, in the forms Name <a@b>, Name [mailto:a@b] and a@b. */
export function partiesIn(value: string): Party[] {
  const found: Party[] = [];
  for (const part of value.slice(0, 20_000).split(/[;,]/)) {
    const address = /([^\s<>[\]()"':]{1,64}@[^\s<>[\]()"']{1,190})/.exec(part)?.[1];
    const name = part.slice(0, address === undefined ? 0 : part.indexOf(address)).replace(/(?:mailto:|[<>[\]()"*'])/gi, ' ');
    const party = partyOf(name, address);
    if (party !== null && !found.some((each) => each.address === party.address)) found.push(party);
  }
  return found;
}

/** The beginning of each month in Finnish, and in Swedish and English. */
const MONTHS: readonly (readonly [finnish: string, others: RegExp])[] = [
  ['tammikuu', /^jan/],
  ['helmikuu', /^feb/],
  ['maaliskuu', /^mar(?:s|ch)?$/],
  ['huhtikuu', /^apr/],
  ['toukokuu', /^ma[jy]$/],
  ['kesäkuu', /^jun/],
  ['heinäkuu', /^jul/],
  ['elokuu', /^aug/],
  ['syyskuu', /^sep/],
  ['lokakuu', /^o[kc]t/],
  ['marraskuu', /^nov/],
  ['joulukuu', /^dec/],
];

/** "maanantai 16. marraskuuta 2026 9.15", "den 16 november 2026 09:15", "Monday, November 16, 2026 9:15 AM", "16.11.2026 klo 9.15", ISO and mail's own form. */
export function sayingOf(value: string | undefined): string | null {
  const text = (value ?? '').slice(0, 120).toLowerCase();
  if (/[+-]\d{2}:?\d{2}\b|\d z$|\bgmt\b|\dz$/.test(text)) {
    const exact = instantOf(text.replace(/\(.*\)/, ''));
    if (exact !== null) return exact;
  }
  const day = dayIn(text);
  if (day === null) return null;
  const time = /(?:^|[^\d.])(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?(?!\.?\d)\s*(am|pm)?/.exec(
    text.replace(/\d{1,2}\.\s?\d{1,2}\.\s?\d{4}/, ' '),
  );
  const hour = Number(time?.[1] ?? 12);
  const half = time?.[3] === 'pm' && hour < 12 ? 12 : time?.[3] === 'am' && hour === 12 ? -12 : 0;
  return inFinland(day, hour + half, Number(time?.[2] ?? 0));
}

function dayIn(text: string): [year: number, month: number, day: number] | null {
  const iso = /\b(\d{4})-(\d{2})-(\d{2})\b/.exec(text);
  if (iso) return [Number(iso[1]), Number(iso[2]), Number(iso[3])];
  const numbers = /\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b/.exec(text);
  if (numbers) return [Number(numbers[3]), Number(numbers[2]), Number(numbers[1])];
  const words = text.match(/\p{L}{3,}/gu) ?? [];
  const month = MONTHS.findIndex(([finnish, others]) => words.some((word) => word.startsWith(finnish) || others.test(word))) + 1;
  const year = /\b((?:19|20)\d{2})\b/.exec(text)?.[1];
  const day = /(?<![\d:.])(\d{1,2})(?!\d|[:.]\d)/.exec(text)?.[1];
  return month === 0 || year === undefined || day === undefined ? null : [Number(year), month, Number(day)];
}

const WALL = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki', dateStyle: 'short', timeStyle: 'medium' });

/** People write the time of their own wall. */
function inFinland([year, month, day]: readonly [number, number, number], hour: number, minute: number): string | null {
  const said = new Date(Date.UTC(year, month - 1, day, hour, minute));
  if (said.getUTCMonth() !== month - 1 || said.getUTCDate() !== day || hour > 23 || minute > 59) return null;
  for (const ahead of [2, 3]) {
    const at = new Date(said.getTime() - ahead * 3_600_000);
    if (WALL.format(at) === said.toISOString().slice(0, 19).replace('T', ' ')) return instantOf(at.toISOString());
  }
  return instantOf(new Date(said.getTime() - 2 * 3_600_000).toISOString());
}
