/** Contract of tags: of one subject, and of all that are in use. */
import { done, idParams, route } from '#platform/contract';
import { z } from 'zod';
import { writing } from './shapes.ts';

export const tags = {
  list: route({
    method: 'GET',
    path: '/api/tags',
    summary: 'Tags in use, with how many people and organisations have each',
    permission: 'people.read',
    response: z.object({ tags: z.array(z.object({ tag: z.string(), people: z.number(), organisations: z.number() })) }),
  }),
  set: route({
    method: 'PUT',
    path: '/api/subjects/:id/tags',
    summary: 'Set the tags of a person or an organisation',
    permission: 'people.write',
    params: idParams,
    body: z.object({ tags: z.array(z.string().max(200)).max(100), ...writing }),
    response: z.object({ tags: z.array(z.string()) }),
  }),
  rename: route({
    method: 'POST',
    path: '/api/tags/rename',
    summary: 'Rename a tag everywhere, merge it into another, or take it away',
    permission: 'people.write',
    body: z.object({ from: z.string().min(1).max(200), to: z.string().min(1).max(200).nullable() }),
    response: z.object({ changed: z.number(), merged: z.number(), restricted: z.number() }),
  }),
};

const task = z.object({
  id: z.string(),
  subjectId: z.string(),
  title: z.string().nullable(),
  on: z.string().nullable(),
  doneOn: z.string().nullable(),
  accountId: z.string(),
  version: z.number(),
});
const title = z.string().trim().min(1).max(300);
const day = z.iso.date().nullable().optional();

export const tasks = {
  staff: route({
    method: 'GET',
    path: '/api/tasks/staff',
    summary: 'Who can do a task',
    permission: 'people.read',
    response: z.object({ staff: z.array(z.object({ id: z.string(), name: z.string() })) }),
  }),
  list: route({
    method: 'GET',
    path: '/api/subjects/:id/tasks',
    summary: 'Open tasks of a person or an organisation, soonest first, and those done last',
    permission: 'people.read',
    params: idParams,
    response: z.object({
      open: z.array(task),
      done: z.array(task),
      /** Who can do a task, and who did those shown. */
      staff: z.array(z.object({ id: z.string(), name: z.string(), active: z.boolean() })),
    }),
  }),
  add: route({
    method: 'POST',
    path: '/api/subjects/:id/tasks',
    summary: 'Add a task',
    permission: 'people.write',
    params: idParams,
    body: z.object({ title, on: day, accountId: z.string().optional() }),
    response: z.object({ id: z.string() }),
  }),
  update: route({
    method: 'PATCH',
    path: '/api/tasks/:id',
    summary: 'Change a task, do it or open it again',
    permission: 'people.write',
    params: idParams,
    body: z.object({
      title: title.optional(),
      on: day,
      accountId: z.string().optional(),
      done: z.boolean().optional(),
      version: z.number().int().optional(),
    }),
    response: done,
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/tasks/:id',
    summary: 'Remove a task',
    permission: 'people.write',
    params: idParams,
    response: done,
  }),
};
