/** The areas of the API, each with its handlers; part of the composition root. */
import { join } from 'node:path';
import { analyticsHandlers } from '#analytics';
import { contract } from '#api/contract';
import {
  bulkHandlers,
  businessRegisterHandlers,
  exportHandlers,
  findingHandlers,
  contactHandlers,
  importHandlers,
  organisationBulkHandlers,
  organisationHandlers,
  peopleHandlers,
  tagHandlers,
  taskHandlers,
  todayHandlers,
  duplicateHandlers,
  undoHandlers,
  viewHandlers,
} from '#customers';
import { messageHandlers } from '#correspondence';
import type { Mailbox } from '#correspondence';
import { documentHandlers, voucherHandlers } from '#documents';
import { formHandlers } from '#forms';
import { formPreview } from '#site';
import { leadHandlers } from '#leads';
import { raffleHandlers } from '#raffles';
import { listHandlers, returnHandlers } from '#returns';
import type { ReturnIntake } from '#returns';
import { audienceHandlers, automationHandlers, callHandlers, mailingHandlers, newsletterHandlers, trackingHandlers } from '#marketing';
import { hasOwner, recoveryConfirmed } from '#kernel/access';
import type { AccessDeps } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import { readReference } from '#kernel/policy';
import type { Statement } from '#kernel/policy';
import { currentStatements, runChecks } from '#kernel/proof';
import type { Server } from '#platform/http';
import type { MailReader } from '#platform/mail';
import { accountHandlers, sessionHandlers } from './api/access-routes.ts';
import type { AccessRouteDeps } from './api/access-routes.ts';
import { readDeclarations } from './api/declarations.ts';
import { recipientHandlers } from './api/disclosure-routes.ts';
import { breachHandlers } from './api/breach-routes.ts';
import { dutyHandlers } from './api/duty-routes.ts';
import { draftHandlers } from './api/drafts-routes.ts';
import { catalogueHandlers } from './api/catalogue-routes.ts';
import { houseHandlers } from './api/house-routes.ts';
import { mailHandlers } from './api/mail-routes.ts';
import { mailboxHandlers } from './api/mailbox-routes.ts';
import { mount } from './api/mount.ts';
import { ownHandlers } from './api/own-routes.ts';
import { permissionHandlers } from './api/permission-routes.ts';
import { policyHandlers } from './api/policy-routes.ts';
import { promiseHandlers } from './api/promise-routes.ts';
import { referenceHandlers } from './api/reference-routes.ts';
import { readHandlers } from './api/read-routes.ts';
import { requestHandlers } from './api/request-routes.ts';
import { retentionHandlers } from './api/retention-routes.ts';
import { rightsHandlers } from './api/rights-routes.ts';
import { sendingHandlers } from './api/sending-routes.ts';
import { sharedHandlers } from './api/shared-routes.ts';
import { webhookHandlers } from './api/webhook-routes.ts';
import { tokenHandlers } from './api/token-routes.ts';
import { createTokenLimits } from './api/token-limits.ts';
import { setupHandlers } from './api/setup-routes.ts';
import { modules } from './modules.ts';
import type { ProofDeps } from '#kernel/proof';
import type { Mailer } from '#kernel/mail';
import type { Postman } from '#kernel/webhooks';

const POLICIES = join(import.meta.dirname, '..', 'policies');

export interface Areas {
  readonly deps: Deps;
  readonly access: AccessDeps;
  readonly proof: ProofDeps;
  readonly mailer: Mailer;
  /** Reads mail files apart. */
  readonly reader: MailReader;
  readonly box: Mailbox;
  /** Takes in what comes back of letters. */
  readonly intake: ReturnIntake;
  readonly postman: Postman;
  /** Does what a version that was just published moves and takes away. */
  readonly apply: () => Promise<void>;
}

