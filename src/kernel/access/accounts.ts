// Staff accounts: named people only, argon2id passwords, TOTP with recovery codes, lock-out after repeated failures (Art. 32).

import { hashPassword, newTotpSecret, open, otpauthUri, seal, sha256hex, verifyPassword, verifyTotp } from '#platform/crypto';
import type { Tx } from '#platform/db';
import { appError } from '#platform/errors';
import type { AccessDeps } from './deps.ts';
import { failed, refuseLocked, strangerRefused } from './lock.ts';
import type { Role } from './permissions.ts';
import * as store from './store.ts';
import type { AccountRow } from './store.ts';
import { endTokens } from './tokens.ts';

const RECOVERY_CODES = 10;
const MIN_PASSWORD = 12;
const ONE_TIME_DAYS = 7;

export interface NewAccount {
  email: string;
  name: string;
  role: Role;
  language: string;
  password: string;
  /** The password was made by the owner or the product and must be changed at first use. */
  mustChange: boolean;
}

export function normaliseLogin(email: string): string {
  return email.trim().toLowerCase();
}

/** Makes a named account; an e-mail address already in use is refused. */
export async function createAccount(deps: AccessDeps, account: NewAccount, actorId: string): Promise<AccountRow> {
  requireStrong(account.password);
  const hash = await hashPassword(account.password);
  const id = deps.ids.next();
  return deps.database.tx(async (tx) => {
    const email = normaliseLogin(account.email);
    if (await store.accountByEmail(tx, email)) throw appError('conflict', 'errors.account-exists', { field: 'email' });
    await store.insertAccount(tx, {
      id,
      email,
      name: account.name,
      role: account.role,
      password_hash: hash,
      must_change: account.mustChange ? 1 : 0,
      password_until: account.mustChange ? oneTimeUntil(deps) : null,
      totp_secret: null,
      totp_pending: null,
      totp_confirmed_at: null,
      totp_last_step: null,
      failed_count: 0,
      locked_until: null,
      language: account.language,
      created_at: deps.clock.now().toISOString(),
      created_by: actorId === id ? null : actorId,
      disabled_at: null,
      last_login_at: null,
    });
    await deps.audit(tx, { actorId, actorKind: 'account', action: 'account.created', recordId: id, detail: { role: account.role } });
    return must(await store.accountById(tx, id));
  });
}

/**
 * Checks e-mail and password. The answer and its cost are the same for an unknown address and a wrong password.
 * @throws errors.login-failed, errors.account-locked (with minutes), errors.password-expired for a one-time password after a week
 */
export async function verifyLogin(deps: AccessDeps, email: string, password: string): Promise<AccountRow> {
  const now = deps.clock.now();
  const account = await store.accountByEmail(deps.database.db, normaliseLogin(email));
  const matches = await verifyPassword(account?.password_hash ?? (await decoy()), password);
  if (!account || account.disabled_at) throw strangerRefused(deps, normaliseLogin(email), now);
  refuseLocked(account, now);
  if (!matches) {
    await failed(deps, account, now);
    throw appError('unauthenticated', 'errors.login-failed');
  }
  // Told only to who knows the password.
  if (account.password_until !== null && account.password_until <= now.toISOString())
    throw appError('unauthenticated', 'errors.password-expired');
  return account;
}

/** Second step: a TOTP code (each step once) or an unused recovery code. */
export async function verifySecondFactor(deps: AccessDeps, account: AccountRow, code: string): Promise<'totp' | 'recovery'> {
  const now = deps.clock.now();
  refuseLocked(account, now);
  const secret = account.totp_secret ? open(deps.sealingKey, account.totp_secret).toString('utf8') : null;
  const digits = code.replace(/\s/g, '');
  const step = secret && /^\d{6}$/.test(digits) ? verifyTotp(secret, digits, now, account.totp_last_step ?? undefined) : null;
  if (step !== null && (await store.takeTotpStep(deps.database.db, account.id, step))) return 'totp';
  const used = await deps.database.tx(async (tx) => {
    const ok = await store.useRecoveryCode(tx, account.id, recoveryHash(account.id, code), now.toISOString());
    if (ok) await deps.audit(tx, { actorId: account.id, actorKind: 'account', action: 'account.recovery-code-used', recordId: account.id });
    return ok;
  });
  if (used) return 'recovery';
  await failed(deps, account, now);
  throw appError('unauthenticated', 'errors.code-wrong', { field: 'code' });
}

/**
 * Begins a second factor, or another one: whoever has one shows its code, or a recovery code, beside the password. The old one is
 * in force until the new one has shown its first code.
 */
