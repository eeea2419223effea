/** Contract of raffles: rules, entries, the closing of the list, the draw, and what became of prizes. */
import { done, idParams, instant, isoDate, langSchema, route, textSchema } from '#platform/contract';
import { z } from 'zod';

const words = (max: number) =>
  z.object({ fi: z.string().trim().min(1).max(max), sv: z.string().trim().min(1).max(max), en: z.string().trim().min(1).max(max) });
const local = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/);
const hash = z.string();

const plan = z.object({
  slug: z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/),
  name: words(160),
  prizes: words(2000),
  rules: words(5000),
  publicSource: words(500),
  publicOn: isoDate,
  registerId: z.string().max(100),
  formId: z.string().max(64).nullable(),
  winners: z.number().int().min(1).max(100),
  reserves: z.number().int().min(0).max(100),
  answerDays: z.number().int().min(1).max(60),
  closesAt: local,
});

const raffle = plan.extend({
  id: z.string(),
  state: z.enum(['draft', 'open', 'closed', 'drawn']),
  name: textSchema,
  prizes: textSchema,
  rules: textSchema,
  publicSource: textSchema,
  publicOn: isoDate.nullable(),
  commitment: hash,
  closedAt: instant.nullable(),
  drawnAt: instant.nullable(),
  forgottenAt: instant.nullable(),
  version: z.number(),
  createdAt: instant,
  /** Entries that are still held. */
  entries: z.number(),
  /** Entries may no longer come in, closed or not. */
  over: z.boolean(),
  /** The day of the public value has come: before it there is no draw. */
  drawable: z.boolean(),
});

const record = z.object({
  method: z.string(),
  raffle: z.string(),
  entries: z.array(hash),
  root: hash,
  commitment: hash,
  secret: z.string().nullable(),
  publicValue: z.string().nullable(),
  seed: hash.nullable(),
  winners: z.number(),
  reserves: z.number(),
  drawn: z.array(hash).nullable(),
});

const entryState = z.enum(['in', 'twin', 'told', 'taken', 'silent', 'refused']);
const place = z.object({
  hash,
  place: z.number(),
  wins: z.boolean(),
  /** Null when the entrant's data are gone. */
  entry: z.object({ id: z.string(), subjectId: z.string(), label: z.string(), state: entryState, toldAt: instant.nullable() }).nullable(),
});

const permission = 'marketing.write';

export const raffles = {
  list: route({
    method: 'GET',
    path: '/api/raffles',
    summary: 'Raffles, newest first, and where the declaration lets one be held',
    permission: 'marketing.read',
    response: z.object({
      raffles: z.array(raffle),
      registers: z.array(z.object({ id: z.string(), name: textSchema })),
      forms: z.array(z.object({ id: z.string(), name: textSchema })),
      origin: z.string(),
    }),
  }),
  get: route({
    method: 'GET',
    path: '/api/raffles/:id',
    summary: 'One raffle with what is published of it and who stands for its prizes',
    permission: 'marketing.read',
    params: idParams,
    response: z.object({ raffle, record: record.nullable(), places: z.array(place), faults: z.array(z.string()) }),
  }),
  entries: route({
    method: 'GET',
    path: '/api/raffles/:id/entries',
    summary: 'Entries in the order in which they came, keyset paged',
    permission: 'people.read',
    params: idParams,
    query: z.object({ after: z.string().max(64).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
    response: z.object({
      rows: z.array(
        z.object({
          id: z.string(),
          subjectId: z.string(),
          label: z.string(),
          answer: z.string().nullable(),
          state: entryState,
          createdAt: instant,
        }),
      ),
      next: z.string().nullable(),
    }),
  }),
  create: route({
    method: 'POST',
    path: '/api/raffles',
    summary: 'Draft a raffle',
    permission,
    body: plan,
    response: z.object({ raffle }),
  }),
  update: route({
    method: 'PUT',
    path: '/api/raffles/:id',
    summary: 'Change the rules of a draft',
    permission,
    params: idParams,
    body: plan.extend({ version: z.number().int() }),
    response: z.object({ raffle }),
  }),
  remove: route({ method: 'DELETE', path: '/api/raffles/:id', summary: 'Remove a draft', permission, params: idParams, response: done }),
  open: route({
    method: 'POST',
    path: '/api/raffles/:id/open',
    summary: 'Open it for entries: its rules stand from here on',
    permission,
    params: idParams,
    response: z.object({ raffle }),
  }),
  enter: route({
    method: 'POST',
    path: '/api/raffles/:id/entries',
    summary: 'Put down an entry made on paper',
    permission: 'people.write',
    params: idParams,
    body: z.object({ subjectId: z.string().max(64), answer: z.string().trim().max(2000).nullable(), source: z.string().max(100) }),
    response: z.object({ raffle }),
  }),
  close: route({
    method: 'POST',
    path: '/api/raffles/:id/close',
    summary: 'Lock the list of entries and publish its hash',
    permission,
    params: idParams,
    response: z.object({ raffle }),
  }),
  draw: route({
    method: 'POST',
    path: '/api/raffles/:id/draw',
    summary: 'Draw with the public value that the rules named',
    permission: 'marketing.send',
    params: idParams,
    body: z.object({ publicValue: z.string().trim().min(1).max(300) }),
    response: z.object({ raffle }),
  }),
  tell: route({
    method: 'POST',
    path: '/api/raffle-entries/:id/tell',
    summary: 'Tell a winner by letter',
    permission: 'marketing.send',
    params: idParams,
    body: z.object({ lang: langSchema }),
    response: done,
  }),
  settle: route({
    method: 'POST',
    path: '/api/raffle-entries/:id/settle',
    summary: 'What became of a prize: taken, no answer, declined',
    permission,
    params: idParams,
    body: z.object({ how: z.enum(['taken', 'silent', 'refused']) }),
    response: done,
  }),
};
