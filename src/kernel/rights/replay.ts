// A restored backup must not bring back the erased: what the ledger remembers is done again before any port opens (DESIGN §5).

import type { Tx } from '#platform/db';
import { append } from '#kernel/audit';
import type { LedgerEntry } from '#kernel/audit';
import { releaseSubject, restrictSubject, suppress } from '#kernel/subjects';
import type { Provenance, RestrictionReason } from '#kernel/subjects';
import { SYSTEM } from './deps.ts';
import type { RightsDeps } from './deps.ts';
import { eraseAgain } from './replay-erasure.ts';
import { fieldsWithValues } from './store/blank.ts';
import { insertDisputes } from './store/disputes.ts';
import { insertHold, lockSubject, releaseHoldRow } from './store/queries.ts';

/**
 * Does one protective event of this room again in a database older than the ledger. The line itself is taken over by the audit
 * room, so nothing is appended to the ledger here.
 */
export async function replayLedger(tx: Tx, deps: RightsDeps, entry: LedgerEntry, seq: number): Promise<void> {
  if (entry.kind === 'hold') return replayHold(tx, entry);
  if (entry.kind === 'hold-release') return void (await releaseHoldRow(tx, entry.ref ?? '', entry.at, SYSTEM.id));
  if (entry.kind === 'restriction' || entry.kind === 'release') return replayRestriction(tx, deps, entry);
  if (entry.kind === 'rectification') return replayRectification(tx, deps, entry);
  await suppress(
    tx,
    (entry.hashes ?? []).map((each) => ({
      ...each,
      id: deps.ids.next(),
      since: entry.at,
      reason: entry.kind === 'erasure' ? 'erased' : 'ban',
    })),
  );
  if (entry.kind !== 'erasure' || entry.subjectId === undefined) return;
  if (!(await lockSubject(tx, entry.subjectId))) return;
  await eraseAgain(tx, deps, { ...entry, subjectId: entry.subjectId }, seq);
}

const GROUNDS: readonly RestrictionReason[] = ['accuracy', 'unlawful', 'claims', 'objection'];

async function replayRestriction(tx: Tx, deps: RightsDeps, { kind, subjectId, code }: LedgerEntry): Promise<void> {
  if (subjectId === undefined || !(await lockSubject(tx, subjectId))) return;
  const at = deps.clock.now();
  const by: Provenance = {
    ctx: { tx, ids: deps.ids, at },
    origin: () => Promise.reject(new Error('a restriction writes no datum')),
    audit: (entries) =>
      append(
        tx,
        entries.map((entry) => ({ at, actor: SYSTEM, ...entry })),
      ),
  };
  if (kind === 'release') return releaseSubject(by, subjectId);
  const reason = GROUNDS.find((ground) => ground === code) ?? 'accuracy';
  await restrictSubject(by, subjectId, reason);
}

// A rectified value is not in the ledger, so the old one that came back is disputed: not used until the right one is entered again.
async function replayRectification(tx: Tx, deps: RightsDeps, { subjectId, fields = [], at }: LedgerEntry): Promise<void> {
  if (subjectId === undefined || !(await lockSubject(tx, subjectId))) return;
  const back = await fieldsWithValues(tx, deps.registry, subjectId, (field) => fields.includes(field));
  await insertDisputes(
    tx,
    [...back].map((field_id) => ({ id: deps.ids.next(), subject_id: subjectId, field_id, since: at })),
  );
  const told = { action: 'dispute', kind: 'subject', recordId: subjectId, subjectId, detail: { fields: [...back] } };
  if (back.size > 0) await append(tx, { at: deps.clock.now(), actor: SYSTEM, ...told });
}

async function replayHold(tx: Tx, entry: LedgerEntry): Promise<void> {
  if (entry.subjectId === undefined || entry.ref === undefined || !(await lockSubject(tx, entry.subjectId))) return;
  const fields = entry.fields?.includes('*') === false ? JSON.stringify(entry.fields) : '*';
  // Reason and law are free text and stay out of the ledger: somebody must write them again, so the hold is up for review at once.
  const unknown = { reason: 'restored', law: 'restored', placed_by: SYSTEM.id, review_by: SYSTEM.id, review_on: entry.at.slice(0, 10) };
  await insertHold(tx, {
    id: entry.ref,
    subject_id: entry.subjectId,
    fields,
    placed_at: entry.at,
    released_at: null,
    released_by: null,
    ...unknown,
  });
}
