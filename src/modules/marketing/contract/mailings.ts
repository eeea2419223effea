/** Contract of newsletters: from a draft to what came of it. Every number is of one equation: candidates are reached, left out by a rule, or named as something else. */
import { done, fileBytes, idParams, instant, langSchema, route, textSchema } from '#platform/contract';
import { z } from 'zod';
import { banScope, equation, leftOut, sample } from './audiences.ts';
import { segment } from './segment.ts';

const name = z.string().trim().min(1).max(120);
const version = z.number().int();
/** 'YYYY-MM-DDTHH:MM' by the clock on a Finnish wall. */
const wallClock = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/);
const states = ['draft', 'scheduled', 'freezing', 'sending', 'paused', 'stopped', 'done'] as const;

/** Adds up to `candidates` at every moment. */
export const tally = z.object({
  candidates: z.number(),
  /** Not yet begun, and at work. */
  waiting: z.number(),
  accepted: z.number(),
  blocked: z.number(),
  failed: z.number(),
  uncertain: z.number(),
  erased: z.number(),
});

const purpose = z.object({ id: z.string(), name: textSchema });

/** Two subjects are tried on a share of those who may be reached; the rest get the better one. */
const trial = z.object({
  share: z.number().int().min(10).max(80),
  judge: z.enum(['clicks', 'hand']),
  waitHours: z.number().int().min(1).max(72),
});

const mailingRow = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(states),
  reason: z.string().nullable(),
  purpose,
  localAt: z.string().nullable(),
  begunAt: instant.nullable(),
  endedAt: instant.nullable(),
  changedAt: instant,
  tally: tally.nullable(),
});

const mailing = mailingRow.extend({
  kind: z.enum(['newsletter', 'automation']),
  scope: banScope,
  segment,
  words: textSchema,
  audienceId: z.string().nullable(),
  fromName: z.string(),
  fromAddress: z.string(),
  replyTo: z.string().nullable(),
  maxLateMinutes: z.number(),
  trial: trial.extend({ chosen: z.string().nullable() }).nullable(),
  version: z.number(),
});

/** What must be in order before anything leaves. `why` is a code for what is missing; `section` is where the notice would say it. */
export const need = z.object({
  id: z.enum(['purpose', 'audience', 'content', 'relay', 'country', 'public-url', 'sender', 'dkim', 'recipients']),
  state: z.enum(['ok', 'missing', 'advice']),
  why: z.string().nullable(),
  about: z.string().nullable(),
  section: z.number().nullable(),
});

