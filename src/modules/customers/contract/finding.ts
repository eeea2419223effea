/** Contract of finding: one question typed anywhere, answered from names, addresses and what is written in free words. */
import { route, textSchema } from '#platform/contract';
import { z } from 'zod';

const hit = z.object({ id: z.string(), kind: z.enum(['person', 'organisation']), label: z.string(), detail: z.string().nullable() });

export const finding = {
  find: route({
    method: 'GET',
    path: '/api/find',
    summary: 'People and organisations by part of a name, number or address, and by what is written about them',
    permission: 'people.read',
    query: z.object({ q: z.string().min(1).max(200) }),
    response: z.object({
      people: z.array(hit),
      organisations: z.array(hit),
      /** Of whom the words are written; the field, and the place in the text where they stand. */
      notes: z.array(hit.extend({ field: textSchema, snippet: z.string() })),
    }),
  }),
};
