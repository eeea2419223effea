// First start: a one-time code printed in the terminal, so that nobody else can claim a fresh installation.

import { sha256hex } from '#platform/crypto';
import { appError } from '#platform/errors';
import { createAccount } from './accounts.ts';
import type { NewAccount } from './accounts.ts';
import type { AccessDeps } from './deps.ts';
import * as store from './store.ts';
import type { AccountRow } from './store.ts';

const CLAIM = 'setup.claim';
const RECOVERY = 'setup.recovery-confirmed';

/** A new code for an unclaimed installation (replaces the former), or null when it has an owner. */
export async function issueClaimCode(deps: AccessDeps): Promise<string | null> {
  if ((await store.countAccounts(deps.database.db)) > 0) return null;
  const code = deps.ids
    .token(9)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, 'X')
    .replace(/(.{4})(?=.)/g, '$1-');
  await store.putSetting(deps.database.db, CLAIM, codeHash(code));
  return code;
}

/** Tells a typed code from the printed one before anything else is asked; nothing is claimed by it. */
export async function checkClaimCode(deps: AccessDeps, code: string): Promise<void> {
  if ((await store.getSetting(deps.database.db, CLAIM)) !== codeHash(code)) throw wrongCode();
}

/** Makes the owner if the code is the printed one and nobody was faster. */
export async function claimInstallation(
  deps: AccessDeps,
  code: string,
  owner: Omit<NewAccount, 'role' | 'mustChange'>,
): Promise<AccountRow> {
  const hash = codeHash(code);
  await checkClaimCode(deps, code);
  if (owner.password.length < 12) throw appError('invalid', 'errors.password-short', { field: 'password', params: { length: 12 } });
  if (!(await store.takeSetting(deps.database.db, CLAIM, hash))) throw wrongCode();
  try {
    return await createAccount(deps, { ...owner, role: 'owner', mustChange: false }, 'setup');
  } catch (error) {
    await store.putSetting(deps.database.db, CLAIM, hash);
    throw error;
  }
}

export async function hasOwner(deps: AccessDeps): Promise<boolean> {
  return (await store.countAccounts(deps.database.db)) > 0;
}

export async function recoveryConfirmed(deps: AccessDeps): Promise<boolean> {
  return (await store.getSetting(deps.database.db, RECOVERY)) === 'yes';
}

/** The owner proves to have written the recovery key down by typing its end. */
export async function confirmRecovery(deps: AccessDeps, key: string, typedEnd: string, actorId: string): Promise<void> {
  const plain = (text: string) => text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  if (plain(typedEnd).length < 6 || !plain(key).endsWith(plain(typedEnd)))
    throw appError('invalid', 'errors.recovery-end-wrong', { field: 'end' });
  await deps.database.tx(async (tx) => {
    await store.putSetting(tx, RECOVERY, 'yes');
    await deps.audit(tx, { actorId, actorKind: 'account', action: 'setup.recovery-confirmed', recordId: actorId });
  });
}

function wrongCode(): Error {
  return appError('refused', 'errors.setup-code-wrong', { field: 'code' });
}

function codeHash(code: string): string {
  return sha256hex(code.toUpperCase().replace(/[^A-Z0-9]/g, ''));
}
