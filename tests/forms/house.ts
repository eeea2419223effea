/** A register with open forms, a relay that takes letters, and visitors from anywhere: for looking at sign-ups from every side. */
import { ok, openApp } from '#tests/app';
import type { Cleaner, TestApp, TestAppOptions } from '#tests/app';
import { sql } from '#platform/db';
import { solve, workForms } from '../../src/modules/forms/testing.ts';
import { openSink } from '../../src/platform/mail/testing.ts';
import type { Sink } from '../../src/platform/mail/testing.ts';
import { decodeWords } from '../own/letters.ts';
import { takeMailIntoUse } from '../own/house.ts';

export const AINO = 'aino.havuharju@example.test';

export interface Draft {
  slug: string;
  kind: 'newsletter' | 'guide' | 'contact' | 'raffle';
  registerId: string;
  subjectGroup: string;
  purposeId: string | null;
  sourceId: string;
  fields: { id: string; required: boolean }[];
  permissions: string[];
  origins: string[];
  name: { fi: string; sv: string; en: string };
  intro: { fi: string; sv: string; en: string };
}

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  readonly location: string;
}

export interface Visitor {
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  head(path: string): Promise<Answer>;
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Answer>;
}

export interface FormsHouse extends TestApp {
  readonly sink: Sink;
  visitor(ip?: string): Visitor;
  /** Fills in a form as a browser with script does. */
  signUp(slug: string, fields: Record<string, string>, from?: { ip?: string; work?: boolean }): Promise<Answer>;
  /** Looks at what waits and sends what is queued. */
  round(): Promise<void>;
  letters(address?: string): { link: string; text: string; source: string }[];
  tokenTo(address: string): string;
  /** Opens the link and presses the button, or lets the page do it. */
  confirm(token: string, act?: 'button' | 'touch' | 'seen'): Promise<Answer>;
  rows<T>(text: string): Promise<T[]>;
  form(draft?: Partial<Draft>): Promise<string>;
}

const DRAFT: Draft = {
  slug: 'uutiskirje',
  kind: 'newsletter',
  registerId: 'customer-marketing',
  subjectGroup: 'subscribers',
  purposeId: 'newsletter',
  sourceId: 'self',
  fields: [],
  permissions: [],
  origins: [],
  name: { fi: 'Kuukausikirje', sv: 'Månadsbrev', en: 'Monthly letter' },
  intro: { fi: 'Kerran kuussa yksi ajatus.', sv: 'En tanke i månaden.', en: 'One thought a month.' },
};

export const NEWSLETTER = DRAFT;

export async function openForms(t: Cleaner, options: TestAppOptions = {}): Promise<FormsHouse> {
  const house = await openApp(t, { policy: 'prover', ...options });
  const sink = await openSink();
  t.after(() => sink.close());
  const { app, owner, clock } = house;
  await takeMailIntoUse(house, sink.port);
  const visitor = (ip = '198.51.100.7') => visitorOf(house, ip);
  async function signUp(
    slug: string,
    fields: Record<string, string>,
    { ip, work = true }: { ip?: string; work?: boolean } = {},
  ): Promise<Answer> {
    const page = await visitor(ip).get(`/lomake/${slug}`);
    const [, salt = '', bits = '0'] = /data-salt="([^"]+)" data-bits="(\d+)"/.exec(page.body) ?? [];
    return visitor(ip).post(`/lomake/${slug}`, { lang: 'fi', ...fields, ...(work ? { work: solve({ salt, bits: Number(bits) }) } : {}) });
  }
  const letters = (address = AINO) =>
    sink.taken.filter(({ to }) => to === address).map(({ source }) => ({ source, ...decodeWords(source) }));
  async function confirm(token: string, act: 'button' | 'touch' | 'seen' = 'button'): Promise<Answer> {
    const page = await visitor().get(`/lomake/vahvista/${token}`);
    const nonce = nonceOf(page.body);
    clock.advance(2_000);
    return visitor().post('/lomake/vahvista', { token, nonce, act, lang: 'fi' });
  }
  return {
    ...house,
    sink,
    visitor,
    signUp,
    letters,
    confirm,
    async round() {
      await workForms(app.deps);
      await app.mailer.sendDue();
    },
    tokenTo: (address) => letters(address).at(-1)?.link.split('/').at(-1) ?? '',
    async rows<T>(text: string) {
      return (await sql.raw<T>(text).execute(app.deps.database.db)).rows;
    },
    async form(draft = {}) {
      const { form } = await ok<{ form: { id: string } }>(owner.call('POST', '/api/forms', { ...DRAFT, ...draft }));
      if (draft.kind === 'guide') return form.id;
      await ok(owner.call('POST', `/api/forms/${form.id}/state`, { state: 'open', version: 1 }));
      return form.id;
    },
  };
}

export function nonceOf(body: string): string {
  return /name="nonce" value="([^"]+)"/.exec(body)?.[1] ?? '';
}

function visitorOf({ app }: TestApp, ip: string): Visitor {
  const { host, origin } = new URL(app.deps.config.publicUrl);
  async function call(method: 'GET' | 'HEAD' | 'POST', url: string, headers: Record<string, string>, payload?: string): Promise<Answer> {
    const response = await app.server.inject({
      method,
      url,
      remoteAddress: ip,
      headers: { host, accept: 'text/html', ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
    const { statusCode, body, headers: answered } = response;
    return { status: statusCode, body, headers: answered, location: String(answered.location ?? '') };
  }
  return {
    get: (path, headers = {}) => call('GET', path, headers),
    head: (path) => call('HEAD', path, {}),
    post: (path, fields, headers = {}) =>
      call(
        'POST',
        path,
        { origin, 'content-type': 'application/x-www-form-urlencoded', ...headers },
        new URLSearchParams(fields).toString(),
      ),
  };
}
