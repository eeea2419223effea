/** Contract of acts on many people: what an act would do, doing it as a job, and who was left out and why. */
import { done, idParams, isoDate, route, textSchema } from '#platform/contract';
import { z } from 'zod';
import { peopleFilter } from './lists.ts';
import { writing } from './shapes.ts';

const ids = z.array(z.string().max(64)).max(5000);
/** Those named, or all who match the conditions but for some. */
const who = z.union([z.object({ ids: ids.min(1) }), z.object({ filter: z.object(peopleFilter), except: ids.default([]) })]);
const tags = z.array(z.string().trim().min(1).max(40)).max(20).default([]);
const act = z.discriminatedUnion('do', [
  z.object({ do: z.literal('next-action'), nextAction: z.string().trim().max(300).nullable(), nextActionOn: isoDate.nullable() }),
  z.object({ do: z.literal('tags'), add: tags, remove: tags }),
  z.object({ do: z.literal('join'), registerId: z.string().max(64), subjectGroup: z.string().max(64) }),
  z.object({ do: z.literal('leave'), registerId: z.string().max(64) }),
]);
const reason = z.enum(['gone', 'restricted', 'undeclared', 'member', 'not-member', 'held', 'refused']);
const run = z.object({
  id: z.string(),
  act: z.string(),
  state: z.enum(['running', 'done', 'cancelled', 'failed']),
  rows: z.number(),
  done: z.number(),
  changed: z.number(),
  refused: z.number(),
});

export const bulk = {
  preview: route({
    method: 'POST',
    path: '/api/bulk/preview',
    summary: 'What an act on many people would do: how many, and who would be left out and why',
    permission: 'people.write',
    body: z.object({ who, act }),
    response: z.object({
      total: z.number(),
      will: z.number(),
      /** People in no other register: ending this membership erases them. */
      erases: z.number(),
      refused: z.array(z.object({ reason, n: z.number(), names: z.array(z.string()) })),
    }),
  }),
  start: route({
    method: 'POST',
    path: '/api/bulk',
    summary: 'Do it, as a job beside other work',
    permission: 'people.write',
    body: z.object({ who, act, erases: z.number().int().min(0).default(0), ...writing }),
    response: run,
  }),
  get: route({
    method: 'GET',
    path: '/api/bulk/:id',
    summary: 'How far the job is',
    permission: 'people.write',
    params: idParams,
    response: run,
  }),
  cancel: route({
    method: 'POST',
    path: '/api/bulk/:id/cancel',
    summary: 'Stop after the people at hand',
    permission: 'people.write',
    params: idParams,
    response: done,
  }),
  refused: route({
    method: 'GET',
    path: '/api/bulk/:id/refused',
    summary: 'Who was left out, and why',
    permission: 'people.write',
    params: idParams,
    response: z.object({
      rows: z.array(z.object({ id: z.string(), label: z.string(), reason, words: textSchema.nullable() })),
      more: z.number(),
    }),
  }),
};
