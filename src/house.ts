/** A register opened without a server: store, keys, ledger, declaration in force and what each room does when another acts. Part of the composition root. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { apartAgain, eraseMerged } from '#customers';
import { quarantinedTexts, unreachableAt } from '#returns';
import { forgetWishes, wishTexts } from '#forms';
import { getSetting, putSetting } from '#kernel/access';
import type { AccessDeps } from '#kernel/access';
import { append, appendLedger, DATABASE_FILE, finishSwap, flushLedger, holdFolder } from '#kernel/audit';
import type { Deps } from '#kernel/deps';
import { kernelKinds } from '#kernel/kinds';
import { kernelMigrations } from '#kernel/migrations';
import { notedTexts, openDuties } from '#kernel/duties';
import { queuedTexts } from '#kernel/mail';
import { eraseFromMailings } from '#kernel/mailings';
import { keepBans } from '#kernel/permission';
import { compiled, createPolicyHolder, versions } from '#kernel/policy';
import { createRegistry, searchedWords, undoTexts } from '#kernel/records';
import { takeUnnamed } from '#kernel/requests';
import { recomputeAll } from '#kernel/retention';
import { learnSchema, resumeErasures } from '#kernel/rights';
import { owedTexts } from '#kernel/visits';
import type { Clock } from '#platform/clock';
import type { Config } from '#platform/config';
import { migrate, openDatabase } from '#platform/db';
import type { Database } from '#platform/db';
import { dropLeftovers } from '#platform/files';
import type { Ids } from '#platform/ids';
import type { Log } from '#platform/log';
import { modules } from './modules.ts';
import { bringUp, keysOf } from './start.ts';
import type { Restoring } from './start.ts';

export interface Ports extends Restoring {
  readonly config: Config;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
}

export interface House {
  readonly deps: Deps;
  readonly access: AccessDeps;
  close(): Promise<void>;
}

const APPLIED = 'policy.applied';

/** Opens store, keys, ledger and policy without a server: what the command line needs. Interrupted erasures are finished here. */
export async function openHouse({ config, clock, ids, log, ...restoring }: Ports): Promise<House> {
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  mkdirSync(config.ledgerDir, { recursive: true, mode: 0o700 });
  const letGo = holdFolder(config, 'shared');
  const database = await openStore(config).catch((error: unknown) => {
    letGo();
    throw error;
  });
  const close = () => database.close().finally(letGo);
  try {
    await migrate(database, [...kernelMigrations, ...modules.flatMap((module) => module.migrations)]);
    const keys = await keysOf(database, { config, clock, ids });
    const registry = createRegistry([...kernelKinds, ...modules.flatMap((module) => module.kinds)]);
    const policy = await createPolicyHolder({ database, clock });
    const ledger = { database, folder: config.ledgerDir, clock };
    const deps: Deps = {
      database,
      clock,
      ids,
      log,
      keys,
      registry,
      policy,
      config,
      onBlank: [...modules.flatMap((module) => module.onBlank ?? []), searchedWords(registry)],
      onMerge: modules.flatMap((module) => module.onMerge ?? []),
      timeline: modules.flatMap((module) => module.timeline ?? []),
      onNight: modules.flatMap(({ name, night }) => (night ? [{ room: name, night: (at: Date) => night(deps, at) }] : [])),
      onErase: [
        { room: 'permission', table: 'permission_event', beforeErase: (tx, subjectId) => keepBans(tx, deps, subjectId) },
        { room: 'mailings', table: 'mailing_recipient', beforeErase: (tx, subjectId) => eraseFromMailings(tx, deps, subjectId) },
        { room: 'customers', table: 'merged', beforeErase: (tx, subjectId, going) => eraseMerged(tx, deps, subjectId, going) },
        { room: 'requests', beforeErase: (tx, _, going) => takeUnnamed(tx, deps, going) },
        { room: 'forms', beforeErase: (tx, _, going) => forgetWishes(tx, deps, going) },
      ],
      onAct: [{ room: 'duties', afterAct: (tx, done) => openDuties(tx, deps, done) }],
      flushLedger: async () => void (await flushLedger(ledger)),
      scanFolders: [config.ledgerDir],
      unreachable: (conn, contactIds) => unreachableAt(conn, { keys, registry }, contactIds),
      sealedTexts: () =>
        together(
          queuedTexts({ database, keys }),
          notedTexts({ database, keys }),
          wishTexts({ database, keys }),
          owedTexts({ database, keys }),
          quarantinedTexts({ database, keys }),
          undoTexts({ database, key: keys.sealing }),
        ),
    };
    await learnSchema(database, registry);
    await bringUp(deps, { ...restoring, apart: apartAgain });
    if (policy.current()) await resumeErasures(deps);
    await applyDeclaration(deps);
    for (const { resume } of modules) await resume?.(deps);
    return { deps, access: accessDeps(deps), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openStore(config: Config): Promise<Database> {
  await dropLeftovers(config.dataDir);
  if (config.databaseUrl === undefined) await finishSwap(config);
  return openDatabase(config.databaseUrl ? { url: config.databaseUrl } : { file: join(config.dataDir, DATABASE_FILE) });
}

async function* together<T>(...sources: readonly AsyncIterable<T>[]): AsyncIterable<T> {
  for (const source of sources) yield* source;
}

/**
 * What a version moves and takes away is done once for each version, and remembered only when it was done wholly: a process that
 * died after publishing does it at its next start.
 */
export function applyDeclaration(deps: Deps): Promise<void> {
  // After a publication and by the clock, one after the other: two at once could remember the older version last.
  const before = applying.get(deps.database) ?? Promise.resolve();
  const mine = before.then(() => applyInForce(deps));
  applying.set(
    deps.database,
    mine.catch(() => undefined),
  );
  return mine;
}

const applying = new WeakMap<Database, Promise<void>>();

async function applyInForce(deps: Deps): Promise<void> {
  const { db } = deps.database;
  const policy = deps.policy.current();
  const applied = await getSetting(db, APPLIED);
  if (policy === null || applied === policy.versionId) return;
  const all = await versions(db);
  const from = all.find(({ id }) => id === applied)?.no ?? 1;
  // Under any version since the last that was applied, values may have been stored that this one does not declare.
  const replaced = all.filter(({ no }) => no >= from && no < policy.versionNo).map(compiled);
  const { failed } = replaced.length === 0 ? { failed: 0 } : await recomputeAll(deps, replaced);
  if (failed === 0) await putSetting(db, APPLIED, policy.versionId);
}

function accessDeps(deps: Deps): AccessDeps {
  const { database, clock, ids, keys } = deps;
  return {
    database,
    clock,
    ids,
    sealingKey: keys.sealing,
    async audit(tx, { actorId, actorKind, ...entry }) {
      await append(tx, { at: clock.now(), actor: { id: actorId, kind: actorKind }, kind: 'account', ...entry });
    },
    ledger: { append: async (tx, event) => void (await appendLedger(tx, event)), flush: () => deps.flushLedger?.() ?? Promise.resolve() },
  };
}
