// One row of a file becomes one person to store, or an error that names the field and why; a bad row never stops the good ones.

import { setImmediate as turn } from 'node:timers/promises';
import type { Deps } from '#kernel/deps';
import { holdsIdentityCode } from '#kernel/records';
import { isDate, localDate } from '#platform/clock';
import { AppError } from '#platform/errors';
import { LANGS } from '#platform/i18n';
import type { Text } from '#platform/i18n';
import { errorText } from '#kernel/phrases';
import { normalPoint } from '../contact-points.ts';
import { fieldName } from '../labels.ts';
import { phrases } from '../phrases.ts';
import { inForce } from '../write.ts';
import { fieldOfTarget, targetsOf } from './columns.ts';
import type { CsvFile, CsvRow } from './parse.ts';

export interface ImportedPerson {
  readonly line: number;
  readonly cells: readonly string[];
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly email: { value: string; normal: string } | null;
  readonly phone: { value: string; normal: string } | null;
  readonly address: string | null;
  readonly organisation: string | null;
  readonly facts: Readonly<Record<string, string>>;
  readonly custom: Readonly<Record<string, string>>;
  readonly lastContact: string | null;
}

export interface RowError {
  readonly line: number;
  readonly cells: readonly string[];
  readonly field: string | null;
  readonly message: Text;
}

export type Mapping = Readonly<Record<string, string | null>>;

interface Reader {
  readonly width: number;
  /** Column index by target. */
  readonly at: ReadonlyMap<string, number>;
  readonly fieldOf: ReadonlyMap<string, string>;
  readonly today: string;
}

/** Columns of the person's row that are filled as they stand. */
const PLAIN: Record<string, string> = {
  jobTitle: 'job_title',
  customerNumber: 'customer_number',
  language: 'language',
  education: 'education',
  industry: 'industry',
  note: 'note',
};

/** So many rows are read at a stretch before others get their turn. */
const STRETCH = 500;

export interface ReadFile {
  readonly people: ImportedPerson[];
  readonly errors: RowError[];
}

/** Reads every row once; mapping to a target the register does not declare is refused as a whole. */
export async function readRows(deps: Deps, registerId: string, file: CsvFile, mapping: Mapping): Promise<ReadFile> {
  const reader = readerOf(deps, registerId, file, mapping);
  const people: ImportedPerson[] = [];
  const errors: RowError[] = [];
  const seen = new Map<string, number>();
  for (const [i, row] of file.rows.entries()) {
    if (i % STRETCH === STRETCH - 1) await turn();
    const result = readRow(reader, row);
    const email = 'message' in result ? undefined : result.email?.normal;
    const before = email === undefined ? undefined : seen.get(email);
    if ('message' in result) errors.push(result);
    else if (before !== undefined) errors.push(rowError(row, 'person.email', phrases.text('import.duplicate-in-file', { line: before })));
    else {
      if (email !== undefined) seen.set(email, row.line);
      people.push(result);
    }
  }
  return { people, errors };
}

export function rowError({ line, cells }: CsvRow, field: string | null, message: Text): RowError {
  return { line, cells, field, message };
}

function readerOf(deps: Deps, registerId: string, file: CsvFile, mapping: Mapping): Reader {
  const targets = new Map(targetsOf(deps, registerId).map((t) => [t.id, t]));
  const at = new Map<string, number>();
  for (const [column, target] of Object.entries(mapping)) {
    const index = file.headings.indexOf(column);
    if (target === null || index < 0) continue;
    if (!targets.has(target)) throw undeclared(deps, registerId, target);
    at.set(target, index);
  }
  const mapped = [...at.keys()].flatMap((id) => targets.get(id) ?? []);
  return { width: file.headings.length, at, fieldOf: new Map(mapped.map((t) => [t.id, t.field])), today: localDate(deps.clock.now()) };
}

