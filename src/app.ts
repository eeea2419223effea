/** The only composition root: configuration and ports in, a running register out. Tests build the same app with a clock of their own. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createMailbox } from '#correspondence';
import type { Mailbox } from '#correspondence';
import { createCounter } from '#analytics';
import type { Counter } from '#analytics';
import { afterConfirmed, createNoter, createTrialJudge, marketingLetters } from '#marketing';
import type { Noter } from '#marketing';
import { apartAgain, eraseMerged, mailboxes } from '#customers';
import { createReturnIntake, quarantinedTexts, registerNotices, unreachableAt } from '#returns';
import { forgetWishes, startForms, wishTexts } from '#forms';
import { getSetting, issueClaimCode, putSetting, tidyTokens } from '#kernel/access';
import type { AccessDeps } from '#kernel/access';
import { append, appendLedger, DATABASE_FILE, finishSwap, flushLedger, holdFolder } from '#kernel/audit';
import type { Deps } from '#kernel/deps';
import { kernelKinds } from '#kernel/kinds';
import { kernelMigrations } from '#kernel/migrations';
import { tidyDisclosures } from '#kernel/disclosure';
import { notedTexts, openDuties, tidyBreaches, tidyDuties } from '#kernel/duties';
import { createMailer, queuedTexts } from '#kernel/mail';
import { createMailingSender, eraseFromMailings, tidyMailings } from '#kernel/mailings';
import type { MailingSender } from '#kernel/mailings';
import type { Mailer } from '#kernel/mail';
import { errorDictionary, translateError } from '#kernel/phrases';
import { clearEnded, keepBans } from '#kernel/permission';
import { compiled, createPolicyHolder, versions } from '#kernel/policy';
import { afterNight, startLooking } from '#kernel/proof';
import type { ProofDeps } from '#kernel/proof';
import { enterByForm } from '#raffles';
import { createRegistry, searchedWords, startTidyUndo, undoTexts } from '#kernel/records';
import { remindOwner, takeUnnamed, tidyRequests } from '#kernel/requests';
import { recomputeAll, startSchedule } from '#kernel/retention';
import { learnSchema, resumeErasures } from '#kernel/rights';
import { owedTexts, startVisits } from '#kernel/visits';
import { createPostman } from '#kernel/webhooks';
import type { Postman } from '#kernel/webhooks';
import type { Clock } from '#platform/clock';
import type { Config } from '#platform/config';
import { migrate, openDatabase } from '#platform/db';
import type { Database } from '#platform/db';
import { dropLeftovers } from '#platform/files';
import { buildServer } from '#platform/http';
import type { Server } from '#platform/http';
import { createMailReader } from '#platform/mail';
import type { Ids } from '#platform/ids';
import type { Log } from '#platform/log';
import {
  noticeShelf,
  registerDocs,
  registerForms,
  registerLetters,
  registerNewsletters,
  registerOwn,
  registerRaffles,
  registerSite,
  registerTracking,
  registerVisits,
  siteProblemPage,
} from '#site';
import type { ApiDocument, OwnDeps } from '#site';
import { openApiDocument } from './api/openapi/document.ts';
import { serveStaffApplication } from './api/staff-application.ts';
import { mountApi } from './areas.ts';
import { modules } from './modules.ts';
import { bringUp, keysOf } from './start.ts';
import type { Restoring } from './start.ts';

/** What other rooms do when somebody has confirmed a form, in its transaction. */
const AFTER_CONFIRMED = [
  { room: 'marketing', afterConfirmed },
  { room: 'raffles', afterConfirmed: enterByForm },
];

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

