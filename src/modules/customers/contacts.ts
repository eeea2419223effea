// Contacts with a customer: a dated business event that moves retention clocks, and, where declared, what it was about. Ten seconds to log.

import type { Deps } from '#kernel/deps';
import { TRIGGERS } from '#kernel/policy';
import type { Trigger } from '#kernel/policy';
import type { Writer } from '#kernel/records';
import { recordTrigger, recordTriggers, withdrawTriggers } from '#kernel/retention';
import { localDate } from '#platform/clock';
import { joined } from '#platform/db';
import { appError } from '#platform/errors';
import { affiliationsOf, contactEventById, liveMembershipsOf, subjectOf } from './queries.ts';
import type { ContactEventRow } from './queries.ts';
import { insertTask } from './tasks/service.ts';
import { change, inForce } from './write.ts';
import type { Who } from './write.ts';

export type ContactKind = 'call' | 'meeting' | 'mail' | 'note' | 'service';

export interface NewContact {
  kind: ContactKind;
  on: string;
  note?: string | undefined;
  nextAction?: string | undefined;
  nextActionOn?: string | undefined;
}

/** A note is not a contact: writing about somebody does not prolong the life of their data. */
export const TRIGGER_OF: Record<ContactKind, Trigger | null> = {
  call: 'last-contact',
  meeting: 'last-contact',
  mail: 'last-contact',
  service: 'last-service-contact',
  note: null,
};

/**
 * Logs a contact. The date itself is kept by the accountability register, because retention needs it; kind and note are stored
 * only where the person's registers declare `contact.event` and `contact.note`.
 * @throws errors.date-in-future; errors.field-undeclared when a note was written although no register declares it
 */
export async function logContact(deps: Deps, who: Who, subjectId: string, contact: NewContact): Promise<string> {
  if (contact.on > localDate(deps.clock.now())) throw appError('invalid', 'errors.date-in-future', { field: 'on' });
  const registers = (await liveMembershipsOf(deps.database.db, [subjectId])).map((m) => m.register_id);
  return change(deps, who, { registers, fields: ['contact.event', 'contact.note'] }, async (writer) => {
    const { tx, policy, ids, at } = writer.ctx;
    const subject = await subjectOf(tx, subjectId);
    if (!subject) throw appError('not-found', 'errors.subject-not-found');
    if (subject.restricted_at !== null) throw appError('locked', 'errors.subject-restricted');
    const eventId = ids.next();
    const note = contact.note?.trim() ? contact.note.trim() : null;
    if (policy.allows(registers, 'contact.event') || note !== null || contact.kind === 'note') {
      await writer.insert('contact-event', {
        id: eventId,
        subject_id: subjectId,
        kind: contact.kind,
        occurred_on: contact.on,
        note,
        account_id: who.actor.id,
        created_at: at.toISOString(),
      });
    }
    await moveClocks(writer, { id: eventId, subjectId, kind: contact.kind, on: contact.on });
    if (contact.nextAction !== undefined || contact.nextActionOn !== undefined) {
      await insertTask(writer, subjectId, { title: contact.nextAction ?? null, on: contact.nextActionOn });
    }
    return eventId;
  });
}

/** A talk with a representative is a contact with the organisation too, while they represent it. */
async function moveClocks(writer: Writer, event: { id: string; subjectId: string; kind: ContactKind; on: string }): Promise<void> {
  const trigger = TRIGGER_OF[event.kind];
  if (trigger === null) return;
  const links = await affiliationsOf(writer.ctx.tx, 'person_id', [event.subjectId]);
  const then = links.filter(({ until }) => until === null || until >= event.on);
  const reached = [...new Set([event.subjectId, ...then.map((link) => link.organisation_id)])];
  await recordTriggers(
    writer,
    reached.map((subjectId) => ({ subjectId, trigger, on: event.on, sourceKind: 'contact-event', sourceId: event.id })),
  );
}

export interface ContactChange {
  kind?: ContactKind | undefined;
  on?: string | undefined;
  note?: string | null | undefined;
  version?: number | undefined;
}

