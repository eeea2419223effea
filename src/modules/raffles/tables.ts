// Tables of the raffles: a raffle with what is published of it, which is nobody's data, and the entries, which are people's until the declared day.

export type RaffleState = 'draft' | 'open' | 'closed' | 'drawn';

export type RaffleTable = {
  id: string;
  /** Its place on our own address. */
  slug: string;
  state: RaffleState;
  /** Texts in three languages, as JSON. */
  name: string;
  prizes: string;
  rules: string;
  /** Which value, that nobody can know when entries close, is mixed into the seed. */
  public_source: string;
  /** From which day on it is known; null in raffles from before that was asked. */
  public_on: string | null;
  register_id: string;
  /** The form through which people enter; null when only staff put entries down. */
  form_id: string | null;
  winners: number;
  reserves: number;
  /** Days a winner has to answer before the next in order is asked. */
  answer_days: number;
  /** Finnish wall clock, to the minute. */
  closes_at: string;
  /** Sealed until the draw. */
  secret: string;
  commitment: string;
  /** Sorted hashes of the entries, as JSON; null until closed. */
  list: string | null;
  root: string | null;
  public_value: string | null;
  seed: string | null;
  /** Hashes of winners and reserves in order, as JSON; null until drawn. */
  drawn: string | null;
  opened_at: string | null;
  closed_at: string | null;
  drawn_at: string | null;
  /** When the last entry was destroyed. */
  forgotten_at: string | null;
  version: number;
  created_at: string;
};

/**
 * `told`: asked to take the prize. `taken`, `silent` and `refused` settle it. `twin`: the person is in by another entry, which alone stands
 * for a prize.
 */
export type EntryState = 'in' | 'twin' | 'told' | 'taken' | 'silent' | 'refused';

export type RaffleEntryTable = {
  id: string;
  raffle_id: string;
  subject_id: string;
  /** The entrant's own: whoever has it finds their hash in the published list. */
  code: string;
  hash: string;
  answer: string | null;
  state: EntryState;
  /** The entry that the same person had before two people turned out to be one: of those without it there is one a person. */
  twin_of: string | null;
  told_at: string | null;
  version: number;
  created_at: string;
  origin_id: string;
};

export type RafflesTables = { raffle: RaffleTable; raffle_entry: RaffleEntryTable };
