// Puts the contract's routes on the server: session, permission, request parsed, response parsed (undeclared properties never leave).

import { Readable } from 'node:stream';
import type { Call } from '#kernel/access';
import type { FileAnswer, HandlersOf, RouteSpec } from '#platform/contract';
import { appError } from '#platform/errors';
import { languageOf, limits } from '#platform/http';
import type { Reply, Request, Server } from '#platform/http';
import { admit, SESSION_COOKIE } from './caller.ts';
import type { Caller, CallerContext } from './caller.ts';

const SESSION_SECONDS = 14 * 24 * 3600;

export interface MountContext extends CallerContext {
  readonly secureCookie: boolean;
}

/** Doors at which a stranger could guess: fewer tries per address. */
const GUESSING_DOORS: ReadonlySet<string> = new Set([
  'POST /api/session',
  'POST /api/session/mfa',
  'POST /api/setup/code',
  'POST /api/setup/claim',
]);

type AnyArea = Record<string, RouteSpec>;
type LooseHandler = (input: { params?: unknown; query?: unknown; body?: unknown }, call: Call) => Promise<unknown>;

/** A file of people may be large, and a notice as large as a scanned one is; everything else is a form. */
function bodyLimitOf(path: string): number {
  // Only bytes of a file come in a stream; what is said of it is a form, and mended cells and choices of a hundred thousand rows fit.
  if (path === '/api/imports/uploads') return 100_000_000;
  if (path.startsWith('/api/imports')) return 10_000_000;
  // A mail of twenty-five megabytes, as text.
  if (path === '/api/messages' || path === '/api/messages/read') return 36_000_000;
  // A picture of two megabytes, as text.
  if (path === '/api/newsletter-images') return 3_000_000;
  return path === '/api/policy/read' || path === '/api/subjects/:id/documents' ? 15_000_000 : 1_000_000;
}

/** Mounts one area; a route without a handler does not compile. */
export function mount<const Area extends AnyArea>(
  server: Server,
  area: Area,
  handlers: HandlersOf<Area, Call>,
  context: MountContext,
): void {
  const callers = new WeakMap<Request, Caller>();
  for (const [name, spec] of Object.entries(area)) {
    const handler = handlers[name] as unknown as LooseHandler;
    server.route({
      method: spec.method,
      url: spec.path,
      ...(GUESSING_DOORS.has(`${spec.method} ${spec.path}`) ? { config: { rateLimit: limits.signIn } } : {}),
      bodyLimit: bodyLimitOf(spec.path),
      schema: {
        summary: spec.summary,
        ...(spec.params ? { params: spec.params } : {}),
        ...(spec.query ? { querystring: spec.query } : {}),
        ...(spec.body ? { body: spec.body } : {}),
        ...(spec.file === true ? {} : { response: { 200: spec.response } }),
      },
      // Before the body is read: a stranger's eighty megabytes are never parsed, and nobody learns from complaints about input.
      onRequest: async (request: Request, reply: Reply) => {
        callers.set(request, await admit(request, reply, spec, context));
      },
      handler: async (request: Request, reply: Reply) => {
        if (spec.upload !== true) refuseNul(request.body);
        const call = callOf(request, reply, callers.get(request) ?? {}, context.secureCookie);
        const answer = await handler({ params: request.params, query: request.query, body: request.body }, call);
        // What can be undone is offered to be undone.
        if (call.act?.id) reply.header('lupaus-act', call.act.id);
        return spec.file === true ? sendFile(reply, answer as FileAnswer) : answer;
      },
    });
  }
}

/** A letter as its reader would see it: our own styles and pictures, no script, and framed by our own pages alone. */
const FRAMED = {
  'content-security-policy':
    "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-same-origin",
  'x-frame-options': 'SAMEORIGIN',
};

/** Somebody else's file is saved, never shown: were it something else than it says, no page of ours would run it. */
function sendFile(reply: Reply, { name, mediaType, bytes, framed = false }: FileAnswer): Reply {
  if (framed) reply.headers(FRAMED);
  else
    reply.headers({
      'content-disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '')}"`,
      'content-security-policy': "default-src 'none'; sandbox",
    });
  reply.header('content-type', mediaType);
  return reply.send(bytes instanceof Uint8Array ? Buffer.from(bytes) : Readable.from(bytes, { objectMode: false }));
}

/** PostgreSQL cannot store the character NUL, and no name or note has one. A file is looked at row by row. */
function refuseNul(body: unknown): void {
  if (typeof body !== 'object' || body === null) return;
  for (const value of Object.values(body)) {
    if (typeof value === 'string' && value.length < 1_000_000 && value.includes('\u0000')) throw appError('invalid', 'errors.invalid');
    refuseNul(value);
  }
}

function callOf(request: Request, reply: Reply, { session, token }: Caller, secure: boolean): Call {
  return {
    lang: languageOf(request),
    browser: (request.headers['user-agent'] ?? '').slice(0, 250),
    session,
    token,
    act: { id: null },
    account() {
      if (token) return token.account;
      if (!session) throw appError('unauthenticated', 'errors.signed-out');
      return session.account;
    },
    setSession(token) {
      const options = { path: '/', httpOnly: true, sameSite: 'strict' as const, secure };
      if (token === null) reply.clearCookie(SESSION_COOKIE, options);
      else reply.setCookie(SESSION_COOKIE, token, { ...options, maxAge: SESSION_SECONDS });
    },
  };
}
