/** Contract of the requests of data subjects: cases with both deadlines, and the acts on them. */
import { done, idParams, instant, isoDate, route, textSchema } from '#platform/contract';
import { z } from 'zod';

export const right = z.enum([
  'access',
  'rectification',
  'erasure',
  'restriction',
  'objection',
  'portability',
  'withdrawal',
  'marketing-ban',
  'complaint',
]);
const channel = z.enum(['phone', 'post', 'email', 'in-person', 'own-pages']);
const state = z.enum([
  'received',
  'identity-pending',
  'assessing',
  'needs-clarification',
  'delayed',
  'closed',
  'blocked',
  'executed',
  'rechecked',
]);
const method = z.enum(['known-address', 'call-back', 'own-pages', 'known-in-person', 'document-seen', 'not-needed']);
const outcome = z.enum(['granted', 'partly-refused', 'refused', 'withdrawn', 'cancelled', 'duplicate', 'identity-failed']);
const ground = z.enum(['unfounded', 'excessive', 'law', 'claims', 'others-rights', 'compelling', 'no-basis', 'accurate', 'identity']);
const words = z.string().trim().max(4000);
const clock = z.object({
  dueAt: instant,
  /** 'kept' and 'missed' when it is over, 'void' when nothing was asked after all. */
  state: z.enum(['running', 'stopped', 'late', 'kept', 'missed', 'void']),
  stoppedSince: instant.nullable(),
});
const row = z.object({
  id: z.string(),
  no: z.number(),
  right,
  state,
  channel,
  receivedAt: instant,
  subjectId: z.string().nullable(),
  /** The person's name, or what was written down of who asks; null when the person is gone. */
  label: z.string().nullable(),
  gone: z.boolean(),
  /** By the open form, and nobody has been recognised yet. */
  unnamed: z.boolean(),
  /** Sent by the open form, not within a visit to one's own pages. */
  byForm: z.boolean(),
  law: clock,
  promise: clock,
  nearer: z.enum(['law', 'promise']),
  late: z.boolean(),
  outcome: outcome.nullable(),
  closedAt: instant.nullable(),
});
const lang = z.enum(['fi', 'sv', 'en']);
/** How the letter of an act goes to the person: by the house's own mail, or handed over by staff. */
const post = z.object({ way: z.enum(['mail', 'phone', 'post', 'email', 'in-person']), lang, contactId: z.string().max(64).optional() });
/** The case as the caller saw it, and how its letter goes; dry writes nothing and only tells the letter. */
const seen = z.object({ version: z.int().positive(), post: post.optional(), dry: z.boolean().optional() });
const acted = done.extend({ letter: textSchema.nullable() });

const write = { permission: 'requests.write', method: 'POST', params: idParams, response: acted } as const;

