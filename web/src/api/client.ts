/** The only way the application talks to the server: the contract's own types over one small fetch. */
import type { Contract } from '#api/contract';
import type { AnswerOf, RequestOf, RouteSpec } from '#platform/contract';
import { routes } from 'virtual:contract-routes';
import { lang } from '../i18n/index.ts';
import { Problem, type ProblemBody } from './problem.ts';

interface Options {
  signal?: AbortSignal;
}
type Call<R extends RouteSpec> = keyof RequestOf<R> extends never
  ? (request?: undefined, options?: Options) => Promise<AnswerOf<R>>
  : (request: RequestOf<R>, options?: Options) => Promise<AnswerOf<R>>;
export type Client = {
  readonly [A in keyof Contract]: { readonly [R in keyof Contract[A]]: Contract[A][R] extends RouteSpec ? Call<Contract[A][R]> : never };
};
/** What a route answers, for example Answer<'people', 'list'>. */
export type Answer<A extends keyof Contract, R extends keyof Contract[A]> = Contract[A][R] extends RouteSpec
  ? AnswerOf<Contract[A][R]>
  : never;
/** What a route is sent. */
export type Request<A extends keyof Contract, R extends keyof Contract[A]> = Contract[A][R] extends RouteSpec
  ? RequestOf<Contract[A][R]>
  : never;

interface Parts {
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
}

let onSignedOut: () => void = () => {};
/** Told when the server no longer knows the session. */
export function whenSignedOut(tell: () => void): void {
  onSignedOut = tell;
}

let onActed: (act: string) => void = () => {};
/** Told of every act that can be taken back. */
export function whenActed(tell: (act: string) => void): void {
  onActed = tell;
}

async function call(method: string, path: string, parts: Parts = {}, options: Options = {}): Promise<unknown> {
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': lang() };
  if (method !== 'GET') headers['x-lupaus'] = '1';
  const file = parts.body instanceof Blob;
  if (parts.body !== undefined) headers['content-type'] = file ? 'application/octet-stream' : 'application/json';
  const response = await fetch(address(path, parts), {
    method,
    headers,
    credentials: 'same-origin',
    ...(parts.body === undefined ? {} : { body: file ? (parts.body as Blob) : JSON.stringify(parts.body) }),
    ...(options.signal ? { signal: options.signal } : {}),
  }).catch((error: unknown) => {
    if (options.signal?.aborted) throw error;
    throw new Problem(0, { code: 'errors.unreachable' });
  });
  const act = response.headers.get('lupaus-act');
  if (act !== null) onActed(act);
  if (response.ok && response.headers.has('content-disposition')) return fileText(response);
  if (response.ok) return response.status === 204 ? {} : response.json();
  const body = (await response.json().catch(() => ({}))) as ProblemBody;
  if (response.status === 401 && body.code === 'errors.signed-out') onSignedOut();
  throw new Problem(response.status, body);
}

/** A file to be saved, with the mark of its encoding if it has one. */
async function fileText(response: Response): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
}

function address(path: string, { params = {}, query = {} }: Parts): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (typeof value === 'number' || (typeof value === 'string' && value !== '')) search.set(name, `${value}`);
  const text = search.toString();
  return text === '' ? filled : `${filled}?${text}`;
}

function build(): Client {
  const areas = Object.entries(routes).map(([area, calls]) => [
    area,
    Object.fromEntries(
      Object.entries(calls).map(([name, [method, path]]) => [
        name,
        (parts?: Parts, options?: Options) => call(method, path, parts, options),
      ]),
    ),
  ]);
  return Object.fromEntries(areas) as Client;
}

export const api = build();
