// Reading the declaration: what the registers hold, the notice, the record of processing, versions and drafts.

import { actorOf } from '#kernel/access';
import type { Call } from '#kernel/access';
import { append } from '#kernel/audit';
import type { Deps } from '#kernel/deps';
import {
  archive,
  CATALOGUE,
  discardDraft,
  draftById,
  draftFields,
  draftOwnField,
  draftPurpose,
  drafts,
  isSealed,
  publishVersion,
  recordCsv,
  recordJson,
  recordOf,
  recordPage,
  reviseDraft,
  versionById,
  versions,
  withdrawVersion,
} from '#kernel/policy';
import type { CompiledPolicy, Policy } from '#kernel/policy';
import type { HandlersOf, ParsedOf } from '#platform/contract';
import { localDate } from '#platform/clock';
import { appError } from '#platform/errors';
import type { Text } from '#platform/i18n';
import type { policy as contract } from './contract/policy.ts';
import { lineDifferences } from './differences.ts';
import { judge, refuse, tellings } from './draft-impact.ts';
import type { ImpactDeps } from './draft-impact.ts';
import { beginDraft } from './draft-log.ts';
import { draftOf } from './drafts-routes.ts';
import { settled } from './published.ts';
import { noticeBody } from './setup-routes.ts';

export interface FeatureView {
  id: string;
  on: boolean;
  missing: string[];
  clause: { section: number; title: Text; clauses: string[] };
}

export interface PolicyRouteDeps extends ImpactDeps {
  features(): FeatureView[];
  published(): Promise<void>;
}

/** The policy in force. @throws errors.not-set-up */
export function inForce(deps: Deps): CompiledPolicy {
  const policy = deps.policy.current();
  if (!policy) throw appError('unavailable', 'errors.not-set-up');
  return policy;
}

export function policyHandlers(route: PolicyRouteDeps): HandlersOf<typeof contract, Call> {
  const { deps } = route;
  const { db } = deps.database;
  return {
    current: () => Promise.resolve(summary(route)),
    async notice({ query }) {
      const { policy, no, effectiveFrom } = await asked(deps, query.version);
      return { html: noticeBody(policy, { no, effectiveFrom }, query.lang, deps.policy.reference()), versionNo: no };
    },
    async art30({ query }) {
      const { policy, versionNo, effectiveFrom } = inForce(deps);
      const record = recordOf(policy, { no: versionNo, effectiveFrom });
      if (query.format === 'json') return { content: recordJson(record) };
      return { content: query.format === 'csv' ? recordCsv(record, query.lang) : recordPage(record, query.lang) };
    },
    async versions() {
      const [published, open, today] = [await archive(db), await drafts(db), localDate(deps.clock.now())];
      return {
        versions: published.map(({ no, effectiveFrom, publishedAt, hash, withdrawnAt }) => {
          return { no, effectiveFrom, publishedAt, hash, withdrawnAt, coming: withdrawnAt === null && effectiveFrom > today };
        }),
        drafts: open.map(({ id, note, createdAt, updatedAt }) => ({ id, note, createdAt, savedAt: updatedAt })),
      };
    },
    withdraw: ({ params }, call) => withdraw(route, params.no, actorOf(call).id),
    draftField: ({ body }, call) => draftOn(deps, body, actorOf(call).id),
    async draft({ params }) {
      const { id, yaml, note, revision, updatedAt: savedAt, baseVersionId } = await draftOf(deps, params.id);
      const base = baseVersionId === null ? undefined : await versionById(db, baseVersionId);
      const lines = lineDifferences(base?.yaml ?? '', yaml);
      return { id, yaml, note, revision, savedAt, baseVersionNo: base?.no ?? null, lines };
    },
    publishDraft: ({ params, body }, call) => publish(route, { draftId: params.id, ...body }, actorOf(call).id),
  };
}

type FieldBody = ParsedOf<typeof contract.draftField>['body'];

