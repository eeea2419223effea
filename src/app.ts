/** The only composition root: configuration and ports in, a running register out. Tests build the same app with a clock of their own. */
import { join } from 'node:path';
import { createMailbox } from '#correspondence';
import type { Mailbox } from '#correspondence';
import { createCounter } from '#analytics';
import type { Counter } from '#analytics';
import { afterConfirmed, createNoter, createTrialJudge, marketingLetters } from '#marketing';
import type { Noter } from '#marketing';
import { mailboxes } from '#customers';
import { createReturnIntake, registerNotices } from '#returns';
import { startForms } from '#forms';
import { issueClaimCode, tidyTokens } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import { tidyDisclosures } from '#kernel/disclosure';
import { tidyBreaches, tidyDuties } from '#kernel/duties';
import { createMailer } from '#kernel/mail';
import { createMailingSender, tidyMailings } from '#kernel/mailings';
import type { MailingSender } from '#kernel/mailings';
import type { Mailer } from '#kernel/mail';
import { errorDictionary, translateError } from '#kernel/phrases';
import { clearEnded } from '#kernel/permission';
import { afterNight, startLooking } from '#kernel/proof';
import type { ProofDeps } from '#kernel/proof';
import { enterByForm } from '#raffles';
import { startTidyUndo } from '#kernel/records';
import { remindOwner, tidyRequests } from '#kernel/requests';
import { startSchedule } from '#kernel/retention';
import { startVisits } from '#kernel/visits';
import { createPostman } from '#kernel/webhooks';
import type { Postman } from '#kernel/webhooks';
import { buildServer } from '#platform/http';
import type { Server } from '#platform/http';
import { createMailReader } from '#platform/mail';
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
import { applyDeclaration, openHouse } from './house.ts';
import type { House, Ports } from './house.ts';
import { modules } from './modules.ts';

/** What other rooms do when somebody has confirmed a form, in its transaction. */
const AFTER_CONFIRMED = [
  { room: 'marketing', afterConfirmed },
  { room: 'raffles', afterConfirmed: enterByForm },
];

export { openHouse } from './house.ts';
export type { House, Ports } from './house.ts';

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