/** Every area of the contract on one server. */
export function mountApi(server: Server, { deps, access, proof, mailer, postman, reader, box, intake, apply }: Areas): void {
  const mfaRequired = () => {
    const policy = deps.policy.current();
    return policy !== null && promisesSecondFactor(currentStatements(deps, policy));
  };
  const route: AccessRouteDeps = { access, mfaRequired, firm: () => firmName(deps), setupStep: () => setupStep(deps, access) };
  const published = async () => {
    await apply();
    await runChecks(proof);
  };
  const context = { access, secureCookie: deps.config.publicUrl.startsWith('https:'), mfaRequired, tokens: createTokenLimits() };
  mount(server, contract.session, sessionHandlers(route), context);
  mount(server, contract.accounts, accountHandlers(route), context);
  mount(server, contract.setup, setupHandlers({ ...route, deps, declarations: readDeclarations(POLICIES), published }), context);
  const reference = () => readReference(deps.database.db);
  const features = () => modules.flatMap((module) => module.features(deps));
  mount(server, contract.policy, policyHandlers({ deps, published, reference, features }), context);
  mount(server, contract.drafts, { ...draftHandlers({ deps, reference }), ...readHandlers({ deps, reference }) }, context);
  mount(server, contract.catalogue, catalogueHandlers(deps), context);
  mount(server, contract.reference, referenceHandlers(deps, access), context);
  mount(server, contract.retention, retentionHandlers(deps), context);
  mount(server, contract.rights, rightsHandlers(deps), context);
  mount(server, contract.permissions, permissionHandlers(deps), context);
  mount(server, contract.own, ownHandlers(deps), context);
  mount(server, contract.requests, requestHandlers(deps, mailer), context);
  mount(server, contract.recipients, recipientHandlers(deps, access), context);
  mount(server, contract.shared, sharedHandlers(deps, route.firm), context);
  mount(server, contract.duties, dutyHandlers(deps), context);
  mount(server, contract.breaches, breachHandlers(deps, reference), context);
  mount(server, contract.promises, promiseHandlers({ deps, access, proof }), context);
  mount(server, contract.today, todayHandlers(deps), context);
  mount(server, contract.people, peopleHandlers(deps), context);
  mount(server, contract.organisations, organisationHandlers(deps), context);
  mount(server, contract.bulk, bulkHandlers(deps), context);
  mount(server, contract.organisationBulk, organisationBulkHandlers(deps), context);
  mount(server, contract.views, viewHandlers(deps), context);
  mount(server, contract.finding, findingHandlers(deps), context);
  mount(server, contract.contacts, contactHandlers(deps), context);
  mount(server, contract.tags, tagHandlers(deps), context);
  mount(server, contract.tasks, taskHandlers(deps), context);
  mount(server, contract.exports, exportHandlers(deps), context);
  mount(server, contract.imports, importHandlers(deps), context);
  mount(server, contract.documents, documentHandlers(deps), context);
  mount(server, contract.vouchers, voucherHandlers(deps), context);
  mount(server, contract.messages, messageHandlers(deps, reader), context);
  mount(server, contract.mailbox, mailboxHandlers({ deps, access, box }), context);
  mount(server, contract.leads, leadHandlers(deps), context);
  mountMarketing(server, { deps, intake }, context);
  mount(server, contract.businessRegister, businessRegisterHandlers(deps), context);
  mount(server, contract.undo, undoHandlers(deps), context);
  mount(server, contract.duplicates, duplicateHandlers(deps), context);
  mount(server, contract.house, houseHandlers(deps, access), context);
  mount(server, contract.tokens, tokenHandlers(access), context);
  mount(server, contract.webhooks, webhookHandlers(deps, postman), context);
  mount(server, contract.mail, mailHandlers({ deps, access, mailer }), context);
}

const secondFactor = new WeakMap<readonly Statement[], boolean>();

/** Asked by every request, of statements that are the same until a version is published or a fact of law is corrected. */
function promisesSecondFactor(statements: readonly Statement[]): boolean {
  const known = secondFactor.get(statements);
  if (known !== undefined) return known;
  const promised = statements.some((statement) => statement.check === 'access.mfa');
  secondFactor.set(statements, promised);
  return promised;
}

/** What is sent, asked, counted and what comes back. */
function mountMarketing(server: Server, { deps, intake }: Pick<Areas, 'deps' | 'intake'>, context: Parameters<typeof mount>[3]): void {
  mount(server, contract.raffles, raffleHandlers(deps), context);
  mount(server, contract.sending, sendingHandlers(deps), context);
  mount(server, contract.returns, returnHandlers(deps, intake), context);
  mount(server, contract.lists, listHandlers(deps), context);
  mount(server, contract.forms, formHandlers(deps, formPreview(deps)), context);
  mount(server, contract.audiences, audienceHandlers(deps), context);
  mount(server, contract.automations, automationHandlers(deps), context);
  mount(server, contract.mailings, mailingHandlers(deps), context);
  mount(server, contract.calls, callHandlers(deps), context);
  mount(server, contract.newsletters, newsletterHandlers(deps), context);
  mount(server, contract.tracking, trackingHandlers(deps), context);
  mount(server, contract.analytics, analyticsHandlers(deps), context);
}

function firmName(deps: Deps): string {
  const controller = deps.policy.current()?.policy.controllers[0];
  return controller?.alias ?? controller?.name ?? '';
}

async function setupStep(deps: Deps, access: AccessDeps): Promise<'claim' | 'declaration' | 'recovery' | null> {
  if (!(await hasOwner(access))) return 'claim';
  if (!deps.policy.current()) return 'declaration';
  return (await recoveryConfirmed(access)) ? null : 'recovery';
}
