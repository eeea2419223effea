// Winning makes customers: the group changes or a membership begins, and the agreement is a contact that moves the retention clocks.

import type { Deps } from '#kernel/deps';
import type { Actor, Writer } from '#kernel/records';
import { recordTriggers } from '#kernel/retention';
import { beginMemberships, knownMembership, liveMembershipsOf } from '#customers';
import { localDate } from '#platform/clock';
import { appError } from '#platform/errors';
import { changing, putStage } from './leads.ts';
import type { LeadRow } from './queries.ts';
import { leadLists, ofKind } from './stages.ts';

/** Where somebody of the lead stands from now on. */
export interface Place {
  readonly subjectId: string;
  readonly registerId: string;
  readonly subjectGroup: string;
}

/** Closes a lead as won. @throws errors.lead-place when somebody is named whom the lead is not with */
export async function winLead(deps: Deps, actor: Actor, id: string, to: { places: readonly Place[]; version: number }): Promise<void> {
  const stage = ofKind(await leadLists(deps.database.db), 'won');
  await changing(deps, actor, id, async (writer, lead) => {
    const parties = partiesOf(lead);
    if (to.places.some(({ subjectId }) => !parties.includes(subjectId)))
      throw appError('invalid', 'errors.lead-place', { field: 'places' });
    await putStage(writer, lead, { stage, version: to.version, reason: null });
    await settle(deps, writer, to.places);
    const on = localDate(writer.ctx.at);
    await recordTriggers(
      writer,
      parties.map((subjectId) => ({
        subjectId,
        trigger: 'last-contact' as const,
        on,
        sourceKind: 'lead',
        sourceId: writer.ctx.ids.next(),
      })),
    );
  });
}

export function partiesOf({ subject_id, organisation_id }: Pick<LeadRow, 'subject_id' | 'organisation_id'>): string[] {
  return organisation_id === null ? [subject_id] : [subject_id, organisation_id];
}

async function settle(deps: Deps, writer: Writer, places: readonly Place[]): Promise<void> {
  const live = await liveMembershipsOf(writer.ctx.tx, [...new Set(places.map(({ subjectId }) => subjectId))]);
  for (const place of places) {
    const { subjectGroup } = knownMembership(deps, place);
    const now = live.find((m) => m.subject_id === place.subjectId && m.register_id === place.registerId);
    if (now === undefined) await beginMemberships(deps, writer, place.subjectId, [place]);
    else if (now.subject_group !== subjectGroup) await writer.update('membership', now.id, { subject_group: subjectGroup });
  }
}
