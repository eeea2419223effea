/** What is written in free words can be found: the words are gathered by walking the registry, so that a table added later is searched without being told. */
import { CATALOGUE, isSealed } from '#kernel/policy';
import { putNotes, searchBody } from '#kernel/subjects';
import type { Conn, Tx } from '#platform/db';
import type { RowValues } from './context.ts';
import { heldBy } from './contract.ts';
import type { AnyKind, ColumnUse } from './contract.ts';
import type { Registry } from './registry.ts';
import { notesIn } from './store/notes.ts';
import type { Note, NoteColumn } from './store/notes.ts';

/** So much is searched of what is written about one subject. */
const LONGEST = 200_000;

/** Every free text of these subjects that all who may read them may search; what law keeps from normal reading is not among them. */
export function notesOf(conn: Conn, registry: Registry, subjectIds: readonly string[]): Promise<Note[]> {
  return notesIn(conn, columnsOf(registry), subjectIds);
}

/** Makes the searched words of these subjects anew, in the transaction that changed them. */
export async function refreshNotes(tx: Tx, registry: Registry, subjectIds: readonly string[]): Promise<void> {
  const texts = Map.groupBy(await notesOf(tx, registry, subjectIds), ({ subject }) => subject);
  const body = (id: string) => searchBody((texts.get(id) ?? []).map(({ text }) => text)).slice(0, LONGEST);
  await putNotes(tx, new Map(subjectIds.map((id) => [id, body(id)])));
}

/** Subjects of whom something is written in free words in these rows. */
export function withNotes(
  registry: Registry,
  of: AnyKind,
  rows: readonly RowValues[],
  subjects: readonly (string | undefined)[],
): string[] {
  const columns = columnsOf(registry).filter((each) => each.of === of);
  if (columns.length === 0) return [];
  const holds = (row: RowValues | undefined) => columns.some(({ column }) => row?.[column] !== null && row?.[column] !== undefined);
  return [...new Set(subjects.filter((id, i) => id !== undefined && holds(rows[i])))].filter((id) => id !== undefined);
}

const found = new WeakMap<Registry, readonly NoteColumn[]>();

function columnsOf(registry: Registry): readonly NoteColumn[] {
  const known = found.get(registry);
  if (known !== undefined) return known;
  const columns = registry.all.flatMap(noteColumns);
  found.set(registry, columns);
  return columns;
}

function noteColumns(of: AnyKind): NoteColumn[] {
  if (of.register !== 'firm' || of.subject === 'none' || !('column' in of.subject) || heldBy(of) !== undefined) return [];
  return Object.entries(of.columns).flatMap(([column, use]): NoteColumn[] => {
    if ('field' in use && isFreeText(use.field)) return [{ of, column, field: use.field, fieldIn: null }];
    return 'fieldIn' in use && mayBeFreeText(use) ? [{ of, column, field: null, fieldIn: use.fieldIn }] : [];
  });
}

function mayBeFreeText(use: Extract<ColumnUse, { fieldIn: string }>): boolean {
  return use.fields === 'custom' || use.fields.some(isFreeText);
}

function isFreeText(fieldId: string): boolean {
  const field = CATALOGUE.get(fieldId);
  return field !== undefined && field.freeText && !isSealed(field.class);
}

/** What is written is searched by what is left when values are blanked or brought back. */
export function searchedWords(registry: Registry): { room: string; afterBlank(tx: Tx, subjectIds: readonly string[]): Promise<void> } {
  return { room: 'search', afterBlank: (tx, subjectIds) => refreshNotes(tx, registry, subjectIds) };
}
