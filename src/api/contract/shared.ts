/** Contract of what a partner sees: the people shown to its firm and the whitelisted fields of each. */
import { idParams, instant, isoDate, route, textSchema } from '#platform/contract';
import { z } from 'zod';

const seen = z.object({ id: z.string(), label: z.string().nullable(), purpose: textSchema, sharedAt: instant });

export const shared = {
  list: route({
    method: 'GET',
    path: '/api/shared',
    summary: 'People shown to the partner who asks, by name',
    permission: 'shared.read',
    response: z.object({
      firm: z.string(),
      recipient: textSchema,
      party: z.string(),
      until: isoDate,
      fields: z.array(textSchema),
      instructions: textSchema.nullable(),
      people: z.array(seen),
    }),
  }),
  get: route({
    method: 'GET',
    path: '/api/shared/:id',
    summary: 'One person shown to the partner who asks: the fields of the whitelist and nothing else',
    permission: 'shared.read',
    params: idParams,
    response: z.object({
      person: seen.extend({
        values: z.array(z.object({ name: textSchema, values: z.array(z.string()) })),
        /** How many fields are not shown because their value is disputed. */
        disputed: z.number(),
      }),
    }),
  }),
};
