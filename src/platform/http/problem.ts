// Every refusal reaches the reader as one body (RFC 9457) in their language, naming field and clause, telling nothing else.

import { hasZodFastifySchemaValidationErrors, isResponseSerializationError } from 'fastify-type-provider-zod';
import { errorKind } from '../db/index.ts';
import { AppError, platformPhrases } from '../errors.ts';
import type { ErrorKind } from '../errors.ts';
import type { Lang, Params, Translate } from '../i18n/index.ts';
import type { Log, LogFields } from '../log.ts';
import { languageOf } from './language.ts';
import type { Reply, Request } from './types.ts';
import { fieldErrors } from './validation.ts';
import type { FieldError } from './validation.ts';

export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  field?: string;
  clause?: string;
  params?: Params;
  errors?: FieldError[];
}

/** Turns a problem into a page for people who came by a link; undefined leaves it as JSON. */
export type ProblemPage = (problem: Problem, lang: Lang, request: Request) => string | undefined;

export interface ProblemOptions {
  log: Log;
  translate: Translate | undefined;
  page: ProblemPage | undefined;
}

const STATUS: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  refused: 422,
  locked: 423,
  'too-many': 429,
  unavailable: 503,
};

export function problemHandler({ log, translate, page }: ProblemOptions): (error: unknown, request: Request, reply: Reply) => void {
  const t: Translate = (lang, key, params) => {
    const text = translate?.(lang, key, params);
    return text !== undefined && text !== key ? text : (platformPhrases.find(lang, key, params) ?? key);
  };
  return (error, request, reply) => {
    const lang = languageOf(request);
    const problem = describe(error, lang, t);
    if (problem.status >= 500)
      log.error('http.failed', { ...traces(error), status: problem.status, method: request.method, route: routeOf(request) });
    if (problem.status === 503 && !reply.hasHeader('retry-after')) reply.header('retry-after', 5);
    const html = wantsPage(request) ? page?.(problem, lang, request) : undefined;
    reply.code(problem.status).header('content-language', lang).header('vary', 'Accept-Language, Cookie');
    if (html === undefined) reply.type('application/problem+json').serializer(String).send(JSON.stringify(problem));
    else reply.type('text/html; charset=utf-8').serializer(String).send(html);
  };
}

function describe(error: unknown, lang: Lang, t: Translate): Problem {
  if (error instanceof AppError) return fromAppError(error, lang, t);
  if (hasZodFastifySchemaValidationErrors(error))
    return { ...plain(400, 'errors.invalid', lang, t), errors: fieldErrors(error.validation, lang, t) };
  if (errorKind(error) === 'busy') return plain(503, 'errors.busy', lang, t);
  const status = isResponseMismatch(error) ? 500 : statusOf(error);
  return plain(status, CODES[status] ?? (status < 500 ? 'errors.invalid' : 'errors.internal'), lang, t);
}

const CODES: Record<number, string> = {
  404: 'errors.not-found',
  413: 'errors.too-large',
  415: 'errors.media-type',
  429: 'errors.too-many',
  503: 'errors.unavailable',
};

function fromAppError({ kind, code, field, clause, params }: AppError, lang: Lang, t: Translate): Problem {
  const title = t(lang, code, { ...params, ...(field === undefined ? {} : { field }), ...(clause === undefined ? {} : { clause }) });
  return {
    type: `urn:lupaus:${code}`,
    title,
    status: STATUS[kind],
    code,
    ...(field === undefined ? {} : { field }),
    ...(clause === undefined ? {} : { clause }),
    ...(Object.keys(params).length === 0 ? {} : { params }),
  };
}

function plain(status: number, code: string, lang: Lang, t: Translate): Problem {
  return { type: `urn:lupaus:${code}`, title: t(lang, code), status, code };
}

function isResponseMismatch(error: unknown): boolean {
  return error instanceof Error && isResponseSerializationError(error);
}

// The web server's own refusals (body too large, broken JSON) carry their status.
function statusOf(error: unknown): number {
  if (!(error instanceof Error) || !('statusCode' in error) || typeof error.statusCode !== 'number') return 500;
  return error.statusCode >= 400 && error.statusCode <= 599 ? error.statusCode : 500;
}

function wantsPage(request: Request): boolean {
  return (request.headers.accept ?? '').includes('text/html');
}

/** The pattern, never the address itself: addresses hold ids, searches and one-time links. */
export function routeOf(request: Request): string {
  return request.routeOptions.url ?? 'unknown';
}

// Messages may quote a stored value ("Key (email)=(…) already exists"): only name, code and place are logged.
function traces(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const places = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 4)
    .map((line) => line.trim());
  return { error: error.name, code, at: places.join(' < '), ...mismatches(error) };
}

function mismatches(error: Error): LogFields {
  if (!isResponseMismatch(error) || typeof error.cause !== 'object' || error.cause === null || !('issues' in error.cause)) return {};
  const issues = error.cause.issues as { path: PropertyKey[]; code: string }[];
  return {
    fields: issues
      .slice(0, 5)
      .map((issue) => `${issue.path.map(String).join('.')}:${issue.code}`)
      .join(' '),
  };
}
