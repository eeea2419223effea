// Who an act can be done to. The preview and the act ask the same questions, so that one says what the other does.

import type { Deps } from '#kernel/deps';
import type { ParsedOf } from '#platform/contract';
import type { Conn } from '#platform/db';
import type { bulk } from '../contract/bulk.ts';
import { inForce } from '../write.ts';
import { standingsOf } from '../queries-bulk.ts';
import type { Standing } from '../queries-bulk.ts';

export type Act = ParsedOf<typeof bulk.start>['body']['act'];
export type Reason = 'gone' | 'restricted' | 'undeclared' | 'member' | 'not-member' | 'held' | 'refused';

export interface Judged {
  readonly may: readonly Standing[];
  readonly not: readonly { readonly id: string; readonly reason: Reason }[];
}

export async function judge(deps: Deps, conn: Conn, act: Act, ids: readonly string[]): Promise<Judged> {
  const standings = await standingsOf(conn, ids);
  const fields = deps.policy.current();
  const declared = (standing: Standing, field: string) =>
    standing.memberships.some(({ registerId }) => fields?.fieldsOf(registerId).has(field) === true);
  const [may, not]: [Standing[], { id: string; reason: Reason }[]] = [[], []];
  for (const id of ids) {
    const standing = standings.get(id);
    const reason = standing === undefined ? 'gone' : whyNot(act, standing, (field) => declared(standing, field));
    if (reason !== null) not.push({ id, reason });
    else if (standing !== undefined) may.push(standing);
  }
  return { may, not };
}

function whyNot(act: Act, { restricted, held, memberships }: Standing, declared: (field: string) => boolean): Reason | null {
  const member = 'registerId' in act && memberships.some(({ registerId }) => registerId === act.registerId);
  if (restricted) return 'restricted';
  switch (act.do) {
    case 'next-action':
      return declared('person.next_action') ? null : 'undeclared';
    case 'tags':
      return act.add.length === 0 || declared('person.tag') ? null : 'undeclared';
    case 'join':
      return member ? 'member' : null;
    case 'leave':
      if (!member) return 'not-member';
      return held ? 'held' : null;
  }
}

/** Nobody is left in any register: ending the membership erases them. */
export function isLast(act: Act, { memberships }: Standing): boolean {
  return act.do === 'leave' && memberships.length === 1;
}

/** Which declared fields the act writes, for its purpose. */
export function fieldsOf(act: Act): string[] {
  return act.do === 'next-action' ? ['person.next_action'] : act.do === 'tags' ? ['person.tag'] : [];
}

/** Registers of everybody at hand. */
export function registersOf(deps: Deps, act: Act, people: readonly Standing[]): string[] {
  if (act.do === 'join') return [act.registerId];
  const known = inForce(deps).registers;
  return [...new Set(people.flatMap(({ memberships }) => memberships.map(({ registerId }) => registerId)))].filter((id) => known.has(id));
}
