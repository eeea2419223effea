// When a hold or a restriction ends, what it stopped is taken up again: dates are computed anew, and what the declaration meanwhile ceased to declare goes.

import { endGrounds, finishErasures, learnSchema, liftRestriction as lift, releaseHold as release } from '#kernel/rights';
import type { Act } from '#kernel/rights';
import { policyOf } from './deps.ts';
import type { RetentionDeps } from './deps.ts';
import { recomputeDue } from './recompute.ts';

/** @throws errors.hold-not-found */
export async function releaseHold(deps: RetentionDeps, id: string, act: Act): Promise<void> {
  await takeUp(deps, await release(deps, id, act), act);
}

/** @throws errors.subject-not-found */
export async function liftRestriction(deps: RetentionDeps, subjectId: string, act: Act): Promise<void> {
  await lift(deps, subjectId, act);
  await takeUp(deps, subjectId, act);
}

/** Another hold or restriction that still stands stops it as before. */
async function takeUp(deps: RetentionDeps, subjectId: string, act: Act): Promise<void> {
  await learnSchema(deps.database, deps.registry);
  await deps.database.tx(async (tx) => {
    await recomputeDue(tx, policyOf(deps), [subjectId], act.at);
    await endGrounds(tx, deps, { subjectId, ending: [], ground: 'retention', reason: 'policy', act });
  });
  await finishErasures(deps);
}
