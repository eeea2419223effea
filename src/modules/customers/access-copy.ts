// The access copy (GDPR Art. 15 and 20): everything held on one person as a file for machines and a table for people.

import { stringify } from 'csv-stringify/sync';
import { append } from '#kernel/audit';
import type { Deps } from '#kernel/deps';
import { disclosuresOf } from '#kernel/disclosure';
import type { ToldDisclosure } from '#kernel/disclosure';
import { livesOf, triggerName } from '#kernel/retention';
import { exportSubject, policyOf } from '#kernel/rights';
import type { Act, ExportedRecord, SubjectExport } from '#kernel/rights';
import { TRIGGERS } from '#kernel/policy';
import { formatDate, localDate } from '#platform/clock';
import type { Lang, Text } from '#platform/i18n';
import { heldWords } from './held-words.ts';

const HEADINGS: Record<Lang, readonly string[]> = {
  fi: ['Missä', 'Tieto', 'Arvo', 'Lähde', 'Tallennettu', 'Tarkoitus', 'Poistuu tai tarkistetaan', 'Selosteen kohta'],
  sv: ['Var', 'Uppgift', 'Värde', 'Källa', 'Registrerad', 'Ändamål', 'Raderas eller granskas', 'Punkt i beskrivningen'],
  en: ['Where', 'Datum', 'Value', 'Source', 'Recorded', 'Purpose', 'Goes or is reviewed', 'Section of the notice'],
};

export type CopyForm = 'json' | 'csv';

/**
 * The copy in one form, and an entry in the log that it was made. Everything is read before this resolves; the bytes are put together as they
 * are taken, so that ten thousand records never stand in memory as one text. @throws errors.subject-not-found
 */
export async function accessCopy(
  deps: Deps,
  subjectId: string,
  { form, lang }: { form: CopyForm; lang: Lang },
  act: Act,
): Promise<AsyncIterable<Uint8Array>> {
  const { db } = deps.database;
  const copy = await exportSubject(deps, db, subjectId);
  const disclosures = await disclosuresOf(db, policyOf(deps), subjectId);
  const parts =
    form === 'json'
      ? jsonParts(await withDays(deps, copy), disclosures)
      : tableParts(await tableRows(deps, { copy, disclosures, lang }), lang);
  await deps.database.tx((tx) => append(tx, { ...act, action: 'access-copy', kind: 'subject', recordId: subjectId, subjectId }));
  return inBytes(parts);
}

/** The same, with the day on which each value goes, or on which it is decided whether it goes: a period that is not told is not known (Art. 15(1)(d)). */
async function withDays(deps: Deps, copy: SubjectExport): Promise<SubjectExport> {
  const lives = new Map((await livesOf(deps, deps.database.db, copy)).map(({ field, until, reviewOn }) => [field, { until, reviewOn }]));
  const records = copy.records.map((record) => ({
    ...record,
    fields: record.fields.map((value) => ({ ...value, ...lives.get(value.field) })),
  }));
  return { ...copy, records };
}

async function* inBytes(parts: Iterable<string>): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield await Promise.resolve(Buffer.from(part));
}

/** So many records or rows are put into text at a time. */
const SOME = 200;

function* inSome<T>(all: readonly T[]): Generator<T[]> {
  for (let from = 0; from < all.length; from += SOME) yield all.slice(from, from + SOME);
}

/** The same text as of the whole at once. */
function* jsonParts({ records, ...about }: SubjectExport, disclosures: readonly ToldDisclosure[]): Generator<string> {
  const indented = (value: unknown, by: string) => JSON.stringify(value, null, 2).replaceAll('\n', `\n${by}`);
  yield `${JSON.stringify(about, null, 2).slice(0, -2)},\n  "records": [`;
  let before = '';
  for (const some of inSome(records)) {
    yield `${before}\n    ${some.map((record) => indented(record, '    ')).join(',\n    ')}`;
    before = ',';
  }
  yield `${records.length === 0 ? '' : '\n  '}],\n  "disclosures": ${indented(disclosures, '  ')}\n}`;
}

/** A table for spreadsheets in which no cell is a formula. */
function* tableParts(rows: Iterable<readonly string[]>, lang: Lang): Generator<string> {
  const options = { delimiter: ';', escape_formulas: true };
  yield stringify([[...HEADINGS[lang]]], { ...options, bom: true });
  for (const row of rows) yield stringify([[...row]], options);
}

interface Told {
  readonly copy: SubjectExport;
  readonly disclosures: readonly ToldDisclosure[];
  readonly lang: Lang;
}

async function tableRows(deps: Deps, { copy, disclosures, lang }: Told): Promise<Iterable<string[]>> {
  const values = await livesOf(deps, deps.database.db, copy);
  const words = await heldWords(deps, values);
  const names = new Map(copy.records.map(({ kind, name }) => [kind, name[lang]]));
  return (function* () {
    for (const value of values) {
      const { part, shown } = words(value);
      const field = part === null ? value.name[lang] : `${value.name[lang]}: ${part[lang]}`;
      const told = shown?.[lang] ?? String(value.value);
      const recorded = value.recordedAt.slice(0, 10);
      const { source, purpose, clause } = value;
      const until = value.until ?? (value.reviewOn === null ? '' : value.explanation[lang]);
      yield [names.get(value.kind) ?? value.kind, field, told, source[lang], recorded, purpose[lang], until, String(clause.section)];
    }
    for (const each of disclosures) yield givenRow(each, lang);
    for (const record of copy.records) yield* factRows(record, lang);
  })();
}

const GIVEN: Text = { fi: 'Nähnyt tai saanut', sv: 'Har sett eller fått', en: 'Seen or received by' };

/** Who has seen or received what, when and on what ground (Art. 15(1)(c)). */
function givenRow({ at, recipient, fields, basis }: ToldDisclosure, lang: Lang): string[] {
  const named = fields.map((field) => field[lang]).join(', ');
  return [GIVEN[lang], recipient[lang], named, '', at.slice(0, 10), basis[lang], '', ''];
}

const INSTANT = /^\d{4}-\d\d-\d\d(?:T|$)/;

/** What the product keeps to show that it keeps its promises: its days, and what started a clock in words. Codes are in the file for machines. */
function factRows({ name, facts }: ExportedRecord, lang: Lang): string[][] {
  if (facts === undefined) return [];
  const triggers = TRIGGERS.filter((each) => facts['trigger'] === each).map((each) => triggerName(each)[lang]);
  const days = Object.values(facts).flatMap((value) => (typeof value === 'string' && INSTANT.test(value) ? [value] : []));
  const shown = [...new Set(days.map((value) => formatDate(value.length > 10 ? localDate(new Date(value)) : value, lang)))];
  return [[name[lang], '', [...triggers, ...shown].join('; '), '', '', '', '', '']];
}
