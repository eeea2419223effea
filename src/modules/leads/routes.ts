// Answers of the leads module to the API.

import { actorOf, mustMay } from '#kernel/access';
import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import { subjectById } from '#kernel/subjects';
import { decodeCursor, encodeCursor, leaveRegister } from '#customers';
import type { HandlersOf, ParsedOf } from '#platform/contract';
import { appError } from '#platform/errors';
import type { leads } from './contract.ts';
import { changeLead, createLead, leadOnFile, loseLead, moveLead, removeLead } from './leads.ts';
import { boardRows, bornLists, countsByStage, leadById, leadsWith, pageOfLeads } from './queries.ts';
import { reportOf } from './report.ts';
import { leadLists, setLeadLists } from './stages.ts';
import { waitingLeads } from './waiting.ts';
import { leadView, leadViews, standsOf, stepViews } from './views.ts';
import { winLead } from './win.ts';

/** A column of the board shows at most this many; the list shows them all. */
const SHOWN = 40;

export function leadHandlers(deps: Deps): HandlersOf<typeof leads, Call> {
  const { db } = deps.database;
  return {
    board: () => boardOf(deps),
    list: ({ query }) => listOf(deps, query),
    waiting: () => waitingLeads(deps),
    lists: () => listsOf(deps),
    async setLists({ body }) {
      await setLeadLists(db, body, await bornLists(db));
      return listsOf(deps);
    },
    report: ({ query }) => reportOf(deps, query),
    async ofSubject({ params }) {
      if (!(await subjectById(db, params.id))) throw appError('not-found', 'errors.subject-not-found');
      return { leads: await leadViews(deps, await leadsWith(db, params.id)) };
    },
    async get({ params }) {
      const row = await leadOnFile(deps, params.id);
      return { lead: await leadView(deps, row), steps: await stepViews(deps, row.id), stands: await standsOf(deps, row) };
    },
    ...writers(deps),
  };
}

type Handlers = HandlersOf<typeof leads, Call>;

function writers(deps: Deps): Pick<Handlers, 'create' | 'update' | 'move' | 'win' | 'lose' | 'remove'> {
  const after = async (id: string) => ({ lead: await leadView(deps, await leadOnFile(deps, id)) });
  return {
    async create({ body: { source, purpose, ...lead } }, call) {
      return after(await createLead(deps, { actor: actorOf(call), source, purpose }, lead));
    },
    async update({ params, body }, call) {
      await changeLead(deps, actorOf(call), params.id, body);
      return after(params.id);
    },
    async move({ params, body }, call) {
      await moveLead(deps, actorOf(call), params.id, body);
      return after(params.id);
    },
    async win({ params, body }, call) {
      await winLead(deps, actorOf(call), params.id, body);
      return after(params.id);
    },
    async lose({ params, body }, call) {
      // Whoever is in no other register is erased.
      if (body.endMemberships.length > 0) mustMay(call, 'people.erase');
      const allowed = new Set((await standsOf(deps, await leadOnFile(deps, params.id))).map(({ membershipId }) => membershipId));
      if (body.endMemberships.some((id) => !allowed.has(id))) throw appError('not-found', 'errors.membership-not-found');
      await loseLead(deps, actorOf(call), params.id, body);
      for (const id of body.endMemberships) await leaveRegister(deps, actorOf(call), id);
      const row = await leadById(deps.database.db, params.id);
      return { lead: row ? await leadView(deps, row) : null };
    },
    async remove({ params }, call) {
      await removeLead(deps, actorOf(call), params.id);
      return { ok: true };
    },
  };
}

async function boardOf(deps: Deps) {
  const { db } = deps.database;
  const { stages } = await listsOf(deps);
  const counts = new Map((await countsByStage(db)).map((count) => [count.stage, count]));
  const rows = await boardRows(
    db,
    stages.map(({ id }) => id),
    SHOWN,
  );
  const views = Map.groupBy(await leadViews(deps, rows), ({ stage }) => stage);
  return {
    columns: stages.map((stage) => ({
      ...stage,
      n: counts.get(stage.id)?.n ?? 0,
      cents: counts.get(stage.id)?.cents ?? 0,
      leads: views.get(stage.id) ?? [],
    })),
  };
}

async function listOf(deps: Deps, { stage, source, after, limit }: ParsedOf<typeof leads.list>['query']) {
  const stages = stage === undefined ? undefined : [stage];
  const rows = await pageOfLeads(deps.database.db, { stages, source, after: decodeCursor(after), limit: limit + 1 });
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { rows: await leadViews(deps, rows.slice(0, limit)), next: last ? encodeCursor(last.created_at, last.id) : null };
}

async function listsOf(deps: Deps) {
  const { stages, reasons } = await leadLists(deps.database.db);
  return { stages: [...stages], reasons: [...reasons] };
}
