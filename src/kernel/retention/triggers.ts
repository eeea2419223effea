// Every event that starts a clock is written down with its day and its source; nothing is ever inferred from a time of change.

import { isDate, localDate } from '#platform/clock';
import type { Trigger } from '#kernel/policy';
import type { Writer } from '#kernel/records';
import { appError } from '#platform/errors';
import { isMark, recomputeDue } from './recompute.ts';
import { dropIdleReviews } from './store/runs.ts';
import { triggerBySource, triggersBySource } from './store/facts.ts';

export interface NewTrigger {
  readonly subjectId: string;
  readonly trigger: Trigger;
  /** The day it happened; the end of an assignment or of a financial year may lie ahead. */
  readonly on: string;
  readonly sourceKind: string;
  readonly sourceId: string;
  /** One register only; otherwise every register the subject is in. */
  readonly registerId?: string | undefined;
}

/** Records one event and moves the due dates in the same transaction. The same source again corrects the day. @throws errors.date-invalid, errors.date-in-future */
export async function recordTrigger(writer: Writer, event: NewTrigger): Promise<void> {
  const { tx, policy, at } = writer.ctx;
  refuseDay(event, at);
  const known = await triggerBySource(tx, event.sourceId, event.trigger);
  if (known) await writer.update('trigger-event', known.id, { occurred_on: event.on, register_id: event.registerId ?? null });
  else await writer.insert('trigger-event', rowOf(writer, event));
  await recomputeDue(tx, policy, [event.subjectId], at);
  await dropIdleReviews(tx, localDate(at), [event.subjectId]);
}

/** Records the events of an import and computes all their subjects at once; sources must be new. */
export async function recordTriggers(writer: Writer, events: readonly NewTrigger[]): Promise<void> {
  const { tx, policy, at } = writer.ctx;
  await insertTriggers(writer, events);
  const subjects = events.map(({ subjectId }) => subjectId);
  await recomputeDue(tx, policy, subjects, at);
  await dropIdleReviews(tx, localDate(at), subjects);
}

/** Writes events down without moving a date; the caller computes the dates of these subjects. */
export async function insertTriggers(writer: Writer, events: readonly NewTrigger[]): Promise<void> {
  for (const event of events) refuseDay(event, writer.ctx.at);
  await writer.insertMany(
    'trigger-event',
    events.map((event) => rowOf(writer, event)),
  );
}

/** The record that reported events is gone, so they did not happen. */
export async function withdrawTriggers(writer: Writer, sourceId: string): Promise<void> {
  const { tx, policy, at } = writer.ctx;
  const rows = await triggersBySource(tx, sourceId);
  for (const { id } of rows) await writer.remove('trigger-event', id);
  await recomputeDue(
    tx,
    policy,
    rows.map(({ subject_id }) => subject_id),
    at,
  );
}

function refuseDay({ trigger, on }: NewTrigger, at: Date): void {
  if (!isDate(on)) throw appError('invalid', 'errors.date-invalid', { field: 'on' });
  const past = isMark(trigger) || trigger === 'last-contact' || trigger === 'last-service-contact';
  if (past && on > localDate(at)) throw appError('invalid', 'errors.date-in-future', { field: 'on' });
}

function rowOf(writer: Writer, event: NewTrigger): Record<string, string | null> {
  return {
    id: writer.ctx.ids.next(),
    subject_id: event.subjectId,
    register_id: event.registerId ?? null,
    trigger: event.trigger,
    occurred_on: event.on,
    source_kind: event.sourceKind,
    source_id: event.sourceId,
  };
}
