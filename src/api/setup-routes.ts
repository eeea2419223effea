// Set-up: claim the installation, choose a declaration, enter the firm's facts, confirm the completions, publish version 1.

import { actorOf, checkClaimCode, claimInstallation, confirmRecovery, openSession, recoveryConfirmed } from '#kernel/access';
import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import {
  applyFacts,
  CATALOGUE,
  citations,
  completionGroup,
  completions,
  completionWords,
  DRAFT,
  fieldUse,
  isSealed,
  modelParts,
  parsePolicy,
  noticeOf,
  noticePage,
  publishVersion,
  sectionTitle,
  staleTexts,
  withoutParts,
} from '#kernel/policy';
import type { NoticeVersion, Policy, Reference } from '#kernel/policy';
import { isBusinessId } from '#kernel/subjects';
import { localDate } from '#platform/clock';
import type { HandlersOf, RequestOf } from '#platform/contract';
import { appError } from '#platform/errors';
import type { Lang, Text } from '#platform/i18n';
import { sessionState } from './access-routes.ts';
import type { AccessRouteDeps } from './access-routes.ts';
import type { setup } from './contract/access.ts';
import { declarationText } from './declarations.ts';
import type { Declaration } from './declarations.ts';
import { refuseUntrue } from './draft-impact.ts';
import { settled } from './published.ts';
import { toolsOff, withTools } from './setup-tools.ts';

type Facts = NonNullable<RequestOf<typeof setup.preview>['body']['facts']>;

export interface SetupDeps extends AccessRouteDeps {
  readonly deps: Deps;
  readonly declarations: readonly Declaration[];
  /** Runs after a version came into force: due dates, checks. */
  published(): Promise<void>;
}

export function setupHandlers(setupDeps: SetupDeps): HandlersOf<typeof setup, Call> {
  const { access, deps, declarations } = setupDeps;
  return {
    async checkCode({ body }) {
      await checkClaimCode(access, body.code);
      return { ok: true };
    },
    async claim({ body }, call) {
      const account = await claimInstallation(access, body.code, body);
      const opened = await openSession(access, account, call.browser);
      call.setSession(opened.token);
      return sessionState(setupDeps, opened.session);
    },
    async declarations() {
      return { declarations: declarations.flatMap(cardOf) };
    },
    async preview({ body }) {
      const base = declarationText(declarations, body);
      const yaml = withFacts(chosen(withoutParts(base, body.without), body.tools), body.facts);
      const { policy, problems } = parsePolicy(yaml);
      const { policy: bare } = parsePolicy(base);
      return {
        name: policy?.controllers[0]?.name ?? '',
        toolsOff: bare ? toolsOff(bare) : [],
        modelParts: bare && policy?.begunFrom !== undefined ? modelParts(bare) : [],
        problems,
        completions: policy ? completionViews(policy) : [],
        untranslated: policy ? untranslated(policy) : [],
        unkept: policy ? unkept(policy, deps.registry.storable) : [],
        notice: policy ? allLanguages(policy, deps.policy.reference()) : null,
      };
    },
    start: ({ body }, call) => start(setupDeps, body, actorOf(call).id),
    async recovery() {
      const confirmed = await recoveryConfirmed(access);
      return { key: confirmed ? null : deps.keys.recovery, confirmed };
    },
    async confirmRecovery({ body }, call) {
      await confirmRecovery(access, deps.keys.recovery, body.end, actorOf(call).id);
      return sessionState(setupDeps, call.session);
    },
  };
}

async function start(setupDeps: SetupDeps, body: RequestOf<typeof setup.start>['body'], accountId: string): Promise<{ versionNo: number }> {
  const { access, deps, declarations } = setupDeps;
  if (deps.policy.current()) throw appError('conflict', 'errors.already-set-up');
  const at = deps.clock.now();
  const base = chosen(withoutParts(declarationText(declarations, body), body.without ?? []), body.tools ?? []);
  const { policy } = parsePolicy(base);
  if (policy) refuseUntrue(deps, policy);
  const open = policy ? completions(policy).filter((row) => !row.superseded && !body.confirmed.includes(row.id)) : [];
  if (open.length > 0) throw appError('refused', 'errors.completion-unconfirmed', { field: 'confirmed', params: { n: open.length } });
  const yaml = withFacts(base, body.facts, { confirmed: body.confirmed, confirmedOn: localDate(at) });
  const id = deps.ids.next();
  const version = await deps.database.tx(async (tx) => {
    await deps.database.lockChain(tx, 'policy');
    const made = await publishVersion(tx, { id, yaml, effectiveFrom: localDate(at), at, by: accountId });
    if (made.no !== 1) throw appError('conflict', 'errors.already-set-up');
    await access.audit(tx, { actorId: accountId, actorKind: 'account', action: 'policy.published', recordId: id, detail: { no: made.no } });
    return made;
  });
  await settled(deps, setupDeps.published);
  return { versionNo: version.no };
}

