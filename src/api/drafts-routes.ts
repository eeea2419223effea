// Changing the declaration: a draft is begun, written, looked at, mended and judged; the running register never sees it.

import { actorOf } from '#kernel/access';
import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import {
  applyFixes,
  compiled,
  confirmDraftTexts,
  confirmTexts,
  discardDraft,
  DRAFT,
  draftById,
  fullRetention,
  lintPolicy,
  parsePolicy,
  reviseDraft,
  shortRetention,
  staleTexts,
  versionById,
  versions,
} from '#kernel/policy';
import type { Policy, PolicyDraft } from '#kernel/policy';
import { localDate } from '#platform/clock';
import type { HandlersOf } from '#platform/contract';
import { appError } from '#platform/errors';
import type { Lang, Text } from '#platform/i18n';
import type { drafts as contract } from './contract/drafts.ts';
import { beginDraft, createSaveTrace, traced } from './draft-log.ts';
import { findingView, impactView, judge } from './draft-impact.ts';
import type { ImpactDeps } from './draft-impact.ts';
import { merging } from './draft-merge.ts';
import { noticeBody } from './setup-routes.ts';

type Handlers = Omit<HandlersOf<typeof contract, Call>, 'read'>;

export function draftHandlers(route: ImpactDeps): Handlers {
  return { ...writing(route.deps), ...merging(route.deps), ...looking(route) };
}

function writing(deps: Deps): Pick<Handlers, 'begin' | 'save' | 'discard' | 'confirmTexts'> {
  const { database, clock, ids } = deps;
  const newTrace = createSaveTrace();
  return {
    async begin({ body }, call) {
      const [newest] = await versions(database.db);
      const text = body.yaml ?? newest?.yaml;
      if (text === undefined) throw appError('unavailable', 'errors.not-set-up');
      const id = ids.next();
      const createdAt = clock.now().toISOString();
      const draft = { id, baseVersionId: newest?.id ?? null, yaml: text, note: body.note, createdAt, createdBy: actorOf(call).id };
      await database.tx((tx) => beginDraft(tx, draft));
      return { id };
    },
    async save({ params, body }, call) {
      const now = clock.now();
      const at = now.toISOString();
      const by = actorOf(call).id;
      const revision = await database.tx(async (tx) => {
        const made = await reviseDraft(tx, { id: params.id, ...body, at });
        if (made !== undefined && newTrace(params.id, by, now))
          await traced(tx, 'policy.draft-saved', { id: params.id, at: now, by, detail: { revision: made } });
        return made;
      });
      if (revision === undefined) {
        await draftOf(deps, params.id);
        throw appError('conflict', 'errors.draft-changed');
      }
      return { revision, savedAt: at };
    },
    async discard({ params }, call) {
      await draftOf(deps, params.id);
      await database.tx(async (tx) => {
        await discardDraft(tx, params.id);
        await traced(tx, 'policy.draft-discarded', { id: params.id, at: clock.now(), by: actorOf(call).id });
      });
      return { ok: true };
    },
    async confirmTexts({ params, body }, call) {
      return database.tx(async (tx) => {
        const draft = await draftById(tx, params.id);
        if (!draft) throw appError('not-found', 'errors.draft-unknown');
        if (body.revision !== undefined && body.revision !== draft.revision) throw appError('conflict', 'errors.draft-changed');
        const base = draft.baseVersionId === null ? undefined : await versionById(tx, draft.baseVersionId);
        const before = base === undefined ? null : compiled(base).policy;
        const { policy } = parsePolicy(draft.yaml);
        if (policy === undefined) throw appError('refused', 'errors.draft-unreadable');
        const confirmed = confirmTexts(before, policy, draft.confirmed, body.paths);
        await confirmDraftTexts(tx, draft.id, confirmed);
        const detail = { texts: body.paths.length };
        await traced(tx, 'policy.texts-confirmed', { id: draft.id, at: clock.now(), by: actorOf(call).id, detail });
        return { stale: staleTexts(before, policy, confirmed) };
      });
    },
  };
}

function looking(route: ImpactDeps): Pick<Handlers, 'look' | 'fix' | 'impact'> {
  const { deps } = route;
  const lintOn = async () => ({ today: localDate(deps.clock.now()), reference: await route.reference() });
  return {
    async look({ body }) {
      const { policy, problems } = parsePolicy(body.yaml);
      const findings = policy === undefined ? [] : lintPolicy(policy, await lintOn());
      return {
        problems,
        findings: findings.map(findingView),
        notice: policy === undefined ? null : noticeBody(policy, DRAFT, body.lang, deps.policy.reference()),
        retention: policy === undefined ? [] : retentionWords(policy),
      };
    },
    async fix({ body }) {
      return applyFixes(body.yaml, body.findings, await lintOn());
    },
    async impact({ params, query }) {
      const draft = await draftOf(deps, params.id);
      return { ...(await impactView(route, await judge(route, draft, query.effectiveFrom))), revision: draft.revision };
    },
  };
}

function retentionWords(policy: Policy): { id: string; short: Text; full: Text }[] {
  return policy.retention.map((rule) => ({
    id: rule.id,
    short: shortRetention(rule),
    full: fullRetention(rule, scopeOf(policy, rule.id)),
  }));
}

const EVERYTHING: Text = { fi: 'Kaikki tiedot', sv: 'Alla uppgifter', en: 'All data' };

/** Registers and data groups that the rule governs, as they stand before a colon. */
function scopeOf(policy: Policy, ruleId: string): Text {
  const of = [...policy.registers, ...policy.dataGroups].filter(({ retention }) => retention.includes(ruleId));
  const names = (lang: Lang) => of.map(({ name }) => name[lang]).join(', ');
  return of.length === 0 ? EVERYTHING : { fi: names('fi'), sv: names('sv'), en: names('en') };
}

export async function draftOf(deps: Deps, id: string): Promise<PolicyDraft> {
  const draft = await draftById(deps.database.db, id);
  if (!draft) throw appError('not-found', 'errors.draft-unknown');
  return draft;
}