export const requests = {
  list: route({
    method: 'GET',
    path: '/api/requests',
    summary: 'Requests by state, the nearer deadline first, with both clocks',
    permission: 'requests.read',
    query: z.object({ state: z.enum(['open', 'closed']).default('open') }),
    response: z.object({ rows: z.array(row), counts: z.object({ open: z.number(), unnamed: z.number(), closed: z.number() }) }),
  }),
  get: route({
    method: 'GET',
    path: '/api/requests/:id',
    summary: 'One request with its steps, words, letters and what can be done now',
    permission: 'requests.read',
    params: idParams,
    response: z.object({
      request: row.extend({
        version: z.number(),
        enteredAt: instant,
        enteredBy: z.string().nullable(),
        identityMethod: method.nullable(),
        field: z.object({ id: z.string(), name: textSchema, old: z.string().nullable(), new: z.string().nullable() }).nullable(),
        asked: z.string().nullable(),
        extendedAt: instant.nullable(),
        ground: ground.nullable(),
        duplicateOf: z.object({ id: z.string(), no: z.number() }).nullable(),
        erasure: z
          .object({ id: z.string(), deadlineAt: instant, erasedAt: instant.nullable(), certifiedAt: instant.nullable() })
          .nullable(),
        /** What was promised when it came, in words of the notice. */
        promised: textSchema,
        extendBy: instant,
        lawRollsTo: isoDate.nullable(),
        grounds: z.array(ground),
        mayStop: z.object({ identity: z.boolean(), clarification: z.boolean() }),
        steps: z.array(
          z.object({
            id: z.string(),
            at: instant,
            act: z.string(),
            code: z.string().nullable(),
            by: z.string().nullable(),
            words: z.array(z.object({ role: z.string(), value: z.string() })),
            letter: z
              .object({
                text: textSchema,
                sent: z.array(
                  z.object({
                    id: z.string(),
                    at: instant,
                    way: post.shape.way,
                    by: z.string().nullable(),
                    mail: z
                      .object({
                        state: z.enum(['queued', 'sending', 'sent', 'bounced', 'failed']),
                        doubted: z.boolean(),
                        reason: textSchema.nullable(),
                      })
                      .nullable(),
                  }),
                ),
              })
              .nullable(),
          }),
        ),
        /** What an erasure keeps or would keep, part by part. */
        parts: z.array(z.object({ name: textSchema, why: z.enum(['law', 'hold']), until: isoDate.nullable() })),
        reach: z.object({
          mail: z.boolean(),
          addresses: z.array(z.object({ id: z.string(), value: z.string(), bouncedAt: instant.nullable() })),
        }),
        others: z.array(z.object({ id: z.string(), no: z.number(), right, state, receivedAt: instant })),
      }),
    }),
  }),
  enter: route({
    method: 'POST',
    path: '/api/requests',
    summary: 'Enter a request that came by phone, post, e-mail or in person',
    permission: 'requests.write',
    body: z.object({
      right,
      channel,
      receivedAt: z.iso.datetime({ offset: true }),
      subjectId: z.string().max(64).nullable(),
      requester: words.max(200).optional(),
      asked: words.optional(),
      identity: method.optional(),
      field: z.string().max(100).optional(),
      oldValue: words.max(500).optional(),
      newValue: words.max(500).optional(),
      post: post.optional(),
    }),
    response: z.object({ id: z.string() }),
  }),
  identify: route({
    ...write,
    path: '/api/requests/:id/identity',
    summary: 'Identity is settled: the method is written down, never a copy of a document',
    body: seen.extend({ method, subjectId: z.string().max(64).optional() }),
  }),
  ask: route({
    ...write,
    path: '/api/requests/:id/ask',
    summary: 'Ask for identity or for clarification; the clock stops only where the law allows',
    body: seen.extend({ about: z.enum(['identity', 'clarification']), question: words.min(3) }),
  }),
  clarified: route({
    ...write,
    path: '/api/requests/:id/clarified',
    summary: 'The person has told more precisely; the clock runs again',
    body: seen.extend({ reply: words }),
  }),
  extend: route({
    ...write,
    path: '/api/requests/:id/extension',
    summary: 'Tell of up to two further months with the reason, within the first',
    body: seen.extend({ months: z.int().min(1).max(2), reason: z.enum(['complex', 'many']), text: words.min(3) }),
  }),
  answer: route({
    ...write,
    path: '/api/requests/:id/answer',
    summary: 'Answered, wholly or but for a part with its ground',
    body: seen.extend({ via: channel, text: words.optional(), ground: ground.optional() }),
  }),
  refuse: route({
    ...write,
    path: '/api/requests/:id/refusal',
    summary: 'Refuse on a ground of the law; the letter tells the way of complaint',
    body: seen.extend({ ground, text: words.min(3) }),
  }),
  drop: route({
    ...write,
    path: '/api/requests/:id/drop',
    summary: 'Withdrawn by the person, or entered by mistake',
    body: seen.extend({ why: z.enum(['withdrawn', 'cancelled']) }),
  }),
  duplicate: route({
    ...write,
    path: '/api/requests/:id/duplicate',
    summary: 'The same request again: answered with the other',
    body: seen.extend({ of: z.string().max(64) }),
  }),
  approve: route({
    ...write,
    permission: 'people.erase',
    path: '/api/requests/:id/erasure',
    summary: 'Hand the case to erasure: at once, or shortly before the promise ends',
    body: seen.extend({ atOnce: z.boolean() }),
  }),
  eraseNow: route({
    ...write,
    permission: 'people.erase',
    path: '/api/requests/:id/erasure/now',
    summary: 'Erase now what was to wait',
    body: seen,
    response: done,
  }),
  keep: route({
    ...write,
    permission: 'people.erase',
    path: '/api/requests/:id/erasure/cancel',
    summary: 'Cancel an erasure that has not been carried out',
    body: seen,
    response: done,
  }),
  send: route({
    ...write,
    path: '/api/requests/:id/letters',
    summary: 'Send the letter of a step by mail, or write down how it was handed over',
    body: post.extend({ stepId: z.string().max(64) }),
    response: done,
  }),
};
