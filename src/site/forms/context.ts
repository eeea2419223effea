// How the public forms are asked for: a secure channel, the reader's language without a cookie, and posts of our own page or of a site that the form names.

import type { CompiledPolicy } from '#kernel/policy';
import type { Form, FormsDeps } from '#forms';
import { isLoopback } from '#platform/config';
import { appError } from '#platform/errors';
import { contentSecurityPolicy, languageOf } from '#platform/http';
import type { Reply, Request } from '#platform/http';
import { isLang } from '#platform/i18n';
import type { Lang } from '#platform/i18n';

export interface FormAsked {
  readonly deps: FormsDeps;
  readonly request: Request;
  readonly reply: Reply;
  readonly lang: Lang;
  readonly policy: CompiledPolicy;
  readonly firm: string;
  /** Fields of the post; a repeated one is a list. */
  readonly body: Readonly<Record<string, string | readonly string[]>>;
  /** Shown inside the page of another site. */
  readonly embedded: boolean;
}

/** @throws errors.visit-channel, errors.not-set-up, errors.invalid */
export function formAsked(deps: FormsDeps, request: Request, reply: Reply): FormAsked {
  const { publicUrl } = deps.config;
  if (!publicUrl.startsWith('https:') && !isLoopback(new URL(publicUrl).hostname)) throw appError('unavailable', 'errors.visit-channel');
  const policy = deps.policy.current();
  if (policy === null) throw appError('unavailable', 'errors.not-set-up');
  const controller = policy.policy.controllers[0];
  const body = bodyOf(request.body);
  const query = request.query as { lang?: unknown; upotus?: unknown };
  const wished = [query.lang, body['lang']].find(isLang);
  const lang = wished ?? languageOf(request);
  reply.header('content-language', lang).header('vary', 'Accept-Language').header('x-robots-tag', 'noindex');
  const embedded = query.upotus === '1' || body['upotus'] === '1' || request.url.split('?')[0]?.endsWith('/upotus') === true;
  return { deps, request, reply, lang, policy, firm: controller?.alias ?? controller?.name ?? '', body, embedded };
}

const LONGEST = 6000;

function bodyOf(body: unknown): FormAsked['body'] {
  if (typeof body !== 'object' || body === null) return {};
  const fields: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(body)) {
    const all = [value].flat().filter((each) => typeof each === 'string');
    if (all.some((each) => each.includes('\u0000') || each.length > LONGEST)) throw appError('invalid', 'errors.invalid');
    const [first = '', ...more] = all.map((each) => each.trim());
    fields[name] = more.length === 0 ? first : [first, ...more];
  }
  return fields;
}

export function textOf({ body }: Pick<FormAsked, 'body'>, name: string): string {
  const value = body[name];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

export function listOf({ body }: Pick<FormAsked, 'body'>, name: string): readonly string[] {
  const value = body[name] ?? [];
  return typeof value === 'string' ? [value] : value;
}

/** A browser tells where a form was filled in: on our own page, or on a site that the form names. @throws errors.cross-site */
export function refuseStrange(request: Request, origins: readonly string[]): void {
  const { origin } = request.headers;
  if (!isOwn(request) && (origin === undefined || !origins.includes(origin))) throw appError('forbidden', 'errors.cross-site');
}

/** Filled in on a page of ours. */
export function isOwn({ headers }: Request): boolean {
  const { origin, host } = headers;
  const site = headers['sec-fetch-site'];
  return origin === undefined ? site === undefined || site === 'same-origin' || site === 'none' : hostOf(origin) === host;
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

/** Host and path of the page on which somebody signs up: ours, or a site that the form names. */
export function pageOf({ request, deps }: FormAsked, form: Form, embeddedOn: string): string | null {
  const { origin, host } = request.headers;
  if (embeddedOn !== '' && form.origins.includes(embeddedOn)) return new URL(embeddedOn).host;
  if (origin !== undefined && hostOf(origin) !== host) return form.origins.includes(origin) ? new URL(origin).host : null;
  return `${new URL(deps.config.publicUrl).host}/lomake/${form.slug}`;
}

/** The site whose page shows the form, as its browser tells; one that the form does not name is nobody's. */
export function framedBy({ request }: FormAsked, form: Form): string {
  const { referer } = request.headers;
  const origin = referer !== undefined && URL.canParse(referer) ? new URL(referer).origin : '';
  return form.origins.includes(origin) ? origin : '';
}

/** Only the sites that the form names may show it within their own pages. */
export function allowFrames(reply: Reply, origins: readonly string[]): void {
  const ancestors = origins.length === 0 ? "'none'" : origins.join(' ');
  reply.header('content-security-policy', contentSecurityPolicy().replace("frame-ancestors 'none'", `frame-ancestors ${ancestors}`));
  if (origins.length > 0) reply.removeHeader('x-frame-options').header('cross-origin-resource-policy', 'cross-origin');
}

/** Programs that fetch a page before anybody has asked for it. */
export function isAhead({ headers, method }: Request): boolean {
  const purpose = `${String(headers['purpose'] ?? '')} ${String(headers['sec-purpose'] ?? '')} ${String(headers['x-moz'] ?? '')}`;
  return method === 'HEAD' || /prefetch|prerender|preview/i.test(purpose);
}
