/** Builders for tests of erasure and retention: a small firm with three registers, sample tables on real foreign keys, and everything a person can have. */
import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { fixedClock } from '#platform/clock';
import { createTable, migrate, sql } from '#platform/db';
import type { Database, Migration, Tx } from '#platform/db';
import { seededIds } from '#platform/ids';
import { silentLog } from '#platform/log';
import { auditKinds, auditMigrations } from '#kernel/audit';
import type { OnBlank } from '#kernel/deps';
import { fixedHolder } from '#kernel/policy';
import type { CompiledPolicy } from '#kernel/policy';
import { createRegistry, createWriter, kindsOf, recordKinds, recordMigrations } from '#kernel/records';
import type { AnyKind, Writer } from '#kernel/records';
import { addMembership, createSubject, putSearchDoc, searchBody, subjectKinds, subjectMigrations } from '#kernel/subjects';
import type { Act, RightsDeps } from './deps.ts';
import { firmOfRights } from './firm/testing.ts';
import { rightsKinds } from './kinds.ts';
import { rightsMigrations } from './migrations/index.ts';

export type ClientTables = {
  client: {
    id: string;
    given_name: string | null;
    family_name: string | null;
    job_title: string | null;
    note: string | null;
    orders: string | null;
    version: number;
    origin_id: string;
  };
  client_point: { id: string; subject_id: string; field_id: string; value: string; version: number; origin_id: string };
  client_event: { id: string; subject_id: string; what: string; note: string | null; origin_id: string };
  client_page: { id: string; event_id: string; body: string | null };
};

const mine = { room: 'clients', register: 'firm', retain: 'membership', erase: 'delete' } as const;
const KEY = { technical: 'key' } as const;
const ORIGIN = { technical: 'provenance' } as const;
const VERSION = { technical: 'optimistic lock' } as const;

export const clientKinds: readonly AnyKind[] = kindsOf<ClientTables>({
  client: {
    ...mine,
    kind: 'client',
    table: 'client',
    subject: { column: 'id' },
    exportAs: 'client',
    columns: {
      id: { subject: 'self' },
      given_name: { field: 'person.name' },
      family_name: { field: 'person.name' },
      job_title: { field: 'person.job_title' },
      note: { field: 'person.note' },
      orders: { field: 'order.details' },
      version: VERSION,
      origin_id: ORIGIN,
    },
  },
  client_point: {
    ...mine,
    kind: 'client-point',
    table: 'client_point',
    subject: { column: 'subject_id' },
    exportAs: 'points',
    columns: {
      id: KEY,
      subject_id: { subject: 'link' },
      field_id: { technical: 'field of the value' },
      value: { fieldIn: 'field_id', fields: ['person.email', 'person.phone'] },
      version: VERSION,
      origin_id: ORIGIN,
    },
  },
  client_event: {
    ...mine,
    kind: 'client-event',
    table: 'client_event',
    subject: { column: 'subject_id' },
    exportAs: 'events',
    columns: {
      id: KEY,
      subject_id: { subject: 'link' },
      what: { field: 'contact.event' },
      note: { field: 'contact.note' },
      origin_id: ORIGIN,
    },
  },
  client_page: {
    ...mine,
    kind: 'client-page',
    table: 'client_page',
    subject: { via: { column: 'event_id', table: 'client_event', key: 'id', subjectColumn: 'subject_id' } },
    exportAs: 'pages',
    columns: { id: KEY, event_id: { technical: 'parent' }, body: { field: 'contact.note' } },
  },
});

const CLIENT_DDL = [
  `CREATE TABLE client (id TEXT NOT NULL PRIMARY KEY REFERENCES subject (id), given_name TEXT, family_name TEXT, job_title TEXT, note TEXT, orders TEXT,
     version INTEGER NOT NULL, origin_id TEXT NOT NULL REFERENCES origin (id))`,
  `CREATE TABLE client_point (id TEXT NOT NULL PRIMARY KEY, subject_id TEXT NOT NULL REFERENCES subject (id), field_id TEXT NOT NULL, value TEXT NOT NULL,
     version INTEGER NOT NULL, origin_id TEXT NOT NULL REFERENCES origin (id))`,
  `CREATE TABLE client_event (id TEXT NOT NULL PRIMARY KEY, subject_id TEXT NOT NULL REFERENCES client (id), what TEXT NOT NULL, note TEXT,
     origin_id TEXT NOT NULL REFERENCES origin (id))`,
  `CREATE TABLE client_page (id TEXT NOT NULL PRIMARY KEY, event_id TEXT NOT NULL REFERENCES client_event (id), body TEXT)`,
];
const CLIENT_INDEXES = [
  'CREATE INDEX client_point_subject ON client_point (subject_id)',
  'CREATE INDEX client_event_subject ON client_event (subject_id)',
  'CREATE INDEX client_page_event ON client_page (event_id)',
];

const clientMigrations: readonly Migration[] = [
  {
    name: 'clients/0001',
    async up(tx, dialect) {
      for (const ddl of CLIENT_DDL) await createTable(tx, dialect, ddl);
      for (const ddl of CLIENT_INDEXES) await sql.raw(ddl).execute(tx);
    },
  },
];

