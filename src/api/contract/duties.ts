/** Contract of the duties outside the register, their letters, and the register of breaches. */
import { done, idParams, instant, route, textSchema } from '#platform/contract';
import { z } from 'zod';

const kind = z.enum(['off-system', 'notice', 'inform']);
const state = z.enum(['open', 'told', 'done', 'void']);
const target = z.object({
  id: z.string(),
  type: z.enum(['archive', 'recipient', 'source']),
  name: textSchema,
  place: textSchema.nullable(),
});
const person = z.object({
  subjectId: z.string(),
  /** The name, or the words by which to look for an erased person while they are kept; null when nobody knows any more. */
  who: z.array(z.string()),
  /** Still in the register. */
  here: z.boolean(),
  state,
  how: z.string().nullable(),
  due: instant,
  closedAt: instant.nullable(),
});
const duty = z.object({
  id: z.string(),
  kind,
  cause: z.enum(['erasure', 'rectification', 'restriction', 'release', 'collected']),
  target,
  fields: z.array(textSchema),
  openedAt: instant,
  /** The nearest day of those who wait; null when nobody does. */
  due: instant.nullable(),
  late: z.boolean(),
  total: z.number(),
  open: z.number(),
  told: z.number(),
  people: z.array(person),
  hows: z.array(z.string()),
});
const lang = z.enum(['fi', 'sv', 'en']);
const write = { permission: 'requests.write', method: 'POST', params: idParams, response: done } as const;

export const duties = {
  list: route({
    method: 'GET',
    path: '/api/duties',
    summary: 'What is to be done outside the register: copies to remove, recipients and people to tell, soonest first',
    permission: 'requests.read',
    response: z.object({
      duties: z.array(duty),
      breaches: z.array(z.object({ id: z.string(), no: z.number(), due: instant, late: z.boolean() })),
    }),
  }),
  get: route({
    method: 'GET',
    path: '/api/duties/:id',
    summary: 'One duty with the people in it and its letter',
    permission: 'requests.read',
    params: idParams,
    response: z.object({
      duty,
      letter: z.string().nullable(),
      address: z.object({ email: z.string(), lang }).nullable(),
      mail: z.boolean(),
    }),
  }),
  ofErasure: route({
    method: 'GET',
    path: '/api/erasures/:id/duties',
    summary: 'Copies and recipients that an erasure concerns, done or not',
    permission: 'requests.read',
    params: idParams,
    response: z.object({ duties: z.array(duty) }),
  }),
  ofPerson: route({
    method: 'GET',
    path: '/api/people/:id/duties',
    summary: 'What is open or was done outside the register about one person',
    permission: 'people.read',
    params: idParams,
    response: z.object({
      duties: z.array(
        z.object({
          id: z.string(),
          kind,
          cause: z.string(),
          target,
          state,
          how: z.string().nullable(),
          due: instant,
          openedAt: instant,
          closedAt: instant.nullable(),
        }),
      ),
    }),
  }),
  sign: route({
    ...write,
    path: '/api/duties/:id/sign',
    summary: 'Sign off how the duty was settled, for everybody in it or for some',
    body: z.object({ how: z.string().max(40), subjectIds: z.array(z.string().max(64)).max(500).optional() }),
  }),
  send: route({
    ...write,
    path: '/api/duties/:id/send',
    summary: 'Send the letter by mail; who has no address still waits',
    body: z.object({}),
    response: z.object({ sent: z.number(), without: z.number() }),
  }),
  address: route({
    ...write,
    path: '/api/duties/:id/address',
    summary: 'Where the recipient of this duty takes notices',
    body: z.object({ email: z.email().max(254), lang }),
  }),
};

const risk = z.enum(['none', 'risk', 'high']);
const words = z.string().trim().max(4000);
const facts = z.object({
  happened: words.min(3),
  fields: z.array(z.string().max(100)).max(200),
  people: z.int().nonnegative().nullable(),
  records: z.int().nonnegative().nullable(),
  consequences: words,
  measures: words,
});
const ground = z.enum(['unintelligible', 'risk-removed', 'public-notice']);
const breach = z.object({
  id: z.string(),
  no: z.number(),
  awareAt: instant,
  due: instant,
  state: z.enum(['open', 'late', 'told', 'told-late', 'not-needed']),
  open: z.array(z.enum(['assess', 'authority', 'persons'])),
  happened: z.string(),
  people: z.number().nullable(),
  risk: risk.nullable(),
  closedAt: instant.nullable(),
});
const seen = z.object({ version: z.int().positive() });
const moment = z.iso.datetime({ offset: true });

export const breaches = {
  list: route({
    method: 'GET',
    path: '/api/breaches',
    summary: 'The register of breaches, newest first',
    permission: 'requests.read',
    response: z.object({ rows: z.array(breach) }),
  }),
  get: route({
    method: 'GET',
    path: '/api/breaches/:id',
    summary: 'One breach with its clock, steps and both drafts',
    permission: 'requests.read',
    params: idParams,
    response: z.object({
      breach: breach.extend({
        version: z.number(),
        fields: z.array(z.object({ id: z.string(), name: textSchema })),
        records: z.number().nullable(),
        consequences: z.string(),
        measures: z.string(),
        riskReason: z.string(),
        authorityAt: instant.nullable(),
        lateReason: z.string(),
        personsAt: instant.nullable(),
        personsGround: ground.nullable(),
        authorityDraft: textSchema,
        personsDraft: textSchema,
        steps: z.array(z.object({ id: z.string(), at: instant, act: z.string(), code: z.string().nullable(), by: z.string().nullable() })),
      }),
    }),
  }),
  enter: route({
    method: 'POST',
    path: '/api/breaches',
    summary: 'Enter a breach; 72 hours run from when it became known',
    permission: 'requests.write',
    body: facts.extend({ awareAt: moment }),
    response: z.object({ id: z.string() }),
  }),
  mend: route({ ...write, path: '/api/breaches/:id/facts', summary: 'What has become known since', body: seen.extend(facts.shape) }),
  assess: route({
    ...write,
    path: '/api/breaches/:id/risk',
    summary: 'Assess the risk, with the reason',
    body: seen.extend({ risk, reason: words.min(3) }),
  }),
  authority: route({
    ...write,
    path: '/api/breaches/:id/authority',
    summary: 'The authority has been notified; after 72 hours with the reason of the delay',
    body: seen.extend({ at: moment, lateReason: words.optional() }),
  }),
  persons: route({
    ...write,
    path: '/api/breaches/:id/persons',
    summary: 'The persons have been told, or a ground lets it be',
    body: seen.extend({ at: moment.optional(), ground: ground.optional() }),
  }),
  close: route({ ...write, path: '/api/breaches/:id/close', summary: 'Close a breach in which nothing is open', body: seen }),
};
