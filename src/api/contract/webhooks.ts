/** Contract of notices to other systems: who is told of what, and what became of each. */
import { done, idParams, instant, route, textSchema } from '#platform/contract';
import { z } from 'zod';

const events = z.array(z.string().max(40)).min(1).max(20);
const name = z.string().trim().min(1).max(100);
const url = z.string().trim().min(1).max(1000);

const webhook = z.object({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  events: z.array(z.string()),
  /** The recipient of the notice whose system it is; null for the firm’s own. */
  recipient: z.object({ id: z.string(), name: textSchema }).nullable(),
  createdAt: instant,
  state: z.enum(['on', 'failing', 'off']),
  failingSince: instant.nullable(),
  /** Turned off by the owner, after days without an answer, or because the receiver said it is gone for good. */
  offWhy: z.enum(['owner', 'failing', 'gone']).nullable(),
  offAt: instant.nullable(),
  waiting: z.number(),
});
const delivery = z.object({
  id: z.string(),
  event: z.string(),
  sequence: z.number().nullable(),
  subjectId: z.string().nullable(),
  occurredAt: instant,
  state: z.enum(['queued', 'sending', 'delivered', 'failed']),
  /** The last answer: a status of HTTP, or why none came. */
  code: z.string().nullable(),
  attempts: z.number(),
  nextAt: instant,
  finishedAt: instant.nullable(),
});

export const webhooks = {
  list: route({
    method: 'GET',
    path: '/api/webhooks',
    summary: 'Receivers of notices, the events there are, and the recipients that can be told',
    permission: 'settings.write',
    response: z.object({
      webhooks: z.array(webhook),
      events: z.array(z.string()),
      recipients: z.array(z.object({ id: z.string(), name: textSchema })),
    }),
  }),
  create: route({
    method: 'POST',
    path: '/api/webhooks',
    summary: 'Begin to tell a system; the secret of signatures is shown in this answer and never again',
    permission: 'settings.write',
    body: z.object({ name, url, events, recipientId: z.string().max(100).nullable() }),
    response: z.object({ id: z.string(), secret: z.string() }),
  }),
  update: route({
    method: 'PATCH',
    path: '/api/webhooks/:id',
    summary: 'Change a receiver, or turn it on or off; what happened while it was off is not told',
    permission: 'settings.write',
    params: idParams,
    body: z.object({ name: name.optional(), url: url.optional(), events: events.optional(), on: z.boolean().optional() }),
    response: done,
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/webhooks/:id',
    summary: 'Stop telling a system, and forget what it was told',
    permission: 'settings.write',
    params: idParams,
    response: done,
  }),
  rotate: route({
    method: 'POST',
    path: '/api/webhooks/:id/secret',
    summary: 'A new secret; for a day both sign',
    permission: 'settings.write',
    params: idParams,
    response: z.object({ secret: z.string() }),
  }),
  ping: route({
    method: 'POST',
    path: '/api/webhooks/:id/ping',
    summary: 'Send a trial now and say what the receiver answered',
    permission: 'settings.write',
    params: idParams,
    response: z.object({ delivery }),
  }),
  deliveries: route({
    method: 'GET',
    path: '/api/webhooks/:id/deliveries',
    summary: 'What a receiver was told, the newest first',
    permission: 'settings.write',
    params: idParams,
    query: z.object({ before: z.string().max(64).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
    response: z.object({ rows: z.array(delivery), next: z.string().nullable() }),
  }),
  redeliver: route({
    method: 'POST',
    path: '/api/deliveries/:id/again',
    summary: 'Tell once more, now',
    permission: 'settings.write',
    params: idParams,
    response: z.object({ delivery }),
  }),
};
