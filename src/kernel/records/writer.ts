/** The only writer: nothing enters a signed table without source, time, purpose and actor, nor without a declaration that allows it. */
import { localDate } from '#platform/clock';
import { append } from '#kernel/audit';
import { heldStandings } from '#kernel/subjects';
import type { Standing } from '#kernel/subjects';
import { createGate, fieldColumns } from './check.ts';
import type { Gate } from './check.ts';
import type { AuditOf, KeptRow, Origins, RowValues, WriteContext, Writer } from './context.ts';
import { fieldOfColumn } from './contract.ts';
import type { AnyKind } from './contract.ts';
import * as refusals from './refusals.ts';
import { refreshNotes, withNotes } from './notes.ts';
import type { Registry } from './registry.ts';
import { deleteByKey, insertAll, insertOrigin, putFieldOrigins, rowByKey, subjectsOfParents, updateByKey } from './store/rows.ts';
import { originsOfRecord } from './store/undo.ts';

/** The firm's own records are a source that needs no declaration: the act itself is what is recorded. */
export const OWN_RECORDS = 'own-records';

/** A writer for one transaction. @throws errors.source-undeclared */
export function createWriter(ctx: WriteContext, registry: Registry): Writer {
  if (ctx.source !== OWN_RECORDS && !ctx.policy.sources.has(ctx.source)) throw refusals.sourceUndeclared(ctx.source);
  const gate = createGate(ctx.policy, localDate(ctx.at));
  let origin: Promise<string> | undefined;
  const work: Work = { ctx, gate, registry, waiting: null, origin: () => (origin ??= writeOrigin(ctx)) };
  return {
    ctx,
    origin: work.origin,
    insert: (kind, row) => insertMany(work, registry.byKind(kind), [row]),
    insertMany: (kind, rows) => insertMany(work, registry.byKind(kind), rows),
    update: (kind, id, changes, expected) => update(work, registry.byKind(kind), id, changes, expected),
    remove: (kind, id) => remove(work, registry.byKind(kind), id),
    restore: (kind, row, origins) => restore(work, registry.byKind(kind), row, origins),
    together: (writes) => together(work, writes),
    audit: (entries) => audit(ctx, 'action' in entries ? [entries] : entries),
  };
}

interface Work {
  readonly ctx: WriteContext;
  readonly gate: Gate;
  readonly registry: Registry;
  /** Subjects whose words are made anew when the writes that belong together are done. */
  waiting: Set<string> | null;
  origin(): Promise<string>;
}

async function writeOrigin({ tx, ids, source, purpose, actor, policy, at, importId }: WriteContext): Promise<string> {
  const id = ids.next();
  const recorded_at = at.toISOString();
  const by = { actor_id: actor.id, actor_kind: actor.kind, policy_version_id: policy.versionId, import_id: importId ?? null };
  await insertOrigin(tx, { id, source, purpose, recorded_at, ...by });
  return id;
}

async function audit({ tx, at, actor, keep }: WriteContext, entries: readonly AuditOf[]): Promise<void> {
  // Memberships are written by the room of subjects, which tells here of each.
  const begun = entries.filter(({ action }) => action === 'membership.begin');
  keep?.inserted(begun.map(({ recordId = '', subjectId }) => ({ kind: 'membership', recordId, subjectId, versionAfter: undefined })));
  await append(
    tx,
    entries.map((entry) => ({ at, actor, ...entry })),
  );
}

async function insertMany(work: Work, of: AnyKind, rows: readonly RowValues[]): Promise<void> {
  const { ctx, gate, origin } = work;
  if (rows.length === 0) return;
  const columns = columnsIn(of, rows);
  const subjects = await subjectsOf(ctx, of, rows);
  const standing = await standingOf(ctx, of, subjects);
  rows.forEach((row, i) => gate.admit(of, row, standing.get(subjects[i] ?? '')));
  if (of.register === 'firm') watched(ctx, of, rows, subjects);
  const filled = await withProvenance(of, rows, columns, origin);
  await insertAll(ctx.tx, of, filled.columns, filled.rows);
  ctx.keep?.inserted(filled.rows.map((row, i) => keptRow(of, row, subjects[i])));
  await audit(
    ctx,
    rows.map((row, i) => ({ action: 'insert', kind: of.kind, ...named(row[of.key], subjects[i]) })),
  );
  await follow(work, of, rows, subjects);
}

async function follow(work: Work, of: AnyKind, rows: readonly RowValues[], subjects: readonly (string | undefined)[]): Promise<void> {
  const ids = withNotes(work.registry, of, rows, subjects);
  if (work.waiting !== null) for (const id of ids) work.waiting.add(id);
  else if (ids.length > 0) await refreshNotes(work.ctx.tx, work.registry, ids);
}

