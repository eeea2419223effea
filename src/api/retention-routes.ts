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
const REVIEWS = 200;
const SHOWN_RUNS = 60;

export function retentionHandlers(deps: Deps): HandlersOf<typeof retention, Call> {
  return { ...calendarHandlers(deps), ...runHandlers(deps), ...reviewHandlers(deps), ...holdHandlers(deps) };
}

type Handlers = HandlersOf<typeof retention, Call>;

function calendarHandlers(deps: Deps): Pick<Handlers, 'calendar' | 'month'> {
  return {
    async calendar() {
      const policy = inForce(deps);
      const { from, months, overdue, onHold } = await preview(deps);
      const rulesOf = (rules: (typeof months)[number]['rules']) =>
        rules.map(({ registerId, ruleId, trigger, count }) => ({
          registerId,
          ruleId,
          count,
          reason: explainRule(policy, ruleId, trigger),
        }));
      return { from, overdue, onHold, months: months.map(({ month, total, rules }) => ({ month, total, rules: rulesOf(rules) })) };
    },
    async month({ params, query }) {
      const policy = inForce(deps);
      const rows = await previewPeople(deps.database.db, {
        month: params.month,
        rule: query.ruleId,
        after: positionOf(query.after),
        limit: PAGE,
      });
      const labelOf = await labelsOf(deps, rows);
      const last = rows.length === PAGE ? rows.at(-1) : undefined;
      return {
        rows: rows.map((row) => ({
          subjectId: row.subject_id,
          membershipId: row.id,
          label: labelOf(row),
          registerId: row.register_id,
          dueOn: row.due_on ?? '',
          explanation: explainDueText(policy, row),
        })),
        next: last ? `${last.due_on}~${last.id}` : null,
      };
    },
  };
}

function runHandlers(deps: Deps): Pick<Handlers, 'runs' | 'run'> {
  const { db } = deps.database;
  return {
    async runs() {
      const list = await runs(db, SHOWN_RUNS);
      const skips = list[0] ? await skipsOf(db, list[0].id) : [];
      const labelOf = await labelsOf(deps, skips);
      const last = await lastFinishedRun(db, deps.clock.now());
      return {
        runs: list.map(({ started_at, finished_at, day: _day, ...counts }) => ({
          ...counts,
          startedAt: started_at,
          finishedAt: finished_at,
        })),
        skips: skips.map((skip) => ({
          subjectId: skip.subject_id,
          label: labelOf(skip),
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
  };
}

function reviewHandlers(deps: Deps): Pick<Handlers, 'reviews' | 'decide'> {
  return {
    async reviews({ query }) {
      const policy = inForce(deps);
      const { rows, total } = await reviewQueue(deps.database.db, localDate(deps.clock.now()), REVIEWS, placeOf(query.after));
      const last = rows.length === REVIEWS ? rows.at(-1) : undefined;
      const labelOf = await labelsOf(deps, rows);
      const explained = (row: (typeof rows)[number]) =>
        inAllLanguages((lang) => explainReview(policy, { register_id: row.register_id, review_on: row.opened_on }, lang) ?? '');
      return {
        total,
        next: last ? `${last.decide_by}~${last.id}` : null,
        rows: rows.map((row) => ({
          id: row.id,
          subjectId: row.subject_id,
          label: labelOf(row),
          registerId: row.register_id,
          openedOn: row.opened_on,
          decideBy: row.decide_by,
          explanation: explained(row),
        })),
      };
    },
    async decide({ body }, call) {
      const { decided } = await decideReview(deps, { ...body, act: actOf(deps, call) });
      return { decided };
    },
  };
}

async function labelsOf(deps: Deps, rows: readonly { subject_id: string }[]): Promise<(row: { subject_id: string }) => string> {
  const labels = await subjectLabels(
    deps,
    rows.map((row) => row.subject_id),
  );
  return (row) => labels.get(row.subject_id) ?? '–';
}

function positionOf(after: string | undefined): { due_on: string; id: string } | undefined {
  const place = split(after);
  return place && { due_on: place.day, id: place.id };
}

function placeOf(after: string | undefined): { decide_by: string; id: string } | undefined {
  const place = split(after);
  return place && { decide_by: place.day, id: place.id };
}

function split(after: string | undefined): { day: string; id: string } | undefined {
  if (after === undefined) return undefined;
  const [day, id] = after.split('~');
  if (day === undefined || id === undefined) throw appError('invalid', 'errors.cursor-invalid', { field: 'after' });
  return { day, id };
}
