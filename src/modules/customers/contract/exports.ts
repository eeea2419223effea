/** Contract of exports for the firm's own use: what may be chosen, what would be in the copy, and the copy itself as a stream. */
import { fileBytes, idParams, langSchema, route, textSchema } from '#platform/contract';
import { z } from 'zod';
import { organisationFilter, peopleFilter } from './lists.ts';

const about = z.enum(['people', 'organisations']);
const named = z.object({ id: z.string(), name: textSchema });
const order = z.object({
  about,
  /** Chosen ones, or all of a list's filter but for some. */
  who: z.union([
    z.object({ ids: z.array(z.string().max(64)).min(1).max(20_000) }),
    z.object({ filter: z.object({ ...organisationFilter, ...peopleFilter }), except: z.array(z.string().max(64)).max(5000).optional() }),
  ]),
  registerId: z.string().max(64),
  purpose: z.string().max(100),
  fields: z.array(z.string().max(100)).max(200),
  format: z.enum(['csv', 'xlsx', 'vcard3', 'vcard4']),
});

export const exports = {
  options: route({
    method: 'GET',
    path: '/api/exports/options',
    summary: 'Registers with the fields and purposes that a copy may have',
    permission: 'people.export',
    query: z.object({ about }),
    response: z.object({ registers: z.array(named.extend({ fields: z.array(named), purposes: z.array(named) })) }),
  }),
  preview: route({
    method: 'POST',
    path: '/api/exports/preview',
    summary: 'How many would be in the copy, and how many are left out because their data are restricted',
    permission: 'people.export',
    body: order,
    response: z.object({ subjects: z.number(), restricted: z.number() }),
  }),
  prepare: route({
    method: 'POST',
    path: '/api/exports',
    summary: 'Order a copy; it is made when it is fetched, once and within two minutes',
    permission: 'people.export',
    body: order.extend({ language: langSchema.optional() }),
    response: z.object({ id: z.string(), fileName: z.string() }),
  }),
  file: route({
    method: 'GET',
    path: '/api/exports/:id/file',
    summary: 'The copy that was ordered, as a stream; each person in it is in the log',
    permission: 'people.export',
    params: idParams,
    response: fileBytes,
    file: true,
  }),
};
