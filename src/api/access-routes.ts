// Sign-in, own account and staff accounts.

import {
  accountById,
  actorOf,
  allAccounts,
  changeAccount,
  changePassword,
  closeSession,
  completeSession,
  confirmTotp,
  createAccount,
  liveSessions,
  oneTimePassword,
  openSession,
  renewPassword,
  ROLES,
  sessionPermissions,
  setLanguage,
  startTotp,
  verifyLogin,
  verifySecondFactor,
} from '#kernel/access';
import type { AccessDeps, AccountRow, Call, OpenSession, Role } from '#kernel/access';
import type { HandlersOf, ResponseOf } from '#platform/contract';
import { appError } from '#platform/errors';
import type { accounts, session } from './contract/access.ts';

export interface AccessRouteDeps {
  readonly access: AccessDeps;
  firm(): string;
  mfaRequired(): boolean;
  /** The next step of set-up, or null when the register is in use. */
  setupStep(): Promise<'claim' | 'declaration' | 'recovery' | null>;
}

type State = ResponseOf<typeof session.state>;

export async function sessionState(deps: AccessRouteDeps, open: OpenSession | undefined): Promise<State> {
  const step = await deps.setupStep();
  if (step === 'claim') return { state: 'setup', step };
  if (!open) return { state: 'signed-out', firm: deps.firm() };
  if (!open.complete) return { state: 'mfa', firm: deps.firm() };
  if (step !== null && open.account.role === 'owner') {
    // Where the notice promises a second factor, nothing opens without it, the recovery key included.
    const bare = step === 'recovery' && deps.mfaRequired() && open.account.totp_confirmed_at === null;
    return { state: 'setup', step: bare ? 'second-factor' : step };
  }
  return { state: 'signed-in', me: meOf(deps, open) };
}

function meOf(deps: AccessRouteDeps, open: OpenSession) {
  const { account } = open;
  return {
    id: account.id,
    name: account.name,
    email: account.email,
    role: roleOf(account),
    language: languageOf(account),
    permissions: sessionPermissions(open, deps.mfaRequired()),
    mfa: account.totp_confirmed_at !== null,
    mfaRequired: deps.mfaRequired(),
    mustChangePassword: account.must_change === 1,
    firm: deps.firm(),
  };
}

export function sessionHandlers(deps: AccessRouteDeps): HandlersOf<typeof session, Call> {
  const { access } = deps;
  return {
    state: (_input, call) => sessionState(deps, call.session),
    async login({ body }, call) {
      const account = await verifyLogin(access, body.email, body.password);
      const opened = await openSession(access, account, call.browser);
      call.setSession(opened.token);
      return sessionState(deps, opened.session);
    },
    async mfa({ body }, call) {
      const open = call.session;
      if (!open) throw appError('unauthenticated', 'errors.signed-out');
      if (!open.complete) {
        await verifySecondFactor(access, open.account, body.code);
        await completeSession(access, open);
      }
      return sessionState(deps, { ...open, complete: true });
    },
    async logout(_input, call) {
      if (call.session) await closeSession(access, call.session.account.id, call.session.id);
      call.setSession(null);
      return { ok: true };
    },
  };
}

export function accountHandlers(deps: AccessRouteDeps): HandlersOf<typeof accounts, Call> {
  const { access } = deps;
  return {
    async list() {
      const now = access.clock.now().toISOString();
      return { accounts: (await allAccounts(access.database.db)).map((row) => accountView(row, now)) };
    },
    async create({ body }, call) {
      const password = oneTimePassword(access);
      const row = await createAccount(access, { ...body, password, mustChange: true }, actorOf(call).id);
      return { account: accountView(row, access.clock.now().toISOString()), password };
    },
    async update({ params, body }, call) {
      const row = await changeAccount(access, params.id, body, actorOf(call).id);
      return { account: accountView(row, access.clock.now().toISOString()) };
    },
    async renew({ params }, call) {
      const actorId = actorOf(call).id;
      if (params.id === actorId) throw appError('refused', 'errors.own-password');
      const { account, password } = await renewPassword(access, params.id, actorId);
      return { account: accountView(account, access.clock.now().toISOString()), password };
    },
    async mine({ body }, call) {
      const open = complete(call);
      if (body.password !== undefined) await changePassword(access, open.account, body.currentPassword ?? '', body.password, open.id);
      if (body.language !== undefined) await setLanguage(access, open.account.id, body.language);
      const account = (await accountById(access.database.db, open.account.id)) ?? open.account;
      return meOf(deps, { ...open, account });
    },
    totpStart: ({ body }, call) => startTotp(access, complete(call).account, body, 'Lupaus'),
    async totpConfirm({ body }, call) {
      const session = complete(call);
      const recoveryCodes = await confirmTotp(access, session.account, body.code, session.id);
      // Whoever has just typed the code is not asked for the next one; every other session of the account is.
      await completeSession(access, session);
      return { recoveryCodes };
    },
    async sessions(_input, call) {
      const open = complete(call);
      const rows = await liveSessions(access, open.account.id);
      return {
        sessions: rows.map((row) => ({
          id: row.id,
          current: row.id === open.id,
          createdAt: row.created_at,
          lastSeenAt: row.last_seen_at,
          label: row.label,
        })),
      };
    },
    async revokeSession({ params }, call) {
      await closeSession(access, complete(call).account.id, params.id);
      return { ok: true };
    },
  };
}

function complete(call: Call): OpenSession {
  if (!call.session?.complete) throw appError('unauthenticated', 'errors.signed-out');
  return call.session;
}

function roleOf(account: AccountRow): Role {
  return ROLES.find((role) => role === account.role) ?? 'viewer';
}

function languageOf(account: AccountRow): 'fi' | 'sv' | 'en' {
  return account.language === 'sv' || account.language === 'en' ? account.language : 'fi';
}

function accountView(row: AccountRow, now: string) {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: roleOf(row),
    mfa: row.totp_confirmed_at !== null,
    createdAt: row.created_at,
    lastLoginAt: row.last_login_at,
    disabledAt: row.disabled_at,
    locked: row.locked_until !== null && row.locked_until > now,
  };
}
