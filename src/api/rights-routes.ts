// Erasure of one person with its plan, the lens on what is held, and holds.

import { actorNames, actorOf, mustMay } from '#kernel/access';
import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import { hoursInWords } from '#kernel/policy';
import { requestsTouched } from '#kernel/requests';
import { liftRestriction, releaseHold } from '#kernel/retention';
import {
  basisWords,
  erasureById,
  eraseNow,
  holdReviewers,
  holds as allHolds,
  kindName,
  placeHold,
  planErasure,
  recentErasures,
  restrictProcessing,
  reviewHold,
} from '#kernel/rights';
import type { Act, ErasureRow, Hold, NewHold, SignedCertificate } from '#kernel/rights';
import type { HandlersOf } from '#platform/contract';
import { appError } from '#platform/errors';
import { LANGS } from '#platform/i18n';
import type { Text } from '#platform/i18n';
import { subjectLabels } from '#customers';
import type { rights } from './contract/retention.ts';
import { copyOf, lensOn } from './lens.ts';
import { inForce } from './policy-routes.ts';

const SHOWN_ERASURES = 500;

export function rightsHandlers(deps: Deps): HandlersOf<typeof rights, Call> {
  const { db } = deps.database;
  return {
    async plan({ params }) {
      const plan = await planErasure(deps, db, params.id);
      const policy = inForce(deps);
      return {
        stores: plan.stores.map(({ kind, name, action, why, count, keepUntil, basis }) => ({
          kind,
          name,
          action,
          why,
          count,
          keepUntil: keepUntil ?? null,
          basis: basis === undefined || basis === null ? null : basisWords(basis),
        })),
        holds: await holdViews(deps, await allHolds(db, params.id)),
        kept: plan.kept.map(({ field, reason, until, law }) => ({
          field,
          name: policy.field(field)?.name ?? textOf(field),
          reason,
          until,
          law: textOf(law),
        })),
        blocked: plan.blocked,
        requests: await requestsTouched(deps, db, params.id),
        deadlineHours: plan.deadlineHours,
        deadline: hoursInWords(plan.deadlineHours),
      };
    },
    async erase({ params, body }, call) {
      const receivedAt = body.receivedAt === undefined ? undefined : new Date(body.receivedAt);
      const row = await eraseNow(deps, { subjectId: params.id, ground: body.ground, receivedAt, act: actOf(deps, call) });
      return { erasure: erasureView(row), certificate: certificateOf(row), ...staysOf(deps, row) };
    },
    async restrict({ params, body }, call) {
      await restrictProcessing(deps, params.id, body.reason, actOf(deps, call));
      return { ok: true };
    },
    async lift({ params }, call) {
      await liftRestriction(deps, params.id, actOf(deps, call));
      return { ok: true };
    },
    copy: ({ params, query }, call) =>
      copyOf(deps, { subjectId: params.id, form: query.form, lang: call.lang }, actOf(deps, readsAll(call))),
    async erasures() {
      return { rows: (await recentErasures(db, SHOWN_ERASURES)).map(erasureView) };
    },
    async certificate({ params }) {
      const row = await erasureById(db, params.id);
      if (!row) throw appError('not-found', 'errors.erasure-unknown');
      return { certificate: certificateOf(row) };
    },
    held: ({ params }) => lensOn(deps, params.id),
  };
}

export function actOf(deps: Deps, call: Call): Act {
  return { actor: actorOf(call), at: deps.clock.now() };
}

export function inAllLanguages(say: (lang: 'fi' | 'sv' | 'en') => string): Text {
  const [fi, sv, en] = LANGS.map(say);
  return { fi: fi ?? '', sv: sv ?? '', en: en ?? '' };
}

export function textOf(text: Text | string): Text {
  return typeof text === 'string' ? { fi: text, sv: text, en: text } : text;
}

export function erasureView(row: ErasureRow) {
  return {
    id: row.id,
    state: row.state,
    ground: row.ground,
    receivedAt: row.received_at,
    deadlineAt: row.deadline_at,
    certifiedAt: row.certified_at,
  };
}

function certificateOf(row: ErasureRow): Record<string, unknown> | null {
  return row.certificate === null ? null : (JSON.parse(row.certificate) as Record<string, unknown>);
}

/** What the certificate says of what stays, in words: as the plan said before it. */
function staysOf(deps: Deps, { certificate }: ErasureRow) {
  if (certificate === null) return { stays: [], suppressed: 0, backupsUntil: null, outside: 0 };
  const { stores, kept, suppressed, backupsUntil, outside } = (JSON.parse(certificate) as SignedCertificate).certificate;
  const policy = inForce(deps);
  const rows = stores.filter(({ action }) => action === 'keep');
  return {
    stays: [
      ...rows.map(({ kind, count, keepUntil, basis }) => ({
        kind,
        name: kindName(kind),
        count,
        until: keepUntil ?? null,
        basis: basis === undefined ? null : basisWords(basis),
      })),
      ...kept.map(({ field, until, law }) => ({
        kind: field,
        name: policy.field(field)?.name ?? textOf(field),
        count: null,
        until,
        basis: law === undefined ? null : textOf(law),
      })),
    ],
    suppressed,
    backupsUntil,
    outside: outside?.length ?? 0,
  };
}

export async function holdViews(deps: Deps, rows: readonly Hold[]) {
  const labels = await subjectLabels(
    deps,
    rows.map((hold) => hold.subjectId),
  );
  const names = rows.length === 0 ? new Map<string, string>() : await actorNames(deps.database.db);
  return rows.map(({ id, subjectId, fields, reason, law, placedAt, placedBy, reviewOn, reviewBy }) => ({
    id,
    subjectId,
    label: labels.get(subjectId) ?? '–',
    fields: [...fields],
    what: fields.includes('*') ? [] : fields.map((field) => inForce(deps).field(field)?.name ?? textOf(field)),
    reason,
    law,
    placedAt,
    placedBy: names.get(placedBy) ?? null,
    reviewOn,
    reviewBy: { id: reviewBy, name: names.get(reviewBy) ?? null },
  }));
}

export const holdHandlers = (deps: Deps) => ({
  async holds({ query }: { query: { subjectId?: string | undefined } }) {
    const { db } = deps.database;
    return { holds: await holdViews(deps, await allHolds(db, query.subjectId)), reviewers: await holdReviewers(db) };
  },
  async placeHold({ body }: { body: NewHold }, call: Call) {
    return { id: await placeHold(deps, body, actOf(deps, call)) };
  },
  async reviewHold(
    { params, body }: { params: { id: string }; body: Omit<NewHold, 'subjectId' | 'fields'> },
    call: Call,
  ): Promise<{ ok: true }> {
    await reviewHold(deps, params.id, body, actOf(deps, call));
    return { ok: true };
  },
  async releaseHold({ params }: { params: { id: string } }, call: Call): Promise<{ ok: true }> {
    await releaseHold(deps, params.id, actOf(deps, call));
    return { ok: true };
  },
});

/** A copy of everything is for who may read everything. @throws errors.token-scope */
function readsAll(call: Call): Call {
  for (const permission of ['people.read', 'documents.read', 'requests.read', 'recipients.read'] as const) mustMay(call, permission);
  return call;
}