export async function startTotp(
  deps: AccessDeps,
  account: AccountRow,
  given: { password: string; code?: string | undefined },
  issuer: string,
): Promise<{ secret: string; uri: string }> {
  refuseLocked(account, deps.clock.now());
  if (!(await verifyPassword(account.password_hash, given.password))) {
    await failed(deps, account, deps.clock.now());
    throw appError('invalid', 'errors.password-wrong', { field: 'password' });
  }
  if (account.totp_confirmed_at) await verifySecondFactor(deps, account, given.code ?? '');
  const secret = newTotpSecret((n) => Buffer.from(deps.ids.token(n), 'base64url'));
  await store.updateAccount(deps.database.db, account.id, { totp_pending: seal(deps.sealingKey, secret) });
  return { secret, uri: otpauthUri({ issuer, account: account.email, secret }) };
}

/** Turns the second factor on, or another one in its place, and returns ten recovery codes, shown once. Other sessions end when it was changed. */
export async function confirmTotp(deps: AccessDeps, account: AccountRow, code: string, keepSession?: string): Promise<string[]> {
  const pending = account.totp_pending;
  if (!pending) throw appError('conflict', 'errors.totp-not-started');
  const now = deps.clock.now();
  const step = verifyTotp(open(deps.sealingKey, pending).toString('utf8'), code.replace(/\s/g, ''), now);
  if (step === null) throw appError('invalid', 'errors.code-wrong', { field: 'code' });
  const codes = Array.from({ length: RECOVERY_CODES }, () => recoveryCode(deps.ids.token(8)));
  await deps.database.tx(async (tx) => {
    const factor = { totp_secret: pending, totp_pending: null, totp_confirmed_at: now.toISOString(), totp_last_step: step };
    await store.updateAccount(tx, account.id, factor);
    await store.replaceRecoveryCodes(
      tx,
      account.id,
      codes.map((c) => ({ id: deps.ids.next(), hash: recoveryHash(account.id, c) })),
    );
    if (account.totp_confirmed_at) await endOthers(deps, tx, account.id, keepSession);
    const action = account.totp_confirmed_at ? 'account.totp-changed' : 'account.totp-on';
    await deps.audit(tx, { actorId: account.id, actorKind: 'account', action, recordId: account.id });
  });
  return codes;
}

/** Changes the password and ends every other session of the account. */
export async function changePassword(
  deps: AccessDeps,
  account: AccountRow,
  current: string,
  next: string,
  keepSession: string,
): Promise<void> {
  if (!(await verifyPassword(account.password_hash, current)))
    throw appError('invalid', 'errors.password-wrong', { field: 'currentPassword' });
  requireStrong(next);
  const hash = await hashPassword(next);
  await deps.database.tx(async (tx) => {
    await store.updateAccount(tx, account.id, { password_hash: hash, must_change: 0, password_until: null });
    await endOthers(deps, tx, account.id, keepSession);
    await deps.audit(tx, { actorId: account.id, actorKind: 'account', action: 'account.password-changed', recordId: account.id });
  });
}

export interface AccountChange {
  role?: Role | undefined;
  disabled?: boolean | undefined;
  resetMfa?: true | undefined;
}

/** Changes role or state; the last active owner can be neither disabled nor demoted. A change ends the account's sessions. */
export async function changeAccount(deps: AccessDeps, id: string, change: AccountChange, actorId: string): Promise<AccountRow> {
  const changed = await deps.database.tx(async (tx) => {
    await deps.database.lockChain(tx, 'accounts');
    const account = await store.accountById(tx, id);
    if (!account) throw appError('not-found', 'errors.not-found');
    // Bound to a party outside the firm, it never becomes one of the firm's own.
    if (change.role !== undefined && account.role === 'partner') throw appError('refused', 'errors.partner-role', { field: 'role' });
    const owners = (await store.allAccounts(tx)).filter((a) => a.role === 'owner' && !a.disabled_at);
    const losesOwner =
      account.role === 'owner' &&
      !account.disabled_at &&
      (change.disabled === true || (change.role !== undefined && change.role !== 'owner'));
    if (losesOwner && owners.length === 1) throw appError('refused', 'errors.last-owner');
    const at = deps.clock.now().toISOString();
    await store.updateAccount(tx, id, {
      ...(change.role ? { role: change.role } : {}),
      ...(change.disabled === undefined ? {} : { disabled_at: change.disabled ? at : null }),
      ...(change.resetMfa ? { totp_secret: null, totp_pending: null, totp_confirmed_at: null, totp_last_step: null } : {}),
      failed_count: 0,
      locked_until: null,
    });
    if (change.resetMfa) await store.replaceRecoveryCodes(tx, id, []);
    // Always: a session that waits for its second factor would become whole when that factor is taken away.
    await store.revokeSessions(tx, id, at);
    if (change.disabled === true || change.role !== undefined || change.resetMfa === true) await endTokens(tx, id, at);
    await deps.audit(tx, {
      actorId,
      actorKind: 'account',
      action: 'account.changed',
      recordId: id,
      detail: { role: change.role ?? account.role },
    });
    const ends = change.disabled === true ? 'account-end' : 'account-return';
    if (change.disabled !== undefined) await deps.ledger?.append(tx, { kind: ends, ref: id, at });
    if (change.role) await deps.ledger?.append(tx, { kind: 'account-role', ref: id, at, code: change.role });
    return must(await store.accountById(tx, id));
  });
  await deps.ledger?.flush();
  return changed;
}

