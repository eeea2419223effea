// A new version of the declaration moves every clock: due dates are computed again in batches, and what it no longer declares is blanked.

import { setImmediate as turn } from 'node:timers/promises';
import type { CompiledPolicy } from '#kernel/policy';
import { endGrounds, finishErasures, forgetInIndexes, learnSchema, reasonOf, SYSTEM } from '#kernel/rights';
import { policyOf } from './deps.ts';
import type { RetentionDeps } from './deps.ts';
import { recomputeDue } from './recompute.ts';
import { CLOCKS } from './due.ts';
import { subjectPage } from './store/facts.ts';
import { clocksOf, putClocks } from './store/runs.ts';

const BATCH = 1000;

/** Computes all due dates again under the policy in force; `before` is what it replaced, one version or several. Safe to repeat after a crash. */
export async function recomputeAll(
  deps: RetentionDeps,
  before: CompiledPolicy | readonly CompiledPolicy[] = [],
): Promise<{ subjects: number; blanked: number; failed: number }> {
  const policy = policyOf(deps);
  await learnSchema(deps.database, deps.registry);
  const shrunk = [before].flat().some((each) => [...each.registers.keys()].some((id) => declaresLess(each, policy, id)));
  const counts = { subjects: 0, blanked: 0, failed: 0 };
  let after = '';
  for (;;) {
    const at = deps.clock.now();
    const ids = await subjectPage(deps.database.db, after, BATCH);
    if (ids.length > 0) await deps.database.tx((tx) => recomputeDue(tx, policy, ids, at));
    for (const id of shrunk ? ids : []) await blankUndeclared(deps, id, counts);
    counts.subjects += ids.length;
    after = ids.at(-1) ?? after;
    await turn();
    if (ids.length < BATCH) break;
  }
  if (counts.blanked > 0) {
    await finishErasures(deps);
    await forgetInIndexes(deps.database, deps.registry);
  }
  deps.log.info('retention.recomputed', { version: policy.versionNo, ...counts });
  return counts;
}

/**
 * Computes the days again that were stored before the rules themselves were changed, once; remembered only when all were. What a crash cuts
 * short is done again the next night.
 */
export async function recomputeOnce(deps: RetentionDeps): Promise<void> {
  if ((await clocksOf(deps.database.db)) === CLOCKS) return;
  await recomputeAll(deps);
  await deps.database.tx((tx) => putClocks(tx, CLOCKS));
}

function declaresLess(before: CompiledPolicy, now: CompiledPolicy, registerId: string): boolean {
  return [...before.fieldsOf(registerId)].some((field) => !now.fieldsOf(registerId).has(field));
}

async function blankUndeclared(deps: RetentionDeps, subjectId: string, counts: { blanked: number; failed: number }): Promise<void> {
  const act = { actor: SYSTEM, at: deps.clock.now() };
  try {
    const settled = await deps.database.tx((tx) =>
      endGrounds(tx, deps, { subjectId, ending: [], ground: 'retention', reason: 'policy', act }),
    );
    if (settled.state === 'settled' && settled.blanked.length > 0) counts.blanked += 1;
  } catch (error) {
    counts.failed += 1;
    deps.log.error('retention.blank-failed', { subject: subjectId, reason: reasonOf(error) });
  }
}
