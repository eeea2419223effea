// What the cells of one row say about each target: mended, joined, or the value given for the whole file; within the limits of what is typed in.

import type { Deps } from '#kernel/deps';
import { holdsIdentityCode } from '#kernel/records';
import { normaliseBusinessId } from '#kernel/subjects';
import { isDate, localDate } from '#platform/clock';
import { AppError } from '#platform/errors';
import { LANGS } from '#platform/i18n';
import type { Text } from '#platform/i18n';
import { fieldName } from '../labels.ts';
import { phrases } from '../phrases.ts';
import { inForce } from '../write.ts';
import { addressesAt, writtenAddresses } from './addresses.ts';
import { fieldOfTarget } from './columns.ts';
import type { ImportTable, TableRow } from './table.ts';
import type { DateOrder, ImportWish } from './order.ts';
import { own } from './own.ts';
import { targetsFor } from './targets.ts';

export interface CellReader {
  readonly width: number;
  readonly headings: readonly string[];
  /** Targets that some column or constant fills. */
  readonly targets: readonly string[];
  readonly fieldOf: ReadonlyMap<string, string>;
  readonly today: string;
  /** Columns of each target, in the order of the file. */
  readonly at: ReadonlyMap<string, readonly number[]>;
  /** Which columns are parts of which address. */
  readonly addresses: ReturnType<typeof addressesAt>;
  readonly constants: Readonly<Record<string, string>>;
  readonly dates: Readonly<Record<string, DateOrder>>;
}

/** The text of a target in the row at hand; null when it says nothing. */
export type Values = (target: string) => string | null;

/** @throws errors.import-column-undeclared */
export function readerOf(
  deps: Deps,
  table: Pick<ImportTable, 'headings'>,
  wish: Pick<ImportWish, 'registerId' | 'about' | 'mapping' | 'constants' | 'dates'>,
): CellReader {
  const known = new Map(targetsFor(deps, wish.registerId, wish.about ?? 'people').map((t) => [t.id, t]));
  const at = new Map<string, number[]>();
  const dates: Record<string, DateOrder> = {};
  for (const [index, heading] of table.headings.entries()) {
    const target = own(wish.mapping, heading) ?? null;
    if (target === null) continue;
    if (!known.has(target)) throw undeclared(deps, wish.registerId, target);
    at.set(target, [...(at.get(target) ?? []), index]);
    const order = own(wish.dates, heading);
    if (order !== undefined) dates[target] = order;
  }
  const constants: Record<string, string> = {};
  for (const [target, given] of Object.entries(wish.constants ?? {})) {
    if (given.trim() === '') continue;
    if (!known.has(target)) throw undeclared(deps, wish.registerId, target);
    constants[target] = given.trim();
  }
  const targets = [...new Set([...at.keys(), ...Object.keys(constants)])];
  const fieldOf = new Map(targets.flatMap((id): [string, string][] => (known.has(id) ? [[id, known.get(id)?.field ?? id]] : [])));
  return {
    width: table.headings.length,
    headings: table.headings,
    at,
    addresses: addressesAt(table.headings, at.get('address') ?? at.get('organisationAddress') ?? []),
    targets,
    fieldOf,
    constants,
    dates,
    today: localDate(deps.clock.now()),
  };
}

function undeclared(deps: Deps, registerId: string, target: string): AppError {
  const field = fieldOfTarget(target);
  const { section, clauses } = inForce(deps).clauseOf(field, registerId);
  const name = fieldName(deps.policy.current(), field);
  const params = { section, field, ...Object.fromEntries(LANGS.map((lang) => [`field_${lang}`, name[lang]])) };
  return new AppError('refused', 'errors.import-column-undeclared', { field, clause: clauses.join(', ') || String(section), params });
}

/** The row with the cells that somebody mended; a row that was too short gets the cells it lacked. */
export function cellsOf({ headings }: CellReader, row: TableRow, edits: Readonly<Record<string, string>> | undefined): TableRow {
  if (!edits) return row;
  const cells = headings.map((heading, i) => own(edits, heading) ?? row.cells[i] ?? '');
  return { line: row.line, cells };
}

/** Values of a target in one row; a column that is empty here leaves its place to the value of the whole file. */
export function placeOf({ at, constants }: CellReader, { cells }: TableRow, target: string): string[] {
  const found = (at.get(target) ?? []).map((index) => (cells[index] ?? '').trim()).filter((text) => text !== '');
  const constant = constants[target];
  return found.length > 0 || constant === undefined ? found : [constant];
}

/** The addresses of a row, each on one line; the value of the whole file where it has none. */
export function addressesOf({ addresses, constants }: CellReader, { cells }: TableRow, target: string): string[] {
  const found = [...new Set(addresses.flatMap((address) => writtenAddresses(address, cells)))];
  const constant = constants[target];
  return found.length > 0 || constant === undefined ? found : [constant];
}

