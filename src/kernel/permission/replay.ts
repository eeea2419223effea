// A restored backup must not mail the banned nor believe a consent that was withdrawn: what the ledger remembers is recorded again before any port opens (DESIGN §5).

import type { Tx } from '#platform/db';
import type { LedgerEntry } from '#kernel/audit';
import { OWN_RECORDS } from '#kernel/records';
import type { RightsDeps } from '#kernel/rights';
import { putHashes, scopeOfCode } from './bans.ts';
import { moveClocks } from './clocks.ts';
import { factsOf } from './facts.ts';
import { writerFor } from './record.ts';
import { holdPerson, knownEvent } from './store/events.ts';
import type { PermissionEventRow } from './tables.ts';

const REPLAY = { id: 'ledger', kind: 'system' } as const;

/** Records one protective event of this room again, when the database does not have it. */
export async function replayPermission(tx: Tx, deps: RightsDeps, entry: LedgerEntry): Promise<void> {
  const scope = scopeOfCode(entry.code);
  if (scope === undefined) return;
  await putHashes(tx, deps, entry.hashes ?? [], entry.at);
  const policy = deps.policy.current();
  const { subjectId, ref: id } = entry;
  if (!policy || subjectId === undefined || id === undefined || (await knownEvent(tx, id)) || !(await holdPerson(tx, subjectId))) return;
  const facts = await factsOf(tx, policy, subjectId, deps);
  if (!facts) return;
  const act = { actor: REPLAY, at: deps.clock.now() };
  const writer = writerFor(tx, deps, policy, { by: { act, method: 'replay' }, wish: { purpose: scope.purpose } });
  const row: Omit<PermissionEventRow, 'origin_id'> = {
    id,
    subject_id: subjectId,
    seq: (facts.events.at(-1)?.seq ?? 0) + 1,
    ...scope,
    at: entry.at,
    recorded_at: act.at.toISOString(),
    way: null,
    method: 'replay',
    source: OWN_RECORDS,
    text_hash: null,
    text_lang: null,
    policy_version_id: entry.policyVersionId ?? policy.versionId,
    over_ban: 0,
    address_hashes: '[]',
    actor_kind: REPLAY.kind,
    actor_id: REPLAY.id,
  };
  await writer.insert('permission-event', row);
  const event = { ...row, origin_id: await writer.origin() };
  await moveClocks(writer, { ...facts, events: [...facts.events, event] }, event);
}
