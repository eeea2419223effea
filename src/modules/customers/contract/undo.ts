/** Contract of undo: taking back an act, and what was removed and can still be brought back. */
import { idParams, instant, route, textSchema } from '#platform/contract';
import { z } from 'zod';

export const undo = {
  act: route({
    method: 'POST',
    path: '/api/acts/:id/undo',
    summary: 'Take back one act, whole or not at all',
    permission: 'people.write',
    params: idParams,
    body: z.object({
      /** The person asked for the correction, and it is taken back all the same. */
      confirmed: z.boolean().default(false),
    }),
    response: z.object({
      records: z.number(),
      /** Records of the act that were erased for good meanwhile. */
      gone: z.number(),
      /** People and organisations who had been added and are gone again. */
      removed: z.array(z.string()),
    }),
  }),
  trash: route({
    method: 'GET',
    path: '/api/trash',
    summary: 'What was removed and can still be brought back, newest first',
    permission: 'people.write',
    query: z.object({ subject: z.string().max(64).optional() }),
    response: z.object({
      /** How long a removed row stays. */
      hours: z.number(),
      more: z.boolean(),
      rows: z.array(
        z.object({
          actId: z.string(),
          subjectId: z.string(),
          subjectKind: z.enum(['person', 'organisation']),
          subject: z.string(),
          kind: textSchema,
          values: z.array(z.object({ name: textSchema, value: z.string() })),
          by: z.string(),
          at: instant,
          until: instant,
          /** An undo took it away, nobody removed it. */
          undone: z.boolean(),
        }),
      ),
    }),
  }),
  restore: route({
    method: 'POST',
    path: '/api/trash/restore',
    summary: 'Bring back what one act removed of one person or organisation',
    permission: 'people.write',
    body: z.object({ actId: z.string().max(64), subjectId: z.string().max(64), confirmed: z.boolean().default(false) }),
    response: z.object({ restored: z.number() }),
  }),
};
