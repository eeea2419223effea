// Whom an act can be done to. The preview and the act ask the same questions, so that one says what the other does.

import type { Deps } from '#kernel/deps';
import type { ParsedOf } from '#platform/contract';
import type { Conn } from '#platform/db';
import type { bulk } from '../contract/bulk.ts';
import { standingsOf } from '../queries-bulk.ts';
import type { About, Standing } from '../queries-bulk.ts';
import { tagRowsOf } from '../queries-tags.ts';
import { nextTasksOf } from '../queries-tasks.ts';
import { changesTags } from '../tags/service.ts';
import { inForce } from '../write.ts';

export type Act = ParsedOf<typeof bulk.start>['body']['act'];
export type Reason = 'gone' | 'restricted' | 'undeclared' | 'same' | 'no-action' | 'member' | 'not-member' | 'held' | 'refused';

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
  const idle = await idleOf(conn, asked.act, ids);
  const policy = deps.policy.current();
  const declared = ({ memberships }: Standing, field: string) =>
    memberships.some(({ registerId }) => policy?.fieldsOf(registerId).has(field) === true);
  const [may, not]: [Standing[], { id: string; reason: Reason }[]] = [[], []];
  for (const id of ids) {
    const standing = standings.get(id);
    const reason = standing === undefined ? 'gone' : (whyNot(asked, standing, (field) => declared(standing, field)) ?? idle(id));
    if (reason !== null) not.push({ id, reason });
    else if (standing !== undefined) may.push(standing);
  }
  return { may, not };
}

function whyNot(
  { about, act }: Asked,
  { restricted, held, memberships }: Standing,
  declared: (field: string) => boolean,
): Exclude<Reason, 'gone'> | null {
  const member = 'registerId' in act && memberships.some(({ registerId }) => registerId === act.registerId);
  if (restricted) return 'restricted';
  switch (act.do) {
    case 'next-action':
    case 'doer':
      return declared(FIELDS[about]['next-action']) ? null : 'undeclared';
    case 'tags':
      return act.add.length === 0 || declared(FIELDS[about].tags) ? null : 'undeclared';
    case 'join':
      return member ? 'member' : null;
    case 'leave':
      if (!member) return 'not-member';
      return held ? 'held' : null;
  }
}

/** To whom the act would change nothing: what is to be so already is, or there is nothing that it could change. */
async function idleOf(conn: Conn, act: Act, ids: readonly string[]): Promise<(id: string) => 'same' | 'no-action' | null> {
  if (act.do === 'tags') {
    const held = Map.groupBy(await tagRowsOf(conn, ids), ({ subject_id }) => subject_id);
    return (id) => (changesTags(held.get(id) ?? [], act) ? null : 'same');
  }
  if (act.do !== 'next-action' && act.do !== 'doer') return () => null;
  if (act.do === 'next-action' && (act.nextAction || act.nextActionOn)) return () => null;
  const first = await nextTasksOf(conn, ids);
  return (id) => {
    const task = first.get(id);
    if (task === undefined) return act.do === 'doer' ? 'no-action' : 'same';
    return act.do === 'doer' && task.account_id === act.accountId ? 'same' : null;
  };
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
