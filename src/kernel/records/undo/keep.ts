// Gathers what a change replaces and removes while it is written, and stores it at its end, in the same transaction.

import type { Tx } from '#platform/db';
import type { Ids } from '#platform/ids';
import type { CompiledPolicy } from '#kernel/policy';
import type { Actor, Keep, KeptRow } from '../context.ts';
import type { UndoEntryRow, UndoOp } from '../tables.ts';
import { putUndo } from '../store/undo.ts';
import { sealImage } from './image.ts';
import type { ChangeImage, MoveImage, RowImage } from './image.ts';
import { hoursAfter, trashHours, undoHours } from './limits.ts';

export interface Keeping extends Keep {
  /** Stores what was gathered and names the act. */
  store(tx: Tx): Promise<void>;
}

export interface KeepFor {
  readonly actor: Actor;
  readonly ids: Ids;
  readonly at: Date;
  readonly policy: CompiledPolicy;
  readonly key: Buffer;
  /** What an import adds is known by its origin; what it changes is kept until the import can no longer be undone. */
  readonly importId?: string | undefined;
  /** What an undo takes away was never wanted: it is not kept as long as what somebody removed. */
  readonly undoing?: boolean;
  /** Two became one: all of it is kept as this subject's, so that it goes with them, and for as long as a removed row. */
  readonly merging?: string | undefined;
}

const NOBODY: ReadonlySet<string> = new Set(['subject', 'system', 'cli']);

/** Undefined where nobody could undo it: what people set right themselves stays right, and the house does not change its mind. */
export function keeping(of: KeepFor): Keeping | undefined {
  if (of.importId === undefined && NOBODY.has(of.actor.kind)) return undefined;
  const entries: Omit<UndoEntryRow, 'act_id'>[] = [];
  const soon = hoursAfter(of.at, undoHours(of.policy));
  const late = hoursAfter(of.at, trashHours(of.policy));
  function add(op: UndoOp, row: KeptRow, image: ChangeImage | RowImage | MoveImage | null): void {
    const long = of.importId !== undefined || of.merging !== undefined || (op === 'remove' && of.undoing !== true);
    entries.push({
      id: of.ids.next(),
      subject_id: of.merging ?? row.subjectId ?? null,
      op,
      kind: row.kind,
      record_id: row.recordId,
      image: image === null ? null : sealImage(of.key, image),
      version_after: row.versionAfter ?? null,
      at: of.at.toISOString(),
      expires: long ? late : soon,
    });
  }
  return {
    inserted(rows) {
      if (of.importId === undefined) for (const row of rows) add('insert', row, null);
    },
    updated: (row, image) => add('update', row, image),
    told: (row, image) => add('update', row, { before: {}, after: {}, ...image }),
    moved: (kind, image) => add('move', { kind, recordId: image.from, subjectId: image.to, versionAfter: undefined }, image),
    removed: (row, image) => add('remove', row, image),
    async store(tx) {
      if (entries.length === 0) return;
      const { act } = of.actor;
      const id = of.importId ?? act?.id ?? of.ids.next();
      if (act !== undefined && of.importId === undefined) act.id = id;
      const expires = entries.reduce((last, entry) => (entry.expires > last ? entry.expires : last), '');
      await putUndo(
        tx,
        { id, actor_id: of.actor.id, entries: entries.length, at: of.at.toISOString(), expires },
        entries.map((entry) => ({ ...entry, act_id: id })),
      );
    },
  };
}
