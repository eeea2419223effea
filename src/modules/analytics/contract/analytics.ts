/** Routes of the figures about visits: counts, never people. */
import { instant, isoDate, route, textSchema } from '#platform/contract';
import { z } from 'zod';

const counted = z.object({ key: z.string(), n: z.number() });
const origin = z.string().trim().max(200);
const sites = z.object({ own: z.string(), others: z.array(z.string()), address: z.string() });

export const analytics = {
  overview: route({
    method: 'GET',
    path: '/api/analytics',
    summary: 'Visits of a period: pages, where people came from, where they came in and left',
    permission: 'marketing.read',
    query: z.object({ from: isoDate, until: isoDate, site: z.string().max(200).optional() }),
    response: z.object({
      /** `off`: no register declares it. `pages`: only pages are counted, because visitors are asked first. `visits`: visits too. */
      counting: z.enum(['off', 'pages', 'visits']),
      totals: z.object({ pages: z.number(), visits: z.number(), visitors: z.number() }),
      days: z.array(z.object({ day: isoDate, pages: z.number(), visits: z.number(), visitors: z.number() })),
      pages: z.array(counted),
      entries: z.array(counted),
      exits: z.array(counted),
      referrers: z.array(counted),
      campaigns: z.array(counted),
      links: z.array(counted),
      devices: z.array(counted),
      sites: z.array(z.string()),
      /** Salts that were destroyed last, newest first. */
      receipts: z.array(z.object({ day: isoDate, destroyedAt: instant, fingerprint: z.string() })),
    }),
  }),
  registers: route({
    method: 'GET',
    path: '/api/analytics/registers',
    summary: 'Registers into which counting visits may be declared; several are for the owner to choose from',
    permission: 'marketing.read',
    response: z.object({ registers: z.array(z.object({ id: z.string(), name: textSchema })) }),
  }),
  sites: route({
    method: 'GET',
    path: '/api/analytics/sites',
    summary: 'Sites whose pages are counted',
    permission: 'marketing.read',
    response: sites,
  }),
  setSites: route({
    method: 'PUT',
    path: '/api/analytics/sites',
    summary: 'Say which sites of the firm are counted; visits told from elsewhere are dropped',
    permission: 'marketing.write',
    body: z.object({ others: z.array(origin).max(10) }),
    response: sites,
  }),
};
