/** Contract of duplicates: the queue with its reasons, two side by side, making one of them, and never again. */
import { instant, isoDate, route, textSchema } from '#platform/contract';
import { z } from 'zod';

const reason = z.enum(['number', 'email', 'phone', 'name', 'name-like', 'organisation', 'business-id', 'website']);
const one = z.object({ id: z.string(), label: z.string(), detail: z.string().nullable(), since: instant });
const held = z.object({ value: z.string(), source: textSchema, at: instant.nullable() });
const typed = z.string().trim().max(320).default('');
const ids = z.object({ a: z.string().max(64), b: z.string().max(64) });

export const duplicates = {
  list: route({
    method: 'GET',
    path: '/api/duplicates',
    summary: 'People or organisations that may be one, likeliest first, with the reasons',
    permission: 'people.write',
    query: z.object({ kind: z.enum(['person', 'organisation']).default('person') }),
    response: z.object({
      people: z.number(),
      organisations: z.number(),
      /** The queue is being found anew. */
      looking: z.boolean(),
      rows: z.array(z.object({ id: z.string(), score: z.number(), reasons: z.array(reason), a: one, b: one })),
    }),
  }),
  likely: route({
    method: 'POST',
    path: '/api/duplicates/likely',
    summary: 'Who may already be the person about to be added: the same e-mail, phone or name; nothing is stored',
    permission: 'people.write',
    body: z.object({ givenName: typed, familyName: typed, email: typed, phone: typed }),
    response: z.object({
      people: z.array(z.object({ id: z.string(), label: z.string(), detail: z.string().nullable(), reasons: z.array(reason) })),
    }),
  }),
  pair: route({
    method: 'GET',
    path: '/api/duplicates/:a/:b',
    summary: 'Two records side by side: each value with where it came from, and what follows from making them one',
    permission: 'people.write',
    params: ids,
    response: z.object({
      kind: z.enum(['person', 'organisation']),
      /** Who stays unless chosen otherwise. */
      stays: z.string(),
      a: one,
      b: one,
      score: z.number(),
      reasons: z.array(reason),
      /** Why the two cannot be made one now. */
      blocked: z.enum(['restricted', 'erasure', 'hold']).nullable(),
      /** Marked as not the same. */
      apart: z.boolean(),
      fields: z.array(z.object({ key: z.string(), name: textSchema, a: held.nullable(), b: held.nullable(), same: z.boolean() })),
      /** What is kept of both. */
      both: z.array(z.object({ name: textSchema, a: z.array(z.string()), b: z.array(z.string()) })),
      registers: z.array(z.object({ name: textSchema, a: isoDate.nullable(), b: isoDate.nullable() })),
      /** Where the two permit differently: the stricter holds. */
      permissions: z.array(
        z.object({
          purpose: textSchema,
          channel: z.enum(['email', 'sms', 'phone', 'post']),
          a: z.boolean(),
          b: z.boolean(),
          forbidden: z.boolean(),
        }),
      ),
    }),
  }),
  merge: route({
    method: 'POST',
    path: '/api/duplicates/merge',
    summary: 'Make one of two records; it can be undone as long as a removed row can be brought back',
    permission: 'people.write',
    body: z.object({
      a: z.string().max(64),
      b: z.string().max(64),
      stays: z.string().max(64).optional(),
      /** Whose value is kept, by field. */
      take: z.record(z.string().max(100), z.string().max(64)).default({}),
    }),
    response: z.object({ id: z.string(), old: z.string() }),
  }),
  notSame: route({
    method: 'POST',
    path: '/api/duplicates/not-same',
    summary: 'Mark two records as not the same, for good',
    permission: 'people.write',
    body: ids,
    response: z.object({ ok: z.literal(true) }),
  }),
  moved: route({
    method: 'GET',
    path: '/api/merged/:id',
    summary: 'Who the id of a merged record leads to now',
    permission: 'people.read',
    params: z.object({ id: z.string().max(64) }),
    response: z.object({ id: z.string().nullable() }),
  }),
};