/** As the customers module does: the search document is made again from what is left. */
export const clientSearch: OnBlank = {
  room: 'clients',
  async afterBlank(tx, subjectIds) {
    for (const id of subjectIds) await refreshClient(tx, id);
  },
};

export async function refreshClient(tx: Tx, id: string): Promise<void> {
  const db = tx.withTables<ClientTables>();
  const client = await db.selectFrom('client').selectAll().where('id', '=', id).executeTakeFirst();
  const points = await db.selectFrom('client_point').select('value').where('subject_id', '=', id).execute();
  if (!client) return;
  const parts = [client.given_name, client.family_name, client.given_name, ...points.map(({ value }) => value)];
  await putSearchDoc(tx, {
    subjectId: id,
    kind: 'person',
    sortKey: searchBody([client.family_name, client.given_name]),
    body: searchBody(parts),
  });
}

const pair = generateKeyPairSync('ed25519', {
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
export const testKeys = {
  suppression: Buffer.alloc(32, 1),
  sealing: Buffer.alloc(32, 2),
  session: Buffer.alloc(32, 3),
  backup: Buffer.alloc(32, 4),
  certificate: { privatePem: pair.privateKey, publicPem: pair.publicKey },
  recovery: '',
  fingerprint: 'test',
};

export interface Client {
  readonly given: string;
  readonly family: string;
  readonly email: string;
  readonly phone: string;
  readonly registers: readonly string[];
  readonly since: string;
  readonly note?: string;
  readonly orders?: string;
}

export interface RightsHouse {
  readonly deps: RightsDeps & { readonly database: Database };
  readonly clock: ReturnType<typeof fixedClock>;
  readonly act: () => Act;
  write<T>(fn: (writer: Writer) => Promise<T>): Promise<T>;
  add(client?: Partial<Client>): Promise<string>;
}

export interface HouseOptions {
  readonly policy?: CompiledPolicy;
  readonly kinds?: readonly AnyKind[];
  readonly migrations?: readonly Migration[];
  readonly seed?: number;
}

/** A register with the sample firm in force; `dir` is where ledger and files live. */
export async function rightsHouse(database: Database, dir: string, options: HouseOptions = {}): Promise<RightsHouse> {
  await migrate(database, [
    ...auditMigrations,
    ...subjectMigrations,
    ...recordMigrations,
    ...rightsMigrations,
    ...(options.migrations ?? []),
    ...clientMigrations,
  ]);
  const registry = createRegistry([
    ...subjectKinds,
    ...recordKinds,
    ...auditKinds,
    ...rightsKinds,
    ...(options.kinds ?? []),
    ...clientKinds,
  ]);
  const clock = fixedClock('2026-03-14T10:00:00Z');
  const ids = seededIds(options.seed ?? 11);
  const policy = options.policy ?? firmOfRights();
  const config = { dataDir: dir, ledgerDir: join(dir, 'ledger') } as RightsDeps['config'];
  const deps: RightsDeps = {
    database,
    clock,
    ids,
    keys: testKeys,
    registry,
    policy: fixedHolder(policy),
    log: silentLog,
    config,
    onBlank: [clientSearch],
  };
  const write: RightsHouse['write'] = (fn) =>
    database.tx((tx) =>
      fn(
        createWriter(
          { tx, policy, actor: { id: 'account-1', kind: 'account' }, at: clock.now(), ids, source: 'self', purpose: 'care' },
          registry,
        ),
      ),
    );
  return {
    deps,
    clock,
    act: () => ({ actor: { id: 'account-1', kind: 'account' }, at: clock.now() }),
    write,
    add: (client = {}) => write((writer) => addClient(writer, client)),
  };
}

async function addClient(writer: Writer, given: Partial<Client>): Promise<string> {
  const { ids, tx, policy } = writer.ctx;
  const tail =
    ids
      .token(4)
      .replace(/[^a-z]/gi, '')
      .toLowerCase() + ids.next().slice(-6);
  const client: Client = {
    given: 'Testi',
    family: `Henkilö${tail}`,
    email: `testi.${tail}@example.test`,
    phone: '',
    registers: ['customer'],
    since: '2020-01-15',
    ...given,
  };
  const id = await createSubject(writer, 'person');
  for (const registerId of client.registers)
    await addMembership(writer, { subjectId: id, registerId, subjectGroup: 'people', since: client.since });
  const may = (field: string) => policy.allows(client.registers, field);
  const origin_id = await writer.origin();
  const name = may('person.name') ? { given_name: client.given, family_name: client.family } : {};
  await writer.insert('client', {
    id,
    ...name,
    ...(client.note && may('person.note') ? { note: client.note } : {}),
    ...(client.orders && may('order.details') ? { orders: client.orders } : {}),
    origin_id,
  });
  const points = [
    ['person.email', client.email],
    ['person.phone', client.phone],
  ] as const;
  for (const [field_id, value] of points)
    if (value && may(field_id)) await writer.insert('client-point', { id: ids.next(), subject_id: id, field_id, value });
  await refreshClient(tx, id);
  return id;
}