/** A new draft, or the open one of the same work gone on with: what one file needs is one version. */
async function draftOn(deps: ImpactDeps['deps'], body: FieldBody, by: string) {
  const base = await baseOf(deps);
  const open = body.onto === undefined ? undefined : await draftById(deps.database.db, body.onto);
  const before = open?.baseVersionId === base.id ? open : undefined;
  const { yaml, added } = drafted(before?.yaml ?? base.yaml, body);
  const at = deps.clock.now().toISOString();
  const note = [...new Set([before?.note ?? '', ...namesOf(deps, body, added)])].filter((word) => word !== '').join(', ');
  const id = before?.id ?? deps.ids.next();
  await deps.database.tx(async (tx) => {
    if (before === undefined) return beginDraft(tx, { id, baseVersionId: base.id, yaml, note, createdAt: at, createdBy: by });
    const revised = await reviseDraft(tx, { id, yaml, note, revision: before.revision, at });
    if (revised === undefined) throw appError('conflict', 'errors.draft-changed');
  });
  return { draftId: id, yaml, added };
}

/** What a draft is called until somebody says otherwise: the data it adds, in the language of the declaration. */
function namesOf(deps: Pick<ImpactDeps['deps'], 'policy'>, { own }: FieldBody, added: readonly string[]): string[] {
  const lang = deps.policy.current()?.policy.language ?? 'fi';
  if (own !== undefined) return added.length === 0 ? [] : [own.name[lang]];
  return added.map((id) => (deps.policy.current()?.field(id)?.name ?? CATALOGUE.get(id)?.name)?.[lang] ?? id);
}

function drafted(yaml: string, { registerId, purposeId, fieldIds, own, as }: FieldBody): ReturnType<typeof draftFields> {
  if (own !== undefined) {
    const { yaml: after, fieldId } = draftOwnField(yaml, { registerId, purposeId, ...own });
    return { yaml: after, added: [fieldId] };
  }
  if (fieldIds.length === 0) throw appError('invalid', 'errors.invalid', { field: 'fieldIds' });
  if (as !== undefined) return { yaml: draftPurpose(yaml, registerId, as), added: [...fieldIds] };
  return draftFields(yaml, registerId, fieldIds, purposeId);
}

/** Its words are not lost: they go on as a draft of what stands. */
async function withdraw({ deps }: PolicyRouteDeps, no: number, accountId: string) {
  const at = deps.clock.now();
  const draftId = deps.ids.next();
  await deps.database.tx(async (tx) => {
    await deps.database.lockChain(tx, 'policy');
    const found = (await archive(tx)).find((version) => version.no === no);
    if (found === undefined) throw appError('not-found', 'errors.version-unknown');
    const { id, yaml, effectiveFrom } = await withdrawVersion(tx, { id: found.id, at, by: accountId });
    const actor = { id: accountId, kind: 'account' } as const;
    await append(tx, { at, actor, action: 'policy.withdrawn', kind: 'policy-version', recordId: id, detail: { no, from: effectiveFrom } });
    const [newest] = await versions(tx);
    const draft = { id: draftId, baseVersionId: newest?.id ?? null, yaml, note: `v${no}` };
    await beginDraft(tx, { ...draft, createdAt: at.toISOString(), createdBy: accountId });
  });
  await deps.policy.reload();
  return { draftId };
}

interface Publishing {
  readonly draftId: string;
  readonly effectiveFrom?: string | undefined;
  readonly revision?: number | undefined;
  readonly acknowledged?: readonly string[];
}

