/** Contract of the field catalogue: what a declaration can declare without words of its own. */
import { route, textSchema } from '#platform/contract';
import { z } from 'zod';

export const catalogue = {
  fields: route({
    method: 'GET',
    path: '/api/policy/catalogue',
    summary: 'Every field the house knows, with its class and whether it can be stored here',
    permission: 'policy.read',
    response: z.object({
      fields: z.array(z.object({ id: z.string(), name: textSchema, class: z.string(), sealed: z.boolean(), storable: z.boolean() })),
    }),
  }),
};
