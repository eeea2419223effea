/** Contract of audiences: what can be asked, how many it is, in words, who and who not, and those that are kept for later. */
import { done, idParams, instant, route, textSchema } from '#platform/contract';
import { z } from 'zod';
import { segment } from './segment.ts';

export const channel = z.enum(['email', 'phone', 'post']);
export const banScope = z.enum(['advertising', 'distance-selling', 'direct-marketing', 'research']);
export const sample = z.object({ id: z.string(), label: z.string() });
/** Who is left out by one rule: why, how many, and some of them by name. */
export const leftOut = z.object({ rule: z.string(), because: textSchema, n: z.number(), samples: z.array(sample) });
/** Candidates are those of the audience; each will be reached or is left out by one rule. */
export const equation = z.object({ candidates: z.number(), ready: z.number(), left: z.array(leftOut) });

const name = z.string().trim().min(1).max(80);
const audience = z.object({
  id: z.string(),
  name: z.string(),
  segment,
  words: textSchema,
  by: z.string(),
  changedAt: instant,
  version: z.number(),
});

export const audiences = {
  fields: route({
    method: 'GET',
    path: '/api/audiences/fields',
    summary: 'What people can be chosen by, and what the declaration does not keep for marketing, with its section',
    permission: 'marketing.read',
    response: z.object({
      fields: z.array(
        z.object({
          on: z.string(),
          /** For a field of the firm's own. */
          field: z.string().nullable(),
          name: textSchema,
          off: z
            .object({
              why: z.enum(['undeclared', 'other-purpose', 'sealed']),
              section: z.number(),
              title: textSchema,
              clauses: z.array(z.string()),
            })
            .nullable(),
        }),
      ),
      registers: z.array(z.object({ id: z.string(), name: textSchema, groups: z.array(z.object({ id: z.string(), name: textSchema })) })),
    }),
  }),
  count: route({
    method: 'POST',
    path: '/api/audiences/count',
    summary: 'How many people an audience holds, and the audience in words',
    permission: 'marketing.read',
    body: z.object({ segment }),
    response: z.object({ n: z.number(), words: textSchema }),
  }),
  preview: route({
    method: 'POST',
    path: '/api/audiences/preview',
    summary: 'Who of an audience may be reached for a purpose on a channel, and who not by which rule',
    permission: 'marketing.read',
    body: z.object({ segment, purpose: z.string(), channel, scope: banScope }),
    response: equation,
  }),
  list: route({
    method: 'GET',
    path: '/api/audiences',
    summary: 'Audiences kept for later, by name',
    permission: 'marketing.read',
    response: z.object({ audiences: z.array(audience) }),
  }),
  create: route({
    method: 'POST',
    path: '/api/audiences',
    summary: 'Keep an audience for later',
    permission: 'marketing.write',
    body: z.object({ name, segment }),
    response: z.object({ id: z.string() }),
  }),
  update: route({
    method: 'PATCH',
    path: '/api/audiences/:id',
    summary: 'Change a kept audience',
    permission: 'marketing.write',
    params: idParams,
    body: z.object({ name: name.optional(), segment: segment.optional(), version: z.number().int() }),
    response: done,
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/audiences/:id',
    summary: 'Take away a kept audience; newsletters keep their own copy',
    permission: 'marketing.write',
    params: idParams,
    response: done,
  }),
};
