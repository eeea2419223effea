// Staff access signs the contract: data about staff, kept by the accountability register and never listed with customers.

import { kindsOf } from '#kernel/records';
import type { AccessTables } from './tables.ts';

const staff = { room: 'access', register: 'accountability', subject: 'none', exportAs: false, erase: 'not-personal' } as const;

export const accessKinds = kindsOf<AccessTables>({
  account: {
    ...staff,
    kind: 'account',
    table: 'account',
    retain: { accountability: 'staff-accounts' },
    columns: {
      id: { technical: 'key' },
      email: { technical: 'sign-in name of a member of staff', staff: true },
      name: { technical: 'a named person holds the account', staff: true },
      role: { technical: 'role' },
      password_hash: { technical: 'argon2id' },
      must_change: { technical: 'one-time password in use' },
      password_until: { technical: 'end of a one-time password' },
      totp_secret: { technical: 'sealed second factor' },
      totp_pending: { technical: 'sealed second factor that is being taken into use' },
      totp_confirmed_at: { technical: 'second factor in force since' },
      totp_last_step: { technical: 'each code once' },
      failed_count: { technical: 'lock-out' },
      locked_until: { technical: 'lock-out' },
      language: { technical: 'language of the pages' },
      created_at: { technical: 'when the account was made' },
      created_by: { technical: 'account that made it' },
      disabled_at: { technical: 'end of access' },
      last_login_at: { technical: 'last sign-in' },
    },
  },
  recovery_code: {
    ...staff,
    kind: 'recovery-code',
    table: 'recovery_code',
    retain: { accountability: 'staff-accounts' },
    columns: {
      id: { technical: 'key' },
      account_id: { technical: 'account' },
      hash: { technical: 'hash of a recovery code' },
      used_at: { technical: 'each code once' },
    },
  },
  session: {
    ...staff,
    kind: 'session',
    table: 'session',
    retain: { accountability: 'staff-sessions' },
    columns: {
      id: { technical: 'hash of the token' },
      account_id: { technical: 'account' },
      created_at: { technical: 'start' },
      last_seen_at: { technical: 'idle limit' },
      expires_at: { technical: 'absolute limit' },
      revoked_at: { technical: 'ended' },
      mfa_at: { technical: 'second factor given' },
      label: { technical: 'browser, as the member of staff sees it' },
    },
  },
  api_token: {
    ...staff,
    kind: 'api-token',
    table: 'api_token',
    retain: { accountability: 'api-tokens' },
    columns: {
      id: { technical: 'key, and the actor in the log' },
      hash: { technical: 'keyed hash of the token' },
      hint: { technical: 'its first letters' },
      name: { technical: 'which program uses it', staff: true },
      purpose: { technical: 'what for', staff: true },
      permissions: { technical: 'what it may do' },
      networks: { technical: 'from where it works' },
      account_id: { technical: 'account that made it' },
      created_at: { technical: 'start' },
      expires_at: { technical: 'absolute limit' },
      last_used_on: { technical: 'last day of use' },
      ended_at: { technical: 'ended' },
      ended_why: { technical: 'why, as a code' },
    },
  },
  setting: {
    ...staff,
    kind: 'setting',
    table: 'setting',
    register: 'technical',
    key: 'key',
    retain: { technical: 'settings of the installation' },
    columns: { key: { technical: 'name' }, value: { technical: 'value; never about a customer' } },
  },
});
