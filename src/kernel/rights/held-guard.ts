// Held data stand still: what a hold names can be neither removed, emptied nor overwritten while it is in force (GDPR Art. 17(3)(e), 18).

import { fieldOfColumn } from '#kernel/records';
import type { AnyKind, Registry, Writer } from '#kernel/records';
import { appError } from '#platform/errors';
import { watchCorrections } from './corrections.ts';
import { fieldsOfHold } from './grounds.ts';
import { liveHoldsOf } from './store/queries.ts';
import { storedRows } from './store/rows.ts';

type Row = Readonly<Record<string, unknown>>;

/** The same writer, refusing changes to held values. Adding is allowed. @throws errors.field-held with the field */
export function guardHeld(plain: Writer, registry: Registry): Writer {
  const writer = watchCorrections(plain, registry);
  const updateMany: Writer['updateMany'] = async (kindName, ids, changes, expectedVersion) => {
    const kind = registry.byKind(kindName);
    await refuseHeld(writer, kind, ids, (column, row) => column in changes && changes[column] !== row[column]);
    await writer.updateMany(kindName, ids, changes, expectedVersion);
  };
  const removeMany: Writer['removeMany'] = async (kindName, ids) => {
    await refuseHeld(writer, registry.byKind(kindName), ids, () => true);
    await writer.removeMany(kindName, ids);
  };
  return {
    ...writer,
    updateMany,
    removeMany,
    update: (kindName, id, changes, expectedVersion) => updateMany(kindName, [id], changes, expectedVersion),
    remove: (kindName, id) => removeMany(kindName, [id]),
  };
}

async function refuseHeld(
  { ctx }: Writer,
  kind: AnyKind,
  ids: readonly string[],
  touches: (column: string, row: Row) => boolean,
): Promise<void> {
  if (kind.register !== 'firm' || kind.subject === 'none' || !('column' in kind.subject)) return;
  const { column: link } = kind.subject;
  const rows = await storedRows(ctx.tx, kind, ids);
  const subjects = new Set(rows.map((row) => row[link]).filter((id) => typeof id === 'string'));
  const holds = Map.groupBy(await liveHoldsOf(ctx.tx, [...subjects]), ({ subject_id }) => subject_id);
  if (holds.size === 0) return;
  for (const row of rows) refuseRow(kind, row, new Set((holds.get(String(row[link])) ?? []).flatMap(fieldsOfHold)), touches);
}

function refuseRow(kind: AnyKind, row: Row, held: ReadonlySet<string>, touches: (column: string, row: Row) => boolean): void {
  if (held.size === 0) return;
  for (const [column, use] of Object.entries(kind.columns)) {
    const field = fieldOfColumn(use, row);
    if (field === undefined || row[column] === null || !(held.has('*') || held.has(field))) continue;
    if (touches(column, row)) throw appError('locked', 'errors.field-held', { field });
  }
}
