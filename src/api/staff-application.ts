// The staff application: files that were built once, served as they are; every address without a file is the application itself.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { Server } from '#platform/http';

const YEAR_MS = 365 * 24 * 3_600_000;
const PAGE = 'index.html';

/** Serves the built application from a folder; without one, a plain page says how to build it. */
export async function serveStaffApplication(server: Server, folder: string): Promise<void> {
  if (!existsSync(join(folder, PAGE))) {
    server.get('/', (_request, reply) => reply.code(503).type('text/plain; charset=utf-8').send('npm run build'));
    return;
  }
  // Names of built files hold a hash of their contents, so they never change.
  await server.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    preCompressed: true,
    immutable: true,
    maxAge: YEAR_MS,
  });
  for (const file of readdirSync(folder, { withFileTypes: true })) {
    if (!file.isFile() || file.name === PAGE) continue;
    server.get(`/${file.name}`, (_request, reply) =>
      reply.header('cache-control', 'no-cache').sendFile(file.name, folder, { cacheControl: false }),
    );
  }
  for (const path of ['/', '/:a', '/:a/:b', '/:a/:b/:c']) {
    server.get(path, (request, reply) => {
      const [address = ''] = request.url.split('?');
      if (address.startsWith('/api/') || address.startsWith('/seloste') || /\.\w+$/.test(address)) return reply.callNotFound();
      return reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-cache')
        .send(readFileSync(join(folder, PAGE), 'utf8'));
    });
  }
}
