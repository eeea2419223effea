// The staff application: files that were built once, served as they are; every address without a file is the application itself.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { Server } from '#platform/http';

const YEAR_MS = 365 * 24 * 3_600_000;

/** Serves the built application from a folder; without one, a plain page says how to build it. */
export async function serveStaffApplication(server: Server, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) {
    server.get('/', (_request, reply) => reply.code(503).type('text/plain; charset=utf-8').send('npm run build'));
    return;
  }
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  // Names of built files hold a hash of their contents, so they never change.
  await server.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: YEAR_MS,
    decorateReply: false,
  });
  for (const path of ['/', '/:a', '/:a/:b', '/:a/:b/:c']) {
    server.get(path, { constraints: {} }, (request, reply) => {
      if (request.url.startsWith('/api/') || /\.\w+$/.test(request.url.split('?')[0] ?? '')) return reply.callNotFound();
      return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page);
    });
  }
}
