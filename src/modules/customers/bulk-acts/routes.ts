// Answers about acts on many people to the API. Who was left out stays in memory for an hour and never touches a disk.

import { setImmediate as turn } from 'node:timers/promises';
import { actorOf, mustMay } from '#kernel/access';
import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import type { HandlersOf, ParsedOf } from '#platform/contract';
import { appError } from '#platform/errors';
import type { bulk } from '../contract/bulk.ts';
import { countedPeople } from '../list.ts';
import { knownMembership } from '../memberships.ts';
import { matchingIds } from '../queries-list-count.ts';
import { cleanTag } from '../tags/service.ts';
import { subjectLabels } from '../views.ts';
import { inForce } from '../write.ts';
import { isLast, judge } from './judge.ts';
import type { Act, Reason } from './judge.ts';
import { beginRun, endRun } from './progress.ts';
import { runById } from '../queries-bulk.ts';
import type { BulkRunRow } from '../queries-bulk.ts';
import { runBulk } from './run.ts';
import type { Job, Refused } from './run.ts';

type Whom = ParsedOf<typeof bulk.preview>['body']['who'];

const HOUR = 3_600_000;
const STEP = 500;
/** As many names as tell who is meant. */
const NAMED = 3;
const SHOWN = 500;
const STATES = ['running', 'done', 'cancelled'] as const;

export function bulkHandlers(deps: Deps): HandlersOf<typeof bulk, Call> {
  const kept = new Map<string, Refused[]>();
  return {
    preview: async ({ body }) => preview(deps, body.act, await peopleOf(deps, body.who)),
    async start({ body: { who, act, source, purpose, erases } }, call) {
      // Whoever is in no other register is erased.
      if (act.do === 'leave') mustMay(call, 'people.erase');
      const ids = await peopleOf(deps, who);
      if (act.do === 'leave') await sameErased(deps, act, ids, erases);
      else check(deps, act);
      const id = deps.ids.next();
      const { id: by, kind } = actorOf(call);
      const job: Job = { id, act, ids, refused: [], who: { actor: { id: by, kind, act: { id } }, source, purpose } };
      await beginRun(deps, job);
      kept.set(id, job.refused);
      void runBulk(deps, job)
        .catch((error: unknown) => deps.log.error('bulk.failed', { id, error: error instanceof Error ? error.name : 'unknown' }))
        .finally(() => setTimeout(() => kept.delete(id), HOUR).unref());
      return runView(await known(deps, id));
    },
    get: async ({ params }) => runView(await known(deps, params.id)),
    async cancel({ params }, call) {
      await known(deps, params.id);
      const { id, kind } = actorOf(call);
      await endRun(deps, { id, kind }, params.id, 'cancelled');
      return { ok: true };
    },
    async refused({ params }) {
      const rows = kept.get(params.id);
      if (rows === undefined) throw appError('not-found', 'errors.import-errors-gone');
      const shown = rows.slice(0, SHOWN);
      const labels = await subjectLabels(
        deps,
        shown.map(({ id }) => id),
      );
      return { rows: shown.map((row) => ({ ...row, label: labels.get(row.id) ?? '–' })), more: rows.length - shown.length };
    },
  };
}

/** Refuses at once what would be refused for everybody. */
function check(deps: Deps, act: Act): void {
  inForce(deps);
  if (act.do === 'join') knownMembership(deps, act);
  if (act.do === 'tags') for (const tag of [...act.add, ...act.remove]) cleanTag(tag);
}

async function peopleOf(deps: Deps, who: Whom): Promise<string[]> {
  if ('ids' in who) return [...new Set(who.ids)];
  const except = new Set(who.except);
  const found: string[] = [];
  for await (const step of matchingIds(deps.database.db, await countedPeople(deps, who.filter), 'ids'))
    for (const id of step.ids) if (!except.has(id)) found.push(id);
  return found;
}

async function preview(deps: Deps, act: Act, ids: readonly string[]) {
  check(deps, act);
  let [will, erases] = [0, 0];
  const not = new Map<Reason, string[]>();
  for (let at = 0; at < ids.length; at += STEP) {
    const judged = await judge(deps, deps.database.db, act, ids.slice(at, at + STEP));
    will += judged.may.length;
    erases += judged.may.filter((each) => isLast(act, each)).length;
    for (const { id, reason } of judged.not) {
      const others = not.get(reason);
      if (others === undefined) not.set(reason, [id]);
      else others.push(id);
    }
    await turn();
  }
  const labels = await subjectLabels(
    deps,
    [...not.values()].flatMap((all) => all.slice(0, NAMED)),
  );
  const refused = [...not].map(([reason, all]) => ({
    reason,
    n: all.length,
    names: all.slice(0, NAMED).flatMap((id) => labels.get(id) ?? []),
  }));
  return { total: ids.length, will, erases, refused };
}

/** What is final is done only to as many as the reader was told of. @throws errors.bulk-changed */
async function sameErased(deps: Deps, act: Act, ids: readonly string[], told: number): Promise<void> {
  if ((await preview(deps, act, ids)).erases !== told) throw appError('conflict', 'errors.bulk-changed');
}

async function known(deps: Deps, id: string): Promise<BulkRunRow> {
  const found = await runById(deps.database.db, id);
  if (!found) throw appError('not-found', 'errors.record-not-found', { params: { kind: 'bulk-run' } });
  return found;
}

function runView({ id, act, state, rows, done, changed, refused }: BulkRunRow) {
  const now = STATES.find((each) => each === state) ?? ('failed' as const);
  return { id, act, state: now, rows, done, changed, refused };
}
