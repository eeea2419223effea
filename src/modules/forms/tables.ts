// Tables of the forms: the forms themselves and their files, which are nobody's data; sign-ups that wait, sealed; and the evidence of those that were confirmed.

export type SignUpFormTable = {
  id: string;
  /** Its place on our own address. */
  slug: string;
  kind: string;
  state: string;
  /** Names and introductions in three languages, as JSON. */
  name: string;
  intro: string;
  register_id: string;
  subject_group: string;
  /** For what the values are kept; null for a guide that is given without keeping anything. */
  purpose_id: string | null;
  source_id: string;
  /** Fields asked beside the address, as JSON. */
  fields: string;
  /** Purposes for which a box of its own asks permission, as JSON. */
  permissions: string;
  /** Sites on which the form may be shown, as JSON. */
  origins: string;
  version: number;
  created_at: string;
  changed_at: string;
};

export type FormFileTable = {
  /** That of its form. */
  id: string;
  media_type: string;
  size: number;
  sha256: string;
  created_at: string;
  content: Uint8Array;
};

/** Numbers of a day, and nobody's. */
export type FormDayTable = { id: string; form_id: string; day: string; shown: number; taken: number; confirmed: number; limited: number };

/** 'later': too many for one domain in this hour. 'held': more than the limits let through; nobody is written to, and what was typed is gone. */
export type WishState = 'ordered' | 'later' | 'sent' | 'held' | 'confirmed' | 'stopped';

export type FormWishTable = {
  id: string;
  form_id: string;
  /** Null until somebody has confirmed. */
  subject_id: string | null;
  state: WishState;
  /** Sealed: the address and what was typed and ticked. Null as soon as it is in the register, or nowhere. */
  contents: string | null;
  address_hash: string;
  token_hash: string | null;
  /** 1 when the letter said that the person has banned what they are about to permit. */
  over_ban: number;
  /** Why it could not be confirmed, as a code. */
  reason: string | null;
  /** The puzzle that was solved for it: each once. */
  work_mark: string | null;
  lang: string;
  signed_up_at: string;
  confirmed_at: string | null;
  expires_at: string;
};

/** That a letter went to an address, for the limits: keyed hashes and the hour. */
export type FormLetterTable = { id: string; wish_id: string; address_hash: string; domain_hash: string; sent_at: string };

/** Evidence of a sign-up that was confirmed: both acts, the words, the notice. */
export type SignUpTable = {
  id: string;
  subject_id: string;
  form_id: string;
  form_version: number;
  lang: string;
  /** Notice in force when it was signed up, and when it was confirmed. */
  policy_version_id: string;
  confirmed_version_id: string;
  /** Hashes of the words that were agreed to, as JSON by purpose. */
  texts: string;
  /** Permission events that came of it, as JSON. */
  events: string;
  /** Host and path of the page, where it is one of the declared ones. */
  page: string | null;
  signed_up_at: string;
  confirmed_at: string;
  act: string;
  over_ban: number;
  /** Fields whose value was another in the register and stayed, as JSON. */
  left_out: string;
  origin_id: string;
};

/** What marketing did with somebody where the declaration keeps that: a guide that was downloaded. */
export type FormActionTable = {
  id: string;
  subject_id: string;
  action: string;
  form_id: string;
  version: number;
  created_at: string;
  origin_id: string;
};

export type FormsTables = {
  sign_up_form: SignUpFormTable;
  form_file: FormFileTable;
  form_day: FormDayTable;
  form_wish: FormWishTable;
  form_letter: FormLetterTable;
  sign_up: SignUpTable;
  form_action: FormActionTable;
};
