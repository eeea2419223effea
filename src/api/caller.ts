// Who knocks: a browser by its cookie or a program by its token, and never both. A token is taken from one header and from nowhere else.

import { findSession, findToken, holdsToken, isWithin, sessionPermissions, tokenPermissions } from '#kernel/access';
import type { AccessDeps, OpenSession, OpenToken } from '#kernel/access';
import { isLoopback } from '#platform/config';
import type { RouteSpec } from '#platform/contract';
import { appError } from '#platform/errors';
import type { Reply, Request } from '#platform/http';
import type { TokenLimits } from './token-limits.ts';

export const SESSION_COOKIE = 'lupaus_session';

export interface Caller {
  readonly session?: OpenSession | undefined;
  readonly token?: OpenToken | undefined;
}

export interface CallerContext {
  readonly access: AccessDeps;
  readonly tokens: TokenLimits;
  /** True when the declaration in force promises a second factor. */
  mfaRequired(): boolean;
}

/** Finds who calls and refuses what they may not. @throws errors.signed-out, errors.forbidden, errors.cross-site, errors.token-… */
export async function admit(request: Request, reply: Reply, spec: RouteSpec, context: CallerContext): Promise<Caller> {
  if (holdsToken(request.url)) throw appError('invalid', 'errors.token-in-address');
  if (request.headers.authorization !== undefined) return { token: await admitToken(request, reply, spec, context) };
  refuseCrossSite(request, spec);
  const cookie = request.cookies[SESSION_COOKIE];
  const session = cookie ? await findSession(context.access, cookie) : undefined;
  authorise(spec, session, context.mfaRequired());
  return { session };
}

function authorise(spec: RouteSpec, session: OpenSession | undefined, mfaRequired: boolean): void {
  if (typeof spec.permission !== 'string') return;
  if (!session?.complete) throw appError('unauthenticated', 'errors.signed-out');
  if (sessionPermissions(session, mfaRequired).includes(spec.permission)) return;
  if (session.account.must_change === 1) throw appError('forbidden', 'errors.change-password');
  if (mfaRequired && session.account.totp_confirmed_at === null) throw appError('forbidden', 'errors.mfa-required');
  throw appError('forbidden', 'errors.forbidden', { params: { permission: spec.permission } });
}

// A browser sends no such header of itself, so the rules against forms of other sites have nothing to guard here.
async function admitToken(request: Request, reply: Reply, spec: RouteSpec, context: CallerContext): Promise<OpenToken> {
  const now = context.access.clock.now().getTime();
  refusePlain(request);
  context.tokens.refuseGuesser(request.ip, now, reply);
  const text = bearerOf(request);
  const token = text === undefined ? undefined : await findToken(context.access, text);
  if (token === undefined || !isWithin(token.networks, request.ip)) {
    context.tokens.wrong(request.ip, now);
    reply.header('www-authenticate', 'Bearer realm="lupaus", error="invalid_token"');
    throw appError('unauthenticated', 'errors.token-invalid');
  }
  context.tokens.count(token.id, now, reply);
  const needed = spec.permission;
  if (typeof needed !== 'string') throw appError('forbidden', 'errors.token-route');
  if (tokenPermissions(token, context.mfaRequired()).includes(needed)) return token;
  reply.header('www-authenticate', `Bearer realm="lupaus", error="insufficient_scope", scope="${needed}"`);
  throw appError('forbidden', 'errors.token-scope', { params: { permission: needed } });
}

/** Exactly one header of exactly one form: what two readers could understand in two ways is refused. */
function bearerOf({ raw, headers }: Request): string | undefined {
  const sent = raw.rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'authorization');
  // A request made inside the process has no raw headers.
  if (sent.length > 1) return undefined;
  return /^Bearer ([\w-]{20,200})$/i.exec(headers.authorization ?? '')?.[1];
}

/** A token never travels in the open; on this machine there is nobody to overhear. A header that says so may only make it stricter. */
function refusePlain(request: Request): void {
  const told = request.headers['x-forwarded-proto'];
  const plain = request.protocol !== 'https' && !isLoopback(request.ip.replace(/^::ffff:/, ''));
  if (plain || (request.protocol !== 'https' && told !== undefined && told !== 'https')) throw appError('forbidden', 'errors.token-plain');
}

/** A form on another site cannot set this header, and a browser tells the origin of a cross-site call. */
function refuseCrossSite(request: Request, spec: RouteSpec): void {
  if (spec.method === 'GET') return;
  const origin = request.headers.origin;
  const foreign = origin !== undefined && hostOf(origin) !== request.headers.host;
  if (request.headers['x-lupaus'] !== '1' || foreign) throw appError('forbidden', 'errors.cross-site');
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
