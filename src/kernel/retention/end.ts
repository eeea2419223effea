// When a membership ends, exactly what no other live membership declares goes with it; without any membership left the person is erased.

import type { Tx } from '#platform/db';
import { endGrounds, finishErasures, learnSchema } from '#kernel/rights';
import type { Act, Ground, Settlement } from '#kernel/rights';
import { membershipById } from '#kernel/subjects';
import { appError } from '#platform/errors';
import type { RetentionDeps } from './deps.ts';
import { dropIdleReviews } from './store/runs.ts';
import { localDate } from '#platform/clock';

export interface End {
  readonly membershipId: string;
  readonly ground: Ground;
  /** Why, as a code. */
  readonly reason: string;
  readonly act: Act;
}

export interface Ended {
  readonly erased: boolean;
  readonly blanked: readonly string[];
  /** Set when law, a hold or a restriction kept the membership. */
  readonly stayed: { readonly reason: 'restriction' | 'hold' | 'floor'; readonly nextOn: string | null } | null;
}

/** Ends one membership now and proves an erasure that follows from it. @throws errors.membership-not-found */
export async function endMembership(deps: RetentionDeps, end: End): Promise<Ended> {
  await learnSchema(deps.database, deps.registry);
  const settled = await deps.database.tx(async (tx) => {
    const row = await membershipById(tx, end.membershipId);
    if (row === undefined || row.ended_on !== null) throw appError('not-found', 'errors.membership-not-found');
    return endOne(tx, deps, { ...end, subjectId: row.subject_id });
  });
  await finishErasures(deps);
  return told(settled);
}

/** The same inside a transaction; `finishErasures` must follow the commit. */
export async function endOne(tx: Tx, deps: RetentionDeps, end: End & { readonly subjectId: string }): Promise<Settlement> {
  const { subjectId, membershipId, ground, reason, act } = end;
  const settled = await endGrounds(tx, deps, { subjectId, ending: [membershipId], ground, reason, act });
  if (settled.state === 'settled' && settled.ended.length > 0) await dropIdleReviews(tx, localDate(act.at));
  return settled;
}

function told(settled: Settlement): Ended {
  switch (settled.state) {
    case 'gone':
    case 'erased':
      return { erased: true, blanked: [], stayed: null };
    case 'blocked':
      return { erased: false, blanked: [], stayed: { reason: settled.reason, nextOn: settled.nextOn } };
    case 'settled':
      return { erased: false, blanked: settled.blanked, stayed: settled.stayed[0] ?? null };
  }
}