/** The declaration with the daily tools that the owner turned on. */
function chosen(yaml: string, tools: readonly string[]): string {
  return tools.length === 0 ? yaml : withTools(yaml, parsePolicy(yaml).policy, tools);
}

function withFacts(
  yaml: string,
  facts: Facts | undefined,
  confirmation: { confirmed?: readonly string[]; confirmedOn?: string } = {},
): string {
  if (!facts) return yaml;
  const { contactName: called, email, phone = '', post = '' } = facts;
  const contact = { ...(called === undefined ? {} : { name: called }), ...(email === undefined ? {} : { email }), phone, post };
  const name = facts.firmName?.trim() ?? '';
  if (facts.businessId !== undefined && !isBusinessId(facts.businessId))
    throw appError('invalid', 'errors.business-id-invalid', { field: 'businessId' });
  const firm = name === '' ? {} : { firm: { name, businessId: facts.businessId ?? '' } };
  return applyFacts(yaml, { contact, ...firm, ...confirmation });
}

function cardOf({ file, yaml }: Declaration) {
  const { policy } = parsePolicy(yaml);
  const controller = policy?.controllers[0];
  if (!policy || !controller) return [];
  return [
    {
      file,
      name: controller.alias ? `${controller.name} / ${controller.alias}` : controller.name,
      businessId: controller.businessId ?? null,
      domicile: controller.domicile ?? null,
      statedDate: policy.statedDate,
      registers: policy.registers.map((register) => register.name),
      fields: new Set(policy.dataGroups.flatMap((group) => group.fields.map((field) => (typeof field === 'string' ? field : field.id))))
        .size,
      clauses: new Set(citations(policy).map((citation) => citation.clause)).size,
      completions: new Set(completions(policy).map(completionGroup(policy))).size,
    },
  ];
}

/** What a notice said in one language is shown in it everywhere until somebody translates it. */
function untranslated(policy: Policy): { path: string; text: string }[] {
  return staleTexts(null, policy).map(({ path, changed, text }) => ({ path, text: text[changed[0] ?? policy.language] }));
}

/** Fields of a person or firm that the notice declares and nothing in Lupaus can hold; sealed data and the firm's own fields have places of their own. */
function unkept({ dataGroups }: Policy, storable: (fieldId: string) => boolean): { id: string; name: Text }[] {
  const ids = new Set(dataGroups.flatMap(({ fields }) => fields.map((field) => fieldUse(field).id)));
  return [...ids].flatMap((id) => {
    const field = CATALOGUE.get(id);
    const missing = field !== undefined && /^(?:person|organisation)\./.test(id) && !isSealed(field.class) && !storable(id);
    return missing ? [{ id, name: field.name }] : [];
  });
}

function completionViews(policy: Policy) {
  const [words, group] = [completionWords(policy), completionGroup(policy)];
  return completions(policy).map((row) => ({
    id: row.id,
    together: group(row),
    section: sectionTitle(row.section),
    where: row.where,
    stated: row.stated,
    now: words(row),
    reason: row.reason,
    rule: row.rule,
    clauses: row.clauses,
    superseded: row.superseded,
  }));
}

function allLanguages(policy: Policy, reference: Reference): Text {
  const body = (lang: Lang) => noticeBody(policy, DRAFT, lang, reference);
  return { fi: body('fi'), sv: body('sv'), en: body('en') };
}

/** The body of the notice page, to be shown within the staff application. */
export function noticeBody(policy: Policy, version: NoticeVersion, lang: Lang, reference: Reference): string {
  const page = noticePage(noticeOf(policy, version, reference), lang);
  return page.slice(page.indexOf('>', page.indexOf('<main')) + 1, page.lastIndexOf('</main>'));
}
