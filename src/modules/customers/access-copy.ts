// The access copy (GDPR Art. 15 and 20): everything held on one person as a file for machines and a table for people.

import { append } from '#kernel/audit';
import type { Deps } from '#kernel/deps';
import { disclosuresOf } from '#kernel/disclosure';
import type { ToldDisclosure } from '#kernel/disclosure';
import { heldValues, triggerName } from '#kernel/retention';
import { exportSubject, policyOf } from '#kernel/rights';
import type { Act, ExportedRecord } from '#kernel/rights';
import { TRIGGERS } from '#kernel/policy';
import { formatDate, localDate } from '#platform/clock';
import type { Lang, Text } from '#platform/i18n';
import { heldWords } from './held-words.ts';
import { csvText } from './import/service.ts';

const HEADINGS: Record<Lang, readonly string[]> = {
  fi: ['Missä', 'Tieto', 'Arvo', 'Lähde', 'Tallennettu', 'Tarkoitus', 'Poistuu', 'Selosteen kohta'],
  sv: ['Var', 'Uppgift', 'Värde', 'Källa', 'Registrerad', 'Ändamål', 'Raderas', 'Punkt i beskrivningen'],
  en: ['Where', 'Datum', 'Value', 'Source', 'Recorded', 'Purpose', 'Goes', 'Section of the notice'],
};

/** Both forms, and an entry in the log that a copy was made. @throws errors.subject-not-found */
export async function accessCopy(deps: Deps, subjectId: string, lang: Lang, act: Act): Promise<{ json: string; csv: string }> {
  const { db } = deps.database;
  const copy = await exportSubject(deps, db, subjectId);
  const values = await heldValues(deps, db, subjectId);
  const words = await heldWords(deps, values);
  const names = new Map(copy.records.map(({ kind, name }) => [kind, name[lang]]));
  const rows = values.map((value) => {
    const { part, shown } = words(value);
    const field = part === null ? value.name[lang] : `${value.name[lang]}: ${part[lang]}`;
    const told = shown?.[lang] ?? String(value.value);
    const recorded = value.recordedAt.slice(0, 10);
    const { source, purpose, until, clause } = value;
    return [names.get(value.kind) ?? value.kind, field, told, source[lang], recorded, purpose[lang], until ?? '', String(clause.section)];
  });
  const disclosures = await disclosuresOf(db, policyOf(deps), subjectId);
  const facts = copy.records.flatMap((record) => factRows(record, lang));
  const given = disclosures.map((each) => givenRow(each, lang));
  await deps.database.tx((tx) => append(tx, { ...act, action: 'access-copy', kind: 'subject', recordId: subjectId, subjectId }));
  return { json: JSON.stringify({ ...copy, disclosures }, null, 2), csv: csvText([HEADINGS[lang], ...rows, ...given, ...facts], ';') };
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
