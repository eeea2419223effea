// Takes one act back: in reverse order, whole or not at all, and never over what somebody has changed since.

import { errorKind } from '#platform/db';
import { appError } from '#platform/errors';
import type { AuditOf, Origins, RowValues, Writer } from '../context.ts';
import { fieldOfColumn, fieldsHeld } from '../contract.ts';
import type { AnyKind } from '../contract.ts';
import * as refusals from '../refusals.ts';
import type { Registry } from '../registry.ts';
import { countRows, dropAct, dropEntry, dropFieldOrigin, entriesOfAct, lockAct, originsOfRecords } from '../store/undo.ts';
import { moveRows } from '../store/move.ts';
import { putFieldOrigins, rowByKey } from '../store/rows.ts';
import type { UndoEntryRow } from '../tables.ts';
import { openImage } from './image.ts';
import type { ChangeImage, MoveImage, RowImage } from './image.ts';

/** What other rooms do of an undo: the writer cannot end a membership or erase a person. */
export interface Beyond {
  readonly registry: Registry;
  readonly key: Buffer;
  /** A person who was added by mistake is erased whole. */
  erase(subjectId: string): Promise<void>;
  /** Ends a membership that was begun by mistake; returns the fields that have a value which only it declares. */
  leave(membershipId: string, subjectId: string): Promise<readonly string[]>;
  /** Fields that the person has asked to be corrected: their old value comes back only when somebody says so. */
  corrected(subjectId: string, fields: readonly string[]): Promise<readonly string[]>;
  /** Kinds whose rows say that something has happened to the person which an undo must not erase. */
  readonly weighty: readonly string[];
}

export interface Reverted {
  /** Those who had been added and are gone again. */
  readonly removed: readonly string[];
  readonly subjectIds: readonly string[];
  readonly records: number;
  /** Records of the act that are erased for good since, and stay so. */
  readonly gone: number;
}

interface Work {
  readonly writer: Writer;
  readonly beyond: Beyond;
  /** Fields that somebody has changed since. */
  readonly changed: Set<string>;
  /** Changes of this very act to a record, and changes taken back: its version has grown by these. */
  readonly grown: Map<string, number>;
}

/**
 * Takes the act back with this writer, in its transaction.
 * @throws errors.undo-over, errors.undo-changed with the fields, errors.undo-corrected with the fields
 */
export async function revertAct(writer: Writer, beyond: Beyond, actId: string): Promise<Reverted> {
  const { tx, at } = writer.ctx;
  const act = await lockAct(tx, actId);
  const entries = await entriesOfAct(tx, actId);
  if (act === undefined || entries.length === 0 || isOver(entries, at)) throw appError('not-found', 'errors.undo-over');
  await refuseCorrected(writer, beyond, entries);
  const created = createdBy(entries, beyond.registry);
  const work: Work = { writer, beyond, changed: new Set(), grown: new Map() };
  for (const { op, kind, record_id } of entries) if (op === 'update') grow(work, kind, record_id);
  for (const entry of inOrder(entries)) if (!created.has(entry.subject_id ?? '')) await revert(work, entry);
  for (const subjectId of created) await uncreate(work, entries, subjectId);
  if (work.changed.size > 0) throw refusals.changedSince(writer.ctx.policy, [...work.changed]);
  await dropAct(tx, actId);
  const gone = act.entries - entries.length;
  await writer.audit({ action: 'undo', kind: 'act', recordId: actId, detail: { records: entries.length, gone } });
  await writer.audit(undoneOf(entries, created, actId));
  const apart = entries.flatMap(({ kind, record_id }) => (kind === 'subject' ? [record_id] : []));
  const subjectIds = [...new Set([...apart, ...entries.flatMap(({ subject_id: id }) => (id === null || created.has(id) ? [] : [id]))])];
  return { subjectIds, records: entries.length, gone, removed: [...created] };
}

