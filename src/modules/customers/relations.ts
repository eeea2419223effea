// Details that hang on somebody, corrected where they stand: a way to reach them, and the organisation they act for.

import type { Deps } from '#kernel/deps';
import { appError } from '#platform/errors';
import { fieldOfPoint, kindOfField, normalPoint } from './contact-points.ts';
import { affiliationById, affiliationsOf, contactPointById, liveMembershipsOf, subjectOf } from './queries.ts';
import { refreshSearch } from './search-docs.ts';
import { change } from './write.ts';
import type { Who } from './write.ts';

export interface PointChange {
  value?: string | undefined;
  label?: string | null | undefined;
  version?: number | undefined;
}

/** @throws errors.email-invalid, errors.phone-invalid, errors.version-conflict */
export async function changeContactPoint(deps: Deps, who: Who, id: string, wish: PointChange): Promise<void> {
  const seen = await contactPointById(deps.database.db, id);
  const registers = (await liveMembershipsOf(deps.database.db, [seen?.subject_id ?? ''])).map((m) => m.register_id);
  await change(deps, who, { registers, fields: seen === undefined ? [] : [seen.field_id] }, async (writer) => {
    const { tx } = writer.ctx;
    const old = await contactPointById(tx, id);
    const subject = old && (await subjectOf(tx, old.subject_id));
    if (!old || !subject) throw appError('not-found', 'errors.record-not-found', { params: { kind: 'contact-point' } });
    const value = wish.value?.trim();
    const written = value === undefined ? {} : { value, normal: normalPoint(fieldOfPoint(subject.kind, kindOfField(old.field_id)), value) };
    await writer.update('contact-point', id, { ...written, label: wish.label }, wish.version);
    await refreshSearch(tx, [old.subject_id]);
  });
}

export interface AffiliationChange {
  role?: string | null | undefined;
  since?: string | null | undefined;
  until?: string | null | undefined;
  /** Shown first, wherever one organisation is shown. */
  main?: boolean | undefined;
  version?: number | undefined;
}

/** @throws errors.affiliation-days when it would end before it began, errors.version-conflict */
export async function changeAffiliation(deps: Deps, who: Who, id: string, wish: AffiliationChange): Promise<void> {
  const seen = await affiliationById(deps.database.db, id);
  const registers = (await liveMembershipsOf(deps.database.db, [seen?.person_id ?? ''])).map((m) => m.register_id);
  await change(deps, who, { registers, fields: ['person.employer'] }, async (writer) => {
    const old = await affiliationById(writer.ctx.tx, id);
    if (!old) throw appError('not-found', 'errors.record-not-found', { params: { kind: 'affiliation' } });
    const [since, until] = [wish.since === undefined ? old.since : wish.since, wish.until === undefined ? old.until : wish.until];
    if (since !== null && until !== null && until < since) throw appError('invalid', 'errors.affiliation-days', { field: 'until' });
    if (wish.main === true) {
      const others = (await affiliationsOf(writer.ctx.tx, 'person_id', [old.person_id])).filter(
        (link) => link.main === 1 && link.id !== id,
      );
      for (const other of others) await writer.update('affiliation', other.id, { main: 0 });
    }
    const main = wish.main === undefined ? undefined : Number(wish.main);
    await writer.update('affiliation', id, { role: wish.role === '' ? null : wish.role, since, until, main }, wish.version);
  });
}
