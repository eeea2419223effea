// Answers about requests of data subjects: the list with both clocks, one case, and the acts on it.

import { allAccounts } from '#kernel/access';
import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import { hoursInWords } from '#kernel/policy';
import {
  answerRequest,
  approveErasure,
  askMore,
  cancelRequestedErasure,
  clarified,
  closedRequests,
  confirmIdentity,
  countRequests,
  dropRequest,
  enterRequest,
  eraseForRequest,
  extendRequest,
  groundsOf,
  letterOf,
  linkDuplicate,
  openRequests,
  refuseRequest,
  requestById,
  requestersNamed,
  stopsClock,
} from '#kernel/requests';
import type { CaseView, WholeCase } from '#kernel/requests';
import type { HandlersOf } from '#platform/contract';
import { appError } from '#platform/errors';
import { subjectLabels } from '#customers';
import type { requests } from './contract/requests.ts';
import { actOf, inAllLanguages, textOf } from './rights-routes.ts';

type Handlers = HandlersOf<typeof requests, Call>;
const done = { ok: true } as const;

export function requestHandlers(deps: Deps): Handlers {
  const { db } = deps.database;
  return {
    async list({ query }) {
      const views = query.state === 'open' ? await openRequests(deps) : await closedRequests(deps);
      return { rows: await rowsOf(deps, views), counts: await countRequests(db) };
    },
    async get({ params }) {
      const whole = await requestById(deps, params.id);
      if (!whole) throw appError('not-found', 'errors.request-unknown');
      return { request: await wholeView(deps, whole) };
    },
    async enter({ body }, call) {
      return { id: await enterRequest(deps, { ...body, receivedAt: new Date(body.receivedAt) }, actOf(deps, call)) };
    },
    ...acts(deps),
    ...erasing(deps),
  };
}

function acts(deps: Deps): Pick<Handlers, 'identify' | 'ask' | 'clarified' | 'extend' | 'answer' | 'refuse' | 'drop' | 'duplicate'> {
  return {
    async identify({ params, body }, call) {
      await confirmIdentity(deps, { ...params, version: body.version }, body, actOf(deps, call));
      return done;
    },
    async ask({ params, body }, call) {
      await askMore(deps, { ...params, version: body.version }, body, actOf(deps, call));
      return done;
    },
    async clarified({ params, body }, call) {
      await clarified(deps, { ...params, version: body.version }, body.reply, actOf(deps, call));
      return done;
    },
    async extend({ params, body }, call) {
      await extendRequest(deps, { ...params, version: body.version }, body, actOf(deps, call));
      return done;
    },
    async answer({ params, body }, call) {
      await answerRequest(deps, { ...params, version: body.version }, body, actOf(deps, call));
      return done;
    },
    async refuse({ params, body }, call) {
      await refuseRequest(deps, { ...params, version: body.version }, body, actOf(deps, call));
      return done;
    },
    async drop({ params, body }, call) {
      await dropRequest(deps, { ...params, version: body.version }, body.why, actOf(deps, call));
      return done;
    },
    async duplicate({ params, body }, call) {
      await linkDuplicate(deps, { ...params, version: body.version }, body.of, actOf(deps, call));
      return done;
    },
  };
}

function erasing(deps: Deps): Pick<Handlers, 'approve' | 'eraseNow' | 'keep'> {
  return {
    async approve({ params, body }, call) {
      await approveErasure(deps, { ...params, version: body.version }, body, actOf(deps, call));
      return done;
    },
    async eraseNow({ params, body }, call) {
      await eraseForRequest(deps, { ...params, version: body.version }, actOf(deps, call));
      return done;
    },
    async keep({ params, body }, call) {
      await cancelRequestedErasure(deps, { ...params, version: body.version }, actOf(deps, call));
      return done;
    },
  };
}

async function rowsOf(deps: Deps, views: readonly CaseView[]) {
  const labels = await subjectLabels(deps, [...new Set(views.map(({ row }) => row.subject_id).filter((id) => id !== null))]);
  const named = await requestersNamed(deps.database.db, views);
  return views.map((view) => ({
    id: view.row.id,
    no: view.row.no,
    right: view.row.asked_right,
    state: view.state,
    channel: view.row.channel,
    receivedAt: view.row.received_at,
    subjectId: view.gone ? null : view.row.subject_id,
    label: labels.get(view.row.subject_id ?? '') ?? named.get(view.row.id) ?? null,
    gone: view.gone,
    law: view.law,
    promise: view.promise,
    nearer: view.nearer,
    late: view.late,
    outcome: view.row.outcome,
    closedAt: view.row.closed_at,
  }));
}

type Row = Awaited<ReturnType<typeof rowsOf>>[number];

async function wholeView(deps: Deps, whole: WholeCase) {
  const { view, words, steps } = whole;
  const { row, erasure } = view;
  const [listed] = await rowsOf(deps, [view]);
  const names = new Map((await allAccounts(deps.database.db)).map(({ id, name }) => [id, name]));
  const said = (role: string) => words.find((each) => each.role === role)?.value ?? null;
  const first = whole.others.find((other) => other.row.id === row.duplicate_of);
  return {
    ...(listed as Row),
    version: row.version,
    enteredAt: row.entered_at,
    enteredBy: names.get(row.entered_by) ?? null,
    identityMethod: row.identity_method,
    field: fieldOf(deps, row.field_id, said('old'), said('new')),
    asked: said('asked'),
    extendedAt: row.extended_at,
    ground: row.ground,
    duplicateOf: first ? { id: first.row.id, no: first.row.no } : null,
    erasure: erasure && { id: erasure.id, deadlineAt: erasure.deadline_at, erasedAt: erasure.erased_at, certifiedAt: erasure.certified_at },
    promised: promisedWords(view),
    extendBy: whole.extendBy,
    lawRollsTo: whole.lawRollsTo,
    grounds: [...groundsOf(row.asked_right)],
    mayStop: { identity: stopsClock(deps, row, 'identity'), clarification: stopsClock(deps, row, 'clarification') },
    steps: steps.map((step) => ({
      id: step.id,
      at: step.at,
      act: step.act,
      code: step.code,
      by: names.get(step.actor_id) ?? null,
      words: words.filter(({ step_id }) => step_id === step.id).map(({ role, value }) => ({ role, value })),
      letter: letterOf(view, step, words),
    })),
    others: whole.others.map((other) => ({
      id: other.row.id,
      no: other.row.no,
      right: other.row.asked_right,
      state: other.state,
      receivedAt: other.row.received_at,
    })),
  };
}

function fieldOf(deps: Deps, id: string | null, old: string | null, next: string | null) {
  if (id === null) return null;
  return { id, name: deps.policy.current()?.field(id)?.name ?? textOf(id), old, new: next };
}

/** What was promised when the request came, as people say it. */
function promisedWords({ row }: CaseView) {
  if (row.asked_right === 'erasure') return hoursInWords(row.erasure_hours);
  const unit = { fi: 'päivän', sv: 'dagar', en: 'days' } as const;
  return inAllLanguages((lang) => `${row.answer_days}\u00A0${unit[lang]}`);
}
