// Lists as other tools give them out: an archive of Mailchimp, a table of addresses, or a table of hashes of addresses.

import { openArchive, tableOf } from '#customers';
import type { ImportTable } from '#customers';
import { normaliseEmail } from '#kernel/subjects';
import { isDate, localDate } from '#platform/clock';
import { appError } from '#platform/errors';
import { ADDRESS, addressColumn, HASH, timeColumns } from './columns.ts';
import type { ChosenColumns } from './columns.ts';

/** - `subscribed`: people who get letters. - `unsubscribed`: who left the list. - `cleaned`: addresses that do not work. - `banned`: who wants nothing. */
export const LIST_KINDS = ['subscribed', 'unsubscribed', 'cleaned', 'banned'] as const;
export type ListKind = (typeof LIST_KINDS)[number];

export interface OtherList {
  readonly name: string;
  /** What the list seems to be; null when only its owner knows. */
  readonly kind: ListKind | null;
  readonly table: ImportTable;
}

const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const MOST_PARTS = 50;

/** Every table of the file. @throws errors.list-empty, and what the reader of tables refuses */
export async function readLists(bytes: Uint8Array, name: string): Promise<OtherList[]> {
  const parts = ZIP.equals(bytes.subarray(0, 4)) ? partsOf(bytes) : null;
  // A workbook is an archive too.
  if (parts === null || parts.some((part) => part.name === '[content_types].xml')) return [listOf(name, await tableOf(bytes, { name }))];
  const lists: OtherList[] = [];
  for (const part of parts) if (part.bytes !== undefined) lists.push(listOf(part.name, await tableOf(part.bytes, { name: part.name })));
  if (lists.length === 0) throw appError('invalid', 'errors.list-empty', { field: 'file' });
  return lists;
}

function partsOf(bytes: Uint8Array): { name: string; bytes: Buffer | undefined }[] {
  const archive = openArchive(bytes);
  const wanted = archive.names
    .filter((each) => each === '[content_types].xml' || /(?:^|\/)[^/.][^/]*\.csv$/.test(each))
    .slice(0, MOST_PARTS);
  return wanted.map((each) => ({ name: each, bytes: each.endsWith('.csv') ? archive.part(each) : undefined }));
}

function listOf(name: string, table: ImportTable): OtherList {
  return { name: name.split('/').at(-1) ?? name, kind: kindOf(name, table.headings), table };
}

/** Its own columns say what a list of Mailchimp is; of others the name may. */
function kindOf(name: string, headings: readonly string[]): ListKind | null {
  const has = (heading: string) => headings.some((each) => each.trim().toUpperCase() === heading);
  if (has('CLEAN_TIME')) return 'cleaned';
  if (has('UNSUB_TIME')) return 'unsubscribed';
  if (has('OPTIN_TIME') && has('LEID')) return 'subscribed';
  const said = name.toLowerCase();
  if (/unsub|nonsub|opt-?out|peru(?:nee|ut)|poistun|avregistrer/.test(said)) return 'unsubscribed';
  if (/clean|bounce|palautu/.test(said)) return 'cleaned';
  if (/suppress|kiel(?:to|lo|tän)|ban|spärr|blocklist|blacklist/.test(said)) return 'banned';
  // A time of signing up alone says nothing: lists of those who have left tell it too.
  return null;
}

export interface ListRow {
  readonly line: number;
  /** The address in the form in which it is compared; null for a hash, or for what is neither. */
  readonly normal: string | null;
  readonly hash: string | null;
  /** The Finnish day that the row tells; null when it tells none. */
  readonly on: string | null;
  /** Why it tells none; a list that tells no times at all has nothing to say here. */
  readonly untimed?: Untimed | undefined;
}

/** - `missing`: the cell is empty. - `unread`: it holds no day that can be read for sure. - `future`: the day has not come. */
export type Untimed = 'missing' | 'unread' | 'future';

/** Rows of a list: the first column in which addresses or hashes stand. */
export function rowsOf(table: ImportTable, kind: ListKind, today: string, chosen: ChosenColumns = {}): ListRow[] {
  const { headings, rows } = table;
  const at = addressColumn(table, chosen);
  const times = timeColumns(headings, kind, chosen);
  return rows.map(({ line, cells }) => {
    const cell = (cells[at] ?? '').trim().replace(/^'/, '');
    const told = times.map((each) => timeOf(cells[each] ?? '', today));
    const on = told.find((each) => each.on !== null)?.on ?? null;
    const untimed = on === null ? (told.find(({ why }) => why !== 'missing') ?? told[0])?.why : undefined;
    const hash = HASH.test(cell) ? cell.toLowerCase() : null;
    return { line, normal: ADDRESS.test(cell) ? normaliseEmail(cell) : null, hash, on, ...(untimed === undefined ? {} : { untimed }) };
  });
}

interface Time {
  readonly on: string | null;
  readonly why?: Untimed;
}

function timeOf(text: string, today: string): Time {
  if (text.trim() === '') return { on: null, why: 'missing' };
  const on = dayOf(text) ?? finnishDay(text);
  if (on === null) return { on, why: 'unread' };
  return on > today ? { on: null, why: 'future' } : { on };
}

/** Mailchimp writes '2024-03-05 12:30:00' in UTC; a day alone is the day. */
function dayOf(text: string): string | null {
  const [, day, time] = /^\s*(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2})?))?/.exec(text) ?? [];
  if (day === undefined || !isDate(day)) return null;
  const at = new Date(`${day}T${time ?? '00:00'}Z`);
  // An hour that no clock shows says nothing of the day.
  if (Number.isNaN(at.getTime())) return null;
  return time === undefined ? day : localDate(at);
}

/** '5.3.2024 12:30', as a spreadsheet of a Finnish machine keeps it: the day as it stands. With slashes nobody knows which part is the month. */
function finnishDay(text: string): string | null {
  const [, day = '', month = '', year = ''] = /^\s*(\d{1,2})\.(\d{1,2})\.(\d{4})(?=\s|$)/.exec(text) ?? [];
  const on = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDate(on) ? on : null;
}
