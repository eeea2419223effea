/** What every write of a writer goes through, whether it adds, changes or takes away. */
import { append } from '#kernel/audit';
import { heldStandings } from '#kernel/subjects';
import type { Standing } from '#kernel/subjects';
import type { Gate } from './check.ts';
import type { AuditOf, KeptRow, RowValues, WriteContext } from './context.ts';
import type { AnyKind } from './contract.ts';
import { refreshNotes, withNotes } from './notes.ts';
import type { Registry } from './registry.ts';
import { subjectsOfParents } from './store/rows.ts';

export interface Work {
  readonly ctx: WriteContext;
  readonly gate: Gate;
  readonly registry: Registry;
  /** Subjects whose words are made anew when the writes that belong together are done. */
  waiting: Set<string> | null;
  origin(): Promise<string>;
}

export async function audit({ tx, at, actor, keep }: WriteContext, entries: readonly AuditOf[]): Promise<void> {
  // Memberships are written by the room of subjects, which tells here of each.
  const begun = entries.filter(({ action }) => action === 'membership.begin');
  keep?.inserted(begun.map(({ recordId = '', subjectId }) => ({ kind: 'membership', recordId, subjectId, versionAfter: undefined })));
  await append(
    tx,
    entries.map((entry) => ({ at, actor, ...entry })),
  );
}

export async function follow(
  work: Work,
  of: AnyKind,
  rows: readonly RowValues[],
  subjects: readonly (string | undefined)[],
): Promise<void> {
  const ids = withNotes(work.registry, of, rows, subjects);
  if (work.waiting !== null) for (const id of ids) work.waiting.add(id);
  else if (ids.length > 0) await refreshNotes(work.ctx.tx, work.registry, ids);
}

export function keptRow(of: AnyKind, row: RowValues, subjectId: string | undefined): KeptRow {
  const version = row['version'];
  return { kind: of.kind, recordId: String(row[of.key]), subjectId, versionAfter: typeof version === 'number' ? version : undefined };
}

export function isValue(value: unknown): boolean {
  return value !== null && value !== undefined && value !== '';
}

export function named(id: unknown, subjectId: string | undefined): { recordId?: string; subjectId?: string } {
  return { ...(typeof id === 'string' ? { recordId: id } : {}), ...(subjectId === undefined ? {} : { subjectId }) };
}

/** Columns that some row names. A column that the contract does not know is a mistake of the program. */
export function columnsIn(of: AnyKind, rows: readonly RowValues[]): string[] {
  const used = new Set<string>();
  for (const row of rows) for (const column in row) used.add(column);
  for (const column of used) if (!Object.hasOwn(of.columns, column)) throw new Error(`${of.kind}: nobody signed for column ${column}`);
  return [...used];
}

/** Subject of each row, in the order of the rows. */
export async function subjectsOf({ tx }: WriteContext, of: AnyKind, rows: readonly RowValues[]): Promise<(string | undefined)[]> {
  const { subject } = of;
  if (subject === 'none') return rows.map(() => undefined);
  if ('column' in subject) return rows.map((row) => text(row[subject.column]));
  const keys = rows.map((row) => text(row[subject.via.column]));
  const found = await subjectsOfParents(tx, subject.via, [...new Set(keys.filter((key) => key !== undefined))]);
  return keys.map((key) => (key === undefined ? undefined : found.get(key)));
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export async function standingOf(
  { tx }: WriteContext,
  of: AnyKind,
  subjects: readonly (string | undefined)[],
): Promise<ReadonlyMap<string, Standing>> {
  if (of.register !== 'firm' || of.subject === 'none') return new Map();
  return heldStandings(tx, [...new Set(subjects.filter((id) => id !== undefined))]);
}
