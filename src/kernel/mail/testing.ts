/** Builders for tests of mail: a firm whose declaration names its relay, on either engine, with a clock that the test holds. */
import type { TestContext } from 'node:test';
import { accessMigrations } from '#kernel/access';
import { compilePolicy, fixedHolder } from '#kernel/policy';
import type { CompiledPolicy, Recipient } from '#kernel/policy';
import { fixedClock } from '#platform/clock';
import { migrate } from '#platform/db';
import type { Database } from '#platform/db';
import { seededIds } from '#platform/ids';
import { silentLog } from '#platform/log';
import { firmOfRights } from '../rights/firm/testing.ts';
import { testKeys } from '../rights/testing.ts';
import { createMailer, mailMigrations, queueMail, saveMailSettings } from './index.ts';
import type { Mailer, MailOrder, MailSettings } from './index.ts';
import type { SendDeps } from './send.ts';

export const RELAY = {
  id: 'relay',
  name: { fi: 'Posti', sv: 'Post', en: 'Post' },
  role: 'processor',
  country: 'FI',
  access: 'copy',
  fields: ['person.email'],
  purposes: ['care'],
  agreement: { kind: 'processing-agreement' },
  offSystem: true,
} as unknown as Recipient;

/** The sample firm with these recipients. */
export function firmWith(...recipients: readonly Recipient[]): CompiledPolicy {
  const firm = firmOfRights();
  return compilePolicy({ ...firm.policy, recipients: [...recipients] }, firm);
}

export function settingsFor(port: number, more: Partial<MailSettings> = {}): MailSettings {
  return {
    host: '127.0.0.1',
    port,
    tls: 'none',
    user: '',
    password: '',
    fromAddress: 'posti@firma.example.test',
    fromName: 'Esimerkki Oy',
    recipientId: 'relay',
    ...more,
  };
}

export interface MailHouse {
  readonly deps: SendDeps;
  readonly clock: ReturnType<typeof fixedClock>;
  readonly mailer: Mailer;
  /** Queues a letter with a link to this address. */
  queue(
    address: string,
    more?: Partial<MailOrder<'one-time-link'>> & { subjectId?: string | null; contactPointId?: string },
  ): Promise<string>;
}

const START = '2026-11-22T08:00:00.000Z';

/** A house that sends to this port of this machine; `seed` sets apart the ids of two processes. */
export async function mailHouse(t: Pick<TestContext, 'after'>, database: Database, port: number, seed = 5): Promise<MailHouse> {
  await migrate(database, [...accessMigrations, ...mailMigrations]);
  const clock = fixedClock(START);
  const policy = fixedHolder(firmWith(RELAY));
  const deps: SendDeps = { database, clock, ids: seededIds(seed), log: silentLog, keys: testKeys, policy };
  await saveMailSettings(database.db, deps, settingsFor(port));
  const mailer = createMailer(deps);
  t.after(() => mailer.close());
  return { deps, clock, mailer, queue: (address, more) => queueLink(deps, address, more) };
}

function queueLink(
  deps: SendDeps,
  address: string,
  { subjectId = 'subject-1', contactPointId, ...more }: Parameters<MailHouse['queue']>[1] = {},
): Promise<string> {
  const to = { subjectId, address, ...(contactPointId === undefined ? {} : { contactPointId }) };
  const params = { link: 'https://firma.example.test/omat/abc', code: 'KOODI-1', until: new Date('2026-11-22T08:30:00Z') };
  return deps.database.tx((tx) => queueMail(tx, deps, { to, purpose: 'rights', template: 'one-time-link', lang: 'fi', params, ...more }));
}