/** Local recovery of the owner: new one-time password, second factor off, all sessions ended. Only from a shell on the machine; audited. */
export async function resetAccount(deps: AccessDeps, email: string): Promise<string> {
  const password = recoveryCode(deps.ids.token(12));
  const hash = await hashPassword(password);
  await deps.database.tx(async (tx) => {
    const account = await store.accountByEmail(tx, normaliseLogin(email));
    if (!account) throw appError('not-found', 'errors.account-unknown', { field: 'email' });
    const at = deps.clock.now().toISOString();
    await store.updateAccount(tx, account.id, {
      password_hash: hash,
      must_change: 1,
      password_until: oneTimeUntil(deps),
      totp_secret: null,
      totp_pending: null,
      totp_confirmed_at: null,
      totp_last_step: null,
      failed_count: 0,
      locked_until: null,
      disabled_at: null,
    });
    await store.replaceRecoveryCodes(tx, account.id, []);
    await store.revokeSessions(tx, account.id, at);
    await endTokens(tx, account.id, at);
    await deps.audit(tx, { actorId: 'cli', actorKind: 'cli', action: 'account.reset', recordId: account.id });
  });
  return password;
}

/** A new one-time password for somebody who never used the first or forgot their own; their sessions end. @throws errors.not-found */
export async function renewPassword(deps: AccessDeps, id: string, actorId: string): Promise<{ account: AccountRow; password: string }> {
  const password = oneTimePassword(deps);
  const hash = await hashPassword(password);
  return deps.database.tx(async (tx) => {
    if (!(await store.accountById(tx, id))) throw appError('not-found', 'errors.not-found');
    const fresh = { password_hash: hash, must_change: 1, password_until: oneTimeUntil(deps), failed_count: 0, locked_until: null };
    await store.updateAccount(tx, id, fresh);
    await store.revokeSessions(tx, id, deps.clock.now().toISOString());
    await deps.audit(tx, { actorId, actorKind: 'account', action: 'account.password-renewed', recordId: id });
    return { account: must(await store.accountById(tx, id)), password };
  });
}

function oneTimeUntil({ clock }: AccessDeps): string {
  return new Date(clock.now().getTime() + ONE_TIME_DAYS * 86_400_000).toISOString();
}

async function endOthers(deps: AccessDeps, tx: Tx, accountId: string, keepSession?: string): Promise<void> {
  const at = deps.clock.now().toISOString();
  for (const session of await store.sessionsOf(tx, accountId, at))
    if (session.id !== keepSession) await store.revokeSessions(tx, accountId, at, session.id);
}

/** A one-time password that can be read aloud. */
export function oneTimePassword(deps: AccessDeps): string {
  return recoveryCode(deps.ids.token(12));
}

function requireStrong(password: string): void {
  if (password.length < MIN_PASSWORD)
    throw appError('invalid', 'errors.password-short', { field: 'password', params: { length: MIN_PASSWORD } });
}

const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

function recoveryCode(token: string): string {
  const letters = [...Buffer.from(token, 'base64url')].map((byte) => ALPHABET[byte % ALPHABET.length] ?? 'A').join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}

function recoveryHash(accountId: string, code: string): string {
  return sha256hex(`${accountId}:${code.toUpperCase().replace(/[^A-Z0-9]/g, '')}`);
}

let decoyHash: Promise<string> | undefined;
function decoy(): Promise<string> {
  decoyHash ??= hashPassword('no account has this password');
  return decoyHash;
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw appError('not-found', 'errors.not-found');
  return value;
}

export async function setLanguage(deps: AccessDeps, accountId: string, language: string): Promise<void> {
  await store.updateAccount(deps.database.db, accountId, { language });
}
