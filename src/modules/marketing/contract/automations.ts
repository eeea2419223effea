/** Contract of automations: standing letters that each person gets once, after the same gate; off until somebody turns them on. */
import { done, idParams, instant, route, textSchema } from '#platform/contract';
import { z } from 'zod';
import { need, tally } from './mailings.ts';

const trigger = z.enum(['confirmed', 'guide']);
const automation = z.object({
  id: z.string(),
  name: z.string(),
  on: z.boolean(),
  /** It has been on before: whoever got the letter does not get it again. */
  begun: z.boolean(),
  trigger,
  formId: z.string().nullable(),
  delayHours: z.number(),
  purpose: z.object({ id: z.string(), name: textSchema }),
  fromName: z.string(),
  fromAddress: z.string(),
  tally: tally.nullable(),
  changedAt: instant,
});

export const automations = {
  list: route({
    method: 'GET',
    path: '/api/automations',
    summary: 'Automations, those that are on and those that are not',
    permission: 'marketing.read',
    response: z.object({ automations: z.array(automation) }),
  }),
  create: route({
    method: 'POST',
    path: '/api/automations',
    summary: 'Make an automation; it is off',
    permission: 'marketing.write',
    body: z.object({
      name: z.string().trim().min(1).max(120),
      purpose: z.string(),
      trigger,
      formId: z.string().max(64).nullable().default(null),
      delayHours: z.number().int().min(0).max(720).default(0),
    }),
    response: z.object({ id: z.string() }),
  }),
  check: route({
    method: 'GET',
    path: '/api/automations/:id/check',
    summary: 'What is still missing before it can be turned on',
    permission: 'marketing.read',
    params: idParams,
    response: z.object({ needs: z.array(need) }),
  }),
  turn: route({
    method: 'POST',
    path: '/api/automations/:id/turn',
    summary: 'Turn an automation on or off; off takes nobody in',
    permission: 'marketing.send',
    params: idParams,
    body: z.object({ on: z.boolean() }),
    response: done,
  }),
};
