// Sessions of staff: opaque tokens, revocable at once, ended by idleness; half-open until the second factor is given.

import { sha256hex } from '#platform/crypto';
import type { AccessDeps } from './deps.ts';
import { permissionsOf } from './permissions.ts';
import * as store from './store.ts';
import type { AccountRow, SessionRow } from './store.ts';

const HOUR = 3_600_000;
const IDLE_HOURS = 12;
const LIFE_DAYS = 14;
const KEPT_DAYS = 30;
const TOUCH_AFTER_MS = 60_000;

export interface OpenSession {
  id: string;
  account: AccountRow;
  /** False until the second factor of an account that has one was given. */
  complete: boolean;
}

/** Opens a session after the password was right; complete at once only when the account has no second factor. */
export async function openSession(deps: AccessDeps, account: AccountRow, label: string): Promise<{ token: string; session: OpenSession }> {
  const token = deps.ids.token(32);
  const now = deps.clock.now();
  const id = sha256hex(token);
  const complete = account.totp_confirmed_at === null;
  await deps.database.tx(async (tx) => {
    await store.insertSession(tx, {
      id,
      account_id: account.id,
      created_at: now.toISOString(),
      last_seen_at: now.toISOString(),
      expires_at: new Date(now.getTime() + LIFE_DAYS * 24 * HOUR).toISOString(),
      revoked_at: null,
      mfa_at: null,
      label: label.slice(0, 250),
    });
    if (complete) await signedIn(deps, tx, account, now);
    await store.dropOldSessions(tx, new Date(now.getTime() - KEPT_DAYS * 24 * HOUR).toISOString());
  });
  return { token, session: { id, account, complete } };
}

/** Marks the second factor as given. */
export async function completeSession(deps: AccessDeps, session: OpenSession): Promise<void> {
  const now = deps.clock.now();
  await deps.database.tx(async (tx) => {
    await store.touchSession(tx, session.id, { mfa_at: now.toISOString() });
    await signedIn(deps, tx, session.account, now);
  });
}

async function signedIn(deps: AccessDeps, tx: Parameters<AccessDeps['audit']>[0], account: AccountRow, now: Date): Promise<void> {
  await store.updateAccount(tx, account.id, { last_login_at: now.toISOString(), failed_count: 0, locked_until: null });
  await deps.audit(tx, { actorId: account.id, actorKind: 'account', action: 'session.opened', recordId: account.id });
}

/** The live session of a token, or undefined: revoked, expired, idle too long, or of a disabled account. */
export async function findSession(deps: AccessDeps, token: string): Promise<OpenSession | undefined> {
  const row = await store.sessionWithAccount(deps.database.db, sha256hex(token));
  const now = deps.clock.now();
  if (!row || !alive(row, now) || row.account.disabled_at) return undefined;
  if (now.getTime() - Date.parse(row.last_seen_at) > TOUCH_AFTER_MS)
    await store.touchSession(deps.database.db, row.id, { last_seen_at: now.toISOString() });
  return { id: row.id, account: row.account, complete: row.account.totp_confirmed_at === null || row.mfa_at !== null };
}

export async function closeSession(deps: AccessDeps, accountId: string, sessionId: string): Promise<void> {
  await store.revokeSessions(deps.database.db, accountId, deps.clock.now().toISOString(), sessionId);
}

export function liveSessions(deps: AccessDeps, accountId: string): Promise<SessionRow[]> {
  return store.sessionsOf(deps.database.db, accountId, deps.clock.now().toISOString());
}

/** What the session may do now: nothing before it is complete, nor while a promised second factor is missing. */
export function sessionPermissions(session: OpenSession, mfaRequired: boolean): string[] {
  if (!session.complete || session.account.must_change === 1) return [];
  if (mfaRequired && session.account.totp_confirmed_at === null) return [];
  return permissionsOf(session.account.role);
}

function alive(row: SessionRow, now: Date): boolean {
  if (row.revoked_at || row.expires_at <= now.toISOString()) return false;
  return now.getTime() - Date.parse(row.last_seen_at) < IDLE_HOURS * HOUR;
}
