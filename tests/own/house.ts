/** A register with two people, a relay that takes letters, and browsers without script: for looking at the own pages from every side. */
import { decodeWords } from './letters.ts';
import { ok, openApp } from '#tests/app';
import type { Cleaner, TestApp, TestAppOptions } from '#tests/app';
import { mailboxes } from '#customers';
import { workVisits } from '#kernel/visits';
import type { VisitDeps } from '#kernel/visits';
import { openSink } from '../../src/platform/mail/testing.ts';
import type { Sink } from '../../src/platform/mail/testing.ts';

export const AINO = 'aino.havuharju@example.test';
export const BO = 'bo.lindstrand@example.test';

export interface OwnHouse extends TestApp {
  readonly sink: Sink;
  readonly visits: VisitDeps;
  readonly ainoId: string;
  readonly boId: string;
  /** Looks at orders, gives answers and sends what is queued. */
  round(): Promise<void>;
  person(given: string, family: string, points: readonly { kind: string; value: string }[]): Promise<string>;
  /** The newest letter to the address: its link and code. */
  letterTo(address: string): { link: string; code: string; text: string } | undefined;
  /** Orders a link and opens the visit in a browser of its own. */
  inside(address: string): Promise<Browser>;
  browser(listener?: 'server' | 'site'): Browser;
}

export interface Browser {
  cookies: Map<string, string>;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, fields?: Record<string, string>, headers?: Record<string, string>): Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly location: string | undefined;
}

export async function openOwn(t: Cleaner, options: TestAppOptions = {}): Promise<OwnHouse> {
  const house = await openApp(t, { policy: 'prover', ...options });
  const sink = await openSink();
  t.after(() => sink.close());
  const { app, owner } = house;
  await takeMailIntoUse(house, sink.port);
  const visits: VisitDeps = { ...app.deps, mailboxes };
  const person = personMaker(owner);
  const ainoId = await person('Aino', 'Havuharju', [
    { kind: 'email', value: AINO },
    { kind: 'phone', value: '040 700 0001' },
  ]);
  const boId = await person('Bo', 'Lindstrand', [{ kind: 'email', value: BO }]);
  async function round(): Promise<void> {
    await workVisits(visits);
    await app.mailer.sendDue();
  }
  const browser = (listener: 'server' | 'site' = 'server') => browserOf(house, listener);
  const letterTo: OwnHouse['letterTo'] = (address) => {
    const taken = sink.taken.findLast(({ to }) => to === address);
    return taken === undefined ? undefined : decodeWords(taken.source);
  };
  async function inside(address: string): Promise<Browser> {
    const window = browser();
    await window.post('/omat', { address });
    await round();
    const token = letterTo(address)?.link.split('/').at(-1) ?? '';
    await window.post('/omat/linkki', { token });
    return window;
  }
  return { ...house, sink, visits, ainoId, boId, round, person, letterTo, inside, browser };
}

export async function takeMailIntoUse({ app, owner }: Pick<TestApp, 'app' | 'owner'>, port: number): Promise<void> {
  const { relays } = await ok<{ relays: { id: string; seesAddress: boolean }[] }>(owner.call('GET', '/api/mail'));
  const recipientId = relays.find(({ seesAddress }) => seesAddress)?.id ?? null;
  const relay = { host: '127.0.0.1', port, tls: 'none', user: '', fromAddress: 'posti@firma.example.test', fromName: 'Firma' };
  await ok(owner.call('PUT', '/api/mail', { ...relay, recipientId }));
  await ok(owner.call('POST', '/api/mail/test', {}));
  await app.mailer.sendDue();
}

export function personMaker(owner: TestApp['owner']) {
  return async (givenName: string, familyName: string, contactPoints: readonly { kind: string; value: string }[]): Promise<string> => {
    const policy = await ok<{ registers: { id: string; subjectGroups: { id: string }[] }[]; sources: { id: string }[] }>(
      owner.call('GET', '/api/policy'),
    );
    const memberships = policy.registers
      .slice(0, 1)
      .map(({ id, subjectGroups }) => ({ registerId: id, subjectGroup: subjectGroups[0]?.id }));
    const { person } = await ok<{ person: { id: string } }>(
      owner.call('POST', '/api/people', { givenName, familyName, source: policy.sources[0]?.id, memberships, contactPoints }),
    );
    return person.id;
  };
}

function browserOf({ app }: TestApp, listener: 'server' | 'site'): Browser {
  const { host, origin } = new URL(app.deps.config.publicUrl);
  const cookies = new Map<string, string>();
  async function call(method: 'GET' | 'POST', path: string, payload: string | undefined, headers: Record<string, string>): Promise<Answer> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await app[listener].inject({
      method,
      url: path,
      headers: {
        host,
        accept: 'text/html',
        ...(cookie === '' ? {} : { cookie }),
        ...(method === 'POST' ? { origin, 'content-type': 'application/x-www-form-urlencoded' } : {}),
        ...headers,
      },
      ...(payload === undefined ? {} : { payload }),
    });
    for (const each of [response.headers['set-cookie'] ?? []].flat()) {
      const [pair = ''] = each.split(';');
      const [name = '', value = ''] = pair.split('=');
      if (value === '' || /max-age=0|expires=thu, 01 jan 1970/i.test(each)) cookies.delete(name);
      else cookies.set(name, value);
    }
    const location = response.headers.location;
    return { status: response.statusCode, body: response.body, headers: response.headers as Answer['headers'], location };
  }
  return {
    cookies,
    get: (path, headers = {}) => call('GET', path, undefined, headers),
    post: (path, fields = {}, headers = {}) => call('POST', path, new URLSearchParams(fields).toString(), headers),
  };
}
