// Whether a mailing is followed at all: off until somebody turns it on, and only what the declaration keeps for a purpose of its own.

import type { Deps } from '#kernel/deps';
import { followable, followingPurposes } from '#kernel/permission';
import type { CompiledPolicy } from '#kernel/policy';
import { appError } from '#platform/errors';
import type { Conn, Tx } from '#platform/db';
import { inForce } from '../features.ts';
import { putTracking, trackingRow } from '../queries/tracking.ts';
import { CLICK_FIELD, OPEN_FIELD } from './tables.ts';

export interface Tracking {
  readonly opens: boolean;
  readonly clicks: boolean;
}

/** What can be followed under the declaration, and where the notice says so. */
export function canTrack(policy: CompiledPolicy): Tracking {
  return { opens: followingPurposes(policy, OPEN_FIELD).length > 0, clicks: followingPurposes(policy, CLICK_FIELD).length > 0 };
}

/** What is followed of a mailing, as far as the declaration in force still allows it. */
export async function trackingOf(conn: Conn, policy: CompiledPolicy | null, mailingId: string): Promise<Tracking> {
  const row = await trackingRow(conn, mailingId);
  if (row === undefined || policy === null) return { opens: false, clicks: false };
  const can = canTrack(policy);
  return { opens: can.opens && row.opens === 1, clicks: can.clicks && row.clicks === 1 };
}

/** @throws errors.tracking-off for what the declaration does not keep for a purpose of its own */
export async function setTracking(
  deps: Pick<Deps, 'database' | 'policy' | 'clock'>,
  of: Tracking & { mailingId: string; accountId: string },
): Promise<void> {
  const can = canTrack(inForce(deps));
  const refused = of.opens && !can.opens ? OPEN_FIELD : of.clicks && !can.clicks ? CLICK_FIELD : undefined;
  if (refused !== undefined) throw appError('refused', 'errors.tracking-off', { params: { field: refused } });
  const at = deps.clock.now().toISOString();
  await deps.database.tx((tx) =>
    putTracking(tx, {
      mailing_id: of.mailingId,
      opens: Number(of.opens),
      clicks: Number(of.clicks),
      changed_at: at,
      account_id: of.accountId,
    }),
  );
}

/** As the mailing that is copied was followed, whatever the declaration allows now: that is asked whenever a letter is made. */
export async function copyTracking(
  tx: Tx,
  { clock }: Pick<Deps, 'clock'>,
  { from, to, accountId }: { from: string; to: string; accountId: string },
): Promise<void> {
  const row = await trackingRow(tx, from);
  if (row === undefined) return;
  await putTracking(tx, { ...row, mailing_id: to, changed_at: clock.now().toISOString(), account_id: accountId });
}

/** Of these people, those whose openings or clicks may be kept today. Unknown is no. */
export function trackable(
  conn: Conn,
  deps: Pick<Deps, 'policy' | 'clock' | 'keys' | 'registry'>,
  of: { readonly subjectIds: readonly string[]; readonly what: keyof Tracking },
): Promise<Set<string>> {
  const policy = deps.policy.current();
  if (policy === null) return Promise.resolve(new Set());
  const fieldId = of.what === 'opens' ? OPEN_FIELD : CLICK_FIELD;
  return followable(conn, policy, { subjectIds: of.subjectIds, fieldId, at: deps.clock.now() }, deps);
}
