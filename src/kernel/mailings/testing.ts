/** Builders for tests of mailings: a firm whose declaration names its relay, readers by the thousand with a consent each, and letters without a module. */
import { accessMigrations } from '#kernel/access';
import { mailKinds, mailMigrations, saveMailSettings } from '#kernel/mail';
import { grantMany, keepBans, permissionKinds, permissionMigrations, recordPermission } from '#kernel/permission';
import { compilePolicy } from '#kernel/policy';
import type { CompiledPolicy } from '#kernel/policy';
import { createWriter } from '#kernel/records';
import { retentionKinds, retentionMigrations } from '#kernel/retention';
import { eraseNow } from '#kernel/rights';
import { addMemberships, createSubjects } from '#kernel/subjects';
import type { Clock } from '#platform/clock';
import { insertRows, sql } from '#platform/db';
import type { Database } from '#platform/db';
import type { Lang } from '#platform/i18n';
import type { Ids } from '#platform/ids';
import { RELAY, settingsFor } from '../mail/testing.ts';
import { firmOfPermissions } from '../permission/testing.ts';
import { rightsHouse } from '../rights/testing.ts';
import type { RightsHouse } from '../rights/testing.ts';
import type { MailingDeps } from './deps.ts';
import {
  createMailing,
  createMailingSender,
  eraseFromMailings,
  mailingKinds,
  mailingMigrations,
  recipientsOf,
  returnKinds,
  returnMigrations,
  scheduleMailing,
  unreachableAmong,
} from './index.ts';
import type { AtPoint, MailingLetters, NewMailing, RecipientRow, Schedule, SenderOptions } from './index.ts';

export { insertRecipients } from './store/recipients.ts';

/** The small firm of the permission room, whose declaration names the relay. */
export function firmOfMailings(recipients: readonly unknown[] = [{ ...RELAY, purposes: ['newsletter'] }]): CompiledPolicy {
  const firm = firmOfPermissions();
  return compilePolicy({ ...firm.policy, recipients: recipients as typeof firm.policy.recipients }, firm);
}

export interface MailingHouse extends Pick<RightsHouse, 'clock' | 'act' | 'write'> {
  readonly database: Database;
  readonly deps: MailingDeps;
  readonly policy: CompiledPolicy;
  /** People with an address who agreed to the newsletter; returns their ids. */
  readers(n: number, consented?: boolean): Promise<string[]>;
  /** A newsletter to these people, due at once; returns its id. */
  newsletter(subjectIds: readonly string[], more?: Partial<NewMailing>, schedule?: Partial<Schedule>): Promise<string>;
  sender(more?: Partial<SenderOptions> & { deps?: Partial<MailingDeps> }): ReturnType<typeof createMailingSender>;
  readonly letters: MailingLetters;
  /** The person takes the consent back by their own hand. */
  withdraw(subjectId: string): Promise<void>;
  erase(subjectId: string): Promise<void>;
  rows(mailingId: string): Promise<RecipientRow[]>;
}

export interface HouseOf {
  /** Where the relay listens. */
  readonly port: number;
  readonly policy?: CompiledPolicy;
  /** Real time and real ids for processes that are killed. */
  readonly clock?: Clock;
  readonly ids?: Ids;
  /** The relay is set up already. */
  readonly known?: boolean;
}

const ACTOR = { id: 'account-1', kind: 'account' } as const;

export async function mailingHouse(database: Database, dir: string, of: HouseOf): Promise<MailingHouse> {
  const { port, policy = firmOfMailings(), clock, ids, known = false } = of;
  const house = await rightsHouse(database, dir, {
    policy,
    kinds: [...retentionKinds, ...permissionKinds, ...mailKinds, ...mailingKinds, ...returnKinds],
    migrations: [
      ...retentionMigrations,
      ...permissionMigrations,
      ...accessMigrations,
      ...mailMigrations,
      ...mailingMigrations,
      ...returnMigrations,
    ],
  });
  const deps: MailingDeps = {
    ...house.deps,
    ...(clock === undefined ? {} : { clock }),
    ...(ids === undefined ? {} : { ids }),
    config: { ...house.deps.config, publicUrl: 'https://firma.example.test' },
    onErase: [
      { room: 'permission', beforeErase: (tx, subjectId) => keepBans(tx, deps, subjectId) },
      { room: 'mailings', beforeErase: (tx, subjectId) => eraseFromMailings(tx, deps, subjectId) },
    ],
    unreachable: (conn, contactIds) => unreachableAmong(conn, deps, contactIds),
  };
  if (!known) await saveMailSettings(database.db, deps, settingsFor(port));
  const audiences = new Map<string, readonly string[]>();
  const act = () => ({ actor: ACTOR, at: deps.clock.now() });
  return {
    database,
    deps,
    policy,
    clock: house.clock,
    act,
    write: house.write,
    readers: (n, consented = true) => readers(deps, policy, n, consented),
    async newsletter(subjectIds, more = {}, schedule = {}) {
      const id = await database.tx(async (tx) => {
        const created = await createMailing(tx, deps, { ...NEWSLETTER, ...more });
        await scheduleMailing(tx, deps, created, { localAt: null, ...schedule }, { actor: ACTOR });
        return created;
      });
      audiences.set(id, subjectIds);
      return id;
    },
    letters: plainLetters(audiences),
    sender: ({ deps: other, ...more } = {}) => createMailingSender({ ...deps, ...other }, { letters: plainLetters(audiences), ...more }),
    async withdraw(subjectId) {
      const wish = { subjectId, act: 'consent-withdrawn', channel: 'email', purpose: 'newsletter', on: today(deps) } as const;
      await recordPermission(deps, { act: act(), method: 'link', source: 'self' }, wish);
    },
    async erase(subjectId) {
      await eraseNow(deps, { subjectId, act: act(), ground: 'request' });
    },
    rows: (mailingId) => recipientsOf(database.db, mailingId, { limit: 100_000 }),
  };
}

