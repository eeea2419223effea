// Held data stand still: what a hold names can be neither removed, emptied nor overwritten while it is in force (GDPR Art. 17(3)(e), 18).

import { fieldOfColumn } from '#kernel/records';
import type { AnyKind, Registry, Writer } from '#kernel/records';
import { appError } from '#platform/errors';
import { watchCorrections } from './corrections.ts';
import { fieldsOfHold } from './grounds.ts';
import { liveHolds } from './store/queries.ts';
import { storedRow } from './store/rows.ts';

type Row = Readonly<Record<string, unknown>>;

/** The same writer, refusing changes to held values. Adding is allowed. @throws errors.field-held with the field */
export function guardHeld(plain: Writer, registry: Registry): Writer {
  const writer = watchCorrections(plain, registry);
  return {
    ...writer,
    async update(kindName, id, changes, expectedVersion) {
      const kind = registry.byKind(kindName);
      await refuseHeld(writer, kind, id, (column, row) => column in changes && changes[column] !== row[column]);
      await writer.update(kindName, id, changes, expectedVersion);
    },
    async remove(kindName, id) {
      await refuseHeld(writer, registry.byKind(kindName), id, () => true);
      await writer.remove(kindName, id);
    },
  };
}

async function refuseHeld(writer: Writer, kind: AnyKind, id: string, touches: (column: string, row: Row) => boolean): Promise<void> {
  if (kind.register !== 'firm' || kind.subject === 'none' || !('column' in kind.subject)) return;
  const row = await storedRow(writer.ctx.tx, kind, id);
  const subjectId = row?.[kind.subject.column];
  if (row === undefined || typeof subjectId !== 'string') return;
  const held = new Set((await liveHolds(writer.ctx.tx, subjectId)).flatMap(fieldsOfHold));
  if (held.size === 0) return;
  for (const [column, use] of Object.entries(kind.columns)) {
    const field = fieldOfColumn(use, row);
    if (field === undefined || row[column] === null || !(held.has('*') || held.has(field))) continue;
    if (touches(column, row)) throw appError('locked', 'errors.field-held', { field });
  }
}