export interface App extends House {
  readonly server: Server;
  /** The public pages alone, for a second listener. */
  readonly site: Server;
  readonly proof: ProofDeps;
  /** Letters leave with the server; whoever tests the house sends them by hand. */
  readonly mailer: Mailer;
  /** Mailings leave with the server too. */
  readonly mailings: MailingSender;
  /** The firm's private mailbox; read with the server, and by hand in tests. */
  readonly box: Mailbox;
  /** Counts visits; begins with the server, as letters do. */
  readonly counter: Counter;
  /** Notes openings and clicks of those who said yes; begins with the server too. */
  readonly noter: Noter;
  /** Tells other systems; begins with the server, as letters do. */
  readonly postman: Postman;
  /** A new one-time code for a fresh installation, or null: only who serves it asks, for it replaces the code printed before. */
  issueClaimCode(): Promise<string | null>;
  /** Retention every night, then a backup and a look at every promise. Returns what stops it, after what has begun is done. */
  startNightly(): () => Promise<void>;
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
      timeline: modules.flatMap((module) => module.timeline ?? []),
      onNight: modules.flatMap(({ name, night }) => (night ? [{ room: name, night: (at: Date) => night(deps, at) }] : [])),
      onErase: [
        { room: 'permission', beforeErase: (tx, subjectId) => keepBans(tx, deps, subjectId) },
        { room: 'mailings', beforeErase: (tx, subjectId) => eraseFromMailings(tx, deps, subjectId) },
        { room: 'customers', beforeErase: (tx, subjectId, going) => eraseMerged(tx, deps, subjectId, going) },
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
function applyDeclaration(deps: Deps): Promise<void> {
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

/** The whole product on one server. */
export async function createApp(ports: Ports): Promise<App> {
  const house = await openHouse(ports);
  const { deps, access } = house;
  const server = await newServer(deps);
  const site = await newServer(deps);
  const proof = proofDeps(server, deps);
  const mailer = createMailer(deps);
  const mailings = createMailingSender(deps, { letters: marketingLetters(deps) });
  const reader = createMailReader();
  const box = createMailbox(deps, reader);
  const postman = createPostman(deps);
  const intake = createReturnIntake(deps);
  const counter = createCounter(deps);
  const noter = createNoter(deps);
  mountApi(server, { deps, access, proof, mailer, postman, reader, box, intake, apply: () => applyDeclaration(deps) });
  const notices = noticeShelf(deps);
  registerSite(server, { notices });
  registerSite(site, { notices, home: true });
  const own: OwnDeps = { ...deps, mailboxes };
  for (const each of [server, site]) {
    registerOwn(each, own);
    registerLetters(each, deps);
    await registerNotices(each, deps);
    registerNewsletters(each, deps);
    registerForms(each, { ...deps, afterConfirmed: AFTER_CONFIRMED });
    registerRaffles(each, deps);
    registerVisits(each, { ...deps, counter });
    registerTracking(each, { ...deps, noter, counter });
  }
  documentApi(server, deps);
  server.get('/healthz', () => ({ ok: true }));
  await serveStaffApplication(server, join(import.meta.dirname, '..', 'web', 'dist'));
  return {
    ...house,
    server,
    site,
    proof,
    mailer,
    mailings,
    box,
    postman,
    counter,
    noter,
    issueClaimCode: () => issueClaimCode(access),
    startNightly: () => nightly(deps, proof, [mailer, mailings, createTrialJudge(deps), postman, box, counter, noter, intake]),
    async close() {
      await server.close();
      await site.close();
      mailer.close();
      await mailings.close();
      await reader.close();
      await intake.close();
      await house.close();
    },
  };
}

/** Checks look at the product from outside, as its readers and askers do. */
function proofDeps(server: Server, deps: Deps): ProofDeps {
  return {
    deps,
    async fetchPage(path) {
      const { statusCode, headers, body } = await server.inject({
        method: 'GET',
        url: path,
        headers: { host: new URL(deps.config.publicUrl).host },
      });
      return { status: statusCode, headers: headers as Record<string, string>, body };
    },
    async postForm(path, fields) {
      const { origin, host } = new URL(deps.config.publicUrl);
      const { statusCode, headers, body } = await server.inject({
        method: 'POST',
        url: path,
        headers: { host, origin, 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams(fields).toString(),
      });
      return { status: statusCode, headers: headers as Record<string, string>, body };
    },
    automatedFeatures: () => Promise.resolve({ on: modules.filter((module) => module.automated).length, all: modules.length }),
  };
}

function documentApi(server: Server, deps: Deps): void {
  let document: ApiDocument | undefined;
  registerDocs(server, {
    document: () => (document ??= openApiDocument() as unknown as ApiDocument),
    origin: deps.config.publicUrl,
    codes: (lang) => [...errorDictionary.all(lang)].toSorted(([a], [b]) => (a < b ? -1 : 1)),
  });
}

function nightly(deps: Deps, proof: ProofDeps, rounds: readonly { start(): () => Promise<void> }[]): () => Promise<void> {
  const around = {
    // What failed after a publication is made good here.
    before: [
      { name: 'policy', run: () => deps.policy.reload() },
      { name: 'declaration', run: () => applyDeclaration(deps) },
    ],
    after: [
      { name: 'permissions', run: () => clearEnded(deps) },
      { name: 'requests', run: () => tidyRequests(deps) },
      { name: 'reminders', run: () => remindOwner(deps) },
      { name: 'duties', run: () => tidyDuties(deps) },
      { name: 'breaches', run: () => tidyBreaches(deps) },
      { name: 'mailings', run: () => tidyMailings(deps) },
      { name: 'disclosures', run: () => tidyDisclosures(deps) },
      { name: 'tokens', run: () => tidyTokens(deps) },
      { name: 'promises', run: () => afterNight(proof) },
    ],
  };
  const own = [startVisits({ ...deps, mailboxes }), startForms(deps), startTidyUndo(deps)];
  const stops = [startSchedule(deps, around), startLooking(proof), ...rounds.map((each) => each.start()), ...own];
  return async () => {
    for (const stop of stops) await stop();
  };
}

function newServer({ config, log }: Deps): Promise<Server> {
  return buildServer({
    log,
    publicUrl: config.publicUrl,
    trustProxy: config.trustProxy,
    translate: translateError,
    problemPage: siteProblemPage,
  });
}