/** The same limits as for what is typed in. */
const LONGEST: Record<string, number> = {
  note: 10_000,
  fullName: 240,
  givenName: 120,
  familyName: 120,
  language: 20,
  customerNumber: 50,
  email: 254,
  phone: 50,
  organisation: 300,
  address: 500,
  social: 500,
  otherContact: 500,
  servicesUsed: 5000,
  orders: 5000,
  tags: 3000,
  organisationTags: 3000,
};
const LONG = 200;
const LONG_CUSTOM = 5000;

/** The writer refuses a code in any column, and a bad row must not stop the good ones of its batch. */
export function refuseText({ fieldOf, today }: CellReader, texts: readonly string[], target: string): void {
  if (texts.length === 0) return;
  const text = texts.join(' ');
  const field = fieldOf.get(target) ?? target;
  const max = LONGEST[target] ?? (target.startsWith('custom:') ? LONG_CUSTOM : LONG);
  if (texts.some((each) => each.length > max) || (target !== 'email' && target !== 'phone' && text.length > max))
    throw new AppError('invalid', 'errors.text-too-long', { field, params: { max } });
  if (text.includes('\u0000')) throw new AppError('invalid', 'errors.text-unreadable', { field });
  if (holdsIdentityCode(text, today)) throw new AppError('invalid', 'errors.identity-code-found', { field });
}

/** "Surname, Given" and "Given Surname" both occur; a comma decides. */
export function nameOf(value: Values): { givenName: string | null; familyName: string | null } {
  const [given, family, full] = [value('givenName'), value('familyName'), value('fullName')];
  if (given ?? family) return { givenName: given, familyName: family };
  if (!full) return { givenName: null, familyName: null };
  const [before, after] = full.split(',').map((part) => part.trim());
  if (after) return { givenName: after, familyName: before ?? null };
  const words = full.split(/\s+/);
  return words.length === 1
    ? { givenName: null, familyName: full }
    : { givenName: words.slice(0, -1).join(' '), familyName: words.at(-1) ?? null };
}

/** @throws errors.business-id-invalid */
export function businessIdOf(text: string | null): string | null {
  if (text === null) return null;
  const id = normaliseBusinessId(text);
  if (id === null) throw new AppError('invalid', 'errors.business-id-invalid', { field: 'organisation.business_id' });
  return id;
}

const PARTS: Record<DateOrder, readonly [number, number, number]> = { dmy: [3, 2, 1], mdy: [3, 1, 2], ymd: [1, 2, 3] };

/** 14.3.2022, 14.3.22, 2022-03-14 and 14/3/2022 with or without a time; else in words which column says what. Never a day that has not come. */
export function dateOf(reader: CellReader, row: TableRow, target: string): string | null | Text {
  const text = placeOf(reader, row, target).join(' ');
  if (text === '') return null;
  const read = readDate(text, reader.dates[target] ?? 'dmy', reader.today);
  const date = read !== null && isDate(read) ? read : null;
  if (date !== null && date <= reader.today) return date;
  const columns = (reader.at.get(target) ?? []).filter((index) => (row.cells[index] ?? '').trim() !== '');
  // A day given for the whole file stands in no column.
  if (columns.length === 0) throw new AppError('invalid', date === null ? 'errors.date-invalid' : 'errors.date-in-future', { field: LAST });
  const column = columns.map((index) => shown(reader.headings[index] ?? '')).join(' + ');
  return phrases.text(date === null ? 'import.date-unread' : 'import.date-ahead', { column, value: shown(text) });
}

/** What a date that cannot be read is recorded under. */
export const LAST = 'last-contact';
const SHOWN = 40;

/** On one line and short: what stands in a wrong column may be long. */
function shown(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
}

function readDate(text: string, order: DateOrder, today: string): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:$|[T ])/.exec(text);
  if (iso) return `${iso[1]}-${iso[2]}-${iso[3]}`;
  const parts = /^(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})(?:$|[ T])/.exec(text);
  if (!parts) return null;
  // Points are Finnish whatever the column says.
  const [year = '', month = '', day = ''] = PARTS[text.includes('.') && order !== 'ymd' ? 'dmy' : order].map((i) => parts[i] ?? '');
  const date = (whole: string) => `${whole}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (year.length === 4) return date(year);
  // With points two figures are the year of this century, while that has come: 1.1.24 is clear, 1.1.99 is not.
  const short = year.length === 2 && order !== 'ymd' && /^\d{1,2}\.\d{1,2}\.\d{2}(?:$|[ T])/.test(text) ? date(`20${year}`) : null;
  return short !== null && short <= today ? short : null;
}

/** True when figures alone leave open which is the day and which the month. */
export function isAmbiguousDate(text: string): boolean {
  const parts = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})/.exec(text.trim());
  return parts !== null && Number(parts[1]) <= 12 && Number(parts[2]) <= 12 && parts[1] !== parts[2];
}
