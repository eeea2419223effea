// Requests by the public form are nobody's until somebody is recognised. Who is erased takes theirs along: same name and same address.

import type { Going } from '#kernel/deps';
import { matcher, SYSTEM } from '#kernel/rights';
import type { RightsDeps } from '#kernel/rights';
import type { Tx } from '#platform/db';
import { step } from './change.ts';
import { endStops, giveTo, unnamedHolding, updateCase } from './store/queries.ts';

/** In the transaction that erases: their open requests become theirs and end; the words go with everything that is theirs. */
export async function takeUnnamed(tx: Tx, deps: RightsDeps, { subjectId, whole, at, needles }: Going): Promise<void> {
  const emails = needles.filter(({ kind }) => kind === 'email').map(({ key }) => key);
  if (!whole || emails.length === 0) return;
  const known = matcher(needles.map((needle) => ({ owner: subjectId, needle })));
  const holds = (text: string, kind: 'email' | 'name') => known.in(text).some(({ needle }) => needle.kind === kind);
  for (const { value, ...row } of await unnamedHolding(tx, emails)) {
    if (!holds(value, 'email') || !holds(value.replace(/\S+@\S+/g, ' '), 'name')) continue;
    const erased = row.asked_right === 'erasure';
    const ended = {
      subject_id: subjectId,
      state: 'closed',
      outcome: erased ? 'granted' : 'cancelled',
      closed_at: at.toISOString(),
    } as const;
    if (!(await updateCase(tx, row.id, row.version, ended))) continue;
    await giveTo(tx, row.id, subjectId);
    await endStops(tx, row.id, at.toISOString());
    await step(tx, deps, { ...row, ...ended }, { act: erased ? 'answered' : 'cancelled' }, { actor: SYSTEM, at });
  }
}
