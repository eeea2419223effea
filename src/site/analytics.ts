// The firm's pages are counted by the server that gives them, and its other sites tell a page by a picture or a beacon: no cookie, no script of ours, nothing stored with the visitor.

import { z } from 'zod';
import { campaignOf, hostOf, isSite, linkOf, ownHost, pageOf, referrerOf } from '#analytics';
import type { Counter } from '#analytics';
import type { Deps } from '#kernel/deps';
import { routeOf } from '#platform/http';
import type { Reply, Request, Server } from '#platform/http';
import { sendDot } from './pixel.ts';

export interface VisitDeps extends Pick<Deps, 'database' | 'clock' | 'config' | 'log'> {
  readonly counter: Counter;
}

/** Patterns of our own public pages. One's own pages and whatever has a token in its address are never counted. */
const OWN_PAGES = ['/seloste', '/uutiskirjeet', '/lomake', '/arvonta'];
/** Addresses with a secret in them, and what is shown inside a page of another site. */
const NO_PAGE = /:(token|secret|code)\b|\*|\/upotus$|\/kiitos$/;

export function registerVisits(app: Server, deps: VisitDeps): void {
  const own = ownHost(deps);
  app.addHook('onResponse', async (request: Request, reply: Reply) => {
    if (isOwnPage(request, reply)) await quietly(deps, () => countOwn(deps, own, request));
  });
  app.get('/k.gif', async (request, reply) => {
    const { p, c } = request.query as { p?: unknown; c?: unknown };
    await quietly(deps, () => countTold(deps, request, { p: text(p), c: text(c) }));
    return sendDot(reply);
  });
  app.post('/k', { bodyLimit: 4096 }, async (request, reply) => {
    const told = toldIn(request.body);
    if (told !== undefined) await quietly(deps, () => countTold(deps, request, told));
    return reply.code(204).send();
  });
}

function isOwnPage(request: Request, reply: Reply): boolean {
  if (request.method !== 'GET' || !isShown(reply)) return false;
  const route = routeOf(request);
  return OWN_PAGES.some((page) => route === page || route.startsWith(`${page}/`)) && !NO_PAGE.test(route);
}

/** A page, also one that the browser still had; pictures, feeds and papers are none. */
function isShown(reply: Reply): boolean {
  if (reply.statusCode === 304) return true;
  return reply.statusCode === 200 && String(reply.getHeader('content-type') ?? '').startsWith('text/html');
}

async function countOwn({ counter }: VisitDeps, own: string, request: Request): Promise<void> {
  const { headers, ip, url } = request;
  const query = new URLSearchParams(url.split('?', 2)[1] ?? '');
  await counter.take({
    site: own,
    page: pageOf(url),
    referrer: referrerOf(headers.referer, [own]),
    campaign: campaignOf(query.get('utm_campaign')),
    address: ip,
    headers,
  });
}

/** What a page of another site of the firm tells. `y`: this visitor said yes there. */
const TOLD = z.object({
  p: z.string().max(2000).optional(),
  r: z.string().max(2000).optional(),
  c: z.string().max(200).optional(),
  o: z.string().max(2000).optional(),
  y: z.boolean().optional(),
});
type Told = z.infer<typeof TOLD>;

function toldIn(body: unknown): Told | undefined {
  if (typeof body !== 'string') return TOLD.safeParse(body).data;
  try {
    return TOLD.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}

/** Only sites that the owner has named are believed; a browser says itself which page it is on. */
async function countTold({ counter, ...deps }: VisitDeps, request: Request, { p, r, c, o, y }: Told): Promise<void> {
  const { headers, ip } = request;
  const from = headers.origin ?? headers.referer ?? '';
  const origin = URL.canParse(from) ? new URL(from).origin : '';
  if (p === undefined || !(await isSite(deps, origin))) return;
  const site = hostOf(origin) ?? '';
  const link = o === undefined ? undefined : linkOf(o);
  if (link === null) return;
  const ask = { site, page: pageOf(p), referrer: referrerOf(r, [site]), campaign: campaignOf(c), address: ip, headers };
  await counter.take({ ...ask, consented: y === true, ...(link === undefined ? {} : { link }) });
}

/** A visit that could not be counted is no visitor's concern. */
async function quietly({ log }: VisitDeps, count: () => Promise<unknown>): Promise<void> {
  try {
    await count();
  } catch (error) {
    log.error('visits.count', { error: error instanceof Error ? error.name : 'error' });
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value.slice(0, 2000) : undefined;
}