export const mailings = {
  list: route({
    method: 'GET',
    path: '/api/mailings',
    summary: 'Newsletters, drafts first and then the latest, keyset paged',
    permission: 'marketing.read',
    query: z.object({ after: z.string().max(400).optional(), limit: z.coerce.number().int().min(1).max(100).default(50) }),
    response: z.object({ rows: z.array(mailingRow), next: z.string().nullable() }),
  }),
  waiting: route({
    method: 'GET',
    path: '/api/mailings/waiting',
    summary: 'Newsletters and automations that paused and ask, and drafts that were left lying',
    permission: 'marketing.read',
    response: z.object({
      rows: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          kind: z.enum(['newsletter', 'automation']),
          why: z.enum(['paused', 'draft']),
          /** A code for why it paused. */
          reason: z.string().nullable(),
          changedAt: instant,
        }),
      ),
      more: z.boolean(),
    }),
  }),
  purposes: route({
    method: 'GET',
    path: '/api/mailings/purposes',
    summary: 'Purposes for which the declaration lets people be written to, called or sent letters',
    permission: 'marketing.read',
    response: z.object({
      purposes: z.array(
        z.object({
          id: z.string(),
          name: textSchema,
          /** Whether nothing is sent without consent, or the law asks by channel and recipient. */
          kind: z.enum(['consent', 'marketing']),
          channels: z.array(z.enum(['email', 'sms', 'phone', 'post'])),
          registers: z.array(z.string()),
        }),
      ),
    }),
  }),
  create: route({
    method: 'POST',
    path: '/api/mailings',
    summary: 'Begin a newsletter',
    permission: 'marketing.write',
    body: z.object({ name, purpose: z.string() }),
    response: z.object({ id: z.string() }),
  }),
  get: route({
    method: 'GET',
    path: '/api/mailings/:id',
    summary: 'One newsletter',
    permission: 'marketing.read',
    params: idParams,
    response: mailing,
  }),
  update: route({
    method: 'PATCH',
    path: '/api/mailings/:id',
    summary: 'Change a draft: name, purpose, audience, sender, trial of two subjects',
    permission: 'marketing.write',
    params: idParams,
    body: z.object({
      name: name.optional(),
      purpose: z.string().optional(),
      scope: banScope.optional(),
      segment: segment.optional(),
      audienceId: z.string().nullable().optional(),
      fromName: z.string().trim().min(1).max(100).optional(),
      fromAddress: z.string().trim().max(254).optional(),
      replyTo: z.string().trim().max(254).nullable().optional(),
      trial: trial.nullable().optional(),
      version,
    }),
    response: mailing,
  }),
  check: route({
    method: 'GET',
    path: '/api/mailings/:id/check',
    summary: 'Who would get it, who is left out by which rule, and what is still missing',
    permission: 'marketing.read',
    params: idParams,
    response: z.object({ equation, needs: z.array(need), may: z.boolean() }),
  }),
  schedule: route({
    method: 'POST',
    path: '/api/mailings/:id/schedule',
    summary: 'Send at a time by the Finnish clock, or now; later than the longest delay it asks first',
    permission: 'marketing.send',
    params: idParams,
    body: z.object({ at: wallClock.nullable(), maxLateMinutes: z.number().int().min(5).max(2880).default(360), version }),
    response: mailing,
  }),
  pause: act('pause', 'Nothing leaves until it is resumed'),
  resume: act('resume', 'Goes on where it was paused'),
  unschedule: act('unschedule', 'Back to a draft, before anybody is on its list'),
  stop: act('stop', 'Ends it; who has not got it will not get it'),
  choose: route({
    method: 'POST',
    path: '/api/mailings/:id/choose',
    summary: 'Choose the subject that the rest will get',
    permission: 'marketing.send',
    params: idParams,
    body: z.object({ variant: z.enum(['a', 'b']) }),
    response: mailing,
  }),
  copy: route({
    method: 'POST',
    path: '/api/mailings/:id/copy',
    summary: 'A new draft with the same content, audience and sender',
    permission: 'marketing.write',
    params: idParams,
    response: z.object({ id: z.string() }),
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/mailings/:id',
    summary: 'Take away a draft',
    permission: 'marketing.write',
    params: idParams,
    response: done,
  }),
  report: route({
    method: 'GET',
    path: '/api/mailings/:id/report',
    summary: 'What came of it: the equation, who was left out and why, who may have got it, and what came back',
    permission: 'marketing.read',
    params: idParams,
    response: z.object({
      tally,
      left: z.array(leftOut),
      uncertain: z.array(
        z.object({
          id: z.string(),
          subject: sample.nullable(),
          at: instant.nullable(),
          /** Somebody has said that it stays so. */
          left: z.boolean(),
        }),
      ),
      /** `code` is what the server said; `because` is that in words. */
      failed: z.array(z.object({ id: z.string(), subject: sample.nullable(), because: textSchema, code: z.string().nullable() })),
      /** Who pressed the way out after this letter and before the next. */
      unsubscribed: z.number(),
      languages: z.array(z.object({ lang: langSchema, accepted: z.number() })),
      variants: z.array(z.object({ id: z.string(), accepted: z.number(), clicked: z.number().nullable() })),
      returns: z.array(z.object({ kind: z.string(), n: z.number() })),
      /** Only of those who consented to it; null where the declaration keeps neither. */
      tracked: z.object({ consenting: z.number(), opened: z.number(), clicked: z.number() }).nullable(),
    }),
  }),
  recipients: route({
    method: 'GET',
    path: '/api/mailings/:id/recipients',
    summary: 'People of a newsletter by what became of their letter, keyset paged; whoever has left the register has no name',
    permission: 'marketing.read',
    params: idParams,
    query: z.object({
      outcome: z.enum(['accepted', 'unsubscribed', 'returned', 'failed', 'uncertain', 'blocked', 'waiting']).default('accepted'),
      after: z.string().max(64).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    response: z.object({
      rows: z.array(
        z.object({
          id: z.string(),
          subject: sample.nullable(),
          at: instant.nullable(),
          because: textSchema.nullable(),
          code: z.string().nullable(),
        }),
      ),
      next: z.string().nullable(),
    }),
  }),
  settle: route({
    method: 'POST',
    path: '/api/mailings/:id/uncertain/:recipient',
    summary: 'Send it once more to somebody who may have got it, or leave it so',
    permission: 'marketing.send',
    params: idParams.extend({ recipient: z.string().min(1).max(64) }),
    body: z.object({ as: z.enum(['again', 'leave']) }),
    response: done,
  }),
  file: route({
    method: 'GET',
    path: '/api/mailings/:id/report.csv',
    summary: 'The report as a table, one line a person; logged as a copy',
    permission: 'people.export',
    params: idParams,
    response: fileBytes,
    file: true,
  }),
};

function act<const V extends string>(verb: V, summary: string) {
  return route({
    method: 'POST',
    path: `/api/mailings/:id/${verb}`,
    summary,
    permission: 'marketing.send',
    params: idParams,
    response: mailing,
  });
}
