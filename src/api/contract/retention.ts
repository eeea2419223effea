/** Contract of retention, holds, erasure and the lens on what is held. */
import { done, fileBytes, idParams, instant, isoDate, route, textSchema } from '#platform/contract';
import { z } from 'zod';
import { heldGround, whatStays } from './held.ts';
import { right as requestRight } from './requests.ts';

const stored = z.object({
  kind: z.string(),
  name: textSchema,
  /** 'part': everything goes but the values that stay. */
  action: z.enum(['delete', 'blank', 'keep', 'part']),
  /** What keeps it, when it would otherwise go. */
  why: z.enum(['hold', 'floor', 'restriction']).nullable(),
  count: z.number(),
  keepUntil: z.string().nullable(),
  basis: textSchema.nullable(),
});
const dueRow = z.object({
  subjectId: z.string(),
  membershipId: z.string(),
  label: z.string(),
  registerId: z.string(),
  dueOn: isoDate,
  explanation: textSchema,
});
const reviewRow = z.object({
  id: z.string(),
  subjectId: z.string(),
  label: z.string(),
  registerId: z.string(),
  openedOn: isoDate,
  decideBy: isoDate,
  explanation: textSchema,
});
const holdRow = z.object({
  id: z.string(),
  subjectId: z.string(),
  label: z.string(),
  fields: z.array(z.string()),
  /** What is held, in words; empty when everything is. */
  what: z.array(textSchema),
  reason: z.string(),
  law: z.string(),
  placedAt: instant,
  /** Null when the house itself placed it, or the account is gone. */
  placedBy: z.string().nullable(),
  reviewOn: isoDate,
  reviewBy: z.object({ id: z.string(), name: z.string().nullable() }),
});
/** The ground of a hold, and who looks at it again and when; whoever acts, when nobody is named. */
const holdGround = {
  reason: z.string().min(3).max(500),
  law: z.string().min(2).max(200),
  reviewOn: isoDate,
  reviewBy: z.string().max(100).optional(),
};

export const retention = {
  calendar: route({
    method: 'GET',
    path: '/api/retention/calendar',
    summary: 'The coming twelve months: how many go, and why',
    permission: 'retention.read',
    response: z.object({
      from: isoDate,
      months: z.array(
        z.object({
          month: z.string(),
          total: z.number(),
          rules: z.array(z.object({ registerId: z.string(), ruleId: z.string(), reason: textSchema, count: z.number() })),
        }),
      ),
      overdue: z.number(),
      onHold: z.number(),
    }),
  }),
  month: route({
    method: 'GET',
    path: '/api/retention/calendar/:month',
    summary: 'Who goes in a month (YYYY-MM)',
    permission: 'retention.read',
    params: z.object({ month: z.string().regex(/^\d{4}-\d{2}$/) }),
    query: z.object({ ruleId: z.string().optional(), after: z.string().optional() }),
    response: z.object({ rows: z.array(dueRow), next: z.string().nullable() }),
  }),
  runs: route({
    method: 'GET',
    path: '/api/retention/runs',
    summary: 'Nightly runs, newest first, with what was skipped',
    permission: 'retention.read',
    response: z.object({
      runs: z.array(
        z.object({
          id: z.string(),
          startedAt: instant,
          finishedAt: instant.nullable(),
          due: z.number(),
          ended: z.number(),
          erased: z.number(),
          reviewed: z.number(),
          skipped: z.number(),
          failed: z.number(),
        }),
      ),
      skips: z.array(z.object({ subjectId: z.string(), label: z.string(), reason: textSchema, nextOn: isoDate.nullable() })),
      nextRunAt: instant,
    }),
  }),
  run: route({
    method: 'POST',
    path: '/api/retention/runs',
    summary: 'Run retention now',
    permission: 'retention.decide',
    response: z.object({
      runId: z.string(),
      due: z.number(),
      erased: z.number(),
      ended: z.number(),
      skipped: z.number(),
      failed: z.number(),
    }),
  }),
  reviews: route({
    method: 'GET',
    path: '/api/retention/reviews',
    summary: 'Inactive customers waiting for a decision',
    permission: 'retention.read',
    query: z.object({ after: z.string().max(100).optional() }),
    response: z.object({ rows: z.array(reviewRow), total: z.number(), next: z.string().nullable() }),
  }),
  decide: route({
    method: 'POST',
    path: '/api/retention/reviews/decide',
    summary: 'Decide one or many, with sign-off',
    permission: 'retention.decide',
    body: z.object({
      ids: z.array(z.string()).min(1).max(5000),
      decision: z.enum(['keep', 'erase']),
      note: z.string().max(500).default(''),
    }),
    response: z.object({ decided: z.number() }),
  }),
  holds: route({
    method: 'GET',
    path: '/api/holds',
    summary: 'Holds in force',
    permission: 'retention.read',
    query: z.object({ subjectId: z.string().optional() }),
    response: z.object({ holds: z.array(holdRow), reviewers: z.array(z.object({ id: z.string(), name: z.string() })) }),
  }),
  placeHold: route({
    method: 'POST',
    path: '/api/holds',
    summary: 'Hold data against erasure, with reason, law, review date and reviewer',
    permission: 'holds.write',
    body: z.object({ subjectId: z.string(), fields: z.array(z.string()), ...holdGround }),
    response: z.object({ id: z.string() }),
  }),
  reviewHold: route({
    method: 'PUT',
    path: '/api/holds/:id',
    summary: 'Looked at again: the hold goes on, with its ground as it is now and the next review',
    permission: 'holds.write',
    params: idParams,
    body: z.object(holdGround),
    response: done,
  }),
  releaseHold: route({
    method: 'DELETE',
    path: '/api/holds/:id',
    summary: 'Release a hold',
    permission: 'holds.write',
    params: idParams,
    response: done,
  }),
};