/** Publishes what was judged and nothing else: a draft or a version changed meanwhile is a conflict. */
async function publish(route: PolicyRouteDeps, { draftId, effectiveFrom, revision, acknowledged = [] }: Publishing, accountId: string) {
  const { deps, published } = route;
  const draft = await draftOf(deps, draftId);
  if (revision !== undefined && revision !== draft.revision) throw appError('conflict', 'errors.draft-changed');
  const judged = await judge(route, draft, effectiveFrom);
  if (!judged.baseIsNewest) throw appError('conflict', 'errors.draft-old');
  refuse(judged.refusals);
  // Lines may differ where the notice says the same: a version that changes nothing is no version.
  if (judged.replaced !== null && judged.changes.length === 0) throw appError('refused', 'errors.draft-empty');
  const told = (await tellings(deps, judged.changes)).map(({ id }) => id);
  const silent = told.filter((id) => !acknowledged.includes(id));
  if (silent.length > 0) throw appError('refused', 'errors.tell-first', { field: 'acknowledged', params: { n: silent.length } });
  const at = deps.clock.now();
  const id = deps.ids.next();
  const version = await deps.database.tx(async (tx) => {
    await deps.database.lockChain(tx, 'policy');
    const [[latest], now] = [await versions(tx), await draftById(tx, draftId)];
    // A draft of an older version would silently take back what was published since.
    if ((latest?.id ?? null) !== draft.baseVersionId) throw appError('conflict', 'errors.draft-old');
    if (now?.revision !== draft.revision) throw appError('conflict', 'errors.draft-changed');
    const made = await publishVersion(tx, { id, yaml: draft.yaml, effectiveFrom: judged.effectiveFrom, at, by: accountId });
    await discardDraft(tx, draftId);
    const detail = { no: made.no, from: made.effectiveFrom, told };
    const actor = { id: accountId, kind: 'account' } as const;
    await append(tx, { at, actor, action: 'policy.published', kind: 'policy-version', recordId: id, detail });
    return made;
  });
  return { versionNo: version.no, effectiveFrom: version.effectiveFrom, applied: await settled(deps, published) };
}

async function baseOf(deps: Deps) {
  const [latest] = await versions(deps.database.db);
  if (!latest) throw appError('unavailable', 'errors.not-set-up');
  return latest;
}

async function asked(deps: Deps, no: number | undefined): Promise<{ policy: Policy; no: number; effectiveFrom: string }> {
  const current = inForce(deps);
  if (no === undefined || no === current.versionNo)
    return { policy: current.policy, no: current.versionNo, effectiveFrom: current.effectiveFrom };
  const version = (await archive(deps.database.db)).find((each) => each.no === no);
  if (!version) throw appError('not-found', 'errors.not-found');
  return { policy: JSON.parse(version.canonical) as Policy, no: version.no, effectiveFrom: version.effectiveFrom };
}

function summary({ deps, features }: PolicyRouteDeps) {
  const policy = inForce(deps);
  const controller = policy.policy.controllers[0];
  return {
    versionNo: policy.versionNo,
    effectiveFrom: policy.effectiveFrom,
    firm: controller?.alias ?? controller?.name ?? '',
    registers: [...policy.registers.values()].map((register) => ({
      id: register.id,
      name: register.name,
      subjectGroups: register.subjectGroups.map((id) => ({ id, name: policy.subjectGroups.get(id)?.name ?? same(id) })),
      fields: [...policy.fieldsOf(register.id)],
      triggers: triggersOf(policy, register.id),
    })),
    fields: [...policy.allFields].flatMap((id) => {
      const field = policy.field(id);
      if (!field) return [];
      return [
        {
          id,
          name: field.name,
          class: field.class,
          custom: field.custom,
          sealed: isSealed(field.class),
          storable: deps.registry.storable(id),
          clause: policy.clauseOf(id),
        },
      ];
    }),
    sources: [...policy.sources.values()].map(({ id, name }) => ({ id, name })),
    purposes: [...policy.purposes.values()].map(({ id, name, registers }) => ({ id, name, registers })),
    features: features(),
  };
}

/** Business events that some rule of the register waits for. */
function triggersOf(policy: CompiledPolicy, registerId: string): string[] {
  const groups = policy.policy.dataGroups
    .filter((group) => group.registers.includes(registerId))
    .flatMap((group) => policy.groupRules(group.id));
  const rules = [...policy.rulesOf(registerId), ...groups];
  const triggers = rules.flatMap((rule) => {
    if ('trigger' in rule) return [rule.trigger];
    if ('triggers' in rule) return rule.triggers;
    return 'inactive' in rule ? [rule.inactive.trigger] : [];
  });
  return [...new Set(triggers)];
}

function same(text: string): Text {
  return { fi: text, sv: text, en: text };
}