/** For each whom the act was about: when what is now undone was done, so that it no longer counts as something that was done to them. */
function undoneOf(entries: readonly UndoEntryRow[], created: ReadonlySet<string>, actId: string): AuditOf[] {
  const left = entries.filter(({ subject_id: id }) => id !== null && !created.has(id));
  return [...Map.groupBy(left, ({ subject_id }) => subject_id ?? '')].map(([subjectId, mine]) => ({
    action: 'undo',
    kind: 'act',
    recordId: actId,
    subjectId,
    detail: { done: [...new Set(mine.map(({ at }) => at))].toSorted() },
  }));
}

/** Puts back what an act removed of one subject, after the time in which the whole act could be undone. @throws errors.undo-over, errors.undo-corrected */
export async function restoreRemoved(writer: Writer, beyond: Beyond, of: { actId: string; subjectId: string }): Promise<number> {
  const { tx, at } = writer.ctx;
  const act = await lockAct(tx, of.actId);
  const now = at.toISOString();
  const entries = (await entriesOfAct(tx, of.actId)).filter(
    ({ op, subject_id, expires }) => op === 'remove' && subject_id === of.subjectId && expires > now,
  );
  if (act === undefined || entries.length === 0) throw appError('not-found', 'errors.undo-over');
  await refuseCorrected(writer, beyond, entries);
  const work: Work = { writer, beyond, changed: new Set(), grown: new Map() };
  for (const entry of entries) await revert(work, entry);
  if (work.changed.size > 0) throw refusals.changedSince(writer.ctx.policy, [...work.changed]);
  for (const { id } of entries) await dropEntry(tx, act.id, id);
  await writer.audit({ action: 'restore', kind: 'act', recordId: of.actId, subjectId: of.subjectId, detail: { records: entries.length } });
  return entries.length;
}

// What was removed stays longer than the act can be undone: then it is put back alone, from the list of removed records.
function isOver(entries: readonly UndoEntryRow[], at: Date): boolean {
  const now = at.toISOString();
  if (entries.some(({ op }) => op === 'move')) return entries.some(({ expires }) => expires <= now);
  const hour = new Date(at.getTime() - 3_600_000).toISOString();
  return entries.some(({ op, at: then, expires }) => expires <= now || (op === 'remove' && then <= hour));
}

/** The last first; of two who become apart again, first who they are and where they belong, so that what is theirs may be stored. */
function inOrder(entries: readonly UndoEntryRow[]): readonly UndoEntryRow[] {
  if (!entries.some(({ op }) => op === 'move')) return entries;
  const rank = ({ kind, op }: UndoEntryRow) => (kind === 'subject' ? 0 : kind !== 'membership' ? 3 : op === 'move' ? 1 : 2);
  return entries.toSorted((a, b) => rank(a) - rank(b));
}

async function refuseCorrected({ ctx }: Writer, { registry, corrected, key }: Beyond, entries: readonly UndoEntryRow[]): Promise<void> {
  const fields: string[] = [];
  for (const { op, kind, subject_id, image } of entries) {
    if (op === 'move' || subject_id === null || image === null) continue;
    const of = registry.byKind(kind);
    const { before, row } = openImage(key, image) ?? {};
    const back = row === undefined ? fieldsAmong(of, Object.keys(before ?? {})) : fieldsOfRow(of, row);
    if (back.length > 0) fields.push(...(await corrected(subject_id, back)));
  }
  if (fields.length > 0) throw refusals.correctedSince(ctx.policy, [...new Set(fields)]);
}

/** Fields of these columns; all that the kind may hold where another column tells which. */
function fieldsAmong(of: AnyKind, columns: readonly string[]): string[] {
  return columns.flatMap((column) => {
    const use = of.columns[column];
    if (use === undefined) return [];
    return 'field' in use ? [use.field] : 'fieldIn' in use ? fieldsHeld(of) : [];
  });
}

function fieldsOfRow(of: AnyKind, row: RowValues): string[] {
  return Object.entries(of.columns).flatMap(([column, use]) => (row[column] === null ? [] : (fieldOfColumn(use, row) ?? [])));
}

