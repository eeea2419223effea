// The documentation is open to everybody: it says how the product works and nothing of any firm.

import { appError } from '#platform/errors';
import { languageOf } from '#platform/http';
import type { Reply, Request, Server } from '#platform/http';
import { isLang } from '#platform/i18n';
import type { Lang } from '#platform/i18n';
import { firstPage, groupPage } from './pages.ts';
import type { DocsContext } from './pages.ts';

/** Registers the pages and the document that they are made from. */
export function registerDocs(app: Server, ctx: DocsContext): void {
  let text: string | undefined;
  app.get('/api/openapi.json', async (_request, reply) =>
    reply
      .type('application/json; charset=utf-8')
      .header('cache-control', 'public, max-age=300')
      .send((text ??= JSON.stringify(ctx.document()))),
  );
  app.get('/api/docs', async (request, reply) => send(reply, firstPage(ctx, wished(request))));
  app.get('/api/docs/:group', async (request, reply) => {
    const page = groupPage(ctx, (request.params as { group: string }).group, wished(request));
    if (page === undefined) throw appError('not-found', 'errors.not-found');
    return send(reply, page);
  });
}

function wished(request: Request): Lang {
  const asked = (request.query as { lang?: unknown }).lang;
  return isLang(asked) ? asked : languageOf(request);
}

function send(reply: Reply, page: string): Reply {
  return reply.type('text/html; charset=utf-8').header('vary', 'Accept-Language, Cookie').send(page);
}
