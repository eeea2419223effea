// One row of a file becomes one person to store, or an error that names the field and why; a bad row never stops the good ones.

import { setImmediate as turn } from 'node:timers/promises';
import type { Deps } from '#kernel/deps';
import { errorText } from '#kernel/phrases';
import { fold } from '#kernel/subjects';
import { AppError } from '#platform/errors';
import type { Text } from '#platform/i18n';
import type { BulkPoint } from '../bulk.ts';
import { phrases } from '../phrases.ts';
import { normalPoint } from '../contact-points.ts';
import { addressesOf, businessIdOf, cellsOf, dateOf, LAST, nameOf, placeOf, readerOf, refuseText } from './cells.ts';
import type { CellReader, Values } from './cells.ts';
import type { ImportWish } from './order.ts';
import { faultOfRow } from './readers/table.ts';
import type { ImportTable, TableRow } from './table.ts';
import { tagsOf } from './tags.ts';

export interface NamedOrganisation {
  readonly name: string | null;
  readonly businessId: string | null;
}

export interface ImportedPerson extends TableRow {
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly points: readonly BulkPoint[];
  readonly organisation: NamedOrganisation | null;
  readonly role: string | null;
  readonly facts: Readonly<Record<string, string>>;
  readonly custom: Readonly<Record<string, string>>;
  readonly lastContact: string | null;
  readonly tags: readonly string[];
}

/** Why a row is not stored. */
export type Aside = 'refused' | 'duplicate' | 'uncertain' | 'banned' | 'erased' | 'left-out';

export interface RowError extends TableRow {
  readonly aside: Aside;
  readonly field: string | null;
  readonly message: Text;
  /** Those it may be, when it is uncertain. */
  readonly maybe?: readonly string[];
}

/** Columns of the person's row that are filled as they stand. */
const PLAIN: Record<string, string> = {
  jobTitle: 'job_title',
  customerNumber: 'customer_number',
  language: 'language',
  education: 'education',
  industry: 'industry',
  note: 'note',
  servicesUsed: 'services_used',
  orders: 'orders',
};

/** So many rows are read at a stretch before others get their turn. */
const STRETCH = 500;

export interface ReadFile<Row = ImportedPerson> {
  readonly people: Row[];
  readonly errors: RowError[];
}

export type Reading = Pick<ImportWish, 'registerId' | 'mapping' | 'constants' | 'dates' | 'edits' | 'decisions'>;

/** Reads every row once; mapping to a target the register does not declare is refused as a whole. */
export async function readRows(deps: Deps, table: ImportTable, wish: Reading): Promise<ReadFile> {
  return eachRow(readerOf(deps, table, wish), table, wish, { read: readRow, keysOf });
}

interface How<Row> {
  read(reader: CellReader, row: TableRow): Row | RowError;
  /** What no two rows of a file share, each with its field. */
  keysOf(row: Row): [key: string, field: string][];
}

/** Rows in their order; what was left out, what repeats a row before it and what cannot be read comes back with its reason. */
export async function eachRow<Row extends TableRow>(
  reader: CellReader,
  table: ImportTable,
  wish: Reading,
  { read, keysOf: keys }: How<Row>,
): Promise<ReadFile<Row>> {
  const people: Row[] = [];
  const errors: RowError[] = [];
  const seen = new Map<string, number>();
  for (const [i, row] of table.rows.entries()) {
    if (i % STRETCH === STRETCH - 1) await turn();
    const mended = cellsOf(reader, row, wish.edits?.[row.line]);
    if (wish.decisions?.[row.line]?.as === 'skip') {
      errors.push(setAside(mended, 'left-out', null, LEFT_OUT));
      continue;
    }
    const result = read(reader, mended);
    if ('message' in result) {
      errors.push(result);
      continue;
    }
    const twice = keys(result).find(([key]) => seen.has(key));
    if (twice === undefined) {
      for (const [key] of keys(result)) seen.set(key, row.line);
      people.push(result);
    } else {
      const line = seen.get(twice[0]) ?? row.line;
      errors.push(setAside(mended, 'duplicate', twice[1], phrases.text('import.duplicate-in-file', { line })));
    }
  }
  return { people, errors };
}

const LEFT_OUT = phrases.text('import.left-out');

/** An address, a customer number, or a number together with a name. */
function keysOf({ points, facts, givenName, familyName }: ImportedPerson): [string, string][] {
  const name = fold([givenName, familyName].filter(Boolean).join(' '));
  const number = facts['customer_number'];
  return [
    ...points.flatMap(({ fieldId, normal }): [string, string][] => {
      if (fieldId === 'person.email') return [[`e ${normal}`, fieldId]];
      return fieldId === 'person.phone' && name !== '' ? [[`p ${normal} ${name}`, fieldId]] : [];
    }),
    ...(number === undefined ? [] : [[`n ${number.toLowerCase()}`, 'person.customer_number'] satisfies [string, string]]),
  ];
}

