/** Contract of the business register: whether it is asked, what it says, and what is taken of it. */
import { done, idParams, instant, route, textSchema } from '#platform/contract';
import { z } from 'zod';
import { membershipIn } from './shapes.ts';

const state = z.object({
  on: z.boolean(),
  source: z.string().nullable(),
  /** Public sources that the declaration names. */
  sources: z.array(z.object({ id: z.string(), name: textSchema })),
});
const firm = z.object({
  businessId: z.string(),
  /** One person's own trade: its facts are that person's data and are not shown. */
  personal: z.boolean(),
  name: z.string().nullable(),
  form: textSchema.nullable(),
  industry: textSchema.nullable(),
  address: z.string().nullable(),
  website: z.string().nullable(),
  ceased: z.boolean(),
});
const fields = z.array(z.enum(['name', 'businessId', 'industry', 'website', 'address'])).min(1);
const businessId = z.string().max(20);

export const businessRegister = {
  state: route({
    method: 'GET',
    path: '/api/business-register',
    summary: 'Whether the business register is asked, and under which source',
    permission: 'organisations.read',
    response: state,
  }),
  set: route({
    method: 'PUT',
    path: '/api/business-register',
    summary: 'Ask the business register under a declared source, or stop asking',
    permission: 'settings.write',
    body: z.object({ source: z.string().nullable() }),
    response: state,
  }),
  look: route({
    method: 'POST',
    path: '/api/business-register/look',
    summary: 'Ask the business register by Y-tunnus or name: the question leaves the house',
    permission: 'organisations.write',
    body: z.object({ q: z.string().trim().min(1).max(120) }),
    response: z.object({ firms: z.array(firm), at: instant }),
  }),
  add: route({
    method: 'POST',
    path: '/api/business-register/organisations',
    summary: 'Add an organisation with facts of the register',
    permission: 'organisations.write',
    body: z.object({ businessId, fields, memberships: z.array(membershipIn).min(1) }),
    response: z.object({ id: z.string() }),
  }),
  take: route({
    method: 'POST',
    path: '/api/organisations/:id/business-register',
    summary: 'Take facts of the register for an organisation, each with its source and time',
    permission: 'organisations.write',
    params: idParams,
    body: z.object({ businessId, fields, version: z.number().int() }),
    response: done,
  }),
};
