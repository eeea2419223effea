// Contacts with a customer: a dated business event that moves retention clocks, and, where declared, what it was about. Ten seconds to log.

import type { Deps } from '#kernel/deps';
import { TRIGGERS } from '#kernel/policy';
import type { Trigger } from '#kernel/policy';
import { recordTrigger, recordTriggers } from '#kernel/retention';
import { localDate } from '#platform/clock';
import { appError } from '#platform/errors';
import { affiliationsOf, liveMembershipsOf, subjectOf } from './queries.ts';
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
export async function logContact(deps: Deps, who: Who, personId: string, contact: NewContact): Promise<void> {
  if (contact.on > localDate(deps.clock.now())) throw appError('invalid', 'errors.date-in-future', { field: 'on' });
  const registers = (await liveMembershipsOf(deps.database.db, [personId])).map((m) => m.register_id);
  await change(deps, who, { registers, fields: ['contact.event', 'contact.note'] }, async (writer) => {
    const { tx, policy, ids, at } = writer.ctx;
    const subject = await subjectOf(tx, personId);
    if (subject?.kind !== 'person') throw appError('not-found', 'errors.subject-not-found');
    if (subject.restricted_at !== null) throw appError('locked', 'errors.subject-restricted');
    const eventId = ids.next();
    const note = contact.note?.trim() ? contact.note.trim() : null;
    if (policy.allows(registers, 'contact.event') || note !== null || contact.kind === 'note') {
      await writer.insert('contact-event', {
        id: eventId,
        subject_id: personId,
        kind: contact.kind,
        occurred_on: contact.on,
        note,
        account_id: who.actor.id,
        created_at: at.toISOString(),
      });
    }
    const trigger = TRIGGER_OF[contact.kind];
    if (trigger !== null) {
      // A talk with a representative is a contact with the organisation too.
      const organisations = (await affiliationsOf(tx, 'person_id', [personId])).map((link) => link.organisation_id);
      const reached = [...new Set([personId, ...organisations])];
      await recordTriggers(
        writer,
        reached.map((subjectId) => ({ subjectId, trigger, on: contact.on, sourceKind: 'contact-event', sourceId: eventId })),
      );
    }
    if (contact.nextAction !== undefined || contact.nextActionOn !== undefined) {
      await insertTask(writer, personId, { title: contact.nextAction ?? null, on: contact.nextActionOn });
    }
  });
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
