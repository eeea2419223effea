// Reading the declaration: what the registers hold, the notice, the record of processing, versions and drafts.

import { actorOf } from '#kernel/access';
import type { AccessDeps, Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import {
  discardDraft,
  draftById,
  draftFields,
  drafts,
  isSealed,
  publishVersion,
  recordCsv,
  recordJson,
  recordOf,
  recordPage,
  saveDraft,
  versionById,
  versions,
} from '#kernel/policy';
import type { CompiledPolicy, Policy } from '#kernel/policy';
import { localDate } from '#platform/clock';
import type { HandlersOf } from '#platform/contract';
import { appError } from '#platform/errors';
import type { Text } from '#platform/i18n';
import type { policy as contract } from './contract/policy.ts';
import { lineDifferences } from './differences.ts';
import { noticeBody } from './setup-routes.ts';

export interface FeatureView {
  id: string;
  on: boolean;
  missing: string[];
  clause: { section: number; title: Text; clauses: string[] };
}

export interface PolicyRouteDeps {
  readonly deps: Deps;
  readonly access: AccessDeps;
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
      return { html: noticeBody(policy, { no, effectiveFrom }, query.lang), versionNo: no };
    },
    async art30({ query }) {
      const { policy, versionNo, effectiveFrom } = inForce(deps);
      const record = recordOf(policy, { no: versionNo, effectiveFrom });
      if (query.format === 'json') return { content: recordJson(record) };
      return { content: query.format === 'csv' ? recordCsv(record, query.lang) : recordPage(record, query.lang) };
    },
    async versions() {
      const [published, open] = [await versions(db), await drafts(db)];
      return {
        versions: published.map(({ no, effectiveFrom, publishedAt, hash }) => ({ no, effectiveFrom, publishedAt, hash })),
        drafts: open.map(({ id, note, createdAt }) => ({ id, note, createdAt })),
      };
    },
    async draftField({ body }, call) {
      const base = await baseOf(deps);
      const { yaml, added } = draftFields(base.yaml, body.registerId, body.fieldIds);
      const id = deps.ids.next();
      const at = deps.clock.now().toISOString();
      await deps.database.tx((tx) =>
        saveDraft(tx, { id, baseVersionId: base.id, yaml, note: added.join(', '), createdAt: at, createdBy: actorOf(call).id }),
      );
      return { draftId: id, yaml, added };
    },
    async draft({ params }) {
      const draft = await found(deps, params.id);
      const base = draft.baseVersionId === null ? undefined : await versionById(db, draft.baseVersionId);
      return { id: draft.id, yaml: draft.yaml, note: draft.note, lines: lineDifferences(base?.yaml ?? '', draft.yaml) };
    },
    publishDraft: ({ params }, call) => publish(route, params.id, actorOf(call).id),
  };
}

async function publish({ deps, access, published }: PolicyRouteDeps, draftId: string, accountId: string): Promise<{ versionNo: number }> {
  const draft = await found(deps, draftId);
  const at = deps.clock.now();
  const id = deps.ids.next();
  const version = await deps.database.tx(async (tx) => {
    await deps.database.lockChain(tx, 'policy');
    const [latest] = await versions(tx);
    // A draft of an older version would silently take back what was published since.
    if (latest?.id !== draft.baseVersionId) throw appError('conflict', 'errors.version-conflict');
    const made = await publishVersion(tx, { id, yaml: draft.yaml, effectiveFrom: localDate(at), at, by: accountId });
    await discardDraft(tx, draftId);
    await access.audit(tx, { actorId: accountId, actorKind: 'account', action: 'policy.published', recordId: id, detail: { no: made.no } });
    return made;
  });
  await deps.policy.reload();
  await published();
  return { versionNo: version.no };
}

async function found(deps: Deps, id: string) {
  const draft = await draftById(deps.database.db, id);
  if (!draft) throw appError('not-found', 'errors.draft-unknown');
  return draft;
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
  const version = (await versions(deps.database.db)).find((each) => each.no === no);
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
