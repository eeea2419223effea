/** Contract of tokens: what a program may do, for how long, and until when. */
import { done, idParams, instant, isoDate, route } from '#platform/contract';
import { z } from 'zod';

const token = z.object({
  id: z.string(),
  /** Its first letters; the rest is known only to who was shown it. */
  hint: z.string(),
  name: z.string(),
  purpose: z.string(),
  permissions: z.array(z.string()),
  networks: z.array(z.string()),
  maker: z.string(),
  createdAt: instant,
  expiresAt: instant,
  lastUsedOn: isoDate.nullable(),
  endedAt: instant.nullable(),
  /** Why it ended: taken back, its maker’s account changed, or an older copy of the register was restored. */
  endedWhy: z.enum(['revoked', 'account', 'restored']).nullable(),
  state: z.enum(['live', 'expired', 'ended']),
});

export const tokens = {
  list: route({
    method: 'GET',
    path: '/api/tokens',
    summary: 'Tokens of the API, the newest first, and what a token can be given',
    permission: 'settings.write',
    response: z.object({
      tokens: z.array(token),
      permissions: z.array(z.string()),
      days: z.object({ standard: z.number(), most: z.number() }),
    }),
  }),
  create: route({
    method: 'POST',
    path: '/api/tokens',
    summary: 'Make a token; it is shown in this answer and never again',
    permission: 'settings.write',
    body: z.object({
      name: z.string().trim().min(1).max(100),
      purpose: z.string().trim().min(1).max(300),
      permissions: z.array(z.string().max(60)).min(1).max(40),
      days: z.number().int().default(90),
      networks: z.array(z.string().trim().max(60)).max(20).default([]),
    }),
    response: z.object({ token, secret: z.string() }),
  }),
  revoke: route({
    method: 'DELETE',
    path: '/api/tokens/:id',
    summary: 'End a token at once',
    permission: 'settings.write',
    params: idParams,
    response: done,
  }),
};