/** Subjects that the act itself added: the record that is the subject. */
function createdBy(entries: readonly UndoEntryRow[], registry: Registry): ReadonlySet<string> {
  const own = entries.filter(
    ({ op, kind, subject_id, record_id }) => op === 'insert' && subject_id === record_id && isSelf(registry.byKind(kind)),
  );
  return new Set(own.map(({ record_id }) => record_id));
}

function isSelf(of: AnyKind): boolean {
  const use = of.columns[of.key];
  return use !== undefined && 'subject' in use && use.subject === 'self';
}

function grow({ grown }: Work, kind: string, recordId: string): void {
  grown.set(`${kind} ${recordId}`, (grown.get(`${kind} ${recordId}`) ?? 0) + 1);
}

async function revert(work: Work, entry: UndoEntryRow): Promise<void> {
  if (entry.kind === 'membership' && entry.op === 'insert') return leave(work, entry);
  const of = work.beyond.registry.byKind(entry.kind);
  const current = entry.op === 'move' ? undefined : await rowByKey(work.writer.ctx.tx, of, entry.record_id);
  if (entry.op === 'insert') return uninsert(work, of, entry, current);
  const image = entry.image === null ? undefined : openImage(work.beyond.key, entry.image);
  if (image === undefined) throw appError('not-found', 'errors.undo-over');
  if (entry.op === 'move') return moveBack(work, of, image);
  if (entry.op === 'remove') return putBack(work, of, image, current);
  return change(work, of, image, current);
}

async function moveBack({ writer }: Work, of: AnyKind, { keys, from }: Partial<MoveImage>): Promise<void> {
  if (keys === undefined || from === undefined) throw appError('not-found', 'errors.undo-over');
  await moveRows(writer.ctx.tx, of, keys, from);
}

async function leave({ beyond, changed }: Work, { record_id, subject_id }: UndoEntryRow): Promise<void> {
  if (subject_id === null) return;
  for (const field of await beyond.leave(record_id, subject_id)) changed.add(field);
}

async function uninsert(work: Work, of: AnyKind, entry: UndoEntryRow, current: RowValues | undefined): Promise<void> {
  if (current === undefined) return;
  const grown = work.grown.get(`${of.kind} ${entry.record_id}`) ?? 0;
  const version = current['version'];
  if (entry.version_after !== null && version !== entry.version_after + grown) return noteRecord(work, of, current);
  await work.writer.remove(of.kind, entry.record_id);
}

/** Names the fields that were changed after the record was written, or all it holds. */
async function noteRecord({ writer, changed }: Work, of: AnyKind, row: RowValues): Promise<void> {
  const columns = (await originsOfRecords(writer.ctx.tx, of.kind, [String(row[of.key])])).map(({ column_name }) => column_name);
  const named = columns.length > 0 ? columns : Object.keys(of.columns);
  for (const column of named) noteColumn(changed, of, column, row);
}

function noteColumn(changed: Set<string>, of: AnyKind, column: string, row: RowValues): void {
  const use = of.columns[column];
  const field = use === undefined ? undefined : fieldOfColumn(use, row);
  if (field !== undefined) changed.add(field);
  else if (fieldsHeld(of).length === 0) changed.add(of.kind);
}

async function putBack({ writer, changed }: Work, of: AnyKind, image: Partial<RowImage>, current: RowValues | undefined): Promise<void> {
  const { row, origins } = image;
  if (row === undefined || origins === undefined) throw appError('not-found', 'errors.undo-over');
  const inTheWay = () => Object.keys(of.columns).forEach((column) => noteColumn(changed, of, column, row));
  if (current !== undefined) return inTheWay();
  await writer.restore(of.kind, row, origins).catch((error: unknown) => {
    // Somebody has written another record in its place: of two values of one kind only one can be.
    if (errorKind(error) !== 'unique') throw error;
    inTheWay();
    throw refusals.changedSince(writer.ctx.policy, [...changed]);
  });
}

