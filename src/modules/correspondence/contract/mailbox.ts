/** Contract of the firm's private mailbox: how it is reached, whether it is read, and what became of its messages in numbers. */
import { done, instant, route, textSchema } from '#platform/contract';
import { z } from 'zod';

const off = z.enum(['not-set-up', 'contacts-undeclared', 'keeper-undeclared', 'keeper-without-fields', 'unread', 'failing']);
const host = z
  .string()
  .trim()
  .max(253)
  .regex(/^[A-Za-z0-9]([A-Za-z0-9.:-]*[A-Za-z0-9])?$|^::1$/);
const folder = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\r\n]*$/);
const mailboxShape = {
  host,
  port: z.number().int().min(1).max(65_535),
  /** `none` only when the mailbox is on this machine. */
  tls: z.enum(['tls', 'starttls', 'none']),
  user: z.string().trim().min(1).max(320),
  /** The private address itself. */
  address: z.email().max(254),
  folder,
  /** What becomes of a filed message in the mailbox. */
  afterwards: z.enum(['leave', 'move', 'delete']),
  moveTo: z.string().trim().max(200),
  /** Which recipient of the notice keeps the mailbox; without one it is not read. */
  recipientId: z.string().max(100).nullable(),
};

export const mailbox = {
  settings: route({
    method: 'GET',
    path: '/api/mailbox',
    summary: 'The private mailbox, whether it is read, and counts of what became of mail in the last thirty days',
    permission: 'settings.write',
    response: z.object({
      off: off.nullable(),
      settings: z.object({ ...mailboxShape, hasPassword: z.boolean() }).nullable(),
      /** Recipients that are processors. */
      keepers: z.array(z.object({ id: z.string(), name: textSchema, country: textSchema, sees: z.boolean() })),
      readAt: instant.nullable(),
      failingSince: instant.nullable(),
      nextAt: instant.nullable(),
      code: z.string().nullable(),
      counts: z.array(z.object({ way: z.enum(['file', 'paste', 'mailbox']), outcome: z.string(), n: z.number() })),
    }),
  }),
  save: route({
    method: 'PUT',
    path: '/api/mailbox',
    summary: 'Save the mailbox; without a password the present one stays, if host and user do',
    permission: 'settings.write',
    body: z.object({ ...mailboxShape, password: z.string().max(500).optional() }),
    response: done,
  }),
  turnOff: route({
    method: 'DELETE',
    path: '/api/mailbox',
    summary: 'Forget the mailbox and its password; what is filed stays',
    permission: 'settings.write',
    response: done,
  }),
  read: route({
    method: 'POST',
    path: '/api/mailbox/read',
    summary: 'Read the mailbox now',
    permission: 'settings.write',
    response: z.object({ seen: z.number() }),
  }),
  declare: route({
    method: 'POST',
    path: '/api/mailbox/declare',
    summary: 'Begin a draft of the notice in which whoever keeps the mailbox is a processor that sees what people write',
    permission: 'policy.publish',
    body: z.union([
      z.object({ recipientId: z.string().max(100) }),
      z.object({
        name: z.string().trim().min(1).max(200),
        country: z.string().regex(/^([A-Z]{2}|EEA)$/),
        /** What protects the data outside the EEA; without it the draft cannot be published. */
        safeguard: z.enum(['adequacy', 'dpf', 'scc']).optional(),
      }),
    ]),
    response: z.object({ draftId: z.string() }),
  }),
};
