// Links and points of letters. Whoever asks gets the same answer, whether it becomes a row or not: that is decided by today's yes and by nothing in the link.

import { beginPersonVisit, hostOf, isSite, ownHost, pageOf } from '#analytics';
import type { Counter } from '#analytics';
import type { Deps } from '#kernel/deps';
import type { Noter, Target } from '#marketing';
import { appError } from '#platform/errors';
import type { Request, Server } from '#platform/http';
import { sendDot } from './pixel.ts';

export interface TrackDeps extends Pick<Deps, 'database' | 'clock' | 'ids' | 'policy' | 'registry' | 'keys' | 'config' | 'log'> {
  readonly noter: Noter;
  readonly counter: Counter;
}

export function registerTracking(app: Server, deps: TrackDeps): void {
  const { noter } = deps;
  app.get('/l/:token', async (request, reply) => {
    const target = await noter.click(asked(request));
    if (target === undefined) throw appError('not-found', 'errors.not-found');
    await visits(deps, request, target);
    return reply.header('referrer-policy', 'no-referrer').redirect(target.url, 302);
  });
  app.get('/o/:token', async (request, reply) => {
    noter.open(asked(request));
    return sendDot(reply);
  });
}

function asked(request: Request) {
  const { token = '' } = request.params as { token?: string };
  return { token, method: request.method, headers: request.headers };
}

/** A link to a page of the firm may begin a visit that is known to be this person's; whoever did not say yes to that is nobody there. */
async function visits(deps: TrackDeps, request: Request, { url, subjectId, verdict, refused }: Target): Promise<void> {
  if (verdict !== 'person' || refused || !URL.canParse(url)) return;
  const { origin, pathname } = new URL(url);
  const site = hostOf(origin) ?? '';
  try {
    if (site !== ownHost(deps) && !(await isSite(deps, origin))) return;
    const mark = () => deps.counter.markFor({ site, address: request.ip, headers: request.headers });
    await beginPersonVisit(deps, { subjectId, site, page: pageOf(pathname), mark });
  } catch (error) {
    deps.log.error('visits.link', { error: error instanceof Error ? error.name : 'error' });
  }
}
