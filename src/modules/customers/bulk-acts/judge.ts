// Whom an act can be done to. The preview and the act ask the same questions, so that one says what the other does.

import type { Deps } from '#kernel/deps';
import { heldFieldsOf, keptFromEnding } from '#kernel/rights';
import type { ParsedOf } from '#platform/contract';
import type { Conn } from '#platform/db';
import type { bulk } from '../contract/bulk.ts';
import { standingsOf } from '../queries-bulk.ts';
import type { About, Standing } from '../queries-bulk.ts';
import { tagRowsOf } from '../queries-tags.ts';
import type { TagRow } from '../queries-tags.ts';
import { nextTasksOf } from '../queries-tasks.ts';
import type { TaskRow } from '../queries-tasks.ts';
import { changesTags, takesTags, tooManyTags } from '../tags/service.ts';
import { overwritesNext } from '../tasks/service.ts';
import { inForce } from '../write.ts';

export type Act = ParsedOf<typeof bulk.start>['body']['act'];
export type Reason =
  | 'gone'
  | 'restricted'
  | 'undeclared'
  | 'same'
  | 'no-action'
  | 'member'
  | 'not-member'
  | 'held'
  | 'kept'
  | 'tags-many'
  | 'refused';

/** What is done, and to which list. */
export interface Asked {
  readonly about: About;
  readonly act: Act;
}

export interface Judged {
  readonly may: readonly Standing[];
  readonly not: readonly { readonly id: string; readonly reason: Reason }[];
}

/** A constant number of questions, however many there are. */
export async function judge(deps: Deps, conn: Conn, asked: Asked, ids: readonly string[]): Promise<Judged> {
  const standings = await standingsOf(conn, asked.about, ids);
  const stands = await obstaclesOf(deps, conn, asked, standings);
  const policy = deps.policy.current();
  const [may, not]: [Standing[], { id: string; reason: Reason }[]] = [[], []];
  for (const id of ids) {
    const standing = standings.get(id);
    const declared = (field: string) => standing?.memberships.some((each) => policy?.fieldsOf(each.registerId).has(field)) === true;
    const reason = standing === undefined ? 'gone' : (whyNot(asked, standing, declared) ?? stands(id));
    if (reason !== null) not.push({ id, reason });
    else if (standing !== undefined) may.push(standing);
  }
  return { may, not };
}

function whyNot({ about, act }: Asked, { restricted, memberships }: Standing, declared: (field: string) => boolean): Reason | null {
  if (restricted) return 'restricted';
  switch (act.do) {
    case 'next-action':
    case 'doer':
      return declared(FIELDS[about]['next-action']) ? null : 'undeclared';
    case 'tags':
      return act.add.length === 0 || declared(FIELDS[about].tags) ? null : 'undeclared';
    case 'join':
      return isIn(act.registerId, memberships) ? 'member' : null;
    case 'leave':
      return isIn(act.registerId, memberships) ? null : 'not-member';
  }
}

function isIn(registerId: string, memberships: Standing['memberships']): boolean {
  return memberships.some((each) => each.registerId === registerId);
}

type Obstacle = (id: string) => Reason | null;

/** What the act would run into with each: nothing that it could change, or something that must stay as it is. */
async function obstaclesOf(deps: Deps, conn: Conn, { about, act }: Asked, standings: ReadonlyMap<string, Standing>): Promise<Obstacle> {
  const ids = [...standings.keys()];
  switch (act.do) {
    case 'tags':
      return tagObstacles(await tagRowsOf(conn, ids), await stillOf(conn, ids, FIELDS[about].tags), act);
    case 'next-action':
      return nextObstacles(await nextTasksOf(conn, ids), await stillOf(conn, ids, FIELDS[about]['next-action']), act);
    case 'doer': {
      // Who does it is no datum of theirs: a hold does not stand in the way.
      const first = await nextTasksOf(conn, ids);
      return (id) => {
        const task = first.get(id);
        return task === undefined ? 'no-action' : task.account_id === act.accountId ? 'same' : null;
      };
    }
    case 'join':
      return () => null;
    case 'leave':
      return leaveObstacles(deps, conn, act.registerId, standings);
  }
}

function tagObstacles(rows: readonly TagRow[], still: ReadonlySet<string>, act: Extract<Act, { do: 'tags' }>): Obstacle {
  const bySubject = Map.groupBy(rows, ({ subject_id }) => subject_id);
  return (id) => {
    const own = bySubject.get(id) ?? [];
    if (!changesTags(own, act)) return 'same';
    if (still.has(id) && takesTags(own, act)) return 'held';
    return tooManyTags(own, act) ? 'tags-many' : null;
  };
}

function nextObstacles(
  first: ReadonlyMap<string, TaskRow>,
  still: ReadonlySet<string>,
  act: Extract<Act, { do: 'next-action' }>,
): Obstacle {
  const takesAway = !act.nextAction && !act.nextActionOn;
  return (id) => {
    const task = first.get(id);
    if (task === undefined) return takesAway ? 'same' : null;
    return still.has(id) && overwritesNext(task, act) ? 'held' : null;
  };
}

async function leaveObstacles(deps: Deps, conn: Conn, registerId: string, standings: ReadonlyMap<string, Standing>): Promise<Obstacle> {
  const ending = [...standings.values()].flatMap(({ id, memberships }): [string, string][] =>
    memberships.filter((each) => each.registerId === registerId).map((each) => [id, each.id]),
  );
  const kept = await keptFromEnding(conn, deps, new Map(ending), deps.clock.now());
  return (id) => {
    const why = kept.get(id);
    return why === undefined ? null : why === 'hold' ? 'held' : 'kept';
  };
}

/** Those whose datum a hold keeps as it is. */
async function stillOf(conn: Conn, ids: readonly string[], field: string): Promise<Set<string>> {
  const held = await heldFieldsOf(conn, ids);
  return new Set([...held].filter(([, fields]) => fields.has('*') || fields.has(field)).map(([id]) => id));
}

/** Nothing is left in any register: ending the membership erases. */
export function isLast(act: Act, { memberships }: Standing): boolean {
  return act.do === 'leave' && memberships.length === 1;
}

const FIELDS = {
  people: { 'next-action': 'person.next_action', tags: 'person.tag' },
  organisations: { 'next-action': 'organisation.next_action', tags: 'organisation.tag' },
} as const;

/** Which declared fields the act writes, for its purpose. */
export function fieldsOf({ about, act }: Asked): string[] {
  if (act.do === 'tags') return [FIELDS[about].tags];
  return act.do === 'next-action' || act.do === 'doer' ? [FIELDS[about]['next-action']] : [];
}

/** Registers of all at hand. */
export function registersOf(deps: Deps, act: Act, subjects: readonly Standing[]): string[] {
  if (act.do === 'join') return [act.registerId];
  const known = inForce(deps).registers;
  return [...new Set(subjects.flatMap(({ memberships }) => memberships.map(({ registerId }) => registerId)))].filter((id) => known.has(id));
}
