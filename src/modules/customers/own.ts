// What the person's own pages need of the customers: whose an e-mail address is, what somebody is called, and a value corrected by the person it is about.

import type { Deps } from '#kernel/deps';
import type { HeldMailbox, Mailboxes } from '#kernel/visits';
import { disputedAmong } from '#kernel/rights';
import type { Conn } from '#platform/db';
import { appError } from '#platform/errors';
import { normalPoint } from './contact-points.ts';
import { contactPointById, contactPointsOf, holdersOf, liveMembershipsOf, peopleByIds } from './queries.ts';
import { refreshSearch } from './search-docs.ts';
import { change } from './write.ts';
import type { Who } from './write.ts';

const PERSONAL = 'person.email';
const OF_FIRMS = 'organisation.email';

export const mailboxes: Mailboxes = {
  async holders(conn, normal) {
    const found: HeldMailbox[] = [];
    for (const field of [PERSONAL, OF_FIRMS]) {
      const ids = new Set((await holdersOf(conn, field, [normal])).map(({ subject_id }) => subject_id));
      const disputes = await disputedAmong(conn, [...ids]);
      const points = await contactPointsOf(conn, [...ids]);
      // One letter to one person, however often the address was written down.
      for (const id of ids) {
        const point = points.find((each) => each.subject_id === id && each.field_id === field && each.normal === normal);
        if (point) found.push(mailbox(point, disputes));
      }
    }
    return found;
  },
  async of(conn, subjectId) {
    const disputes = await disputedAmong(conn, [subjectId]);
    const points = (await contactPointsOf(conn, [subjectId])).filter(({ field_id }) => field_id === PERSONAL);
    return points.map((point) => mailbox(point, disputes)).filter(({ disputed }) => !disputed);
  },
};

type Point = { id: string; subject_id: string; field_id: string; value: string; normal: string };

function mailbox({ id, subject_id, field_id, value, normal }: Point, disputes: ReadonlyMap<string, ReadonlySet<string>>): HeldMailbox {
  const disputed = disputes.get(subject_id)?.has(field_id) === true;
  return { subjectId: subject_id, contactPointId: id, address: value, normal, own: field_id === PERSONAL, disputed };
}

/** As the person is addressed; null when no name is held. */
export async function personName(conn: Conn, subjectId: string): Promise<string | null> {
  const [person] = await peopleByIds(conn, [subjectId]);
  return [person?.given_name, person?.family_name].filter(Boolean).join(' ') || null;
}

/** Columns of a person that the person may set right at once, where the declaration lets them be the source. */
const COLUMNS: ReadonlySet<string> = new Set(['given_name', 'family_name', 'job_title', 'language']);

export interface OwnCorrection {
  readonly kind: 'person' | 'contact-point';
  readonly recordId: string;
  readonly column: string;
  readonly field: string;
  readonly value: string;
}

/**
 * Corrects a value of the person themselves; a record of anybody else is unknown here.
 * @throws errors.record-not-found, errors.subject-restricted, errors.field-held, errors.email-invalid, errors.phone-invalid
 */
export async function correctOwn(deps: Deps, who: Who, subjectId: string, wish: OwnCorrection): Promise<void> {
  const registers = (await liveMembershipsOf(deps.database.db, [subjectId])).map((each) => each.register_id);
  const unknown = () => appError('not-found', 'errors.record-not-found', { params: { kind: wish.kind } });
  await change(deps, who, { registers, fields: [wish.field] }, async (writer) => {
    const { tx, at } = writer.ctx;
    if (wish.kind === 'person') {
      if (wish.recordId !== subjectId || !COLUMNS.has(wish.column)) throw unknown();
      await writer.update('person', subjectId, { [wish.column]: wish.value });
    } else {
      const point = await contactPointById(tx, wish.recordId);
      if (point?.subject_id !== subjectId || wish.column !== 'value') throw unknown();
      await writer.update('contact-point', point.id, { value: wish.value, normal: normalPoint(point.field_id, wish.value) });
    }
    await refreshSearch(tx, [subjectId]);
    // Those who were given the old value hear of it (Art. 19).
    const done = { cause: 'rectification', subjectIds: [subjectId], fields: [wish.field], at, ref: at.toISOString().slice(0, 10) } as const;
    for (const { afterAct } of deps.onAct ?? []) await afterAct(tx, done);
  });
}
