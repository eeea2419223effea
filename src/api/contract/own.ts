/** Contract of the person's own pages as staff see them: a link is sent, never shown. */
import { idParams, langSchema, route } from '#platform/contract';
import { z } from 'zod';

export const own = {
  ready: route({
    method: 'GET',
    path: '/api/own-links',
    summary: 'Whether links to own pages can be sent: they leave by mail and by nothing else',
    permission: 'people.write',
    response: z.object({ mailWorks: z.boolean() }),
  }),
  send: route({
    method: 'POST',
    path: '/api/people/:id/own-link',
    summary: 'Send the person a one-time link to their own pages, to the address that the register holds',
    permission: 'people.write',
    params: idParams,
    body: z.object({ lang: langSchema }),
    response: z.object({ ok: z.literal(true) }),
  }),
};
