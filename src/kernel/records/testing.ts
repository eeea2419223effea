/** Builders for tests: a small declaration with a wide and a narrow register, sample tables that sign the contract, and a register that uses them. */
import { fixedClock } from '#platform/clock';
import { createTable, migrate } from '#platform/db';
import type { Database, Dialect, Migration, Tx } from '#platform/db';
import { seededIds } from '#platform/ids';
import type { Ids } from '#platform/ids';
import { auditKinds, auditMigrations } from '#kernel/audit';
import { compilePolicy, policySchema } from '#kernel/policy';
import type { CompiledPolicy } from '#kernel/policy';
import { addMembership, createSubject, subjectKinds, subjectMigrations } from '#kernel/subjects';
import type { SubjectKind } from '#kernel/subjects';
import type { WriteContext, Writer } from './context.ts';
import { kindsOf } from './contract.ts';
import { recordKinds } from './kinds.ts';
import { recordMigrations } from './migrations/index.ts';
import { createRegistry } from './registry.ts';
import type { Registry } from './registry.ts';
import { createWriter } from './writer.ts';

function text(word: string): { fi: string; sv: string; en: string } {
  return { fi: word, sv: word, en: word };
}

function group(id: string, registers: string[], fields: unknown[], clauses: string[]): object {
  return { id, name: text(id), registers, purposes: ['care'], sources: ['self', 'web'], fields, clauses };
}

/** `customer` declares names, addresses, notes, two custom fields and sealed summaries; `marketing` an e-mail address and nothing else. */
export function samplePolicy(): CompiledPolicy {
  const policy = policySchema.parse({
    format: 'lupaus-policy/1',
    id: 'sample',
    name: text('sample'),
    statedDate: null,
    controllers: [{ id: 'firm', name: 'Esimerkki Oy', contact: { role: text('contact') } }],
    dpo: { appointed: false },
    registers: ['customer', 'marketing'].map((id) => ({ id, name: text(id), subjectGroups: ['clients'], retention: ['gone'] })),
    subjectGroups: [{ id: 'clients', name: text('clients') }],
    purposes: [{ id: 'care', name: text('care'), registers: ['customer', 'marketing'], basis: 'contract' }],
    dataGroups: [
      group('wide', ['customer'], ['person.name', 'person.email', 'person.phone', 'person.note', 'organisation.name'], ['T-01']),
      group('narrow', ['marketing'], ['person.email'], ['T-02']),
      group('sealed', ['customer'], ['coaching.summary'], ['T-03']),
      group(
        'custom',
        ['customer'],
        [
          { id: 'firm.hobby', name: text('hobby'), class: 'ordinary' },
          { id: 'firm.therapy', name: text('therapy'), class: 'special' },
        ],
        ['T-04'],
      ),
    ],
    sources: ['self', 'web'].map((id) => ({ id, name: text(id), from: id })),
    retention: [{ id: 'gone', kind: 'relation', trigger: 'last-contact', period: 'P1Y' }],
    recipients: [],
    disclosures: [],
    transfers: [],
    marketing: [],
    automated: [{ id: 'none', text: text('none') }],
    safeguards: [],
    archives: [],
    requests: {
      channels: ['email'],
      erasureHours: 48,
      answerDays: 30,
      identity: 'link',
      clarification: true,
      fee: 'none',
      rights: [{ right: 'access' }],
    },
  });
  return compilePolicy(policy, { versionId: 'version-1', versionNo: 1, effectiveFrom: '2026-01-01' });
}

export type SampleTables = {
  sample_person: { id: string; name: string | null; note: string | null; summary: string | null; version: number; origin_id: string };
  sample_point: { id: string; subject_id: string; field_id: string; value: string; version: number; origin_id: string };
  sample_remark: { id: string; person_id: string; body: string | null; origin_id: string };
};

const firm = { room: 'sample', register: 'firm', retain: 'membership', erase: 'delete' } as const;
const KEY = { technical: 'key' } as const;
const ORIGIN = { technical: 'provenance' } as const;
const VERSION = { technical: 'optimistic lock' } as const;

export const sampleKinds = kindsOf<SampleTables>({
  sample_person: {
    ...firm,
    kind: 'sample-person',
    table: 'sample_person',
    subject: { column: 'id' },
    exportAs: 'person',
    columns: {
      id: { subject: 'self' },
      name: { field: 'person.name' },
      note: { field: 'person.note' },
      summary: { field: 'coaching.summary' },
      version: VERSION,
      origin_id: ORIGIN,
    },
  },
  sample_point: {
    ...firm,
    kind: 'sample-point',
    table: 'sample_point',
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
  sample_remark: {
    ...firm,
    kind: 'sample-remark',
    table: 'sample_remark',
    subject: { via: { column: 'person_id', table: 'sample_person', key: 'id', subjectColumn: 'id' } },
    exportAs: 'remarks',
    columns: { id: KEY, person_id: { technical: 'parent' }, body: { field: 'person.note' }, origin_id: ORIGIN },
  },
});

const SAMPLE_DDL = [
  `CREATE TABLE sample_person (id TEXT NOT NULL PRIMARY KEY, name TEXT, note TEXT, summary TEXT, version INTEGER NOT NULL, origin_id TEXT NOT NULL)`,
  `CREATE TABLE sample_point (id TEXT NOT NULL PRIMARY KEY, subject_id TEXT NOT NULL, field_id TEXT NOT NULL, value TEXT NOT NULL,
     version INTEGER NOT NULL, origin_id TEXT NOT NULL)`,
  `CREATE TABLE sample_remark (id TEXT NOT NULL PRIMARY KEY, person_id TEXT NOT NULL, body TEXT, origin_id TEXT NOT NULL)`,
];

export const sampleMigrations: readonly Migration[] = [
  ...auditMigrations,
  ...subjectMigrations,
  ...recordMigrations,
  {
    name: 'sample/0001',
    async up(tx: Tx, dialect: Dialect) {
      for (const ddl of SAMPLE_DDL) await createTable(tx, dialect, ddl);
    },
  },
];

export interface SampleRegister {
  readonly database: Database;
  readonly registry: Registry;
  readonly ids: Ids;
  readonly policy: CompiledPolicy;
  readonly clock: ReturnType<typeof fixedClock>;
  /** One transaction with a writer. */
  write<T>(act: (writer: Writer) => Promise<T>, over?: Partial<WriteContext>): Promise<T>;
  /** A subject in these registers. */
  subject(registers: readonly string[], kind?: SubjectKind): Promise<string>;
}

/** An empty register on the given engine, with the sample policy in force. */
export async function sampleRegister(database: Database): Promise<SampleRegister> {
  await migrate(database, sampleMigrations);
  const registry = createRegistry([...subjectKinds, ...recordKinds, ...auditKinds, ...sampleKinds]);
  const ids = seededIds(7);
  const policy = samplePolicy();
  const clock = fixedClock('2026-03-14T10:00:00Z');
  const write: SampleRegister['write'] = (act, over = {}) =>
    database.tx((tx) => {
      const actor = { id: 'account-1', kind: 'account' } as const;
      return act(createWriter({ tx, policy, actor, at: clock.now(), ids, source: 'self', purpose: 'care', ...over }, registry));
    });
  const subject: SampleRegister['subject'] = (registers, kind = 'person') =>
    write(async (writer) => {
      const id = await createSubject(writer, kind);
      for (const registerId of registers) {
        await addMembership(writer, { subjectId: id, registerId, subjectGroup: 'clients', since: '2026-03-14' });
      }
      return id;
    });
  return { database, registry, ids, policy, clock, write, subject };
}
