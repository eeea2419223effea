/** Contract of what comes back of letters: reports, addresses that do not work, messages nobody understood, and the ways by which they come. */
import { done, idParams, instant, route, textSchema } from '#platform/contract';
import { z } from 'zod';

const kind = z.enum(['hard', 'soft', 'complaint', 'arrived']);
const provider = z.enum(['generic', 'postmark', 'mailgun', 'ses']);
const page = { after: z.string().max(64).optional() };
const who = { subjectId: z.string(), name: z.string(), address: z.string().nullable() };
const mailboxShape = {
  host: z
    .string()
    .trim()
    .max(253)
    .regex(/^[A-Za-z0-9]([A-Za-z0-9.:-]*[A-Za-z0-9])?$|^::1$/),
  port: z.number().int().min(1).max(65_535),
  /** `none` only when the mailbox is on this machine. */
  tls: z.enum(['tls', 'starttls', 'none']),
  user: z.string().trim().min(1).max(320),
  folder: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .regex(/^[^\r\n]*$/),
  /** What becomes of a report that was understood; everything else stays where it is. */
  afterwards: z.enum(['leave', 'move', 'delete']),
  moveTo: z.string().trim().max(200),
  /** Which recipient of the notice keeps the mailbox; without one it is not read. */
  recipientId: z.string().max(100).nullable(),
};

export const returns = {
  list: route({
    method: 'GET',
    path: '/api/returns',
    summary: 'What came back of letters, the latest first, with the codes of servers',
    permission: 'marketing.read',
    query: z.object({ ...page, kind: kind.optional(), mailingId: z.string().max(64).optional() }),
    response: z.object({
      rows: z.array(
        z.object({
          id: z.string(),
          kind,
          code: z.string(),
          source: z.enum(['smtp', 'mailbox', 'receiver', 'webhook', 'staff']),
          at: instant,
          mailingId: z.string(),
          ...who,
        }),
      ),
      next: z.string().nullable(),
      /** Mailings that stopped by themselves because too much came back. */
      stopped: z.array(z.object({ id: z.string() })),
      waiting: z.number(),
    }),
  }),
  refused: route({
    method: 'GET',
    path: '/api/returns/refused',
    summary: 'Addresses to which nothing is sent: they do not exist, staff say so, or they failed again and again',
    permission: 'marketing.read',
    query: z.object(page),
    response: z.object({
      rows: z.array(z.object({ id: z.string(), reason: z.enum(['hard', 'manual', 'soft']), code: z.string(), since: instant, ...who })),
      next: z.string().nullable(),
    }),
  }),
  lift: route({
    method: 'POST',
    path: '/api/returns/refused/:id/lift',
    summary: 'Believe again that the address works; a ban stays a ban',
    permission: 'marketing.write',
    params: idParams,
    response: done,
  }),
  quarantine: route({
    method: 'GET',
    path: '/api/returns/quarantine',
    summary: 'Messages that came back and were not understood',
    permission: 'marketing.read',
    query: z.object(page),
    response: z.object({
      rows: z.array(
        z.object({
          id: z.string(),
          way: z.enum(['mailbox', 'receiver']),
          reason: z.enum(['no-letter', 'forged', 'unclear', 'unreadable']),
          receivedAt: instant,
          expiresAt: instant,
        }),
      ),
      next: z.string().nullable(),
    }),
  }),
  message: route({
    method: 'GET',
    path: '/api/returns/quarantine/:id',
    summary: 'The beginning of one such message, and people of the register whose address stands in it',
    permission: 'marketing.write',
    params: idParams,
    response: z.object({ text: z.string(), people: z.array(z.object({ contactPointId: z.string(), ...who })) }),
  }),
  file: route({
    method: 'POST',
    path: '/api/returns/quarantine/:id/file',
    summary: 'Say what the message means for a person: the address does not work, or they want no marketing. The message goes.',
    permission: 'marketing.write',
    params: idParams,
    body: z.object({ subjectId: z.string().max(64), contactPointId: z.string().max(64), kind: z.enum(['dead', 'complaint']) }),
    response: done,
  }),
  discard: route({
    method: 'DELETE',
    path: '/api/returns/quarantine/:id',
    summary: 'Throw the message away; nothing follows from it',
    permission: 'marketing.write',
    params: idParams,
    response: done,
  }),
  settings: route({
    method: 'GET',
    path: '/api/returns/settings',
    summary: 'By which ways what comes back is taken in, and how they work',
    permission: 'settings.write',
    response: z.object({
      mailbox: z.object({ ...mailboxShape, hasPassword: z.boolean() }).nullable(),
      off: z.enum(['not-set-up', 'keeper-undeclared', 'unread', 'failing']).nullable(),
      /** Recipients that are processors and may see addresses. */
      keepers: z.array(z.object({ id: z.string(), name: textSchema, sees: z.boolean() })),
      readAt: instant.nullable(),
      code: z.string().nullable(),
      door: z.object({ port: z.number().nullable(), failed: z.string().nullable() }),
      hooks: z.array(z.object({ provider, url: z.string() })),
    }),
  }),
  saveMailbox: route({
    method: 'PUT',
    path: '/api/returns/mailbox',
    summary: 'Save the mailbox to which reports come; without a password the present one stays, if host and user do',
    permission: 'settings.write',
    body: z.object({ ...mailboxShape, password: z.string().max(500).optional() }),
    response: done,
  }),
  dropMailbox: route({
    method: 'DELETE',
    path: '/api/returns/mailbox',
    summary: 'Forget the mailbox and its password',
    permission: 'settings.write',
    response: done,
  }),
  read: route({
    method: 'POST',
    path: '/api/returns/read',
    summary: 'Read the mailbox now',
    permission: 'settings.write',
    response: z.object({ seen: z.number() }),
  }),
  saveDoor: route({
    method: 'PUT',
    path: '/api/returns/door',
    summary: 'Open our own door for reports (SMTP) at a port, or close it with null',
    permission: 'settings.write',
    body: z.object({ port: z.number().int().min(1).max(65_535).nullable() }),
    response: z.object({ port: z.number().nullable(), failed: z.string().nullable() }),
  }),
  saveHook: route({
    method: 'PUT',
    path: '/api/returns/notices/:provider',
    summary:
      'Take notices of a sending service. Generic and Postmark get a new secret, shown once; for Mailgun its signing key, for SES the topic is given',
    permission: 'settings.write',
    params: z.object({ provider }),
    body: z.object({ secret: z.string().trim().max(300).optional() }),
    response: z.object({ url: z.string(), secret: z.string().nullable() }),
  }),
  dropHook: route({
    method: 'DELETE',
    path: '/api/returns/notices/:provider',
    summary: 'Take no more notices of the service',
    permission: 'settings.write',
    params: z.object({ provider }),
    response: done,
  }),
};
