// Everything of one subject becomes another's: one walk over all tables that signed the contract, so no table can be forgotten.

import type { Tx } from '#platform/db';
import { appError } from '#platform/errors';
import type { RowValues, Writer } from '../context.ts';
import { fieldOfColumn } from '../contract.ts';
import type { AnyKind } from '../contract.ts';
import type { Registry } from '../registry.ts';
import { dropRows, isImported, keysOf, tryMove } from '../store/move.ts';
import { rowByKey } from '../store/rows.ts';

export interface Move {
  readonly from: string;
  readonly to: string;
}

/** Kinds that are not moved: what is computed, what follows its record, and what is the subject itself. */
const STAYS: ReadonlySet<string> = new Set(['field-origin', 'undo-entry']);

/** Moves every row, memberships first, so that what they declare may be stored. Returns how many rows of each kind. @throws errors.merge-collision */
export async function moveSubject(writer: Writer, registry: Registry, move: Move): Promise<Record<string, number>> {
  const moved: Record<string, number> = {};
  const kinds = registry.subjectKinds().filter((of) => isMoved(of));
  for (const of of kinds.toSorted((a, b) => Number(b.kind === 'membership') - Number(a.kind === 'membership'))) {
    const keys = (await keysOf(writer.ctx.tx, of, move.from)).map(String);
    if (keys.length === 0) continue;
    moved[of.kind] = await moveKind(writer, of, keys, move);
  }
  return moved;
}

/** What was computed of a subject who is no longer, and where values came from that are no longer there. */
export async function dropComputed({ ctx }: Writer, registry: Registry, subjectId: string): Promise<void> {
  for (const of of registry.subjectKinds())
    if (isComputed(of) && of.subject !== 'none' && 'column' in of.subject) await dropRows(ctx.tx, of, subjectId);
  await dropRows(ctx.tx, registry.byKind('field-origin'), subjectId);
}

function isComputed(of: AnyKind): boolean {
  return of.register === 'firm' && !Object.values(of.columns).some((use) => 'field' in use || 'fieldIn' in use);
}

function isMoved(of: AnyKind): boolean {
  const self = Object.values(of.columns).some((use) => 'subject' in use && use.subject === 'self');
  return !self && !isComputed(of) && of.fixed !== 'stays' && !STAYS.has(of.kind) && of.subject !== 'none' && 'column' in of.subject;
}

async function moveKind(writer: Writer, of: AnyKind, keys: readonly string[], move: Move): Promise<number> {
  const { tx, keep } = writer.ctx;
  let gone: readonly string[] = keys;
  if (!(await tryMove(tx, of, keys, move.to))) {
    const each: string[] = [];
    for (const key of keys) {
      if ((await tryMove(tx, of, [key], move.to)) || (await collide(writer, of, key, move))) each.push(key);
    }
    gone = each;
  }
  if (gone.length > 0) keep?.moved(of.kind, { keys: gone, from: move.from, to: move.to });
  return gone.length;
}

/**
 * Both have a row of which there can be one: the same fact twice is one fact, and two different values are nobody's to choose here. True when
 * the row is moved after all: what an import brought gives way to what somebody wrote, so that the import can be taken back without it.
 */
async function collide(writer: Writer, of: AnyKind, key: string, { to }: Move): Promise<boolean> {
  const { tx } = writer.ctx;
  const row = await rowByKey(tx, of, key);
  if (of.register === 'firm' && row !== undefined) {
    const twin = await twinOf(tx, of, row, to);
    if (twin === undefined) throw appError('conflict', 'errors.merge-collision', { params: { kind: of.kind } });
    if ((await isImported(tx, twin)) && !(await isImported(tx, row))) {
      await writer.remove(of.kind, String(twin[of.key]));
      return tryMove(tx, of, [key], to);
    }
  }
  await writer.remove(of.kind, key);
  return false;
}

async function twinOf(tx: Tx, of: AnyKind, row: RowValues, to: string): Promise<RowValues | undefined> {
  for (const key of await keysOf(tx, of, to)) {
    const other = await rowByKey(tx, of, key);
    if (other !== undefined && factsOf(of, other) === factsOf(of, row)) return other;
  }
  return undefined;
}

function factsOf(of: AnyKind, row: RowValues): string {
  const held = Object.entries(of.columns).filter(([, use]) => fieldOfColumn(use, row) !== undefined);
  return JSON.stringify(held.map(([column]) => row[column] ?? '')).toLowerCase();
}