/** Corrects what was logged; the clock follows the corrected day. @throws errors.date-in-future, errors.version-conflict */
export async function changeContact(deps: Deps, who: Who, id: string, wish: ContactChange): Promise<void> {
  if (wish.on !== undefined && wish.on > localDate(deps.clock.now())) throw appError('invalid', 'errors.date-in-future', { field: 'on' });
  await change(deps, who, { registers: [], fields: ['contact.event', 'contact.note'] }, async (writer) => {
    const old = await knownContact(writer, id);
    const note = wish.note === undefined ? undefined : wish.note?.trim() || null;
    await writer.update('contact-event', id, { kind: wish.kind, occurred_on: wish.on, note }, wish.version);
    const [kind, on] = [wish.kind ?? contactKind(old.kind), wish.on ?? old.occurred_on];
    if (kind === old.kind && on === old.occurred_on) return;
    await withdrawTriggers(writer, id);
    await moveClocks(writer, { id, subjectId: old.subject_id, kind, on });
  });
}

/** A contact that did not happen is taken away, and with it what it did to the clocks. */
export async function removeContact(deps: Deps, who: Who, id: string): Promise<void> {
  await change(deps, who, { registers: [] }, async (writer) => {
    await knownContact(writer, id);
    await writer.remove('contact-event', id);
    await withdrawTriggers(writer, id);
  });
}

async function knownContact(writer: Writer, id: string): Promise<ContactEventRow> {
  const contact = await contactEventById(writer.ctx.tx, id);
  if (!contact) throw appError('not-found', 'errors.record-not-found', { params: { kind: 'contact-event' } });
  return contact;
}

function contactKind(stored: string): ContactKind {
  return stored === 'call' || stored === 'meeting' || stored === 'mail' || stored === 'service' ? stored : 'note';
}

export interface Move {
  readonly registerId: string;
  readonly before: string | null;
  readonly after: string | null;
  /** The next night would take the data away. */
  readonly past: boolean;
}

class Foreseen extends Error {
  override readonly name = 'Foreseen';
}

/** What an act would do to the days on which data of the subject go: the act itself, taken back before it is done. */
export async function foresee(deps: Deps, subjectId: string, act: (inside: Deps) => Promise<unknown>): Promise<Move[]> {
  const today = localDate(deps.clock.now());
  let moves: Move[] = [];
  try {
    await deps.database.tx(async (tx) => {
      const before = new Map((await liveMembershipsOf(tx, [subjectId])).map((m) => [m.id, m.due_on]));
      await act({ ...joined(deps, tx), flushLedger: () => Promise.resolve() });
      moves = (await liveMembershipsOf(tx, [subjectId])).map((m) => ({
        registerId: m.register_id,
        before: before.get(m.id) ?? null,
        after: m.due_on,
        past: m.due_on !== null && m.due_on <= today,
      }));
      throw new Foreseen();
    });
  } catch (error) {
    if (!(error instanceof Foreseen)) throw error;
  }
  return moves.filter(({ before, after }) => before !== after);
}

/** What staff may report. The start of a membership is known, and a request has a door of its own with a clock that runs. */
const REPORTED = TRIGGERS.filter((trigger) => trigger !== 'membership-start' && trigger !== 'request');

export interface BusinessEvent {
  trigger: string;
  on: string;
  registerId?: string | undefined;
}

/** Records any other business event of the declaration: an assignment ended, post came back, data found outdated. @throws errors.trigger-unknown */
export async function recordBusinessEvent(
  deps: Deps,
  who: Who,
  subjectId: string,
  { trigger: named, on, registerId }: BusinessEvent,
): Promise<void> {
  const trigger = REPORTED.find((each) => each === named);
  if (trigger === undefined) throw appError('invalid', 'errors.trigger-unknown', { field: 'trigger' });
  if (registerId !== undefined && !inForce(deps).registers.has(registerId))
    throw appError('invalid', 'errors.register-unknown', { field: 'registerId' });
  await change(deps, who, { registers: registerId === undefined ? [] : [registerId] }, async (writer) => {
    if (!(await subjectOf(writer.ctx.tx, subjectId))) throw appError('not-found', 'errors.subject-not-found');
    await recordTrigger(writer, { subjectId, trigger, on, sourceKind: 'staff', sourceId: writer.ctx.ids.next(), registerId });
  });
}
