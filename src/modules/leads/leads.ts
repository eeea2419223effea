// A possible assignment from the first word to won or lost. What moves is written down with its day, and nothing moves a retention clock but what happened.

import type { Deps } from '#kernel/deps';
import type { Actor, Writer } from '#kernel/records';
import { OWN_RECORDS } from '#kernel/records';
import { subjectById } from '#kernel/subjects';
import { addOrganisation, addPerson, change, dropNextAction, insertTask, liveMembershipsOf } from '#customers';
import type { Who } from '#customers';
import { localDate } from '#platform/clock';
import { appError } from '#platform/errors';
import { LEAD_FIELD, STAGE_FIELD } from './features.ts';
import { leadById, stepsOf } from './queries.ts';
import type { LeadRow } from './queries.ts';
import { keepLeadLists, leadLists, ofKind, stageOf } from './stages.ts';
import type { Stage } from './stages.ts';

export interface NewLead {
  /** Who is there already; otherwise a new person or a new organisation. */
  subjectId?: string | undefined;
  newSubject?:
    | { kind: 'person' | 'organisation'; givenName?: string | undefined; name: string; registerId: string; subjectGroup: string }
    | undefined;
  organisationId?: string | undefined;
  title: string;
  valueCents?: number | null | undefined;
  next?: { title: string; on?: string | undefined } | undefined;
}

/** Puts down a lead, with a new person or organisation when there is none yet: all or nothing. @throws errors.lead-subject */
export async function createLead(deps: Deps, who: Who, lead: NewLead): Promise<string> {
  const { db } = deps.database;
  const first = ofKind(await keepLeadLists(db), 'open');
  const known = lead.subjectId === undefined ? [] : (await liveMembershipsOf(db, [lead.subjectId])).map((m) => m.register_id);
  const registers = lead.newSubject ? [lead.newSubject.registerId] : known;
  return change(deps, who, { registers, fields: [LEAD_FIELD, STAGE_FIELD] }, async (writer) => {
    const { ids, at, actor } = writer.ctx;
    const { subjectId, organisationId } = await subjectsOf(deps, writer, lead);
    const id = ids.next();
    const day = localDate(at);
    await writer.insert('lead', {
      id,
      subject_id: subjectId,
      organisation_id: organisationId,
      title: lead.title,
      stage: first.id,
      stage_since: day,
      value_cents: lead.valueCents ?? null,
      lost_reason: null,
      closed_on: null,
      source: who.source,
      created_at: at.toISOString(),
    });
    await insertStep(writer, { id, subject_id: subjectId }, null, first.id, actor);
    if (lead.next) await insertTask(writer, subjectId, lead.next);
    return id;
  });
}

async function subjectsOf(
  deps: Deps,
  writer: Writer,
  { subjectId, newSubject, organisationId }: NewLead,
): Promise<{ subjectId: string; organisationId: string | null }> {
  const { tx } = writer.ctx;
  const organisation = organisationId === undefined ? undefined : await subjectById(tx, organisationId);
  if (organisationId !== undefined && organisation?.kind !== 'organisation')
    throw appError('invalid', 'errors.organisation-unknown', { field: 'organisationId' });
  if (newSubject) {
    const { kind, name, givenName, registerId, subjectGroup } = newSubject;
    const more = { memberships: [{ registerId, subjectGroup }], contactPoints: [] };
    if (kind === 'organisation') return { subjectId: await addOrganisation(deps, writer, { name, ...more }), organisationId: null };
    const id = await addPerson(deps, writer, { givenName, familyName: name, organisationId, custom: {}, ...more });
    return { subjectId: id, organisationId: organisationId ?? null };
  }
  const subject = subjectId === undefined ? undefined : await subjectById(tx, subjectId);
  if (!subject) throw appError('invalid', 'errors.lead-subject', { field: 'subjectId' });
  return { subjectId: subject.id, organisationId: subject.kind === 'person' ? (organisationId ?? null) : null };
}

export interface LeadChange {
  title?: string | undefined;
  valueCents?: number | null | undefined;
  organisationId?: string | null | undefined;
  version: number;
}

