// The retention calendar, the nightly runs with what they left, the review queue.

import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import {
  decideReview,
  explainReview,
  explainRule,
  explainDueText,
  lastFinishedRun,
  nextRunAt,
  preview,
  previewPeople,
  reviewQueue,
  runRetention,
  runs,
  skipReason,
  skipsOf,
} from '#kernel/retention';
import { subjectLabels } from '#customers';
import { localDate } from '#platform/clock';
import type { HandlersOf } from '#platform/contract';
import { appError } from '#platform/errors';
import type { retention } from './contract/retention.ts';
import { inForce } from './policy-routes.ts';
import { actOf, holdHandlers, inAllLanguages } from './rights-routes.ts';

const PAGE = 100;
const SHOWN_RUNS = 60;

export function retentionHandlers(deps: Deps): HandlersOf<typeof retention, Call> {
  const { db } = deps.database;
  const today = () => localDate(deps.clock.now());
  return {
    async calendar() {
      const policy = inForce(deps);
      const { from, months, overdue, onHold } = await preview(deps);
      return {
        from,
        overdue,
        onHold,
        months: months.map(({ month, total, rules }) => ({
          month,
          total,
          rules: rules.map(({ registerId, ruleId, trigger, count }) => ({
            registerId,
            ruleId,
            count,
            reason: explainRule(policy, ruleId, trigger),
          })),
        })),
      };
    },
    async month({ params, query }) {
      const policy = inForce(deps);
      const rows = await previewPeople(db, { month: params.month, rule: query.ruleId, after: positionOf(query.after), limit: PAGE });
      const labels = await subjectLabels(
        deps,
        rows.map((row) => row.subject_id),
      );
      const last = rows.length === PAGE ? rows.at(-1) : undefined;
      return {
        rows: rows.map((row) => ({
          subjectId: row.subject_id,
          membershipId: row.id,
          label: labels.get(row.subject_id) ?? '–',
          registerId: row.register_id,
          dueOn: row.due_on ?? '',
          explanation: explainDueText(policy, row),
        })),
        next: last ? `${last.due_on}~${last.id}` : null,
      };
    },
    async runs() {
      const list = await runs(db, SHOWN_RUNS);
      const skips = list[0] ? await skipsOf(db, list[0].id) : [];
      const labels = await subjectLabels(
        deps,
        skips.map((skip) => skip.subject_id),
      );
      const last = await lastFinishedRun(db);
      return {
        runs: list.map(({ id, started_at, finished_at, due, ended, erased, reviewed, skipped, failed }) => ({
          id,
          startedAt: started_at,
          finishedAt: finished_at,
          due,
          ended,
          erased,
          reviewed,
          skipped,
          failed,
        })),
        skips: skips.map((skip) => ({
          subjectId: skip.subject_id,
          label: labels.get(skip.subject_id) ?? '–',
          reason: skipReason(skip.reason),
          nextOn: skip.next_on,
        })),
        nextRunAt: nextRunAt(deps.clock.now(), last?.day).toISOString(),
      };
    },
    async run() {
      const { id, due, erased, ended, skipped, failed } = await runRetention(deps);
      return { runId: id, due, erased, ended, skipped, failed };
    },
    async reviews() {
      const policy = inForce(deps);
      const { rows, total } = await reviewQueue(db, today());
      const labels = await subjectLabels(
        deps,
        rows.map((row) => row.subject_id),
      );
      return {
        total,
        rows: rows.map((row) => ({
          id: row.id,
          subjectId: row.subject_id,
          label: labels.get(row.subject_id) ?? '–',
          registerId: row.register_id,
          openedOn: row.opened_on,
          decideBy: row.decide_by,
          explanation: inAllLanguages(
            (lang) => explainReview(policy, { register_id: row.register_id, review_on: row.opened_on }, lang) ?? '',
          ),
        })),
      };
    },
    async decide({ body }, call) {
      const { decided } = await decideReview(deps, { ...body, act: actOf(deps, call) });
      return { decided };
    },
    ...holdHandlers(deps),
  };
}

function positionOf(after: string | undefined): { due_on: string; id: string } | undefined {
  if (after === undefined) return undefined;
  const [due, id] = after.split('~');
  if (due === undefined || id === undefined) throw appError('invalid', 'errors.cursor-invalid', { field: 'after' });
  return { due_on: due, id };
}
