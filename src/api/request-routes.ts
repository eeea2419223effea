// Answers about requests of data subjects: the list with both clocks, one case, and the acts on it.

import { actorNames } from '#kernel/access';
import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import type { Mailer } from '#kernel/mail';
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
  isUnnamed,
  dropRequest,
  enterRequest,
  eraseForRequest,
  extendRequest,
  groundsOf,
  linkDuplicate,
  openRequests,
  refuseRequest,
  requestById,
  requestersNamed,
  sendLetter,
  sentLetters,
  stopsClock,
} from '#kernel/requests';
import type { CaseView, WholeCase, WrittenLetter } from '#kernel/requests';
import type { HandlersOf } from '#platform/contract';
import { appError } from '#platform/errors';
import type { Text } from '#platform/i18n';
import { subjectLabels } from '#customers';
import type { requests } from './contract/requests.ts';
import { actOf, inAllLanguages, textOf } from './rights-routes.ts';

type Handlers = HandlersOf<typeof requests, Call>;
const done = { ok: true } as const;
/** Who is known, by the nearer deadline; those who are not come after them. */
const SHOWN = 500;

export function requestHandlers(deps: Deps, mailer: Mailer): Handlers {
  const { db } = deps.database;
  return {
    async list({ query }) {
      const counts = await countRequests(db);
      if (query.state === 'closed') return { rows: await rowsOf(deps, await closedRequests(deps)), counts };
      const open = await openRequests(deps);
      const named = open.filter(({ row }) => !isUnnamed(row)).slice(0, SHOWN);
      return { rows: await rowsOf(deps, [...named, ...open.filter(({ row }) => isUnnamed(row))]), counts };
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
    ...erasing(deps, mailer),
  };
}

type Acts = Pick<Handlers, 'identify' | 'ask' | 'clarified' | 'extend' | 'answer' | 'refuse' | 'drop' | 'duplicate'>;

function acts(deps: Deps): Acts {
  return {
    identify: async ({ params, body }, call) => told(await confirmIdentity(deps, seenOf(params, body), body, actOf(deps, call))),
    ask: async ({ params, body }, call) => told(await askMore(deps, seenOf(params, body), body, actOf(deps, call))),
    clarified: async ({ params, body }, call) => told(await clarified(deps, seenOf(params, body), body.reply, actOf(deps, call))),
    extend: async ({ params, body }, call) => told(await extendRequest(deps, seenOf(params, body), body, actOf(deps, call))),
    answer: async ({ params, body }, call) => told(await answerRequest(deps, seenOf(params, body), body, actOf(deps, call))),
    refuse: async ({ params, body }, call) => told(await refuseRequest(deps, seenOf(params, body), body, actOf(deps, call))),
    drop: async ({ params, body }, call) => told(await dropRequest(deps, seenOf(params, body), body.why, actOf(deps, call))),
    duplicate: async ({ params, body }, call) => told(await linkDuplicate(deps, seenOf(params, body), body.of, actOf(deps, call))),
  };
}

type SeenBody = Pick<Parameters<Handlers['ask']>[0]['body'], 'version' | 'post' | 'dry'>;

function seenOf({ id }: { id: string }, { version, post, dry }: SeenBody) {
  return { id, version, post, dry };
}

function told(letter: Text | null) {
  return { ok: true as const, letter };
}

function erasing(deps: Deps, mailer: Mailer): Pick<Handlers, 'approve' | 'eraseNow' | 'keep' | 'send'> {
  return {
    async approve({ params, body }, call) {
      const deliver = (requestId: string) => delivered(deps, mailer, requestId);
      return told(await approveErasure(deps, seenOf(params, body), { atOnce: body.atOnce, deliver }, actOf(deps, call)));
    },
    async eraseNow({ params, body }, call) {
      await eraseForRequest(deps, { ...params, version: body.version }, actOf(deps, call));
      return done;
    },
    async keep({ params, body }, call) {
      await cancelRequestedErasure(deps, { ...params, version: body.version }, actOf(deps, call));
      return done;
    },
    async send({ params, body }, call) {
      await sendLetter(deps, params, body, actOf(deps, call));
      return done;
    },
  };
}

/** Tries the last letter of the case now; true when it has left. */
async function delivered(deps: Deps, mailer: Mailer, requestId: string): Promise<boolean> {
  const last = async () => (await sentLetters(deps.database.db, requestId)).findLast(({ message_id }) => message_id !== null);
  const waiting = (await last())?.message_id;
  if (waiting === undefined || waiting === null) return false;
  await mailer.sendNow(waiting);
  return (await last())?.mail?.state === 'sent';
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
    unnamed: isUnnamed(view.row),
    byForm: view.row.channel === 'own-pages' && view.row.identity_method !== 'own-pages',
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
  const names = await actorNames(deps.database.db);
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
      letter: letterView(
        whole.letters.find(({ stepId }) => stepId === step.id),
        names,
      ),
    })),
    parts: [...whole.parts],
    reach: { mail: whole.reach.mail.works, addresses: [...whole.reach.addresses] },
    others: whole.others.map((other) => ({
      id: other.row.id,
      no: other.row.no,
      right: other.row.asked_right,
      state: other.state,
      receivedAt: other.row.received_at,
    })),
  };
}

function letterView(letter: WrittenLetter | undefined, names: ReadonlyMap<string, string>) {
  if (letter === undefined) return null;
  const sent = letter.sent.map(({ id, at, way, actor_id, mail }) => ({ id, at, way, by: names.get(actor_id) ?? null, mail }));
  return { text: letter.text, sent };
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
