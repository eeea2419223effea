// How the own pages are put on a server: each handler gets the question read and guarded; within a visit nothing is answered without one.

import type { Reply, Server } from '#platform/http';
import { asked, visited } from './context.ts';
import type { Asked, OwnDeps, Visited } from './context.ts';

type Limit = { readonly max: number; readonly timeWindow: number };
/** A form whose fields may be longer than those of others. */
type LongForm = Limit & { readonly longest: number };
/** Six bytes hold the longest letter of the Nordic languages as a form sends it; the rest is names of fields. */
const bytesOf = (longest: number) => longest * 6 + 1000;

type Answer = Reply | Promise<Reply>;

export interface Pages {
  get(path: string, handler: (asked: Asked) => Answer, limit?: Limit): void;
  post(path: string, handler: (asked: Asked) => Answer, limit?: Limit | LongForm): void;
  /** Only within an open visit; everybody else is led to the door. */
  getWithin(path: string, handler: (visited: Visited) => Answer, limit?: Limit): void;
  postWithin(path: string, handler: (visited: Visited) => Answer, limit?: Limit): void;
}

export function pagesOn(server: Server, deps: OwnDeps): Pages {
  function on(method: 'GET' | 'POST', url: string, handler: (asked: Asked) => Answer, limit: Limit | LongForm | undefined): void {
    const longest = limit !== undefined && 'longest' in limit ? limit.longest : undefined;
    server.route({
      method,
      url,
      ...(limit === undefined ? {} : { config: { rateLimit: { max: limit.max, timeWindow: limit.timeWindow } } }),
      ...(longest === undefined ? {} : { bodyLimit: bytesOf(longest) }),
      handler: async (request, reply) => handler(asked(deps, request, reply, longest)),
    });
  }
  const within = (handler: (visited: Visited) => Answer) => async (question: Asked) => {
    const here = await visited(question);
    return here === undefined ? question.reply.redirect('/omat', 303) : handler(here);
  };
  return {
    get: (path, handler, limit) => on('GET', path, handler, limit),
    post: (path, handler, limit) => on('POST', path, handler, limit),
    getWithin: (path, handler, limit) => on('GET', path, within(handler), limit),
    postWithin: (path, handler, limit) => on('POST', path, within(handler), limit),
  };
}

export function page({ reply }: Asked, markup: string): Reply {
  return reply.type('text/html; charset=utf-8').send(markup);
}
