// A value that the person has set right is remembered in the ledger, so that the old one, coming back with a backup, is disputed and not used until the right one is entered again (GDPR Art. 5(1)(d), 16; DESIGN §5).

import { appendLedger } from '#kernel/audit';
import { fieldOfColumn } from '#kernel/records';
import type { AnyKind, Registry, RowValues, WriteContext, Writer } from '#kernel/records';
import type { Tx } from '#platform/db';
import { disputedAmong, settleDisputes } from './store/disputes.ts';
import { storedRows } from './store/rows.ts';

const remembered = new WeakSet<Tx>();

/** True when the transaction corrected something that the second place must know before the change is reported done. */
export function hasCorrected(tx: Tx): boolean {
  return remembered.has(tx);
}

/** The same writer; corrections by the person are remembered, and entering a disputed field again settles it. */
export function watchCorrections(writer: Writer, registry: Registry): Writer {
  const { ctx } = writer;
  const insertMany: Writer['insertMany'] = async (kindName, rows) => {
    await writer.insertMany(kindName, rows);
    await settle(writer, writtenIn(registry.byKind(kindName), rows));
  };
  const updateMany: Writer['updateMany'] = async (kindName, ids, changes, expectedVersion) => {
    const kind = registry.byKind(kindName);
    const before = subjectColumn(kind) === undefined ? [] : await storedRows(ctx.tx, kind, ids);
    await writer.updateMany(kindName, ids, changes, expectedVersion);
    const after = before.map((row) => ({ ...row, ...changes }));
    const replaced = after.map((row, i) => written(kind, changes, row, (column) => replaces(before[i]?.[column], changes[column])));
    await remember(ctx, told(kind, before, replaced));
    await settle(
      writer,
      told(
        kind,
        before,
        after.map((row) => written(kind, changes, row)),
      ),
    );
  };
  const removeMany: Writer['removeMany'] = async (kindName, ids) => {
    const kind = registry.byKind(kindName);
    const before = holdsOneValue(kind) ? await storedRows(ctx.tx, kind, ids) : [];
    await writer.removeMany(kindName, ids);
    // An address that was wrong is taken away and the right one added: the wrong one must not come back unseen.
    await append(ctx, writtenIn(kind, before));
  };
  return {
    ...writer,
    updateMany,
    removeMany,
    insert: (kindName, row) => insertMany(kindName, [row]),
    // A file that is read in settles nothing.
    insertMany: ctx.importId === undefined ? insertMany : (kindName, rows) => writer.insertMany(kindName, rows),
    update: (kindName, id, changes, expectedVersion) => updateMany(kindName, [id], changes, expectedVersion),
    remove: (kindName, id) => removeMany(kindName, [id]),
  };
}

/** Declared fields that were written, by whom they are about. */
interface Told {
  readonly subjectId: string;
  readonly fields: readonly string[];
}

function told(kind: AnyKind, rows: readonly RowValues[], fields: readonly (readonly string[])[]): Told[] {
  return rows.flatMap((row, i) => {
    const subjectId = subjectOf(kind, row);
    const own = fields[i] ?? [];
    return subjectId === undefined || own.length === 0 ? [] : [{ subjectId, fields: own }];
  });
}

function writtenIn(kind: AnyKind, rows: readonly RowValues[]): Told[] {
  return told(
    kind,
    rows,
    rows.map((row) => written(kind, row, row)),
  );
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
async function remember(ctx: WriteContext, all: readonly Told[]): Promise<void> {
  const byPerson = ctx.actor.kind === 'subject' || ctx.policy.sources.get(ctx.source)?.from === 'self';
  if (byPerson) await append(ctx, all);
}

async function append({ tx, policy, importId, at }: WriteContext, all: readonly Told[]): Promise<void> {
  if (all.length === 0 || importId !== undefined) return;
  const [then, policyVersionId] = [at.toISOString(), policy.versionId];
  await appendLedger(
    tx,
    all.map(({ subjectId, fields }) => ({ kind: 'rectification', at: then, subjectId, fields, policyVersionId })),
  );
  remembered.add(tx);
}

async function settle(writer: Writer, all: readonly Told[]): Promise<void> {
  if (all.length === 0) return;
  const { tx } = writer.ctx;
  const disputed = await disputedAmong(tx, [...new Set(all.map(({ subjectId }) => subjectId))]);
  for (const { subjectId, fields } of all.filter((each) => disputed.has(each.subjectId))) {
    const settled = await settleDisputes(tx, subjectId, fields);
    if (settled.length > 0)
      await writer.audit({ action: 'dispute.settle', kind: 'subject', recordId: subjectId, subjectId, detail: { fields: settled } });
  }
}
