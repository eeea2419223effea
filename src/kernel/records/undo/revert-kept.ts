// Sets back what a long act changed, record by record: whatever somebody has changed since stays as they left it, and is counted.

import { AppError } from '#platform/errors';
import type { RowValues, Writer } from '../context.ts';
import type { Registry } from '../registry.ts';
import { rowByKey } from '../store/rows.ts';
import { dropEntry, entriesOfAct, toldByOther } from '../store/undo.ts';
import type { UndoEntryRow } from '../tables.ts';
import { openImage } from './image.ts';
import { originsBack } from './revert.ts';

export interface RevertedKept {
  /** Subjects of which something is as it was. */
  readonly restored: readonly string[];
  /** Subjects of which something stays, because it was changed since or is gone. */
  readonly kept: readonly string[];
  /** More entries wait for the next call. */
  readonly more: boolean;
}

/** Takes the last changes of the act back, at most `limit` of them, in the writer's transaction; each is forgotten with it. */
export async function revertKept(
  writer: Writer,
  { registry, key, actId, limit }: { registry: Registry; key: Buffer; actId: string; limit: number },
): Promise<RevertedKept> {
  const entries = await entriesOfAct(writer.ctx.tx, actId, limit);
  const restored = new Set<string>();
  const kept = new Set<string>();
  for (const entry of entries) {
    const done = entry.op === 'update' && (await setBack(writer, registry, key, entry));
    if (entry.subject_id !== null) (done ? restored : kept).add(entry.subject_id);
    await dropEntry(writer.ctx.tx, actId, entry.id);
  }
  return { restored: [...restored], kept: [...kept], more: entries.length === limit };
}

/** False when somebody has changed one of the columns since, or the record is gone. */
async function setBack(writer: Writer, registry: Registry, key: Buffer, entry: UndoEntryRow): Promise<boolean> {
  const of = registry.byKind(entry.kind);
  const image = entry.image === null ? undefined : openImage(key, entry.image);
  const current: RowValues | undefined = await rowByKey(writer.ctx.tx, of, entry.record_id);
  const { before, after, origins } = image ?? {};
  if (current === undefined || before === undefined || after === undefined || origins === undefined) return false;
  if (Object.keys(before).some((column) => current[column] !== after[column])) return false;
  // Somebody wrote the same: it is theirs, and no longer what the act brought.
  if (await toldByOther(writer.ctx.tx, entry, Object.keys(before))) return false;
  try {
    await writer.update(of.kind, entry.record_id, before);
  } catch (error) {
    // Restricted, held or no longer declared: it stays as it is, and is told.
    if (error instanceof AppError) return false;
    throw error;
  }
  await originsBack(writer, of, { id: entry.record_id, subjectId: entry.subject_id, origins });
  return true;
}
