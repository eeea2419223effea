/** Contract of what hangs on somebody: contacts logged, ways to reach them, organisations they act for. */
import { done, idParams, isoDate, route } from '#platform/contract';
import { z } from 'zod';
import { writing } from './shapes.ts';

const kind = z.enum(['call', 'meeting', 'mail', 'note', 'service']);
const note = z.string().max(10_000);

export const contacts = {
  log: route({
    method: 'POST',
    path: '/api/subjects/:id/contacts',
    summary: 'Log a contact with a person or an organisation: a dated trigger',
    permission: 'people.write',
    params: idParams,
    body: z.object({
      kind,
      on: isoDate,
      note: note.optional(),
      nextAction: z.string().max(300).optional(),
      nextActionOn: isoDate.optional(),
    }),
    response: z.object({ id: z.string() }),
  }),
  foresee: route({
    method: 'POST',
    path: '/api/subjects/:id/contacts/foresee',
    summary: 'What logging, correcting or removing a contact would do to the days on which data go; nothing is written',
    permission: 'people.write',
    params: idParams,
    body: z.object({ kind, on: isoDate, contactId: z.string().optional(), remove: z.boolean().optional() }),
    response: z.object({
      moves: z.array(z.object({ registerId: z.string(), before: isoDate.nullable(), after: isoDate.nullable(), past: z.boolean() })),
    }),
  }),
  change: route({
    method: 'PATCH',
    path: '/api/contacts/:id',
    summary: 'Correct a contact that was logged',
    permission: 'people.write',
    params: idParams,
    body: z.object({
      kind: kind.optional(),
      on: isoDate.optional(),
      note: note.nullable().optional(),
      version: z.number().int().optional(),
    }),
    response: done,
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/contacts/:id',
    summary: 'Remove a contact that was logged',
    permission: 'people.write',
    params: idParams,
    response: done,
  }),
  changePoint: route({
    method: 'PATCH',
    path: '/api/contact-points/:id',
    summary: 'Correct a contact detail',
    permission: 'people.write',
    params: idParams,
    body: z.object({
      value: z.string().trim().min(1).max(500).optional(),
      label: z.enum(['work', 'home', 'mobile', 'billing']).nullable().optional(),
      version: z.number().int().optional(),
      ...writing,
    }),
    response: done,
  }),
  changeAffiliation: route({
    method: 'PATCH',
    path: '/api/affiliations/:id',
    summary: 'Change role and days of a link to an organisation, or make it the one shown first',
    permission: 'people.write',
    params: idParams,
    body: z.object({
      role: z.string().trim().max(200).nullable().optional(),
      since: isoDate.nullable().optional(),
      until: isoDate.nullable().optional(),
      main: z.boolean().optional(),
      version: z.number().int().optional(),
      ...writing,
    }),
    response: done,
  }),
};
