/** Contract of what the owner sees of the house itself: backups and the log of what was done. */
import { instant, isoDate, route, textSchema } from '#platform/contract';
import { z } from 'zod';

const backup = z.object({ file: z.string(), at: instant, bytes: z.number() });
const entry = z.object({
  seq: z.number(),
  at: instant,
  actor: z.string(),
  actorKind: z.enum(['account', 'token', 'system', 'subject', 'cli']),
  action: z.string(),
  /** The action as people say it. */
  title: textSchema,
  kind: z.string().nullable(),
  subjectId: z.string().nullable(),
  detail: z.string(),
});

export const house = {
  backups: route({
    method: 'GET',
    path: '/api/backups',
    summary: 'Where backups are, the newest first',
    permission: 'settings.write',
    response: z.object({ folder: z.string(), backups: z.array(backup), life: z.string() }),
  }),
  backUp: route({
    method: 'POST',
    path: '/api/backups',
    summary: 'Take a backup now',
    permission: 'settings.write',
    response: z.object({ backup }),
  }),
  log: route({
    method: 'GET',
    path: '/api/log',
    summary: 'The audit log, newest first: ids and counts, no personal data',
    permission: 'audit.read',
    query: z.object({
      action: z.string().max(60).optional(),
      day: isoDate.optional(),
      before: z.coerce.number().int().positive().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(100),
    }),
    response: z.object({
      rows: z.array(entry),
      next: z.number().nullable(),
      actions: z.array(z.object({ action: z.string(), title: textSchema })),
    }),
  }),
  chain: route({
    method: 'GET',
    path: '/api/log/chain',
    summary: 'Whether every entry of the log still carries the hash of the one before',
    permission: 'audit.read',
    response: z.object({
      ok: z.boolean(),
      entries: z.number().nullable(),
      brokenAt: z.number().nullable(),
      reason: z.enum(['missing', 'changed']).nullable(),
    }),
  }),
};
