/** Contract of saved views. */
import { done, idParams, route } from '#platform/contract';
import { z } from 'zod';

const list = z.enum(['people', 'organisations']);
const search = z.record(z.string().max(40), z.string().max(600));
const name = z.string().trim().min(1).max(60);
const view = z.object({ id: z.string(), name: z.string(), search, shared: z.boolean(), mine: z.boolean() });

export const views = {
  list: route({
    method: 'GET',
    path: '/api/views',
    summary: 'Saved views of a list: one’s own and those that are shared, and the one to begin with',
    permission: 'people.read',
    query: z.object({ list }),
    response: z.object({ views: z.array(view), begin: z.string().nullable() }),
  }),
  create: route({
    method: 'POST',
    path: '/api/views',
    summary: 'Save a view; what was typed to find a person is refused',
    permission: 'people.read',
    body: z.object({ list, name, search, shared: z.boolean().default(false) }),
    response: z.object({ id: z.string() }),
  }),
  update: route({
    method: 'PATCH',
    path: '/api/views/:id',
    summary: 'Rename a view, share it, or give it other conditions',
    permission: 'people.read',
    params: idParams,
    body: z.object({ name: name.optional(), search: search.optional(), shared: z.boolean().optional() }),
    response: done,
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/views/:id',
    summary: 'Delete a view',
    permission: 'people.read',
    params: idParams,
    response: done,
  }),
  begin: route({
    method: 'PUT',
    path: '/api/views/begin',
    summary: 'Choose the view a list begins with',
    permission: 'people.read',
    body: z.object({ list, view: z.string().max(64).nullable() }),
    response: done,
  }),
};