const erasureRow = z.object({
  id: z.string(),
  state: z.enum(['planned', 'erased', 'certified', 'cancelled']),
  ground: z.string(),
  receivedAt: instant,
  deadlineAt: instant,
  certifiedAt: instant.nullable(),
});
export const rights = {
  plan: route({
    method: 'GET',
    path: '/api/subjects/:id/erasure-plan',
    summary: 'What would go, what would stay and why',
    permission: 'people.read',
    params: idParams,
    response: z.object({
      stores: z.array(stored),
      holds: z.array(holdRow),
      kept: z.array(
        z.object({ field: z.string(), name: textSchema, reason: z.enum(['hold', 'floor']), until: isoDate.nullable(), law: textSchema }),
      ),
      blocked: z.enum(['restriction', 'hold']).nullable(),
      /** Open requests that the act would end, and whether it is settled that the person made them. */
      requests: z.array(z.object({ id: z.string(), no: z.number(), right: requestRight, identified: z.boolean() })),
      deadlineHours: z.number(),
      /** The promised time as the notice says it: days where days are meant. */
      deadline: textSchema,
    }),
  }),
  erase: route({
    method: 'POST',
    path: '/api/subjects/:id/erasure',
    summary: 'Erase one person now, with certificate',
    permission: 'people.erase',
    params: idParams,
    body: z.object({ ground: z.enum(['request', 'owner']), receivedAt: instant.optional() }),
    response: z.object({ erasure: erasureRow, certificate: z.record(z.string(), z.unknown()).nullable(), ...whatStays }),
  }),
  restrict: route({
    method: 'POST',
    path: '/api/subjects/:id/restriction',
    summary: 'Restrict processing on one of the grounds of Art. 18(1)',
    permission: 'holds.write',
    params: idParams,
    body: z.object({ reason: z.enum(['accuracy', 'unlawful', 'claims', 'objection']) }),
    response: done,
  }),
  lift: route({
    method: 'DELETE',
    path: '/api/subjects/:id/restriction',
    summary: 'Lift the restriction: what it stopped is taken up again',
    permission: 'holds.write',
    params: idParams,
    response: done,
  }),
  copy: route({
    method: 'POST',
    path: '/api/subjects/:id/copy',
    summary: 'The access copy of everything held, for machines as JSON or for people as CSV; an entry in the log tells that it was made',
    permission: 'people.write',
    params: idParams,
    query: z.object({ form: z.enum(['json', 'csv']).default('json') }),
    response: fileBytes,
    file: true,
  }),
  erasures: route({
    method: 'GET',
    path: '/api/erasures',
    summary: 'Erasures done, ids and counts only',
    permission: 'audit.read',
    response: z.object({ rows: z.array(erasureRow) }),
  }),
  certificate: route({
    method: 'GET',
    path: '/api/erasures/:id/certificate',
    summary: 'The signed certificate of one erasure',
    permission: 'people.read',
    params: idParams,
    response: z.object({ certificate: z.record(z.string(), z.unknown()).nullable() }),
  }),
  held: route({
    method: 'GET',
    path: '/api/subjects/:id/held',
    summary: 'The lens: each value held, from where, since when, why, until when',
    permission: 'people.read',
    params: idParams,
    response: z.object({
      /** What many values have in common, told once. */
      grounds: z.array(heldGround),
      values: z.array(
        z.object({
          kind: z.string(),
          recordId: z.string(),
          column: z.string(),
          /** Its place among the grounds. */
          ground: z.int(),
          value: z.string(),
          /** A code or an id as people say it; null when the value is already that. */
          shown: textSchema.nullable(),
          recordedAt: instant,
          /** Who recorded it; null when the person did so, or the account is gone. */
          by: z.string().nullable(),
        }),
      ),
    }),
  }),
};
