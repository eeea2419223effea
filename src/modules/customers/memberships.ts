// In which registers somebody is: joining one lets its declared fields be filled in, leaving one takes away what no other declares.

import type { Deps } from '#kernel/deps';
import { endMembership, recomputeDue } from '#kernel/retention';
import type { Actor, Writer } from '#kernel/records';
import { addMemberships } from '#kernel/subjects';
import { localDate } from '#platform/clock';
import { errorKind } from '#platform/db';
import { appError } from '#platform/errors';
import { liveMembershipsOf, subjectOf } from './queries.ts';
import { change, inForce } from './write.ts';
import type { Who } from './write.ts';

export interface MembershipWish {
  registerId: string;
  subjectGroup: string;
  since?: string | undefined;
}

/** Adds a subject to a register. @throws errors.already-member */
export async function joinRegister(deps: Deps, who: Who, subjectId: string, wish: MembershipWish): Promise<void> {
  await change(deps, who, { registers: [wish.registerId] }, async (writer) => {
    const { tx, policy, at } = writer.ctx;
    const subject = await subjectOf(tx, subjectId);
    if (!subject) throw appError('not-found', 'errors.subject-not-found');
    if (subject.restricted_at !== null) throw appError('locked', 'errors.subject-restricted');
    const live = await liveMembershipsOf(tx, [subjectId]);
    if (live.some((m) => m.register_id === wish.registerId)) throw alreadyMember();
    await beginMemberships(deps, writer, subjectId, [wish]);
    await recomputeDue(tx, policy, [subjectId], at);
  }).catch((error: unknown) => {
    throw errorKind(error) === 'unique' ? alreadyMember() : error;
  });
}

/** Puts a subject into registers, in the transaction of the caller. Refuses what the declaration does not know. */
export async function beginMemberships(deps: Deps, writer: Writer, subjectId: string, wishes: readonly MembershipWish[]): Promise<void> {
  const today = localDate(writer.ctx.at);
  if (new Set(wishes.map((wish) => wish.registerId)).size < wishes.length) throw alreadyMember();
  const late = wishes.find((wish) => wish.since !== undefined && wish.since > today);
  if (late) throw appError('invalid', 'errors.date-in-future', { field: 'since' });
  await addMemberships(
    writer,
    wishes.map((wish) => ({ ...knownMembership(deps, wish), subjectId, since: wish.since ?? today })),
  );
}

/** Puts many into the same register from today, in one statement and the transaction of the caller. */
export async function beginTogether(deps: Deps, writer: Writer, subjectIds: readonly string[], wish: MembershipWish): Promise<void> {
  const [known, since] = [knownMembership(deps, wish), localDate(writer.ctx.at)];
  await addMemberships(
    writer,
    subjectIds.map((subjectId) => ({ ...known, subjectId, since })),
  );
}

/** Refuses a register or a subject group that the declaration does not know, naming what it knows. */
export function knownMembership(deps: Deps, wish: MembershipWish): { registerId: string; subjectGroup: string } {
  const register = inForce(deps).registers.get(wish.registerId);
  if (!register) throw appError('invalid', 'errors.register-unknown', { field: 'registerId' });
  if (!register.subjectGroups.includes(wish.subjectGroup)) {
    throw appError('invalid', 'errors.subject-group-unknown', {
      field: 'subjectGroup',
      params: { groups: register.subjectGroups.join(', ') },
    });
  }
  return { registerId: wish.registerId, subjectGroup: wish.subjectGroup };
}

/**
 * Ends one membership: what no other live membership declares is blanked, and a person in no register is erased, with proof.
 * @throws errors.subject-restricted, errors.subject-held when law or a hold keeps the data
 */
export async function leaveRegister(deps: Deps, actor: Actor, id: string): Promise<{ erased: boolean; blanked: string[] }> {
  const { erased, blanked, stayed } = await endMembership(deps, {
    membershipId: id,
    ground: 'owner',
    reason: 'ended-by-staff',
    act: { actor, at: deps.clock.now() },
  });
  if (stayed !== null) throw appError('locked', stayed.reason === 'restriction' ? 'errors.subject-restricted' : 'errors.subject-held');
  // Reported done only when the second place knows (DESIGN §5).
  await deps.flushLedger?.();
  return { erased, blanked: [...blanked] };
}

function alreadyMember(): Error {
  return appError('conflict', 'errors.already-member', { field: 'registerId' });
}
