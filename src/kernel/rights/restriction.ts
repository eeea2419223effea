// Restriction of processing (GDPR Art. 18): the data are kept and nothing else is done with them until the restriction is lifted.

import { append, appendLedger, flushLedger } from '#kernel/audit';
import { releaseSubject, restrictSubject } from '#kernel/subjects';
import type { Provenance, RestrictionReason } from '#kernel/subjects';
import type { Tx } from '#platform/db';
import { appError } from '#platform/errors';
import type { Act, RightsDeps } from './deps.ts';
import { releaseOutside, restrictOutside } from './outside.ts';
import { lockSubject } from './store/queries.ts';

/** From now on nothing is changed, logged or erased; the second place knows before it is reported done. @throws errors.subject-not-found */
export async function restrictProcessing(deps: RightsDeps, subjectId: string, reason: RestrictionReason, act: Act): Promise<void> {
  await deps.database.tx(async (tx) => {
    if (!(await lockSubject(tx, subjectId))) throw appError('not-found', 'errors.subject-not-found');
    await restrictSubject(by(tx, deps, act), subjectId, reason);
    await appendLedger(tx, { kind: 'restriction', at: act.at.toISOString(), subjectId, code: reason });
    await restrictOutside(tx, deps, subjectId, act);
  });
  await copied(deps);
}

/** The data may be used again. Lifting what is not restricted changes nothing. @throws errors.subject-not-found */
export async function liftRestriction(deps: RightsDeps, subjectId: string, act: Act): Promise<void> {
  await deps.database.tx(async (tx) => {
    const subject = await lockSubject(tx, subjectId);
    if (!subject) throw appError('not-found', 'errors.subject-not-found');
    if (subject.restricted_at === null) return;
    await releaseSubject(by(tx, deps, act), subjectId);
    await appendLedger(tx, { kind: 'release', at: act.at.toISOString(), subjectId });
    await releaseOutside(tx, deps, subjectId, act);
  });
  await copied(deps);
}

function by(tx: Tx, deps: RightsDeps, act: Act): Provenance {
  return {
    ctx: { tx, ids: deps.ids, at: act.at },
    origin: () => Promise.reject(new Error('a restriction writes no datum')),
    audit: (entries) =>
      append(
        tx,
        entries.map((entry) => ({ ...act, ...entry })),
      ),
  };
}

async function copied({ database, config, clock }: RightsDeps): Promise<void> {
  await flushLedger({ database, folder: config.ledgerDir, clock });
}
