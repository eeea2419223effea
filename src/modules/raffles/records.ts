// The raffles module signs the contract: an entry is a datum of whoever entered and goes with them, or on the day that the declaration says.

import { kindsOf } from '#kernel/records';
import { RAFFLE_FIELD } from './features.ts';
import type { RafflesTables } from './tables.ts';

const KEY = { technical: 'key' } as const;
const TEXT = { technical: 'words of the firm in three languages' } as const;
const PUBLIC = { technical: 'published of the draw; it says nothing of anybody' } as const;
const WHEN = { technical: 'when it came to pass' } as const;
const VERSION = { technical: 'optimistic lock' } as const;

export const raffleKinds = kindsOf<RafflesTables>({
  raffle: {
    room: 'raffles',
    register: 'accountability',
    kind: 'raffle',
    table: 'raffle',
    subject: 'none',
    exportAs: false,
    erase: 'not-personal',
    retain: { accountability: 'proof' },
    columns: {
      id: KEY,
      slug: { technical: 'its place on our own address' },
      state: { technical: 'state' },
      name: TEXT,
      prizes: TEXT,
      rules: TEXT,
      public_source: TEXT,
      public_on: { technical: 'day from which the public value is known' },
      register_id: { technical: 'register of the declaration' },
      form_id: { technical: 'the form through which people enter' },
      winners: { technical: 'how many prizes' },
      reserves: { technical: 'how many stand by' },
      answer_days: { technical: 'days to answer' },
      closes_at: { technical: 'until when one may enter' },
      secret: { technical: 'sealed until the draw, then published' },
      commitment: PUBLIC,
      list: PUBLIC,
      root: PUBLIC,
      public_value: PUBLIC,
      seed: PUBLIC,
      drawn: PUBLIC,
      opened_at: WHEN,
      closed_at: WHEN,
      drawn_at: WHEN,
      forgotten_at: WHEN,
      version: VERSION,
      created_at: WHEN,
    },
  },
  raffle_entry: {
    room: 'raffles',
    register: 'firm',
    retain: 'membership',
    erase: 'delete',
    kind: 'raffle-entry',
    table: 'raffle_entry',
    subject: { column: 'subject_id' },
    exportAs: 'raffleEntries',
    columns: {
      id: KEY,
      raffle_id: { technical: 'the raffle' },
      subject_id: { subject: 'link' },
      code: { field: RAFFLE_FIELD },
      hash: { derived: [RAFFLE_FIELD] },
      answer: { field: RAFFLE_FIELD },
      state: { technical: 'where it stands: entered, told, taken, silent, refused, or in by another entry' },
      twin_of: { technical: 'the earlier entry of the same person, after two people became one' },
      told_at: { technical: 'when the prize was offered' },
      version: VERSION,
      created_at: { technical: 'when the row was made; the time recorded is in its origin' },
      origin_id: { technical: 'provenance' },
    },
  },
});
