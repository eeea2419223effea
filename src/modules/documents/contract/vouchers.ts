/** Contract of the accountant: vouchers, live and held, and nothing else. */
import { fileBytes, idParams, instant, isoDate, route, textSchema } from '#platform/contract';
import { z } from 'zod';
import { paper, paperNumber } from './shapes.ts';

const voucher = paper.extend({
  /** Whose it is while somebody is there; a held one says only that the person or organisation is gone. */
  whose: textSchema,
  heldOn: isoDate.nullable(),
  /** The owner's openings of a held one. */
  openings: z.array(z.object({ at: instant, by: z.string(), reason: z.string() })),
});

export const vouchers = {
  list: route({
    method: 'GET',
    path: '/api/vouchers',
    summary: 'Vouchers, live and held, newest first',
    permission: 'vouchers.read',
    query: z.object({
      q: z.string().max(60).optional(),
      state: z.enum(['live', 'held']).optional(),
      after: z.string().max(400).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    response: z.object({ rows: z.array(voucher), next: z.string().nullable() }),
  }),
  open: route({
    method: 'GET',
    path: '/api/vouchers/:id/file',
    summary: 'The file of a voucher, live or held; the log tells that it was opened',
    permission: 'vouchers.read',
    params: idParams,
    response: fileBytes,
    file: true,
  }),
  openHeld: route({
    method: 'POST',
    path: '/api/vouchers/held',
    summary: 'Open held vouchers by number, with a written reason that stays beside them',
    permission: 'vouchers.open',
    body: z.object({ number: paperNumber.min(1), reason: z.string().trim().min(10).max(500) }),
    response: z.object({
      vouchers: z.array(paper.extend({ whose: textSchema, heldOn: isoDate.nullable(), fileName: z.string(), file: z.string() })),
    }),
  }),
};
