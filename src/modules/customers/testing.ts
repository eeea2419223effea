/** Builders for tests: a register in use under one of the firms' declarations, with a clock that stands still. */
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixedClock } from '#platform/clock';
import type { Config } from '#platform/config';
import { migrate } from '#platform/db';
import type { Database } from '#platform/db';
import type { Keys } from '#platform/files';
import { seededIds } from '#platform/ids';
import { silentLog } from '#platform/log';
import type { Deps } from '#kernel/deps';
import { kernelKinds } from '#kernel/kinds';
import { kernelMigrations } from '#kernel/migrations';
import { flushLedger } from '#kernel/audit';
import { compilePolicy, draftFields, fixedHolder, parsePolicy } from '#kernel/policy';
import type { CompiledPolicy } from '#kernel/policy';
import type { Module } from '#kernel/module';
import { createRegistry, searchedWords } from '#kernel/records';
import { leaveRegister } from './memberships.ts';
import { customersModule } from './module.ts';
import { createPerson } from './people.ts';
import { liveMembershipsOf } from './queries.ts';
import type { Who } from './write.ts';

export { mergeSubjects } from './duplicates/merge.ts';
export { beginReversal, planReversal, runReversal } from './import/reverse.ts';
export { peopleByIds } from './queries.ts';
export { recentRuns } from './queries-import.ts';
export { addContactPoint, createPerson } from './people.ts';
export { changeContactPoint } from './relations.ts';

export const STAFF: Who = { actor: { id: 'account-1', kind: 'account' }, source: 'self' };

const POLICIES = join(import.meta.dirname, '..', '..', '..', 'policies');

/** A firm's declaration as it stands in the repository, with fields added where a test asks for them. */
export function declarationOf(firm: string, ...more: { registerId: string; fieldIds: readonly string[] }[]): CompiledPolicy {
  let yaml = readFileSync(join(POLICIES, `${firm}.yaml`), 'utf8');
  for (const { registerId, fieldIds } of more) ({ yaml } = draftFields(yaml, registerId, fieldIds));
  const { policy, problems } = parsePolicy(yaml);
  if (!policy) throw new Error(`${firm}: ${problems[0]?.message.en ?? 'unreadable'}`);
  return compilePolicy(policy, { versionId: `${firm}-1`, versionNo: 1, effectiveFrom: '2020-01-01' });
}

export interface CustomersHouse {
  readonly deps: Deps;
  readonly clock: ReturnType<typeof fixedClock>;
  close(): Promise<void>;
}

/** A house with this module, and with others that build on it. */
export async function customersHouse(
  database: Database,
  policy: CompiledPolicy,
  { seed = 7, also = [] }: { seed?: number; also?: readonly Module[] } = {},
): Promise<CustomersHouse> {
  const modules = [customersModule, ...also];
  await migrate(database, [...kernelMigrations, ...modules.flatMap(({ migrations }) => migrations)]);
  const clock = fixedClock('2026-03-14T10:00:00Z');
  const registry = createRegistry([...kernelKinds, ...modules.flatMap(({ kinds }) => kinds)]);
  const ledgerDir = mkdtempSync(join(tmpdir(), 'lupaus-ledger-'));
  const deps: Deps = {
    database,
    clock,
    ids: seededIds(seed),
    log: silentLog,
    keys: testKeys(),
    registry,
    policy: fixedHolder(policy),
    config: { ledgerDir, dataDir: ledgerDir } as Config,
    onBlank: [...modules.flatMap(({ onBlank = [] }) => onBlank), searchedWords(registry)],
    onMerge: modules.flatMap(({ onMerge = [] }) => onMerge),
    timeline: modules.flatMap(({ timeline = [] }) => timeline),
    onNight: modules.flatMap(({ name, night }) => (night ? [{ room: name, night: (at: Date) => night(deps, at) }] : [])),
    flushLedger: async () => void (await flushLedger({ database, folder: ledgerDir, clock })),
    scanFolders: [ledgerDir],
  };
  async function close(): Promise<void> {
    await database.close();
    rmSync(ledgerDir, { recursive: true, force: true });
  }
  return { deps, clock, close };
}

/** Somebody in these registers, with a name and an address. */
export function addClient({ deps }: CustomersHouse, registerIds: readonly string[]): Promise<string> {
  const registers = deps.policy.current()?.registers;
  const memberships = registerIds.map((registerId) => ({ registerId, subjectGroup: registers?.get(registerId)?.subjectGroups[0] ?? '' }));
  const contactPoints = [{ kind: 'email' as const, value: 'aino.esimerkki@example.test' }];
  return createPerson(deps, STAFF, { givenName: 'Aino', familyName: 'Esimerkki', memberships, contactPoints, custom: {} });
}

/** Takes them out of one register. */
export async function leaveAs({ deps }: CustomersHouse, subjectId: string, registerId: string): Promise<void> {
  const membership = (await liveMembershipsOf(deps.database.db, [subjectId])).find((each) => each.register_id === registerId);
  await leaveRegister(deps, STAFF.actor, membership?.id ?? '');
}

function testKeys(): Keys {
  const pair = generateKeyPairSync('ed25519');
  const pem = (key: typeof pair.privateKey, type: 'pkcs8' | 'spki') => key.export({ type, format: 'pem' }).toString();
  const key = (byte: number) => Buffer.alloc(32, byte);
  const certificate = { privatePem: pem(pair.privateKey, 'pkcs8'), publicPem: pem(pair.publicKey, 'spki') };
  return { suppression: key(1), sealing: key(2), session: key(3), backup: key(4), certificate, recovery: 'TEST', fingerprint: 'test' };
}
