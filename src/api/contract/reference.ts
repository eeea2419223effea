/** Contract of the facts of law and of authorities: dated, sourced, looked at again on a day, correctable by the owner. */
import { done, isoDate, route, textSchema } from '#platform/contract';
import { z } from 'zod';

const filled = z.string().trim().min(1).max(300);
const datum = z.object({
  id: z.string(),
  kind: z.enum(['authority', 'law', 'instrument', 'adequacy', 'rate']),
  name: textSchema,
  value: textSchema,
  from: isoDate.nullable(),
  until: isoDate.nullable(),
  source: z.string(),
  checkedOn: isoDate,
  recheckOn: isoDate,
  /** Past its day: somebody must look whether it still holds. */
  due: z.boolean(),
  /** Its time of force is over, and what holds now is not known. */
  expired: z.boolean(),
  /** True where the owner has corrected what ships with the product. */
  corrected: z.boolean(),
});
const params = z.object({ id: z.string().min(1).max(80) });

export const reference = {
  list: route({
    method: 'GET',
    path: '/api/reference',
    summary: 'Facts of law and of authorities that notices and checks lean on, with the day each is looked at again',
    permission: 'policy.read',
    response: z.object({ data: z.array(datum), due: z.number(), expired: z.number() }),
  }),
  correct: route({
    method: 'PUT',
    path: '/api/reference/:id',
    summary: 'Correct a fact, or say that it was looked at and still holds',
    permission: 'settings.write',
    params,
    body: z.object({
      value: z.object({ fi: filled, sv: filled, en: filled }),
      from: isoDate.nullable(),
      until: isoDate.nullable(),
      source: filled,
      recheckOn: isoDate,
    }),
    response: datum,
  }),
  restore: route({
    method: 'DELETE',
    path: '/api/reference/:id',
    summary: 'Take a correction back: what ships with the product stands again',
    permission: 'settings.write',
    params,
    response: done,
  }),
};
