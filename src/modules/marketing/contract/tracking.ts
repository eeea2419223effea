/** Routes of what is followed of a mailing. */
import { idParams, route } from '#platform/contract';
import { z } from 'zod';

const what = z.object({ opens: z.boolean(), clicks: z.boolean() });
const settings = z.object({
  now: what,
  /** What the declaration keeps for a purpose of its own that rests on consent. */
  can: what,
});

export const tracking = {
  get: route({
    method: 'GET',
    path: '/api/mailings/:id/tracking',
    summary: 'Whether openings and clicks of a mailing are followed among those who said yes, and whether they can be',
    permission: 'marketing.read',
    params: idParams,
    response: settings,
  }),
  set: route({
    method: 'PUT',
    path: '/api/mailings/:id/tracking',
    summary: 'Turn following on or off; off for every mailing until somebody turns it on',
    permission: 'marketing.write',
    params: idParams,
    body: what,
    response: settings,
  }),
};