const NEWSLETTER: NewMailing = {
  kind: 'newsletter',
  purposeId: 'newsletter',
  fromName: 'Esimerkki Oy',
  fromAddress: 'uutiset@firma.example.test',
};

function today({ clock }: MailingDeps): string {
  return clock.now().toISOString().slice(0, 10);
}

/** A letter of a few lines, with a slot and the links that every letter has. */
export function plainLetters(audiences: ReadonlyMap<string, readonly string[]>, lang: Lang = 'fi'): MailingLetters {
  return {
    async *audience(mailingId) {
      yield audiences.get(mailingId) ?? [];
    },
    langs: (_conn, subjectIds) => Promise.resolve(new Map(subjectIds.map((id) => [id, lang]))),
    template: (_mailingId, of, variant) =>
      Promise.resolve({
        lang: of,
        subject: [variant === '' ? 'Kuulumisia' : `Kuulumisia ${variant}`],
        text: ['Hei ', { slot: 'nimi', as: 'text' }, '!\n\nEt halua näitä: ', { slot: 'unsubscribe', as: 'url' }, '\n'],
        html: ['<p>Hei ', { slot: 'nimi', as: 'html' }, '</p><p><a href="', { slot: 'unsubscribe', as: 'url' }, '">Peru</a></p>'],
      }),
    values: (_tx, _mailingId, recipients) => Promise.resolve(new Map(recipients.map(({ id }) => [id, { nimi: 'Testi' }]))),
  };
}

const TEXT = 'Haluan uutiskirjeen.';

async function readers(deps: MailingDeps, policy: CompiledPolicy, n: number, consented: boolean): Promise<string[]> {
  const ids = Array.from({ length: n }, () => deps.ids.next());
  await deps.database.tx(async (tx) => {
    const at = deps.clock.now();
    const writer = createWriter({ tx, policy, actor: ACTOR, at, ids: deps.ids, source: 'self', purpose: 'newsletter' }, deps.registry);
    await createSubjects(
      writer,
      ids.map((id) => ({ id, kind: 'person' as const })),
    );
    await addMemberships(
      writer,
      ids.map((subjectId) => ({ subjectId, registerId: 'letters', subjectGroup: 'people', since: '2026-01-01' })),
    );
    const origin = await writer.origin();
    await insertRows(
      tx,
      'client',
      ['id', 'version', 'origin_id'],
      ids.map((id) => [id, 1, origin]),
    );
    await insertRows(
      tx,
      'client_point',
      ['id', 'subject_id', 'field_id', 'value', 'version', 'origin_id'],
      ids.map((id) => [deps.ids.next(), id, 'person.email', `${id}@example.test`, 1, origin]),
    );
    if (!consented) return;
    const grant = { act: 'consent-given', purpose: 'newsletter', channels: ['email'], on: '2026-01-02', way: 'web-form' } as const;
    await grantMany(writer, deps, ids, { ...grant, lang: 'fi', text: TEXT, evidence: 'lomake' });
  });
  return ids;
}

/** A fault that ends this process the so many-th time it comes by. */
export function killAt(point: string, times: number): AtPoint {
  let left = times;
  return (at) => {
    if (at === point && --left === 0) process.kill(process.pid, 'SIGKILL');
  };
}

/** How many rows of each state. */
export async function statesOf(database: Database, mailingId: string): Promise<Record<string, number>> {
  const { rows } = await sql<{ state: string; n: number }>`select state, count(*) as n from mailing_recipient
    where mailing_id = ${mailingId} group by state order by state`.execute(database.db);
  return Object.fromEntries(rows.map(({ state, n }) => [state, Number(n)]));
}
