// Answers about acts on many to the API, for each list by the same code. Who was left out stays in memory for an hour and never touches a disk.

import { setImmediate as turn } from 'node:timers/promises';
import { actorOf, mustMay } from '#kernel/access';
import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import { holdsIdentityCode } from '#kernel/records';
import { localDate } from '#platform/clock';
import type { HandlersOf, ParsedOf } from '#platform/contract';
import { appError } from '#platform/errors';
import type { bulk, organisationBulk } from '../contract/bulk.ts';
import { countedPeople } from '../list.ts';
import { countedOrganisations } from '../list-organisations.ts';
import { knownMembership } from '../memberships.ts';
import { matchingIds } from '../queries-list-count.ts';
import type { Counted } from '../queries-list-count.ts';
import { activeAccount } from '../tasks/service.ts';
import { cleanTag } from '../tags/service.ts';
import { subjectLabels } from '../views.ts';
import { inForce } from '../write.ts';
import { isLast, judge } from './judge.ts';
import type { Act, Asked, Reason } from './judge.ts';
import { beginRun, endRun } from './progress.ts';
import { runById } from '../queries-bulk.ts';
import type { About, BulkRunRow } from '../queries-bulk.ts';
import { runBulk } from './run.ts';
import type { Job, Refused } from './run.ts';

type Whom<F> = { readonly ids: readonly string[] } | { readonly filter: F; readonly except: readonly string[] };

/** What tells one list from another. */
interface List<F> {
  readonly about: About;
  /** Those who match the conditions. */
  matching(deps: Deps, filter: F): Promise<Counted>;
}

type PeopleFilter = Extract<ParsedOf<typeof bulk.preview>['body']['who'], { filter: unknown }>['filter'];
type OrganisationFilter = Extract<ParsedOf<typeof organisationBulk.preview>['body']['who'], { filter: unknown }>['filter'];

const PEOPLE: List<PeopleFilter> = { about: 'people', matching: countedPeople };
const ORGANISATIONS: List<OrganisationFilter> = { about: 'organisations', matching: countedOrganisations };

const HOUR = 3_600_000;
const STEP = 500;
/** As many names as tell who is meant. */
const NAMED = 3;
const SHOWN = 500;
const STATES = ['running', 'done', 'cancelled'] as const;

export function bulkHandlers(deps: Deps): HandlersOf<typeof bulk, Call> {
  return handlersOf(deps, PEOPLE);
}

/** Tags, tasks and memberships of one organisation are changed by whoever may change people: so are those of many. */
export function organisationBulkHandlers(deps: Deps): HandlersOf<typeof organisationBulk, Call> {
  return handlersOf(deps, ORGANISATIONS);
}

interface Order<F> {
  readonly who: Whom<F>;
  readonly act: Act;
}

function handlersOf<F>(deps: Deps, list: List<F>) {
  const { about } = list;
  const kept = new Map<string, Refused[]>();
  return {
    async preview({ body: { who, act } }: { body: Order<F> }) {
      return preview(deps, { about, act }, await chosenOf(deps, list, who));
    },
    async start({ body }: { body: Order<F> & { source: string; purpose?: string | undefined; erases: number } }, call: Call) {
      const { who, act, source, purpose, erases } = body;
      mustMay(call, 'people.write');
      // What is in no other register is erased.
      if (act.do === 'leave') mustMay(call, 'people.erase');
      const ids = await chosenOf(deps, list, who);
      if (act.do === 'leave') await sameErased(deps, { about, act }, ids, erases);
      else await check(deps, act);
      const id = deps.ids.next();
      const { id: by, kind } = actorOf(call);
      const job: Job = { id, about, act, ids, refused: [], who: { actor: { id: by, kind, act: { id } }, source, purpose } };
      await beginRun(deps, job);
      kept.set(id, job.refused);
      void runBulk(deps, job)
        .catch((error: unknown) => deps.log.error('bulk.failed', { id, error: error instanceof Error ? error.name : 'unknown' }))
        .finally(() => setTimeout(() => kept.delete(id), HOUR).unref());
      return runView(await known(deps, id));
    },
    get: async ({ params }: Named) => runView(await known(deps, params.id)),
    async cancel({ params }: Named, call: Call) {
      await known(deps, params.id);
      const { id, kind } = actorOf(call);
      await endRun(deps, { id, kind }, params.id, 'cancelled');
      return { ok: true as const };
    },
    async refused({ params }: Named) {
      const rows = kept.get(params.id);
      if (rows === undefined) throw appError('not-found', 'errors.import-errors-gone');
      const shown = rows.slice(0, SHOWN);
      const labels = await labelsOf(deps, shown);
      return { rows: shown.map((row) => ({ ...row, label: labels.get(row.id) ?? '–' })), more: rows.length - shown.length };
    },
  };
}

