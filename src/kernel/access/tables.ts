// Staff accounts, their sessions and the settings of the installation; part of the accountability register.

export type AccountTable = {
  id: string;
  email: string;
  name: string;
  role: string;
  password_hash: string;
  must_change: number;
  /** Until when a one-time password opens the door; null for a password of one's own. */
  password_until: string | null;
  totp_secret: string | null;
  /** A new authenticator that has not yet shown its first code; the old one is in force until then. */
  totp_pending: string | null;
  totp_confirmed_at: string | null;
  totp_last_step: number | null;
  failed_count: number;
  locked_until: string | null;
  language: string;
  created_at: string;
  created_by: string | null;
  disabled_at: string | null;
  last_login_at: string | null;
};

export type RecoveryCodeTable = { id: string; account_id: string; hash: string; used_at: string | null };

export type SessionTable = {
  /** sha256 of the token; the token itself is only in the browser's cookie. */
  id: string;
  account_id: string;
  created_at: string;
  last_seen_at: string;
  expires_at: string;
  revoked_at: string | null;
  mfa_at: string | null;
  label: string;
};

export type ApiTokenTable = {
  id: string;
  /** Keyed hash of the token; the token itself was shown once. */
  hash: string;
  /** Its first letters, by which its owner knows it. */
  hint: string;
  name: string;
  purpose: string;
  /** JSON lists. */
  permissions: string;
  networks: string;
  account_id: string;
  created_at: string;
  expires_at: string;
  last_used_on: string | null;
  ended_at: string | null;
  /** 'revoked', 'account' or 'restored'. */
  ended_why: string | null;
};

export type SettingTable = { key: string; value: string };

export type AccessTables = {
  account: AccountTable;
  recovery_code: RecoveryCodeTable;
  session: SessionTable;
  api_token: ApiTokenTable;
  setting: SettingTable;
};
