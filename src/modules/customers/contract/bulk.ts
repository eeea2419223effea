/** Contract of acts on many: what an act would do, doing it as a job, and who was left out and why. The same for each list. */
import { done, idParams, isoDate, route, textSchema } from '#platform/contract';
import { z } from 'zod';
import { organisationFilter, peopleFilter } from './lists.ts';
import { writing } from './shapes.ts';

const ids = z.array(z.string().max(64)).max(5000);
const tags = z.array(z.string().trim().min(1).max(40)).max(20).default([]);
const act = z.discriminatedUnion('do', [
  z.object({ do: z.literal('next-action'), nextAction: z.string().trim().max(300).nullable(), nextActionOn: isoDate.nullable() }),
  z.object({ do: z.literal('doer'), accountId: z.string().max(64) }),
  z.object({ do: z.literal('tags'), add: tags, remove: tags }),
  z.object({ do: z.literal('join'), registerId: z.string().max(64), subjectGroup: z.string().max(64) }),
  z.object({ do: z.literal('leave'), registerId: z.string().max(64) }),
]);
const reason = z.enum([
  'gone',
  'restricted',
  'undeclared',
  'same',
  'no-action',
  'member',
  'not-member',
  'held',
  'kept',
  'tags-many',
  'refused',
]);
const run = z.object({
  id: z.string(),
  act: z.string(),
  state: z.enum(['running', 'done', 'cancelled', 'failed']),
  rows: z.number(),
  done: z.number(),
  changed: z.number(),
  refused: z.number(),
});

interface List<F extends z.ZodRawShape> {
  readonly path: string;
  readonly permission: 'people.write' | 'organisations.write';
  readonly filter: F;
  readonly many: string;
}

function actsOn<const F extends z.ZodRawShape>({ path, permission, filter, many }: List<F>) {
  // A condition that this list does not know would be none at all: everybody would match.
  const matching = z.object({ filter: z.strictObject(filter), except: ids.default([]) });
  /** Those named, or all who match the conditions but for some. */
  const who = z.union([z.object({ ids: ids.min(1) }), matching]);
  return {
    preview: route({
      method: 'POST',
      path: `${path}/preview`,
      summary: `What an act on many ${many} would do: to how many, and which would be left out and why`,
      permission,
      body: z.object({ who, act }),
      response: z.object({
        total: z.number(),
        will: z.number(),
        /** The first of those to whom it would be done. */
        names: z.array(z.string()),
        /** Those in no other register: ending this membership erases them. */
        erases: z.number(),
        refused: z.array(z.object({ reason, n: z.number(), names: z.array(z.string()) })),
      }),
    }),
    start: route({
      method: 'POST',
      path,
      summary: `Do it to many ${many}, as a job beside other work`,
      permission,
      body: z.object({ who, act, erases: z.number().int().min(0).default(0), ...writing }),
      response: run,
    }),
    get: route({ method: 'GET', path: `${path}/:id`, summary: 'How far the job is', permission, params: idParams, response: run }),
    cancel: route({
      method: 'POST',
      path: `${path}/:id/cancel`,
      summary: `Stop after the ${many} at hand`,
      permission,
      params: idParams,
      response: done,
    }),
    refused: route({
      method: 'GET',
      path: `${path}/:id/refused`,
      summary: `Which ${many} were left out, and why`,
      permission,
      params: idParams,
      response: z.object({
        rows: z.array(z.object({ id: z.string(), label: z.string(), reason, words: textSchema.nullable() })),
        more: z.number(),
      }),
    }),
  };
}

export const bulk = actsOn({ path: '/api/bulk', permission: 'people.write', filter: peopleFilter, many: 'people' });
export const organisationBulk = actsOn({
  path: '/api/organisations/bulk',
  permission: 'organisations.write',
  filter: organisationFilter,
  many: 'organisations',
});
