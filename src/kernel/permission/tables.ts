// Tables of permissions and bans (GDPR Art. 7(1), 21(3)): events that are only ever added, the wordings people agreed to, and the day before which ended ones were cleared.

export const PERMISSION_CHANNELS = ['email', 'sms', 'phone', 'post'] as const;
export type PermissionChannel = (typeof PERMISSION_CHANNELS)[number];

export const PERMISSION_ACTS = [
  'consent-given',
  'consent-withdrawn',
  'customer-exception',
  'exception-ended',
  'role-interest',
  'role-ended',
  'objection',
  'ban',
] as const;
export type PermissionAct = (typeof PERMISSION_ACTS)[number];

/** By which door the event came in; the server stamps it, no caller of a door chooses it. */
export const PERMISSION_METHODS = ['staff', 'import', 'own-pages', 'link', 'confirmed', 'replay'] as const;
export type PermissionMethod = (typeof PERMISSION_METHODS)[number];

/** What a ban may name of all that is done to sell or to ask (S4-24); a ban that names none is of all four. */
export const BAN_SCOPES = ['advertising', 'distance-selling', 'direct-marketing', 'research'] as const;
export type BanScope = (typeof BAN_SCOPES)[number];

/** What a ban stops: use by the firm itself, or giving the data to others; a ban that names neither stops both. */
export const BAN_DEEDS = ['processing', 'disclosure'] as const;
export type BanDeed = (typeof BAN_DEEDS)[number];

/** How the person said it, as told by whoever enters it. */
export const PERMISSION_WAYS = ['in-person', 'phone', 'email', 'letter', 'paper-form', 'web-form', 'sale'] as const;
export type PermissionWay = (typeof PERMISSION_WAYS)[number];

export interface PermissionEventRow {
  id: string;
  subject_id: string;
  /** Place among the events of the person; the order in which they were recorded. */
  seq: number;
  act: PermissionAct;
  /** Null: every channel. */
  channel: PermissionChannel | null;
  /** Purpose of the declaration; null: all marketing. */
  purpose: string | null;
  /** One contact point only; null: the person. */
  contact_id: string | null;
  /** Null: all four; only a ban names one. */
  scope: BanScope | null;
  /** Null: own use and disclosure alike; only a ban names one. */
  deed: BanDeed | null;
  /** From when it counts. */
  at: string;
  recorded_at: string;
  way: PermissionWay | null;
  method: PermissionMethod;
  source: string;
  text_hash: string | null;
  text_lang: string | null;
  policy_version_id: string;
  /** 1 when the person was asked knowing of the ban, and consented after it. */
  over_ban: number;
  /** Keyed hashes of the addresses concerned, as JSON: what is left to recognise them by after erasure. */
  address_hashes: string;
  actor_kind: string;
  actor_id: string;
  origin_id: string;
}

export interface PermissionTextRow {
  hash: string;
  lang: string;
  body: string;
  first_used_at: string;
}

export interface PermissionCutoffRow {
  id: string;
  day: string;
}

export type PermissionTables = {
  permission_event: PermissionEventRow;
  permission_text: PermissionTextRow;
  permission_cutoff: PermissionCutoffRow;
};
