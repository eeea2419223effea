/** The only writer: nothing enters a signed table without source, time, purpose and actor, nor without a declaration that allows it. */
import { localDate } from '#platform/clock';
import { remove, update } from './change.ts';
import { createGate, fieldColumns } from './check.ts';
import type { Origins, RowValues, WriteContext, Writer } from './context.ts';
import { fieldOfColumn } from './contract.ts';
import type { AnyKind } from './contract.ts';
import { refreshNotes } from './notes.ts';
import * as refusals from './refusals.ts';
import type { Registry } from './registry.ts';
import { insertAll, insertOrigin, putFieldOrigins } from './store/rows.ts';
import { audit, columnsIn, follow, isValue, keptRow, named, standingOf, subjectsOf } from './work.ts';
import type { Work } from './work.ts';

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
    update: (kind, id, changes, expected) => update(work, registry.byKind(kind), [id], changes, expected),
    updateMany: (kind, ids, changes, expected) => update(work, registry.byKind(kind), ids, changes, expected),
    remove: (kind, id) => remove(work, registry.byKind(kind), [id]),
    removeMany: (kind, ids) => remove(work, registry.byKind(kind), ids),
    restore: (kind, row, origins) => restore(work, registry.byKind(kind), row, origins),
    together: (writes) => together(work, writes),
    audit: (entries) => audit(ctx, 'action' in entries ? [entries] : entries),
  };
}

async function writeOrigin({ tx, ids, source, purpose, actor, policy, at, importId }: WriteContext): Promise<string> {
  const id = ids.next();
  const recorded_at = at.toISOString();
  const by = { actor_id: actor.id, actor_kind: actor.kind, policy_version_id: policy.versionId, import_id: importId ?? null };
  await insertOrigin(tx, { id, source, purpose, recorded_at, ...by });
  return id;
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
