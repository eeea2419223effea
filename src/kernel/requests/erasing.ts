// A request for erasure is carried out by the room of rights: at once, or shortly before the promise ends, and until then it can be cancelled.

import { cancelErasure, executeErasure, requestErasure } from '#kernel/rights';
import type { Act } from '#kernel/rights';
import { appError } from '#platform/errors';
import type { Text } from '#platform/i18n';
import { promisedUntil } from './cases.ts';
import { change } from './change.ts';
import type { RequestDeps, Seen } from './change.ts';
import { factsOf } from './facts.ts';
import { caseById, stopsOf } from './store/queries.ts';
import type { RequestCaseRow } from './tables.ts';

export interface Approval {
  readonly atOnce: boolean;
  /** Sends the letter of the approval now, while there is an address; false when it could not leave, and then the erasure waits for it. */
  readonly deliver?: ((requestId: string) => Promise<boolean>) | undefined;
}

/** Hands the case to erasure. Unless told to act at once, it waits until shortly before its deadline. @throws errors.request-not-now */
export async function approveErasure(deps: RequestDeps, seen: Seen, { atOnce, deliver }: Approval, act: Act): Promise<Text | null> {
  const { db } = deps.database;
  const row = await caseById(db, seen.id);
  if (!row) throw appError('not-found', 'errors.request-unknown');
  const subjectId = mayErase(row, seen);
  const deadlineAt = promisedUntil(factsOf(row, await stopsOf(db, [row.id])), act.at);
  const code = atOnce ? 'at-once' : 'delayed';
  const approved = { act: 'erasure-approved', code } as const;
  if (seen.dry === true) return change(deps, seen, ['assessing'], act, () => ({ ...approved, set: {} }));
  // Erasing who is erased already is success: the case by which they went answers this one too.
  const erasure = await requestErasure(deps, { subjectId, ground: 'request', receivedAt: new Date(row.received_at), deadlineAt, act });
  const set = { state: 'delayed', erasure_id: erasure.id } as const;
  const letter = await change(deps, seen, ['assessing'], act, () => ({ ...approved, set }));
  // Of an erased person no letter is left to send, so the one that tells of it goes first.
  const told = seen.post?.way !== 'mail' || deliver === undefined || (await deliver(row.id));
  if (atOnce && told) await executeErasure(deps, erasure.id, act);
  return letter;
}

function mayErase(row: RequestCaseRow, { version }: Seen): string {
  if (row.version !== version) throw appError('conflict', 'errors.version-conflict');
  if (row.asked_right !== 'erasure' || row.state !== 'assessing') throw appError('conflict', 'errors.request-not-now');
  if (row.identity_method === null || row.subject_id === null) throw appError('conflict', 'errors.request-identity-needed');
  return row.subject_id;
}

/** Does now what was to wait. What a hold or a restriction stops stays open and is shown. */
export async function eraseForRequest(deps: RequestDeps, seen: Seen, act: Act): Promise<void> {
  await executeErasure(deps, await waiting(deps, seen), act);
}

/** The person changed their mind before it was done. @throws errors.erasure-not-open */
export async function cancelRequestedErasure(deps: RequestDeps, seen: Seen, act: Act): Promise<void> {
  await cancelErasure(deps, await waiting(deps, seen), act);
  await change(deps, seen, ['delayed'], act, () => ({ act: 'erasure-cancelled', set: { state: 'assessing', erasure_id: null } }));
}

async function waiting(deps: RequestDeps, { id, version }: Seen): Promise<string> {
  const row = await caseById(deps.database.db, id);
  if (!row) throw appError('not-found', 'errors.request-unknown');
  if (row.version !== version) throw appError('conflict', 'errors.version-conflict');
  if (row.state !== 'delayed' || row.erasure_id === null) throw appError('conflict', 'errors.request-not-now');
  return row.erasure_id;
}
