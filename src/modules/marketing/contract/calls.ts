/** Contract of calls and letters: lists whose people passed the same gate as newsletters, those left out with the reason, and what came of each call. */
import { done, fileBytes, idParams, instant, route, textSchema } from '#platform/contract';
import { z } from 'zod';
import { banScope, equation, leftOut, sample } from './audiences.ts';
import { segment } from './segment.ts';

const channel = z.enum(['phone', 'post']);
const outcomes = ['waiting', 'reached', 'no-answer', 'ended', 'blocked'] as const;
const list = z.object({
  id: z.string(),
  name: z.string(),
  channel,
  purpose: z.object({ id: z.string(), name: textSchema }),
  scope: banScope,
  madeAt: instant,
  by: z.string(),
  candidates: z.number(),
  counts: z.object({ waiting: z.number(), reached: z.number(), noAnswer: z.number(), ended: z.number(), blocked: z.number() }),
});

const wish = { channel, purpose: z.string(), scope: banScope, segment };

export const calls = {
  list: route({
    method: 'GET',
    path: '/api/calls',
    summary: 'Lists of calls and letters, the latest first',
    permission: 'marketing.read',
    response: z.object({ lists: z.array(list) }),
  }),
  preview: route({
    method: 'POST',
    path: '/api/calls/preview',
    summary: 'Who may be called or sent a letter, and who not by which rule',
    permission: 'marketing.read',
    body: z.object(wish),
    response: equation,
  }),
  create: route({
    method: 'POST',
    path: '/api/calls',
    summary: 'Make a list: everybody passes the gate once now, and again when used',
    permission: 'marketing.send',
    body: z.object({
      name: z.string().trim().min(1).max(80),
      /** Random, made up by the caller: asked twice with the same, it is one list. */
      key: z
        .string()
        .regex(/^[0-9a-f]{32}$/)
        .optional(),
      ...wish,
    }),
    response: z.object({ id: z.string() }),
  }),
  get: route({
    method: 'GET',
    path: '/api/calls/:id',
    summary: 'One list, its words and those who were left out',
    permission: 'marketing.read',
    params: idParams,
    response: list.extend({ words: textSchema, left: z.array(leftOut) }),
  }),
  people: route({
    method: 'GET',
    path: '/api/calls/:id/people',
    summary: 'People of a list; the gate is asked again for those who wait, and a number is shown only of who may be called now',
    permission: 'people.read',
    params: idParams,
    query: z.object({
      state: z.enum(outcomes).default('waiting'),
      after: z.string().max(400).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    response: z.object({
      rows: z.array(
        z.object({
          id: z.string(),
          subject: sample,
          /** Number or address; null when the gate says no now. */
          address: z.string().nullable(),
          because: textSchema.nullable(),
          state: z.enum(outcomes),
          notedAt: instant.nullable(),
        }),
      ),
      next: z.string().nullable(),
    }),
  }),
  outcome: route({
    method: 'POST',
    path: '/api/calls/:id/people/:entry',
    summary: 'What came of a call: spoken with, no answer, or asked not to be called, which is a ban at once',
    permission: 'people.write',
    params: idParams.extend({ entry: z.string().min(1).max(64) }),
    body: z.object({
      as: z.enum(['reached', 'no-answer', 'not-again']),
      /** How far the ban reaches. */
      ban: z.enum(['channel', 'all']).default('channel'),
    }),
    response: done,
  }),
  csv: file('csv', 'Those who may be reached now as a table; logged as a copy'),
  labels: file('pdf', 'Address labels, 24 on a sheet, of those who may be written to now; logged as a copy'),
  remove: route({
    method: 'DELETE',
    path: '/api/calls/:id',
    summary: 'End a list: nobody waits on it any more; what was done stays to be shown',
    permission: 'marketing.send',
    params: idParams,
    response: done,
  }),
};

function file<const E extends string>(ending: E, summary: string) {
  return route({
    method: 'GET',
    path: `/api/calls/:id/list.${ending}`,
    summary,
    permission: 'people.export',
    params: idParams,
    response: fileBytes,
    file: true,
  });
}
