// Contacts with a customer: a dated business event that moves retention clocks, and, where declared, what it was about. Ten seconds to log.

import type { Deps } from '#kernel/deps';
import { recordTrigger } from '#kernel/retention';
import { localDate } from '#platform/clock';
import { appError } from '#platform/errors';
import type { Trigger } from '#kernel/policy';
import { liveMembershipsOf, peopleByIds, subjectOf } from './queries.ts';
import { personColumns } from './people.ts';
import { change } from './write.ts';
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
const TRIGGER_OF: Record<ContactKind, Trigger | null> = { call: 'last-contact', meeting: 'last-contact', mail: 'last-contact', service: 'last-service-contact', note: null };

/**
 * Logs a contact. The date itself is kept by the accountability register, because retention needs it; kind and note are stored
 * only where the person's registers declare `contact.event` and `contact.note`.
 * @throws errors.date-in-future; errors.field-undeclared when a note was written although no register declares it
 */
export async function logContact(deps: Deps, who: Who, personId: string, contact: NewContact): Promise<void> {
  if (contact.on > localDate(deps.clock.now())) throw appError('invalid', 'errors.date-in-future', { field: 'on' });
  const registers = (await liveMembershipsOf(deps.database.db, [personId])).map((m) => m.register_id);
  await change(deps, who, registers, async (writer) => {
    const { tx, policy, ids, at } = writer.ctx;
    const [person] = await peopleByIds(tx, [personId]);
    if (!person) throw appError('not-found', 'errors.not-found');
    const eventId = ids.next();
    const declared = policy.allows(registers, 'contact.event');
    const note = contact.note?.trim() ? contact.note.trim() : null;
    if (declared || note !== null || contact.kind === 'note') {
      await writer.insert('contact-event', {
        id: eventId, subject_id: personId, kind: contact.kind, occurred_on: contact.on, note, account_id: who.actor.id, created_at: at.toISOString(), version: 1, origin_id: await writer.origin(),
      });
    }
    const trigger = TRIGGER_OF[contact.kind];
    if (trigger) await recordTrigger(writer, { subjectId: personId, trigger, on: contact.on, sourceKind: 'contact-event', sourceId: eventId });
    if (contact.nextAction !== undefined || contact.nextActionOn !== undefined) {
      await writer.update('person', personId, personColumns({ nextAction: contact.nextAction ?? null, nextActionOn: contact.nextActionOn ?? null }));
    }
  });
}

/** Records any other business event of the declaration: an assignment ended, post came back, data found outdated. */
export async function recordBusinessEvent(deps: Deps, who: Who, subjectId: string, event: { trigger: Trigger; on: string; registerId?: string | undefined }): Promise<void> {
  if (event.on > localDate(deps.clock.now())) throw appError('invalid', 'errors.date-in-future', { field: 'on' });
  await change(deps, who, event.registerId ? [event.registerId] : [], async (writer) => {
    if (!(await subjectOf(writer.ctx.tx, subjectId))) throw appError('not-found', 'errors.not-found');
    await recordTrigger(writer, { subjectId, trigger: event.trigger, on: event.on, sourceKind: 'staff', sourceId: writer.ctx.ids.next(), ...(event.registerId ? { registerId: event.registerId } : {}) });
  });
}
