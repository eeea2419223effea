// Rows of whoever has taken the yes back go the next night, whatever else the declaration keeps; and an opening or a click is out of date after a year at the latest.

import type { Deps } from '#kernel/deps';
import { unfollowed } from '#kernel/permission';
import type { CompiledPolicy } from '#kernel/policy';
import { createWriter, OWN_RECORDS } from '#kernel/records';
import { guardHeld, SYSTEM } from '#kernel/rights';
import { addPeriod, localDate } from '#platform/clock';
import { AppError } from '#platform/errors';
import { idsOf, outdatedOf, peopleAfter } from '../queries/tracking.ts';
import type { Kept } from '../queries/tracking.ts';
import { CLICK_FIELD, OPEN_FIELD } from './tables.ts';

const KEEP = 'P1Y';
const PAGE = 500;
const KINDS: readonly Kept[] = [
  { table: 'letter_open', kind: 'letter-open', at: 'opened_at', fieldId: OPEN_FIELD },
  { table: 'letter_click', kind: 'letter-click', at: 'clicked_at', fieldId: CLICK_FIELD },
];

/** Returns how many rows went; what must be kept for a while is tried again the next night. */
export async function tidyTracking(deps: Deps, at: Date): Promise<number> {
  const policy = deps.policy.current();
  let gone = 0;
  for (const kept of policy === null ? [] : KINDS) {
    if (policy !== null) gone += (await dropUnfollowed(deps, policy, kept, at)) + (await dropOld(deps, policy, kept, at));
  }
  return gone;
}

async function dropUnfollowed(deps: Deps, policy: CompiledPolicy, kept: Kept, at: Date): Promise<number> {
  const { db } = deps.database;
  let gone = 0;
  for (let after = ''; ;) {
    const people = await peopleAfter(db, kept, after, PAGE);
    if (people.length === 0) return gone;
    after = people.at(-1) ?? '';
    for (const id of await unfollowed(db, policy, { subjectIds: people, fieldId: kept.fieldId, at }, deps))
      gone += await drop(deps, policy, { kept, at, ids: await idsOf(db, kept, id) });
  }
}

async function dropOld(deps: Deps, policy: CompiledPolicy, kept: Kept, at: Date): Promise<number> {
  const before = addPeriod(localDate(at), `-${KEEP}`);
  let gone = 0;
  for (let after = ''; ;) {
    const old = await outdatedOf(deps.database.db, kept, { before, after, limit: PAGE });
    if (old.length === 0) return gone;
    after = old.at(-1) ?? '';
    for (const id of old) gone += await drop(deps, policy, { kept, at, ids: [id] });
  }
}

async function drop(
  deps: Deps,
  policy: CompiledPolicy,
  { kept, at, ids }: { kept: Kept; at: Date; ids: readonly string[] },
): Promise<number> {
  try {
    await deps.database.tx(async (tx) => {
      const by = { tx, policy, actor: SYSTEM, at, ids: deps.ids, source: OWN_RECORDS, purpose: policy.policy.purposes[0]?.id ?? '' };
      const writer = guardHeld(createWriter(by, deps.registry), deps.registry);
      for (const id of ids) await writer.remove(kept.kind, id);
    });
    return ids.length;
  } catch (error) {
    deps.log.warn('tracking.kept', { kind: kept.kind, reason: error instanceof AppError ? error.code : 'error' });
    return 0;
  }
}