export async function changeLead(deps: Deps, actor: Actor, id: string, { version, ...wish }: LeadChange): Promise<void> {
  await changing(deps, actor, id, async (writer) => {
    await writer.update('lead', id, { title: wish.title, value_cents: wish.valueCents, organisation_id: wish.organisationId }, version);
  });
}

/** Moves a lead to an open stage, back from won or lost too. Winning and losing have doors of their own. @throws errors.lead-stage-unknown, errors.lead-close */
export async function moveLead(deps: Deps, actor: Actor, id: string, to: { stage: string; version: number }): Promise<void> {
  const stage = stageOf(await leadLists(deps.database.db), to.stage);
  if (stage.kind !== 'open') throw appError('invalid', 'errors.lead-close', { field: 'stage' });
  await changing(deps, actor, id, (writer, lead) => putStage(writer, lead, { stage, version: to.version, reason: null }));
}

/** Closes a lead as lost. The day of the loss prolongs nothing: the clocks of whoever it was with run from what really happened. @throws errors.lead-reason-unknown */
export async function loseLead(
  deps: Deps,
  actor: Actor,
  id: string,
  to: { reason: string; endNext?: boolean | undefined; version: number },
): Promise<void> {
  const lists = await leadLists(deps.database.db);
  if (!lists.reasons.some((reason) => reason.id === to.reason))
    throw appError('invalid', 'errors.lead-reason-unknown', { field: 'reason' });
  const stage = ofKind(lists, 'lost');
  await changing(deps, actor, id, async (writer, lead) => {
    await putStage(writer, lead, { stage, version: to.version, reason: to.reason });
    if (to.endNext === true) await dropNextAction(writer, lead.subject_id);
  });
}

/** A lead that was put down by mistake goes with its history. */
export async function removeLead(deps: Deps, actor: Actor, id: string): Promise<void> {
  await changing(deps, actor, id, async (writer) => {
    for (const step of await stepsOf(writer.ctx.tx, id)) await writer.remove('lead-step', step.id);
    await writer.remove('lead', id);
  });
}

/** Writes the stage and one step of the history, in the change of the caller. */
export async function putStage(
  writer: Writer,
  lead: LeadRow,
  { stage, version, reason }: { stage: Stage; version: number; reason: string | null },
): Promise<void> {
  const { at, actor } = writer.ctx;
  const day = localDate(at);
  const closed = stage.kind === 'open' ? null : day;
  await writer.update('lead', lead.id, { stage: stage.id, stage_since: day, closed_on: closed, lost_reason: reason }, version);
  if (lead.stage !== stage.id) await insertStep(writer, lead, lead.stage, stage.id, actor);
}

/** One change of a lead that is there, as of its subject's registers. @throws errors.lead-gone */
export async function changing<T>(deps: Deps, actor: Actor, id: string, fn: (writer: Writer, lead: LeadRow) => Promise<T>): Promise<T> {
  const { db } = deps.database;
  const seen = await leadOnFile(deps, id);
  const registers = (await liveMembershipsOf(db, [seen.subject_id])).map((m) => m.register_id);
  return change(deps, { actor, source: OWN_RECORDS }, { registers, fields: [LEAD_FIELD, STAGE_FIELD] }, async (writer) => {
    const lead = await leadById(writer.ctx.tx, id);
    if (!lead) throw gone();
    return fn(writer, lead);
  });
}

/** @throws errors.lead-gone */
export async function leadOnFile(deps: Pick<Deps, 'database'>, id: string): Promise<LeadRow> {
  const lead = await leadById(deps.database.db, id);
  if (!lead) throw gone();
  return lead;
}

async function insertStep(
  writer: Writer,
  lead: Pick<LeadRow, 'id' | 'subject_id'>,
  from: string | null,
  to: string,
  actor: Actor,
): Promise<void> {
  const { ids, at } = writer.ctx;
  await writer.insert('lead-step', {
    id: ids.next(),
    lead_id: lead.id,
    subject_id: lead.subject_id,
    from_stage: from,
    to_stage: to,
    moved_on: localDate(at),
    account_id: actor.id,
    created_at: at.toISOString(),
  });
}

function gone(): Error {
  return appError('not-found', 'errors.lead-gone');
}
