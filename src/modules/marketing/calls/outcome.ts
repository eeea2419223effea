// What came of a call. Who was spoken with was contacted; who asked not to be called is banned before anything else is done.

import { logContact } from '#customers';
import type { Deps } from '#kernel/deps';
import { recordPermission } from '#kernel/permission';
import { OWN_RECORDS } from '#kernel/records';
import type { Actor } from '#kernel/records';
import { localDate } from '#platform/clock';
import { appError } from '#platform/errors';
import { writing } from '../audiences/service.ts';
import { askAgain, listOnFile } from './lists.ts';
import { entryById, waitingOn } from './queries.ts';
import type { EntryState } from './tables.ts';

export interface Outcome {
  readonly as: 'reached' | 'no-answer' | 'not-again';
  readonly ban: 'channel' | 'all';
}

const STATES = { reached: 'reached', 'no-answer': 'no-answer', 'not-again': 'ended' } as const satisfies Record<Outcome['as'], EntryState>;

/** @throws errors.record-not-found, errors.call-not-allowed when the gate has said no meanwhile */
export async function noteOutcome(deps: Deps, actor: Actor, of: { listId: string; entryId: string }, { as, ban }: Outcome): Promise<void> {
  const { db } = deps.database;
  const list = await listOnFile(db, of.listId);
  const entry = await entryById(db, of.listId, of.entryId);
  if (!entry || entry.state === 'blocked' || entry.state === 'ended')
    throw appError('not-found', 'errors.record-not-found', { params: { kind: 'call-entry' } });
  const on = localDate(deps.clock.now());
  if (as === 'not-again') {
    const channel = ban === 'all' ? null : list.channel;
    const wish = { subjectId: entry.subject_id, act: 'ban', channel, purpose: null, on, way: 'phone' } as const;
    await recordPermission(deps, { act: { actor, at: deps.clock.now() }, method: 'staff' }, wish);
  } else {
    const verdict = (await askAgain(deps, db, list, [entry])).get(entry.subject_id);
    if (verdict?.verdict !== 'allowed') throw appError('refused', 'errors.call-not-allowed');
  }
  if (as === 'reached')
    await logContact(deps, { actor, source: OWN_RECORDS }, entry.subject_id, { kind: list.channel === 'post' ? 'mail' : 'call', on });
  await writing(deps, actor, (writer) =>
    writer.update('call-entry', entry.id, { state: STATES[as], noted_at: writer.ctx.at.toISOString(), account_id: actor.id }),
  );
}

/** Nobody waits on it any more. @throws errors.record-not-found */
export async function endList(deps: Deps, actor: Actor, id: string): Promise<void> {
  await listOnFile(deps.database.db, id);
  await writing(deps, actor, async (writer) => {
    for (const entry of await waitingOn(writer.ctx.tx, id))
      await writer.update('call-entry', entry, { state: 'ended', noted_at: writer.ctx.at.toISOString(), account_id: actor.id });
  });
}