async function together<T>(work: Work, writes: () => Promise<T>): Promise<T> {
  if (work.waiting !== null) return writes();
  const waiting = (work.waiting = new Set<string>());
  const done = await writes().finally(() => (work.waiting = null));
  if (waiting.size > 0) await refreshNotes(work.ctx.tx, work.registry, [...waiting]);
  return done;
}

function watched({ watch }: WriteContext, of: AnyKind, rows: readonly RowValues[], subjects: readonly (string | undefined)[]): void {
  if (watch === undefined) return;
  const columns = fieldColumns(of);
  const fields = rows.flatMap((row) => columns.flatMap(([column, use]) => (isValue(row[column]) ? (fieldOfColumn(use, row) ?? []) : [])));
  if (fields.length > 0) watch.collected([...new Set(subjects.filter((id) => id !== undefined))], [...new Set(fields)]);
}

function keptRow(of: AnyKind, row: RowValues, subjectId: string | undefined): KeptRow {
  const version = row['version'];
  return { kind: of.kind, recordId: String(row[of.key]), subjectId, versionAfter: typeof version === 'number' ? version : undefined };
}

function isValue(value: unknown): boolean {
  return value !== null && value !== undefined && value !== '';
}

function named(id: unknown, subjectId: string | undefined): { recordId?: string; subjectId?: string } {
  return { ...(typeof id === 'string' ? { recordId: id } : {}), ...(subjectId === undefined ? {} : { subjectId }) };
}

/** Columns that some row names. A column that the contract does not know is a mistake of the program. */
function columnsIn(of: AnyKind, rows: readonly RowValues[]): string[] {
  const used = new Set<string>();
  for (const row of rows) for (const column in row) used.add(column);
  for (const column of used) if (!Object.hasOwn(of.columns, column)) throw new Error(`${of.kind}: nobody signed for column ${column}`);
  return [...used];
}

async function withProvenance(
  of: AnyKind,
  rows: readonly RowValues[],
  named: readonly string[],
  origin: () => Promise<string>,
): Promise<{ columns: string[]; rows: RowValues[] }> {
  const fixed = {
    ...(Object.hasOwn(of.columns, 'origin_id') ? { origin_id: await origin() } : {}),
    ...(Object.hasOwn(of.columns, 'version') ? { version: 1 } : {}),
  };
  return { columns: [...new Set([...named, ...Object.keys(fixed)])], rows: rows.map((row) => ({ ...row, ...fixed })) };
}

