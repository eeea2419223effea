// Every page of the own pages is asked for in one way: a secure channel, the reader's language, the visit of the cookie, and forms of our own site only.

import type { Deps } from '#kernel/deps';
import type { CompiledPolicy } from '#kernel/policy';
import type { Act } from '#kernel/rights';
import { findVisit } from '#kernel/visits';
import type { Mailboxes, Visit } from '#kernel/visits';
import { isLoopback } from '#platform/config';
import { joined } from '#platform/db';
import type { Tx } from '#platform/db';
import { appError } from '#platform/errors';
import { LANG_COOKIE, languageOf } from '#platform/http';
import type { Reply, Request } from '#platform/http';
import { isLang } from '#platform/i18n';
import type { Lang } from '#platform/i18n';

export type OwnDeps = Deps & { readonly mailboxes: Mailboxes };

/** One question to the pages, by whoever asks. */
export interface Asked {
  readonly deps: OwnDeps;
  readonly request: Request;
  readonly reply: Reply;
  readonly lang: Lang;
  readonly policy: CompiledPolicy;
  readonly firm: string;
  /** The form's fields; empty for a page. */
  readonly form: Readonly<Record<string, string>>;
}

/** A question by somebody whose visit is open: whose data it is about comes from the visit and from nowhere else. */
export interface Visited extends Asked {
  readonly visit: Visit;
  readonly act: Act;
}

/** The same question inside a transaction: all that is done is one act. The ledger is copied after it, by whoever asked. */
export function asOneAct<A extends Asked>(question: A, tx: Tx): A {
  return { ...question, deps: { ...joined(question.deps, tx), flushLedger: () => Promise.resolve() } };
}

const VISIT = 'omat';
const ORDER = 'omat-tilaus';
const HOUR = 3600;

/** The prefix binds a cookie to this host, path and https; a browser takes it over https only. */
function cookieName({ config }: OwnDeps, name: string): string {
  return secure(config.publicUrl) ? `__Host-${name}` : name;
}

function secure(publicUrl: string): boolean {
  return publicUrl.startsWith('https:');
}

/** Reads the question. @throws errors.visit-channel, errors.not-set-up, errors.cross-site, errors.invalid */
export function asked(deps: OwnDeps, request: Request, reply: Reply, longest = LONGEST): Asked {
  const { publicUrl } = deps.config;
  if (!secure(publicUrl) && !isLoopback(new URL(publicUrl).hostname)) throw appError('unavailable', 'errors.visit-channel');
  if (request.method !== 'GET' && request.method !== 'HEAD') refuseForeign(request);
  const policy = deps.policy.current();
  if (policy === null) throw appError('unavailable', 'errors.not-set-up');
  const controller = policy.policy.controllers[0];
  const lang = langOf(deps, request, reply);
  reply.header('content-language', lang).header('vary', 'Accept-Language, Cookie').header('x-robots-tag', 'noindex');
  return { deps, request, reply, lang, policy, firm: controller?.alias ?? controller?.name ?? '', form: formOf(request.body, longest) };
}

function langOf({ config }: OwnDeps, request: Request, reply: Reply): Lang {
  const wished = (request.query as { lang?: unknown }).lang;
  if (!isLang(wished)) return languageOf(request);
  reply.setCookie(LANG_COOKIE, wished, { path: '/omat', sameSite: 'lax', httpOnly: true, secure: secure(config.publicUrl) });
  return wished;
}

/** A browser tells where a form was filled in; one that was filled in elsewhere does nothing here. */
function refuseForeign({ headers }: Request): void {
  const { origin, host } = headers;
  const foreign = origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host);
  const site = headers['sec-fetch-site'];
  if (foreign || (site !== undefined && site !== 'same-origin' && site !== 'none')) throw appError('forbidden', 'errors.cross-site');
}

/** Characters of a field, where a page does not say otherwise. */
const LONGEST = 5000;

function formOf(body: unknown, longest: number): Readonly<Record<string, string>> {
  if (typeof body !== 'object' || body === null) return {};
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries(body)) {
    if (typeof value !== 'string') continue;
    if (value.includes('\u0000')) throw appError('invalid', 'errors.invalid');
    if (value.length > longest) throw appError('invalid', 'errors.text-too-long', { field: name, params: { max: longest } });
    fields[name] = value.trim();
  }
  return fields;
}

/** The same with the open visit; undefined when there is none. */
export async function visited(question: Asked): Promise<Visited | undefined> {
  const { deps, request } = question;
  const token = request.cookies[cookieName(deps, VISIT)];
  const visit = token === undefined || token === '' ? undefined : await findVisit(deps, token);
  if (visit === undefined) return undefined;
  return { ...question, visit, act: { actor: { id: visit.subjectId, kind: 'subject' }, at: deps.clock.now() } };
}

/** The visit lives in this cookie alone: not read by scripts, not sent by other sites, gone with the browser. */
export function setVisit({ deps, reply }: Asked, token: string | null): void {
  const options = { path: '/', httpOnly: true, sameSite: 'strict' as const, secure: secure(deps.config.publicUrl) };
  if (token === null) reply.clearCookie(cookieName(deps, VISIT), options);
  else reply.setCookie(cookieName(deps, VISIT), token, options);
}

/** The secret of an order, by which the code is tied to this browser. */
export function setOrder({ deps, reply }: Asked, secret: string | null): void {
  const options = { path: '/', httpOnly: true, sameSite: 'strict' as const, secure: secure(deps.config.publicUrl), maxAge: HOUR };
  if (secret === null) reply.clearCookie(cookieName(deps, ORDER), options);
  else reply.setCookie(cookieName(deps, ORDER), secret, options);
}

export function orderOf({ deps, request }: Asked): string | undefined {
  return request.cookies[cookieName(deps, ORDER)];
}
