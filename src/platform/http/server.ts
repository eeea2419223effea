// Every door to the register has the same guards: known host, rate limits, parsed input, stripped output, safe headers.

import { isIPv6 } from 'node:net';
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import Fastify from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { isLoopback } from '../config.ts';
import { appError } from '../errors.ts';
import type { Translate } from '../i18n/index.ts';
import type { Log } from '../log.ts';
import { secureHeaders } from './headers.ts';
import { problemHandler } from './problem.ts';
import type { ProblemPage } from './problem.ts';
import type { Request, Server } from './types.ts';

export interface ServerOptions {
  log: Log;
  publicUrl: string;
  /** Addresses whose X-Forwarded-* headers are believed; empty trusts nobody. */
  trustProxy?: readonly string[];
  /** Bytes; a route may allow more. */
  bodyLimit?: number;
  /** Phrases of the rooms; the platform knows its own. */
  translate?: Translate;
  /** For pages that people open by a link. */
  problemPage?: ProblemPage;
  /** Requests per address; the default only stops floods, narrow doors set `config.rateLimit` from `limits`. */
  rateLimit?: { max: number; timeWindow: number } | false;
}

/** For `config.rateLimit` of a route: guessing doors and forms that anybody can reach. */
export const limits = {
  signIn: { max: 20, timeWindow: 60_000 },
  form: { max: 30, timeWindow: 60_000 },
  link: { max: 60, timeWindow: 60_000 },
} as const;

const MEGABYTE = 1024 * 1024;
const FLOOD = { max: 50_000, timeWindow: 10_000 };

export async function buildServer(options: ServerOptions): Promise<Server> {
  const { log, publicUrl, trustProxy = [], bodyLimit = MEGABYTE } = options;
  const server: Server = Fastify({
    logger: false,
    bodyLimit,
    trustProxy: trustProxy.length === 0 ? false : [...trustProxy],
    requestTimeout: 300_000,
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: true },
  }).withTypeProvider<ZodTypeProvider>();
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  secureHeaders(server, publicUrl);
  refuseStrangeHosts(server, publicUrl);
  await server.register(cookie);
  if (options.rateLimit !== false) await limitRates(server, options.rateLimit ?? FLOOD);
  acceptForms(server);
  acceptFiles(server);
  server.setErrorHandler(problemHandler({ log, translate: options.translate, page: options.problemPage }));
  const missing = options.rateLimit === false ? {} : { preHandler: server.rateLimit() };
  server.setNotFoundHandler(missing, () => {
    throw appError('not-found', 'errors.not-found');
  });
  closeKeptAlive(server);
  return server;
}

// A name that an attacker points at this machine must not make a browser speak to it (DNS rebinding).
function refuseStrangeHosts(server: Server, publicUrl: string): void {
  const own = new URL(publicUrl).hostname;
  server.addHook('onRequest', (request: Request, _reply, done) => {
    const { hostname } = request;
    if (hostname === own || isLoopback(hostname) || request.url === '/healthz') done();
    else done(appError('forbidden', 'errors.host'));
  });
}

async function limitRates(server: Server, { max, timeWindow }: { max: number; timeWindow: number }): Promise<void> {
  await server.register(rateLimit, {
    global: true,
    max,
    timeWindow,
    cache: 10_000,
    keyGenerator: (request) => addressGroup(request.ip),
    errorResponseBuilder: (_request, { ttl }) => appError('too-many', 'errors.too-many', { params: { seconds: Math.ceil(ttl / 1000) } }),
  });
}

// One household or attacker has a whole /64 of IPv6 addresses at its disposal.
function addressGroup(ip: string): string {
  if (!isIPv6(ip) || ip.startsWith('::ffff:')) return ip;
  const [head = '', tail] = ip.split('::');
  const groups = head.split(':').filter(Boolean);
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(':').filter(Boolean).length;
  return [...groups, ...Array<string>(missing).fill('0'), ...(tail ?? '').split(':')].slice(0, 4).join(':');
}

// Forms of the public pages work without JavaScript; a repeated name becomes a list.
function acceptForms(server: Server): void {
  server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    const form: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>;
    for (const [name, value] of new URLSearchParams(String(body))) {
      const before = form[name];
      form[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
    }
    done(null, form);
  });
}

// A file is handed on as it comes; whoever takes it counts its bytes. A route that expects none refuses the stream as it refuses any body.
function acceptFiles(server: Server): void {
  server.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
}

// close() waits for requests in flight, but a browser's idle connection would hold it for a minute.
function closeKeptAlive(server: Server): void {
  server.addHook('preClose', async () => {
    if (!server.server.listening) return;
    const timer = setInterval(() => server.server.closeIdleConnections(), 100);
    server.server.once('close', () => clearInterval(timer));
  });
}
