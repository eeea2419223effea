// A value that the person has set right is remembered in the ledger, so that the old one, coming back with a backup, is disputed and not used until the right one is entered again (GDPR Art. 5(1)(d), 16; DESIGN §5).

import { appendLedger } from '#kernel/audit';
import { fieldOfColumn } from '#kernel/records';
import type { AnyKind, Registry, RowValues, WriteContext, Writer } from '#kernel/records';
import type { Tx } from '#platform/db';
import { settleDisputes } from './store/disputes.ts';
import { storedRow } from './store/rows.ts';

const remembered = new WeakSet<Tx>();

/** True when the transaction corrected something that the second place must know before the change is reported done. */
export function hasCorrected(tx: Tx): boolean {
  return remembered.has(tx);
}

/** The same writer; corrections by the person are remembered, and entering a disputed field again settles it. */
export function watchCorrections(writer: Writer, registry: Registry): Writer {
  const { ctx } = writer;
  return {
    ...writer,
    async insert(kindName, row) {
      await writer.insert(kindName, row);
      const kind = registry.byKind(kindName);
      const subjectId = subjectOf(kind, row);
      if (subjectId !== undefined) await settle(writer, subjectId, written(kind, row, row));
    },
    async update(kindName, id, changes, expectedVersion) {
      const kind = registry.byKind(kindName);
      const before = subjectColumn(kind) === undefined ? undefined : await storedRow(ctx.tx, kind, id);
      await writer.update(kindName, id, changes, expectedVersion);
      const subjectId = before && subjectOf(kind, before);
      if (before === undefined || subjectId === undefined) return;
      const after = { ...before, ...changes };
      await remember(
        ctx,
        subjectId,
        written(kind, changes, after, (column) => replaces(before[column], changes[column])),
      );
      await settle(writer, subjectId, written(kind, changes, after));
    },
    async remove(kindName, id) {
      const kind = registry.byKind(kindName);
      const before = holdsOneValue(kind) ? await storedRow(ctx.tx, kind, id) : undefined;
      await writer.remove(kindName, id);
      const subjectId = before && subjectOf(kind, before);
      // An address that was wrong is taken away and the right one added: the wrong one must not come back unseen.
      if (before !== undefined && subjectId !== undefined) await append(ctx, subjectId, written(kind, before, before));
    },
  };
}

function replaces(old: unknown, fresh: unknown): boolean {
  return old !== null && old !== undefined && old !== '' && fresh !== undefined && fresh !== old;
}

/** Declared fields among these columns. */
function written(kind: AnyKind, changes: RowValues, row: RowValues, when: (column: string) => boolean = () => true): string[] {
  const fields = Object.keys(changes).flatMap((column) => {
    const use = kind.columns[column];
    const field = use === undefined || changes[column] === undefined || !when(column) ? undefined : fieldOfColumn(use, row);
    return field === undefined ? [] : [field];
  });
  return [...new Set(fields)];
}

function subjectColumn({ register, subject }: AnyKind): string | undefined {
  return register === 'firm' && subject !== 'none' && 'column' in subject ? subject.column : undefined;
}

function subjectOf(kind: AnyKind, row: RowValues): string | undefined {
  const column = subjectColumn(kind);
  const value = column === undefined ? undefined : row[column];
  return typeof value === 'string' ? value : undefined;
}

function holdsOneValue(kind: AnyKind): boolean {
  return subjectColumn(kind) !== undefined && Object.values(kind.columns).some((use) => 'fieldIn' in use);
}

// By the person's own hand, or told by the person to the staff; a file that is read in corrects nothing on anybody's wish.
async function remember(ctx: WriteContext, subjectId: string, fields: readonly string[]): Promise<void> {
  const byPerson = ctx.actor.kind === 'subject' || ctx.policy.sources.get(ctx.source)?.from === 'self';
  if (byPerson) await append(ctx, subjectId, fields);
}

async function append({ tx, policy, importId, at }: WriteContext, subjectId: string, fields: readonly string[]): Promise<void> {
  if (fields.length === 0 || importId !== undefined) return;
  await appendLedger(tx, { kind: 'rectification', at: at.toISOString(), subjectId, fields, policyVersionId: policy.versionId });
  remembered.add(tx);
}

async function settle(writer: Writer, subjectId: string, fields: readonly string[]): Promise<void> {
  const settled = await settleDisputes(writer.ctx.tx, subjectId, fields);
  if (settled.length > 0)
    await writer.audit({ action: 'dispute.settle', kind: 'subject', recordId: subjectId, subjectId, detail: { fields: settled } });
}
