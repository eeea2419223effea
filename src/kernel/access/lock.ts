// Lock-out after repeated failures: the same for an account and for an address that has none.

import { sha256hex } from '#platform/crypto';
import { appError } from '#platform/errors';
import type { Database } from '#platform/db';
import type { AppError } from '#platform/errors';
import type { AccessDeps } from './deps.ts';
import * as store from './store.ts';
import type { AccountRow } from './store.ts';

const LOCK_AFTER = 5;
const LOCK_MINUTES = 15;

type Strangers = Map<string, { count: number; until: number }>;

/** Of each house by itself. */
const all = new WeakMap<Database, Strangers>();
const STRANGERS_KEPT = 10_000;

/** An address without an account is locked out like one that has: the answers must not tell them apart. Kept in memory, as a hash. */
export function strangerRefused({ database }: Pick<AccessDeps, 'database'>, email: string, now: Date): AppError {
  const strangers: Strangers = all.get(database) ?? new Map();
  all.set(database, strangers);
  const key = sha256hex(email);
  const known = strangers.get(key) ?? { count: 0, until: 0 };
  if (known.until > now.getTime())
    return appError('too-many', 'errors.account-locked', {
      params: { minutes: Math.max(1, Math.ceil((known.until - now.getTime()) / 60_000)) },
    });
  const count = known.count + 1;
  if (strangers.size >= STRANGERS_KEPT) strangers.clear();
  strangers.set(key, { count, until: count >= LOCK_AFTER ? now.getTime() + LOCK_MINUTES * 60_000 : 0 });
  return appError('unauthenticated', 'errors.login-failed');
}

/** Counts a wrong try; the fifth in a row locks the account. */
export async function failed(deps: AccessDeps, account: AccountRow, now: Date): Promise<void> {
  await store.countFailure(deps.database.db, account.id, LOCK_AFTER, new Date(now.getTime() + LOCK_MINUTES * 60_000).toISOString());
}

/** @throws errors.account-locked, with minutes */
export function refuseLocked(account: AccountRow, now: Date): void {
  if (!account.locked_until || account.locked_until <= now.toISOString()) return;
  const minutes = Math.max(1, Math.ceil((Date.parse(account.locked_until) - now.getTime()) / 60_000));
  throw appError('too-many', 'errors.account-locked', { params: { minutes } });
}
