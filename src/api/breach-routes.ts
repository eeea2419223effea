// Answers about breaches: the register, one with its clock and drafts, and the acts on it.

import { actorNames } from '#kernel/access';
import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import {
  assessBreach,
  authorityDraft,
  authorityTold,
  breachFieldIds,
  breachView,
  breachViews,
  closeBreach,
  enterBreach,
  mendBreach,
  personsDraft,
  personsSettled,
} from '#kernel/duties';
import type { BreachView } from '#kernel/duties';
import type { Reference } from '#kernel/policy';
import type { HandlersOf } from '#platform/contract';
import { appError } from '#platform/errors';
import type { breaches } from './contract/duties.ts';
import { inForce } from './policy-routes.ts';
import { actOf, textOf } from './rights-routes.ts';

type Handlers = HandlersOf<typeof breaches, Call>;
const done = { ok: true } as const;

export function breachHandlers(deps: Deps, reference: () => Promise<Reference>): Handlers {
  return {
    async list() {
      return { rows: (await breachViews(deps)).map(rowOf) };
    },
    async get({ params }) {
      const found = await breachView(deps, params.id);
      if (!found) throw appError('not-found', 'errors.breach-unknown');
      return { breach: await wholeOf(deps, found, await reference()) };
    },
    async enter({ body }, call) {
      return { id: await enterBreach(deps, { ...body, awareAt: new Date(body.awareAt) }, actOf(deps, call)) };
    },
    async mend({ params, body: { version, ...facts } }, call) {
      await mendBreach(deps, { ...params, version }, facts, actOf(deps, call));
      return done;
    },
    async assess({ params, body: { version, ...risk } }, call) {
      await assessBreach(deps, { ...params, version }, risk, actOf(deps, call));
      return done;
    },
    async authority({ params, body: { version, at, lateReason } }, call) {
      await authorityTold(deps, { ...params, version }, { at: new Date(at), lateReason }, actOf(deps, call));
      return done;
    },
    async persons({ params, body: { version, at, ground } }, call) {
      const how = ground === undefined ? { told: at === undefined ? deps.clock.now() : new Date(at) } : { ground };
      await personsSettled(deps, { ...params, version }, how, actOf(deps, call));
      return done;
    },
    async close({ params, body }, call) {
      await closeBreach(deps, { ...params, version: body.version }, actOf(deps, call));
      return done;
    },
  };
}

function rowOf({ row, due, state, open }: BreachView) {
  const { id, no, happened, people, risk } = row;
  return { id, no, awareAt: row.aware_at, due, state, open: [...open], happened, people, risk, closedAt: row.closed_at };
}

async function wholeOf(deps: Deps, { view, steps }: NonNullable<Awaited<ReturnType<typeof breachView>>>, reference: Reference) {
  const { row } = view;
  const policy = inForce(deps);
  const names = await actorNames(deps.database.db);
  return {
    ...rowOf(view),
    version: row.version,
    fields: breachFieldIds(row).map((id) => ({ id, name: policy.field(id)?.name ?? textOf(id) })),
    records: row.records,
    consequences: row.consequences,
    measures: row.measures,
    riskReason: row.risk_reason,
    authorityAt: row.authority_at,
    lateReason: row.late_reason,
    personsAt: row.persons_at,
    personsGround: row.persons_ground,
    authorityDraft: authorityDraft(policy, reference, row),
    personsDraft: personsDraft(policy, row),
    steps: steps.map(({ id, at, act, code, actor_id }) => ({ id, at, act, code, by: names.get(actor_id) ?? null })),
  };
}