interface Named {
  readonly params: { readonly id: string };
}

/** What they are called; who is not in this list is not named by it. */
function labelsOf(deps: Deps, all: readonly { readonly id: string; readonly reason: Reason | null }[]): Promise<Map<string, string>> {
  const here = all.filter(({ reason }) => reason !== 'gone');
  return subjectLabels(
    deps,
    here.map(({ id }) => id),
  );
}

/** Refuses at once what would be refused for everybody. */
async function check(deps: Deps, act: Act): Promise<void> {
  inForce(deps);
  if (act.do === 'join') knownMembership(deps, act);
  if (act.do === 'tags') for (const tag of [...act.add, ...act.remove]) cleanTag(tag);
  const words = act.do === 'tags' ? act.add : act.do === 'next-action' ? [act.nextAction ?? ''] : [];
  const today = localDate(deps.clock.now());
  if (words.some((each) => holdsIdentityCode(each, today)))
    throw appError('invalid', 'errors.identity-code-found', { field: act.do === 'tags' ? 'tags' : 'nextAction' });
  if (act.do === 'doer') await activeAccount(deps.database.db, act.accountId);
}

async function chosenOf<F>(deps: Deps, list: List<F>, who: Whom<F>): Promise<string[]> {
  if ('ids' in who) return [...new Set(who.ids)];
  const except = new Set(who.except);
  const found: string[] = [];
  for await (const step of matchingIds(deps.database.db, await list.matching(deps, who.filter), 'ids'))
    for (const id of step.ids) if (!except.has(id)) found.push(id);
  return found;
}

async function preview(deps: Deps, asked: Asked, ids: readonly string[]) {
  const { act } = asked;
  await check(deps, act);
  const first: string[] = [];
  let [will, erases] = [0, 0];
  const not = new Map<Reason, string[]>();
  for (let at = 0; at < ids.length; at += STEP) {
    const judged = await judge(deps, deps.database.db, asked, ids.slice(at, at + STEP));
    will += judged.may.length;
    if (first.length < NAMED) first.push(...judged.may.slice(0, NAMED - first.length).map(({ id }) => id));
    erases += judged.may.filter((each) => isLast(act, each)).length;
    for (const { id, reason } of judged.not) {
      const others = not.get(reason);
      if (others === undefined) not.set(reason, [id]);
      else others.push(id);
    }
    await turn();
  }
  const named = [...not].flatMap(([reason, all]) => all.slice(0, NAMED).map((id) => ({ id, reason })));
  const labels = await labelsOf(deps, [...first.map((id) => ({ id, reason: null })), ...named]);
  const namesOf = (all: readonly string[]) => all.slice(0, NAMED).flatMap((id) => labels.get(id) ?? []);
  const refused = [...not].map(([reason, all]) => ({ reason, n: all.length, names: namesOf(all) }));
  return { total: ids.length, will, names: namesOf(first), erases, refused };
}

/** What is final is done only to as many as the reader was told of. @throws errors.bulk-changed */
async function sameErased(deps: Deps, asked: Asked, ids: readonly string[], told: number): Promise<void> {
  if ((await preview(deps, asked, ids)).erases !== told) throw appError('conflict', 'errors.bulk-changed');
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