export function setAside(row: TableRow, aside: Aside, field: string | null, message: Text): RowError {
  return { line: row.line, cells: row.cells, aside, field, message };
}

/** The row with the reason why it cannot be read; what is not the row's fault is thrown on. */
export function faultOf<Row>(reader: CellReader, row: TableRow, work: (at: { target: string }) => RowError | Row): RowError | Row {
  const unread = faultOfRow(row, reader.at.values());
  if (unread) return setAside(row, 'refused', null, unread);
  if (row.cells.length !== reader.width) return setAside(row, 'refused', null, phrases.text('import.columns-differ'));
  const at = { target: '' };
  try {
    for (at.target of reader.targets) refuseText(reader, placeOf(reader, row, at.target), at.target);
    return work(at);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return setAside(row, 'refused', error.field ?? reader.fieldOf.get(at.target) ?? null, errorText(error));
  }
}

function readRow(reader: CellReader, row: TableRow): ImportedPerson | RowError {
  return faultOf(reader, row, (at) => {
    const value: Values = (target) => placeOf(reader, row, target).join(' ') || null;
    const points = POINTS.flatMap(([id, fieldId]) => {
      at.target = id;
      return pointsOf(reader, row, id, fieldId);
    });
    at.target = 'lastContact';
    const lastContact = dateOf(reader, row, 'lastContact');
    if (typeof lastContact === 'object' && lastContact !== null) return setAside(row, 'refused', LAST, lastContact);
    at.target = 'tags';
    const tags = tagsOf(reader, row, 'tags');
    if ('fi' in tags) return setAside(row, 'refused', 'person.tag', tags);
    at.target = 'businessId';
    const organisation = organisationOf(value);
    const person = { ...nameOf(value), points, facts: factsOf(value), custom: customOf(reader, value) };
    if (!isKnowable(person, organisation)) return setAside(row, 'refused', null, phrases.text('import.no-contact'));
    return { line: row.line, cells: row.cells, ...person, organisation, role: value('role'), lastContact, tags };
  });
}

const POINTS = [
  ['email', 'person.email'],
  ['phone', 'person.phone'],
  ['address', 'person.address'],
  ['social', 'person.social'],
  ['otherContact', 'person.other_contact'],
] as const;

/** Two columns of addresses are two addresses; the parts of a postal address are one. */
function pointsOf(reader: CellReader, row: TableRow, id: (typeof POINTS)[number][0], fieldId: string): BulkPoint[] {
  if (id === 'address') return addressesOf(reader, row, id).map((value) => ({ fieldId, value, normal: value.toLowerCase() }));
  // Google writes several of one kind in one cell.
  const cells = placeOf(reader, row, id).flatMap((cell) => cell.split(/\s+:::\s+/));
  const points = cells.map((value) => ({ fieldId, value, normal: normalPoint(fieldId, value) }));
  return points.filter(({ normal }, i) => points.findIndex((other) => other.normal === normal) === i);
}

function organisationOf(value: Values): NamedOrganisation | null {
  const [name, businessId] = [value('organisation'), businessIdOf(value('businessId'))];
  return name === null && businessId === null ? null : { name, businessId };
}

/** By where somebody lives, or by what is noted of them, nobody is recognised: not by the reader, and not when the file comes again. */
function isKnowable(
  { points, facts, custom, givenName, familyName }: Pick<ImportedPerson, 'points' | 'facts' | 'custom' | 'givenName' | 'familyName'>,
  organisation: NamedOrganisation | null,
): boolean {
  if ((givenName ?? familyName) !== null || facts['customer_number'] !== undefined) return true;
  if (points.some(({ fieldId }) => fieldId !== 'person.address')) return true;
  return organisation !== null && (points.length > 0 || Object.keys(facts).length > 0 || Object.keys(custom).length > 0);
}

function factsOf(value: Values): Record<string, string> {
  const facts: Record<string, string> = {};
  for (const [target, column] of Object.entries(PLAIN)) {
    const text = value(target);
    if (text !== null) facts[column] = text;
  }
  return facts;
}

export function customOf(reader: CellReader, value: Values): Record<string, string> {
  const custom: Record<string, string> = {};
  for (const id of reader.targets) {
    const text = id.startsWith('custom:') ? value(id) : null;
    if (text !== null) custom[id.slice('custom:'.length)] = text;
  }
  return custom;
}