/** Subject of each row, in the order of the rows. */
async function subjectsOf({ tx }: WriteContext, of: AnyKind, rows: readonly RowValues[]): Promise<(string | undefined)[]> {
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

async function standingOf(
  { tx }: WriteContext,
  of: AnyKind,
  subjects: readonly (string | undefined)[],
): Promise<ReadonlyMap<string, Standing>> {
  if (of.register !== 'firm' || of.subject === 'none') return new Map();
  return heldStandings(tx, [...new Set(subjects.filter((id) => id !== undefined))]);
}

async function update(work: Work, of: AnyKind, id: string, changes: RowValues, expected: number | undefined): Promise<void> {
  const { ctx, gate, origin } = work;
  columnsIn(of, [changes]);
  const before = await rowByKey(ctx.tx, of, id);
  if (before === undefined) throw refusals.recordNotFound(of.kind);
  const version = typeof before['version'] === 'number' ? before['version'] : undefined;
  if (expected !== undefined && version !== expected) throw refusals.versionConflict(of.kind, expected, version ?? 0);
  const changed = differing(of, before, changes);
  const [subjectId] = await subjectsOf(ctx, of, [before]);
  const standing = await standingOf(ctx, of, [subjectId]);
  const names = new Set(Object.keys(changed));
  const after = { ...before, ...changed };
  gate.admit(of, after, standing.get(subjectId ?? ''), names);
  if (names.size === 0) return;
  if (!(await updateByKey(ctx.tx, of, id, changed, version))) throw refusals.versionConflict(of.kind, version ?? 0, (version ?? 0) + 1);
  const fields = fieldColumns(of).filter(([column]) => names.has(column));
  await keepUpdate(ctx, of, { before, changed, subjectId });
  const originId = fields.length > 0 ? await origin() : '';
  await putFieldOrigins(
    ctx.tx,
    fields.map(([column]) => ({ kind: of.kind, record_id: id, column_name: column, subject_id: subjectId ?? null, origin_id: originId })),
  );
  const ids = fields.map(([, use]) => fieldOfColumn(use, after)).filter((field) => field !== undefined);
  if (of.register === 'firm' && subjectId !== undefined) {
    const replaced = fields.flatMap(([column, use]) => (isValue(before[column]) ? (fieldOfColumn(use, before) ?? []) : []));
    if (replaced.length > 0) ctx.watch?.replaced(subjectId, replaced);
    if (ids.length > 0) ctx.watch?.collected([subjectId], ids);
  }
  await audit(ctx, [
    { action: 'update', kind: of.kind, recordId: id, ...named(undefined, subjectId), detail: { fields: [...new Set(ids)] } },
  ]);
  // What was there before counts too: a text that was emptied is found no more.
  const replaced = Object.fromEntries(Object.keys(changed).map((column) => [column, before[column]]));
  await follow(work, of, [changed, replaced], [subjectId, subjectId]);
}

async function keepUpdate(
  { tx, keep }: WriteContext,
  of: AnyKind,
  { before, changed, subjectId }: { before: RowValues; changed: RowValues; subjectId: string | undefined },
): Promise<void> {
  if (keep === undefined) return;
  const known = await originsOf(tx, of, before);
  const columns = Object.keys(changed);
  const version = typeof before['version'] === 'number' ? before['version'] + 1 : undefined;
  keep.updated(
    { ...keptRow(of, before, subjectId), versionAfter: version },
    {
      before: Object.fromEntries(columns.map((column) => [column, before[column] ?? null])),
      after: changed,
      origins: Object.fromEntries(columns.map((column) => [column, known[column] ?? null])),
    },
  );
}

async function originsOf(tx: WriteContext['tx'], of: AnyKind, row: RowValues): Promise<Origins> {
  const rows = await originsOfRecord(tx, of.kind, String(row[of.key]));
  return Object.fromEntries(rows.map(({ column_name, origin_id }) => [column_name, origin_id]));
}

/** What really changes. The link to the subject, version and origin are the writer's own and never change by an update. */
function differing(of: AnyKind, before: RowValues, changes: RowValues): RowValues {
  const link = of.subject === 'none' ? undefined : 'column' in of.subject ? of.subject.column : of.subject.via.column;
  const own = new Set([of.key, link, 'version', 'origin_id']);
  const changed = Object.entries(changes).filter(([column, value]) => value !== undefined && value !== before[column]);
  const wrong = changed.find(([column]) => own.has(column) && column !== 'version' && column !== 'origin_id');
  if (wrong !== undefined) throw new Error(`${of.kind}: ${wrong[0]} cannot be changed`);
  return Object.fromEntries(changed.filter(([column]) => !own.has(column)));
}

async function remove(work: Work, of: AnyKind, id: string): Promise<void> {
  const { ctx } = work;
  const before = await rowByKey(ctx.tx, of, id);
  if (before === undefined) throw refusals.recordNotFound(of.kind);
  const [subjectId] = await subjectsOf(ctx, of, [before]);
  const standing = (await standingOf(ctx, of, [subjectId])).get(subjectId ?? '');
  if (standing?.restricted === true) throw refusals.restricted();
  if (ctx.keep !== undefined)
    ctx.keep.removed(keptRow(of, before, subjectId), { row: before, origins: await originsOf(ctx.tx, of, before) });
  await deleteByKey(ctx.tx, of, id);
  await audit(ctx, [{ action: 'remove', kind: of.kind, recordId: id, ...named(undefined, subjectId) }]);
  await follow(work, of, [before], [subjectId]);
}

async function restore(work: Work, of: AnyKind, row: RowValues, origins: Origins): Promise<void> {
  const { ctx, gate } = work;
  const columns = columnsIn(of, [row]);
  const [subjectId] = await subjectsOf(ctx, of, [row]);
  gate.admit(of, row, (await standingOf(ctx, of, [subjectId])).get(subjectId ?? ''));
  await insertAll(ctx.tx, of, columns, [row]);
  const id = String(row[of.key]);
  const from = Object.entries(origins).flatMap(([column_name, origin_id]) => (origin_id === null ? [] : [{ column_name, origin_id }]));
  await putFieldOrigins(
    ctx.tx,
    from.map((each) => ({ ...each, kind: of.kind, record_id: id, subject_id: subjectId ?? null })),
  );
  ctx.keep?.inserted([keptRow(of, row, subjectId)]);
  await audit(ctx, [{ action: 'restore', kind: of.kind, recordId: id, ...named(undefined, subjectId) }]);
  await follow(work, of, [row], [subjectId]);
}
