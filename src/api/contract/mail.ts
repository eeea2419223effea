/** Contract of mail: the owner's relay, whether it works, and what became of each letter. */
import { done, idParams, instant, route, textSchema } from '#platform/contract';
import { z } from 'zod';

const why = z.enum(['not-set-up', 'relay-undeclared', 'relay-without-address', 'untested', 'failing']);
const state = z.enum(['queued', 'sending', 'sent', 'bounced', 'failed']);
const host = z
  .string()
  .trim()
  .max(253)
  .regex(/^[A-Za-z0-9]([A-Za-z0-9.:-]*[A-Za-z0-9])?$|^::1$/);
const relay = {
  host,
  port: z.number().int().min(1).max(65_535),
  /** `none` only when the relay is on this machine. */
  tls: z.enum(['tls', 'starttls', 'none']),
  user: z.string().trim().max(320),
  fromAddress: z.email().max(254),
  fromName: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .regex(/^[^\r\n]*$/),
  /** Which recipient of the notice runs the relay; without one mail stays off. */
  recipientId: z.string().max(100).nullable(),
};
const message = z.object({
  id: z.string(),
  name: textSchema,
  state,
  /** Why it did not go, in words. */
  reason: textSchema.nullable(),
  /** The relay's last answer as codes; never its words, which repeat addresses. */
  code: z.string().nullable(),
  attempts: z.number(),
  /** It may have arrived twice. */
  doubted: z.boolean(),
  createdAt: instant,
  nextAt: instant,
  finishedAt: instant.nullable(),
  /** Whom it is for; null for staff and for those whose data are gone. */
  subjectId: z.string().nullable(),
  staff: z.boolean(),
  retry: z.boolean(),
});

export const mail = {
  settings: route({
    method: 'GET',
    path: '/api/mail',
    summary: 'The mail relay, whether mail works, and who of the recipients may run it',
    permission: 'settings.write',
    response: z.object({
      works: z.boolean(),
      why: why.nullable(),
      settings: z.object({ ...relay, hasPassword: z.boolean() }).nullable(),
      /** Recipients that are processors. */
      relays: z.array(z.object({ id: z.string(), name: textSchema, country: textSchema, seesAddress: z.boolean() })),
      provenAt: instant.nullable(),
      failingSince: instant.nullable(),
      code: z.string().nullable(),
      counts: z.object({ queued: z.number(), sent: z.number(), bounced: z.number(), failed: z.number() }),
    }),
  }),
  save: route({
    method: 'PUT',
    path: '/api/mail',
    summary: 'Save the mail relay; without a password the present one stays, if host and user do',
    permission: 'settings.write',
    body: z.object({ ...relay, password: z.string().max(500).optional() }),
    response: done,
  }),
  turnOff: route({
    method: 'DELETE',
    path: '/api/mail',
    summary: 'Forget the relay and its password; queued letters wait and expire',
    permission: 'settings.write',
    response: done,
  }),
  test: route({
    method: 'POST',
    path: '/api/mail/test',
    summary: 'Send a test message to one’s own address, now',
    permission: 'settings.write',
    response: z.object({ message }),
  }),
  messages: route({
    method: 'GET',
    path: '/api/mail/messages',
    summary: 'What became of each letter, the newest first; never what it said',
    permission: 'settings.write',
    query: z.object({
      show: z.enum(['all', 'waiting', 'trouble']).default('all'),
      before: z.string().max(64).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    response: z.object({ rows: z.array(message), next: z.string().nullable() }),
  }),
  retry: route({
    method: 'POST',
    path: '/api/mail/messages/:id/retry',
    summary: 'Try a waiting or refused letter now',
    permission: 'settings.write',
    params: idParams,
    response: z.object({ message }),
  }),
  declare: route({
    method: 'POST',
    path: '/api/mail/declare',
    summary: 'Begin a draft of the notice in which the relay is a processor that sees the e-mail address',
    permission: 'policy.publish',
    body: z.union([
      z.object({ recipientId: z.string().max(100) }),
      z.object({
        name: z.string().trim().min(1).max(200),
        country: z.string().regex(/^([A-Z]{2}|EEA)$/),
        /** What protects the data outside the EEA. */
        safeguard: z.enum(['adequacy', 'dpf', 'scc']).optional(),
      }),
    ]),
    response: z.object({ draftId: z.string() }),
  }),
};
