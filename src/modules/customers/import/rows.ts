// One row of a file becomes one person to store, or an error that names the field and why; a bad row never stops the good ones.

import type { Deps } from '#kernel/deps';
import { holdsIdentityCode } from '#kernel/records';
import { isDate, localDate } from '#platform/clock';
import { AppError } from '#platform/errors';
import type { Text } from '#platform/i18n';
import { errorText } from '#kernel/phrases';
import { normalPoint } from '../contact-points.ts';
import { phrases } from '../phrases.ts';
import { targetsOf } from './columns.ts';
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
const PLAIN: Record<string, string> = { jobTitle: 'job_title', customerNumber: 'customer_number', language: 'language', education: 'education', industry: 'industry', note: 'note' };

/** Reads every row once; mapping to a target the register does not declare is refused as a whole. */
export function readRows(deps: Deps, registerId: string, file: CsvFile, mapping: Mapping): { people: ImportedPerson[]; errors: RowError[] } {
  const reader = readerOf(deps, registerId, file, mapping);
  const people: ImportedPerson[] = [];
  const errors: RowError[] = [];
  const seen = new Map<string, number>();
  for (const row of file.rows) {
    const result = readRow(reader, row);
    const email = 'message' in result ? undefined : result.email?.normal;
    const before = email === undefined ? undefined : seen.get(email);
    if ('message' in result) errors.push(result);
    else if (before !== undefined) errors.push({ ...row, field: 'person.email', message: phrases.text('import.duplicate-in-file', { line: before }) });
    else {
      if (email !== undefined) seen.set(email, row.line);
      people.push(result);
    }
  }
  return { people, errors };
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
  return {
    width: file.headings.length,
    at,
    fieldOf: new Map(mapped.map((t) => [t.id, t.field])),
    today: localDate(deps.clock.now()),
  };
}

function undeclared(deps: Deps, registerId: string, target: string): AppError {
  const field = target.startsWith('custom:') ? target.slice('custom:'.length) : target;
  const section = deps.policy.current()?.clauseOf(field, registerId).section ?? '';
  return new AppError('invalid', 'errors.import-column-undeclared', { field, clause: String(section), params: { field, section } });
}

function readRow(reader: Reader, row: CsvRow): ImportedPerson | RowError {
  const { line, cells } = row;
  if (cells.length !== reader.width) return { line, cells, field: null, message: phrases.text('import.columns-differ') };
  const value = (target: string): string | null => {
    const index = reader.at.get(target);
    const cell = index === undefined ? '' : (cells[index] ?? '').trim();
    return cell === '' ? null : cell;
  };
  let target = '';
  try {
    const point = (id: 'email' | 'phone') => {
      target = id;
      const raw = value(id);
      return raw === null ? null : { value: raw, normal: normalPoint(`person.${id}`, raw) };
    };
    const person = { line, cells, ...nameOf(value), email: point('email'), phone: point('phone'), address: value('address'), organisation: value('organisation'), facts: factsOf(value), custom: customOf(reader, value) };
    target = 'lastContact';
    const lastContact = dateOf(value('lastContact'), reader.today);
    // The writer refuses a code in any column, and a bad row must not stop the good ones of its batch.
    for (target of reader.at.keys()) refuseIdentityCode(value(target), reader.fieldOf.get(target) ?? target, reader.today);
    const empty = !person.givenName && !person.familyName && !person.email && !person.phone && !person.address && Object.keys(person.facts).length === 0;
    return empty ? { line, cells, field: null, message: phrases.text('import.no-contact') } : { ...person, lastContact };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { line, cells, field: error.field ?? reader.fieldOf.get(target) ?? null, message: errorText(error) };
  }
}

/** "Surname, Given" and "Given Surname" both occur; a comma decides. */
function nameOf(value: (target: string) => string | null): { givenName: string | null; familyName: string | null } {
  const [given, family, full] = [value('givenName'), value('familyName'), value('fullName')];
  if (given ?? family) return { givenName: given, familyName: family };
  if (!full) return { givenName: null, familyName: null };
  const [before, after] = full.split(',').map((part) => part.trim());
  if (after) return { givenName: after, familyName: before ?? null };
  const words = full.split(/\s+/);
  return words.length === 1 ? { givenName: null, familyName: full } : { givenName: words.slice(0, -1).join(' '), familyName: words.at(-1) ?? null };
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

function refuseIdentityCode(text: string | null, field: string, today: string): void {
  if (text !== null && holdsIdentityCode(text, today)) throw new AppError('invalid', 'errors.identity-code-found', { field });
}