function undeclared(deps: Deps, registerId: string, target: string): AppError {
  const field = fieldOfTarget(target);
  const { section, clauses } = inForce(deps).clauseOf(field, registerId);
  const name = fieldName(deps.policy.current(), field);
  const params = { section, field, ...Object.fromEntries(LANGS.map((lang) => [`field_${lang}`, name[lang]])) };
  return new AppError('refused', 'errors.import-column-undeclared', { field, clause: clauses.join(', ') || String(section), params });
}

function readRow(reader: Reader, row: CsvRow): ImportedPerson | RowError {
  const { line, cells } = row;
  if (cells.length !== reader.width) return rowError(row, null, phrases.text('import.columns-differ'));
  const value = (target: string): string | null => {
    const index = reader.at.get(target);
    const cell = index === undefined ? '' : (cells[index] ?? '').trim();
    return cell === '' ? null : cell;
  };
  let target = '';
  try {
    for (target of reader.at.keys()) refuseText(value(target), target, reader);
    const point = (id: 'email' | 'phone') => {
      target = id;
      const raw = value(id);
      return raw === null ? null : { value: raw, normal: normalPoint(`person.${id}`, raw) };
    };
    const reached = { email: point('email'), phone: point('phone'), address: value('address') };
    target = 'lastContact';
    const lastContact = dateOf(value('lastContact'), reader.today);
    const person = { ...nameOf(value), ...reached, facts: factsOf(value), custom: customOf(reader, value) };
    if (isEmpty(person)) return rowError(row, null, phrases.text('import.no-contact'));
    return { line, cells, ...person, organisation: value('organisation'), lastContact };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return rowError(row, error.field ?? reader.fieldOf.get(target) ?? null, errorText(error));
  }
}

function isEmpty({ facts, custom, ...rest }: Omit<ImportedPerson, 'line' | 'cells' | 'organisation' | 'lastContact'>): boolean {
  return Object.values(rest).every((value) => value === null) && Object.keys(facts).length === 0 && Object.keys(custom).length === 0;
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
};
const LONG = 200;
const LONG_CUSTOM = 5000;

// The writer refuses a code in any column, and a bad row must not stop the good ones of its batch.
function refuseText(text: string | null, target: string, { fieldOf, today }: Reader): void {
  if (text === null) return;
  const field = fieldOf.get(target) ?? target;
  const max = LONGEST[target] ?? (target.startsWith('custom:') ? LONG_CUSTOM : LONG);
  if (text.length > max) throw new AppError('invalid', 'errors.text-too-long', { field, params: { max } });
  if (text.includes('\u0000')) throw new AppError('invalid', 'errors.text-unreadable', { field });
  if (holdsIdentityCode(text, today)) throw new AppError('invalid', 'errors.identity-code-found', { field });
}

/** "Surname, Given" and "Given Surname" both occur; a comma decides. */
function nameOf(value: (target: string) => string | null): { givenName: string | null; familyName: string | null } {
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

function factsOf(value: (target: string) => string | null): Record<string, string> {
  const facts: Record<string, string> = {};
  for (const [target, column] of Object.entries(PLAIN)) {
    const text = value(target);
    if (text !== null) facts[column] = text;
  }
  return facts;
}

function customOf(reader: Reader, value: (target: string) => string | null): Record<string, string> {
  const custom: Record<string, string> = {};
  for (const id of reader.at.keys()) {
    const text = id.startsWith('custom:') ? value(id) : null;
    if (text !== null) custom[id.slice('custom:'.length)] = text;
  }
  return custom;
}

/** 14.3.2022 and 2022-03-14; never a day that has not come. */
function dateOf(text: string | null, today: string): string | null {
  if (text === null) return null;
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const date = dotted ? `${dotted[3]}-${dotted[2]?.padStart(2, '0')}-${dotted[1]?.padStart(2, '0')}` : text.slice(0, 10);
  if (!isDate(date)) throw new AppError('invalid', 'errors.date-invalid', { field: 'last-contact' });
  if (date > today) throw new AppError('invalid', 'errors.date-in-future', { field: 'last-contact' });
  return date;
}
