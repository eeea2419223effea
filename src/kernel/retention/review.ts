// Inactive customers are looked at again by a person, who decides to keep or to erase and signs it with account and day (S0-07).

import { addPeriod, localDate } from '#platform/clock';
import type { Conn } from '#platform/db';
import { append } from '#kernel/audit';
import { holdsIdentityCode } from '#kernel/records';
import { appError } from '#platform/errors';
import { endGrounds, finishErasures, learnSchema, reasonOf } from '#kernel/rights';
import type { Act } from '#kernel/rights';
import { policyOf } from './deps.ts';
import type { RetentionDeps } from './deps.ts';
import { recomputeDue } from './recompute.ts';
import { countOpenReviews, decideItems, openReviewPage, openReviews, reviewsByIds, toReview } from './store/runs.ts';
import type { OpenReview, ReviewPlace } from './store/runs.ts';

const PAGE = 1000;
const PERIOD_WITHOUT_RULE = 'P30D';

/** Opens an item for each inactive membership whose review has come; returns how many. */
export async function openDueReviews(deps: RetentionDeps, act: Act): Promise<number> {
  const policy = policyOf(deps);
  const today = localDate(act.at);
  let opened = 0;
  for (;;) {
    const count = await deps.database.tx(async (tx) => {
      const due = await toReview(tx, today, PAGE);
      const items = due.map((each) => {
        const rule = policy.rulesOf(each.register_id).find(({ kind }) => kind === 'periodic-review');
        const within = rule?.kind === 'periodic-review' ? rule.decideWithin : PERIOD_WITHOUT_RULE;
        return {
          id: deps.ids.next(),
          subject_id: each.subject_id,
          membership_id: each.id,
          opened_on: today,
          decide_by: addPeriod(today, within),
        };
      });
      await openReviews(tx, items);
      await append(
        tx,
        items.map((item) => ({ ...act, action: 'review.open', kind: 'review-item', recordId: item.id, subjectId: item.subject_id })),
      );
      return items.length;
    });
    opened += count;
    if (count < PAGE) return opened;
  }
}

/** What waits for a decision, the most urgent first, and how many there are. */
export async function reviewQueue(
  conn: Conn,
  today: string,
  limit = 500,
  after?: ReviewPlace,
): Promise<{ rows: OpenReview[]; total: number }> {
  return { rows: await openReviewPage(conn, today, limit, after), total: await countOpenReviews(conn, today) };
}

export interface Decision {
  readonly ids: readonly string[];
  readonly decision: 'keep' | 'erase';
  readonly note: string;
  readonly act: Act;
}

/** Decides one or many. Keeping starts a new review period; erasing ends the membership, one transaction per person. Items decided meanwhile are left. @throws errors.identity-code-found */
export async function decideReview(
  deps: RetentionDeps,
  of: Decision,
): Promise<{ decided: number; failed: { id: string; reason: string }[] }> {
  if (holdsIdentityCode(of.note, localDate(of.act.at))) throw appError('invalid', 'errors.identity-code-found', { field: 'note' });
  await learnSchema(deps.database, deps.registry);
  return of.decision === 'keep' ? keep(deps, of) : erase(deps, of);
}

function signed({ decision, note, act }: Decision) {
  return { decision, note, decided_at: act.at.toISOString(), decided_by: act.actor.id };
}

async function keep(deps: RetentionDeps, of: Decision): Promise<{ decided: number; failed: [] }> {
  let decided = 0;
  for (let start = 0; start < of.ids.length; start += PAGE) {
    decided += await deps.database.tx(async (tx) => {
      const items = await reviewsByIds(tx, of.ids.slice(start, start + PAGE));
      const done = await decideItems(
        tx,
        items.map(({ id }) => id),
        signed(of),
      );
      await append(
        tx,
        items.map((item) => ({ ...of.act, action: 'review.keep', kind: 'review-item', recordId: item.id, subjectId: item.subject_id })),
      );
      await recomputeDue(
        tx,
        policyOf(deps),
        items.map(({ subject_id }) => subject_id),
        of.act.at,
      );
      return done;
    });
  }
  return { decided, failed: [] };
}

async function erase(deps: RetentionDeps, of: Decision): Promise<{ decided: number; failed: { id: string; reason: string }[] }> {
  const failed: { id: string; reason: string }[] = [];
  let decided = 0;
  for (const item of await reviewsByIds(deps.database.db, of.ids)) {
    try {
      decided += await deps.database.tx(async (tx) => {
        const done = await decideItems(tx, [item.id], signed(of));
        if (done === 0) return 0;
        await append(tx, { ...of.act, action: 'review.erase', kind: 'review-item', recordId: item.id, subjectId: item.subject_id });
        const settled = await endGrounds(tx, deps, {
          subjectId: item.subject_id,
          ending: [item.membership_id],
          ground: 'review',
          reason: 'review',
          act: of.act,
        });
        if (settled.state === 'blocked') throw Object.assign(new Error('blocked'), { code: settled.reason });
        return done;
      });
    } catch (error) {
      failed.push({ id: item.id, reason: reasonOf(error) });
    }
  }
  await finishErasures(deps);
  return { decided, failed };
}
