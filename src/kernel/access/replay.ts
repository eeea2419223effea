// A restored backup must not open the door to whom it had been closed: accounts are as the ledger says, and nobody is signed in.

import type { Tx } from '#platform/db';
import { ROLES } from './permissions.ts';
import * as store from './store.ts';
import { endTokensOf } from './store-tokens.ts';

interface Entry {
  readonly kind: string;
  readonly at: string;
  readonly ref?: string;
  readonly code?: string;
}

/** Ends, opens or changes an account again; tells whether this copy knew it otherwise. */
export async function replayAccount(tx: Tx, { kind, at, ref: id, code }: Entry): Promise<boolean> {
  const account = id === undefined ? undefined : await store.accountById(tx, id);
  if (!account) return false;
  const role = ROLES.find((each) => each === code);
  if (kind === 'account-end' && account.disabled_at === null) await store.updateAccount(tx, account.id, { disabled_at: at });
  else if (kind === 'account-return' && account.disabled_at !== null) await store.updateAccount(tx, account.id, { disabled_at: null });
  else if (kind === 'account-role' && role !== undefined && role !== account.role) await store.updateAccount(tx, account.id, { role });
  else return false;
  return true;
}

/** Every session and token ends: which of them had been ended since the copy is not known. */
export async function endSessions(tx: Tx, at: string): Promise<void> {
  await store.revokeEverySession(tx, at);
  await endTokensOf(tx, null, at, 'restored');
}
