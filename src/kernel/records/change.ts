/** Changing and taking away: of one record or of many at once, in as many statements. */
import { fieldColumns } from './check.ts';
import type { Origins, RowValues, WriteContext } from './context.ts';
import { fieldOfColumn } from './contract.ts';
import type { AnyKind } from './contract.ts';
import * as refusals from './refusals.ts';
import { deleteByKeys, putFieldOrigins, rowsByKeys, updateByKeys } from './store/rows.ts';
import { originsOfRecords } from './store/undo.ts';
import { audit, columnsIn, follow, isValue, keptRow, named, standingOf, subjectsOf } from './work.ts';
import type { Work } from './work.ts';

interface Changing {
  readonly id: string;
  readonly subjectId: string | undefined;
  readonly before: RowValues;
  readonly after: RowValues;
  readonly changed: RowValues;
}

export async function update(
  work: Work,
  of: AnyKind,
  ids: readonly string[],
  changes: RowValues,
  expected: number | undefined,
): Promise<void> {
  const { ctx, gate } = work;
  columnsIn(of, [changes]);
  if (ids.length === 0) return;
  const rows = await rowsOf(ctx, of, ids);
  const late = expected === undefined ? undefined : rows.find((row) => versionOf(row) !== expected);
  if (late !== undefined) throw refusals.versionConflict(of.kind, expected ?? 0, versionOf(late) ?? 0);
  const subjects = await subjectsOf(ctx, of, rows);
  const standing = await standingOf(ctx, of, subjects);
  const all = rows.map((before, i): Changing => {
    const changed = differing(of, before, changes);
    return { id: String(before[of.key]), subjectId: subjects[i], before, after: { ...before, ...changed }, changed };
  });
  for (const { after, changed, subjectId } of all) gate.admit(of, after, standing.get(subjectId ?? ''), new Set(Object.keys(changed)));
  const differ = all.filter(({ changed }) => Object.keys(changed).length > 0);
  if (differ.length > 0) await putChanges(work, of, differ);
}

async function putChanges(work: Work, of: AnyKind, all: readonly Changing[]): Promise<void> {
  const { ctx, origin } = work;
  // What is already so in some of them is put there again, so that one statement does for all.
  const values = all.reduce<RowValues>((union, { changed }) => ({ ...union, ...changed }), {});
  const known = await originsOf(ctx, of, all);
  const stale = await updateByKeys(
    ctx.tx,
    of,
    all.map(({ id, before }) => ({ id, version: versionOf(before) })),
    values,
  );
  if (stale) throw refusals.versionConflict(of.kind, versionOf(all[0]?.before ?? {}) ?? 0, (versionOf(all[0]?.before ?? {}) ?? 0) + 1);
  for (const each of all) keepUpdate(ctx, of, each, known.get(each.id) ?? {});
  const columns = fieldColumns(of);
  const fieldsOf = ({ changed }: Changing) => columns.filter(([column]) => Object.hasOwn(changed, column));
  const fresh = all.flatMap((each) => fieldsOf(each).map(([column]) => ({ ...each, column })));
  const origin_id = fresh.length > 0 ? await origin() : '';
  await putFieldOrigins(
    ctx.tx,
    fresh.map(({ id, subjectId = null, column }) => ({
      kind: of.kind,
      record_id: id,
      column_name: column,
      subject_id: subjectId,
      origin_id,
    })),
  );
  const entries = all.map((each) => {
    const fields = fieldsOf(each).flatMap(([, use]) => fieldOfColumn(use, each.after) ?? []);
    if (of.register === 'firm') watchUpdate(ctx, each, fieldsOf(each), fields);
    return {
      action: 'update',
      kind: of.kind,
      recordId: each.id,
      ...named(undefined, each.subjectId),
      detail: { fields: [...new Set(fields)] },
    };
  });
  await audit(ctx, entries);
  // What was there before counts too: a text that was emptied is found no more.
  const subjects = all.map(({ subjectId }) => subjectId);
  const replaced = all.map(({ before, changed }) => Object.fromEntries(Object.keys(changed).map((column) => [column, before[column]])));
  await follow(work, of, [...all.map(({ changed }) => changed), ...replaced], [...subjects, ...subjects]);
}

function watchUpdate(
  { watch }: WriteContext,
  { subjectId, before }: Changing,
  columns: ReturnType<typeof fieldColumns>,
  fields: readonly string[],
): void {
  if (subjectId === undefined) return;
  const replaced = columns.flatMap(([column, use]) => (isValue(before[column]) ? (fieldOfColumn(use, before) ?? []) : []));
  if (replaced.length > 0) watch?.replaced(subjectId, replaced);
  if (fields.length > 0) watch?.collected([subjectId], fields);
}

function keepUpdate({ keep }: WriteContext, of: AnyKind, { before, changed, subjectId }: Changing, origins: Origins): void {
  const columns = Object.keys(changed);
  const version = versionOf(before);
  keep?.updated(
    { ...keptRow(of, before, subjectId), versionAfter: version === undefined ? undefined : version + 1 },
    {
      before: Object.fromEntries(columns.map((column) => [column, before[column] ?? null])),
      after: changed,
      origins: Object.fromEntries(columns.map((column) => [column, origins[column] ?? null])),
    },
  );
}

function versionOf(row: RowValues): number | undefined {
  return typeof row['version'] === 'number' ? row['version'] : undefined;
}

/** Each of these records, in this order. */
async function rowsOf({ tx }: WriteContext, of: AnyKind, ids: readonly string[]): Promise<RowValues[]> {
  const found = new Map((await rowsByKeys(tx, of, ids)).map((row) => [row[of.key], row]));
  return [...new Set(ids)].map((id) => {
    const row = found.get(id);
    if (row === undefined) throw refusals.recordNotFound(of.kind);
    return row;
  });
}

/** Where the columns of each record came from; asked only where it is to be kept. */
async function originsOf(
  { tx, keep }: WriteContext,
  of: AnyKind,
  all: readonly { readonly id: string }[],
): Promise<ReadonlyMap<string, Origins>> {
  if (keep === undefined) return new Map();
  const rows = await originsOfRecords(
    tx,
    of.kind,
    all.map(({ id }) => id),
  );
  const byRecord = Map.groupBy(rows, ({ record_id }) => record_id);
  return new Map(
    [...byRecord].map(([id, own]) => [id, Object.fromEntries(own.map(({ column_name, origin_id }) => [column_name, origin_id]))]),
  );
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

export async function remove(work: Work, of: AnyKind, ids: readonly string[]): Promise<void> {
  const { ctx } = work;
  if (ids.length === 0) return;
  const rows = await rowsOf(ctx, of, ids);
  const subjects = await subjectsOf(ctx, of, rows);
  const standing = await standingOf(ctx, of, subjects);
  if (subjects.some((id) => standing.get(id ?? '')?.restricted === true)) throw refusals.restricted();
  const all = rows.map((row, i) => ({ id: String(row[of.key]), row, subjectId: subjects[i] }));
  const known = await originsOf(ctx, of, all);
  for (const { id, row, subjectId } of all) ctx.keep?.removed(keptRow(of, row, subjectId), { row, origins: known.get(id) ?? {} });
  await deleteByKeys(
    ctx.tx,
    of,
    all.map(({ id }) => id),
  );
  await audit(
    ctx,
    all.map(({ id, subjectId }) => ({ action: 'remove', kind: of.kind, recordId: id, ...named(undefined, subjectId) })),
  );
  await follow(work, of, rows, subjects);
}