async function change(work: Work, of: AnyKind, image: Partial<ChangeImage>, current: RowValues | undefined): Promise<void> {
  const { before, after, origins } = image;
  if (before === undefined || after === undefined || origins === undefined) throw appError('not-found', 'errors.undo-over');
  if (image.told !== undefined) return untell(work, of, { told: image.told, origins }, current);
  const columns = Object.keys(before);
  const since =
    current === undefined ? columns : columns.filter((column) => current[column] !== after[column] && current[column] !== before[column]);
  for (const column of since) noteColumn(work.changed, of, column, current ?? before);
  if (current === undefined || since.length > 0) return;
  const { writer } = work;
  const id = String(current[of.key]);
  if (columns.some((column) => current[column] !== before[column])) grow(work, of.kind, id);
  await writer.update(of.kind, id, before);
  await originsBack(writer, of, { id, subjectId: subjectOf(of, current), origins });
}

/** What somebody has written anew since is theirs. */
async function untell(
  { writer }: Work,
  of: AnyKind,
  { told, origins }: { told: string; origins: Origins },
  current: RowValues | undefined,
): Promise<void> {
  if (current === undefined) return;
  const id = String(current[of.key]);
  const rows = await originsOfRecords(writer.ctx.tx, of.kind, [id]);
  const still = new Set(rows.flatMap(({ column_name, origin_id }) => (origin_id === told ? [column_name] : [])));
  const back = Object.fromEntries(Object.entries(origins).filter(([column]) => still.has(column)));
  await originsBack(writer, of, { id, subjectId: subjectOf(of, current), origins: back });
}

/** The value is again what its earlier source told. */
export async function originsBack(
  { ctx }: Writer,
  of: AnyKind,
  { id, subjectId, origins }: { id: string; subjectId: string | null; origins: Readonly<Record<string, string | null>> },
): Promise<void> {
  for (const [column_name, origin_id] of Object.entries(origins)) {
    if (origin_id === null) await dropFieldOrigin(ctx.tx, of.kind, id, column_name);
    else await putFieldOrigins(ctx.tx, [{ kind: of.kind, record_id: id, column_name, subject_id: subjectId, origin_id }]);
  }
}

function subjectOf({ subject }: AnyKind, row: RowValues): string | null {
  const value = subject !== 'none' && 'column' in subject ? row[subject.column] : null;
  return typeof value === 'string' ? value : null;
}

/** A person who was added goes again, unless something has been added to them or has happened to them since. */
async function uncreate(work: Work, entries: readonly UndoEntryRow[], subjectId: string): Promise<void> {
  const { beyond, writer, changed } = work;
  const { tx } = writer.ctx;
  const mine = entries.filter(({ op, subject_id }) => op === 'insert' && subject_id === subjectId);
  const before = changed.size;
  for (const entry of mine) {
    const of = beyond.registry.byKind(entry.kind);
    const row = entry.kind === 'membership' ? undefined : await rowByKey(tx, of, entry.record_id);
    const grown = work.grown.get(`${of.kind} ${entry.record_id}`) ?? 0;
    if (row !== undefined && entry.version_after !== null && row['version'] !== entry.version_after + grown)
      await noteRecord(work, of, row);
  }
  const kinds = beyond.registry.subjectKinds().filter((of) => beyond.weighty.includes(of.kind) || isOwn(of));
  for (const of of kinds) {
    const added = mine.filter(({ kind }) => kind === of.kind).length;
    if ((await countRows(tx, of, subjectId)) > added)
      for (const field of fieldsHeld(of).length > 0 ? fieldsHeld(of) : [of.kind]) changed.add(field);
  }
  if (changed.size === before) await beyond.erase(subjectId);
}

function isOwn(of: AnyKind): boolean {
  return of.register === 'firm' && Object.values(of.columns).some((use) => 'field' in use || 'fieldIn' in use);
}
