/** Contract of the promises and of today's work. */
import { done, instant, isoDate, route, textSchema } from '#platform/contract';
import { z } from 'zod';

const verdict = z.enum(['kept', 'broken', 'unknown']);
const promise = z.object({
  id: z.string(),
  section: z.string(),
  sectionNo: z.number(),
  sectionTitle: textSchema,
  clauses: z.array(z.string()),
  text: textSchema,
  nature: z.enum(['fact', 'automatic', 'attested', 'superseded']),
  law: z.string().nullable(),
  /** The law in words; null where the rule is of the house itself. */
  lawText: textSchema.nullable(),
  stated: textSchema.nullable(),
  verdict: verdict.nullable(),
  figure: z.object({ n: z.number(), of: z.number().nullable() }).nullable(),
  evidence: textSchema.nullable(),
  at: instant.nullable(),
  task: textSchema.nullable(),
  attestation: z.object({ signedAt: instant, dueOn: isoDate, person: z.string(), place: z.string(), note: z.string() }).nullable(),
  attestable: z.boolean(),
});
export const promises = {
  list: route({
    method: 'GET',
    path: '/api/promises',
    summary: 'Every clause with its verdict and evidence',
    permission: 'promises.read',
    response: z.object({
      lookedAt: instant.nullable(),
      counts: z.object({ kept: z.number(), broken: z.number(), unknown: z.number(), superseded: z.number() }),
      promises: z.array(promise),
      days: z.array(z.object({ day: isoDate, kept: z.number(), broken: z.number(), unknown: z.number() })),
    }),
  }),
  check: route({
    method: 'POST',
    path: '/api/promises/check',
    summary: 'Look again now',
    permission: 'promises.attest',
    response: z.object({ kept: z.number(), broken: z.number(), unknown: z.number() }),
  }),
  attest: route({
    method: 'POST',
    path: '/api/promises/attest',
    summary: 'Sign an attestation',
    permission: 'promises.attest',
    body: z.object({
      promiseId: z.string(),
      person: z.string().min(1).max(200),
      place: z.string().max(200),
      date: isoDate,
      note: z.string().max(1000),
    }),
    response: done,
  }),
};

export const today = {
  list: route({
    method: 'GET',
    path: '/api/today',
    summary: 'What is late, what is today, what a promise needs',
    permission: 'people.read',
    response: z.object({
      today: isoDate,
      actions: z.array(
        z.object({
          taskId: z.string(),
          version: z.number(),
          subjectId: z.string(),
          subjectKind: z.enum(['person', 'organisation']),
          label: z.string(),
          organisation: z.string().nullable(),
          action: z.string(),
          on: isoDate,
          late: z.boolean(),
        }),
      ),
      moreActions: z.number(),
      reviews: z.number(),
      /** `about` is the sentence that somebody must sign. */
      tasks: z.array(z.object({ promiseId: z.string(), verdict, text: textSchema, about: textSchema.nullable() })),
      dueSoon: z.number(),
      /** Imports that stopped half-way. */
      imports: z.number(),
      /** Open requests of data subjects, the nearer deadline first; none for who may not read them. */
      requests: z.array(
        z.object({
          id: z.string(),
          no: z.number(),
          right: z.string(),
          label: z.string().nullable(),
          dueAt: instant,
          clock: z.enum(['law', 'promise']),
          state: z.enum(['running', 'stopped', 'late', 'kept', 'missed', 'void']),
        }),
      ),
      moreRequests: z.number(),
      /** Duties outside the register by kind, and breaches not settled; none for who may not read them. */
      outside: z.array(z.object({ kind: z.enum(['off-system', 'notice', 'inform']), open: z.number(), late: z.number(), due: instant })),
      breaches: z.array(z.object({ id: z.string(), no: z.number(), due: instant, late: z.boolean() })),
      /** Holds that the reader must look at again; none for who may not. */
      holds: z.array(z.object({ id: z.string(), subjectId: z.string(), label: z.string(), reviewOn: isoDate, late: z.boolean() })),
      /** Copies at recipients past the day on which they had to be gone; none for who may not sign them off. */
      copies: z.array(
        z.object({ id: z.string(), recipientId: z.string(), recipient: textSchema, party: z.string().nullable(), destroyBy: isoDate }),
      ),
      /** Facts of law and authorities past the day on which somebody must look whether they still hold; none for who may not. */
      referenceDue: z.number(),
      withoutAction: z.number(),
      nextActionOn: z.boolean(),
    }),
  }),
};
