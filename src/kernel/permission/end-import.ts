// When an import is taken back, what it recorded as permitted ends for those who stay: evidence is only ever added, and no clock starts by it.

import type { Deps } from '#kernel/deps';
import type { Writer } from '#kernel/records';
import { rememberTaken } from './bans.ts';
import { grantsOfImport, lastSeqs } from './store/events.ts';
import type { PermissionAct, PermissionEventRow } from './tables.ts';

const ENDS: Partial<Record<PermissionAct, PermissionAct>> = {
  'consent-given': 'consent-withdrawn',
  'customer-exception': 'exception-ended',
};

/** Adds the ends in the caller's transaction for these people. Returns how many. */
export async function endImported(
  writer: Writer,
  deps: Pick<Deps, 'ids'>,
  { importId, subjectIds }: { importId: string; subjectIds: readonly string[] },
): Promise<number> {
  const { tx, at, actor, policy, source } = writer.ctx;
  const grants = await grantsOfImport(tx, importId, subjectIds);
  const seqs = await lastSeqs(tx, subjectIds);
  const rows = grants.flatMap((grant): Omit<PermissionEventRow, 'origin_id'>[] => {
    const act = ENDS[grant.act];
    if (act === undefined) return [];
    const seq = (seqs.get(grant.subject_id) ?? 0) + 1;
    seqs.set(grant.subject_id, seq);
    const { subject_id, channel, purpose, contact_id, address_hashes } = grant;
    const what = { subject_id, channel, purpose, contact_id, scope: null, deed: null, address_hashes, act, seq };
    const when = { at: at.toISOString(), recorded_at: at.toISOString() };
    const how = { way: null, method: 'import' as const, source, text_hash: null, text_lang: null, over_ban: 0 };
    return [
      { id: deps.ids.next(), ...what, ...when, ...how, policy_version_id: policy.versionId, actor_kind: actor.kind, actor_id: actor.id },
    ];
  });
  await writer.insertMany('permission-event', rows);
  for (const row of rows) await rememberTaken(tx, row, []);
  return rows.length;
}
