/** A house with a server that listens, and a program that calls it with a token over real HTTP. */
import type { AddressInfo } from 'node:net';
import { ok, openApp } from '#tests/app';
import type { Cleaner, Session, TestApp, TestAppOptions } from '#tests/app';

export interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

export interface ApiHouse extends TestApp {
  readonly origin: string;
  /** Calls as a program does: a token and nothing else. */
  call<T = Record<string, unknown>>(
    token: string,
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<T>>;
}

export async function apiHouse(t: Cleaner, options: TestAppOptions = { policy: 'lajina-mieli' }): Promise<ApiHouse> {
  const opened = await openApp(t, options);
  await opened.app.server.listen({ port: 0, host: '127.0.0.1' });
  const origin = `http://127.0.0.1:${(opened.app.server.server.address() as AddressInfo).port}`;
  return {
    ...opened,
    origin,
    async call<T>(token: string, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
      const response = await fetch(`${origin}${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: (text === '' ? null : JSON.parse(text)) as T };
    },
  };
}

export interface TokenWish {
  readonly permissions: readonly string[];
  readonly days?: number;
  readonly networks?: readonly string[];
}

export async function tokenFor(owner: Session, wish: TokenWish): Promise<{ id: string; secret: string }> {
  const body = { name: 'Kokeilu', purpose: 'Testi', ...wish };
  const made = await ok(owner.call<{ token: { id: string }; secret: string }>('POST', '/api/tokens', body));
  return { id: made.token.id, secret: made.secret };
}
