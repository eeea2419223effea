// Tables of duplicates: who may be the same, who is certainly not, and who became one.

import { kindsOf } from '#kernel/records';

export type DuplicatePairTable = {
  id: string;
  /** The smaller id of the two. */
  subject_id: string;
  other_id: string;
  score: number;
  /** Codes, as a list with commas. */
  reasons: string;
  found_at: string;
};

export type NotSameTable = { id: string; subject_id: string; other_id: string; account_id: string; decided_at: string };

export type MergedTable = {
  /** The act that can be undone. */
  id: string;
  /** Who is left. */
  subject_id: string;
  old_id: string;
  account_id: string;
  merged_at: string;
};

export type DuplicateTables = { duplicate_pair: DuplicatePairTable; not_same: NotSameTable; merged: MergedTable };

const KEY = { technical: 'key' } as const;
const LINK = { subject: 'link' } as const;
const OTHER = { technical: 'id of the other of the two' } as const;
const mine = {
  room: 'customers',
  register: 'accountability',
  subject: { column: 'subject_id' },
  retain: { accountability: 'merges' },
  erase: 'delete',
} as const;

export const duplicateKinds = kindsOf<DuplicateTables>({
  duplicate_pair: {
    ...mine,
    kind: 'duplicate-pair',
    table: 'duplicate_pair',
    exportAs: false,
    columns: {
      id: KEY,
      subject_id: LINK,
      other_id: OTHER,
      score: { technical: 'how likely' },
      reasons: { technical: 'why, as codes' },
      found_at: { technical: 'when it was found' },
    },
  },
  not_same: {
    ...mine,
    kind: 'not-same',
    table: 'not_same',
    exportAs: false,
    columns: { id: KEY, subject_id: LINK, other_id: OTHER, account_id: { technical: 'who decided' }, decided_at: { technical: 'when' } },
  },
  merged: {
    ...mine,
    kind: 'merged',
    table: 'merged',
    exportAs: 'merges',
    columns: {
      id: { technical: 'key: the act' },
      subject_id: LINK,
      old_id: { technical: 'id that leads here' },
      account_id: { technical: 'who merged' },
      merged_at: { technical: 'when' },
    },
  },
});
