// Lists of calls and letters, and to whom each applies: ids, rule and outcome, neither number nor street. Kept like the ledger of mailings, to be shown.

import { kindsOf } from '#kernel/records';

export type CallListTable = {
  id: string;
  name: string;
  channel: 'phone' | 'post';
  purpose_id: string;
  scope: string;
  /** The segment as JSON. */
  segment: string;
  candidates: number;
  policy_version_id: string;
  account_id: string;
  created_at: string;
};

/**
 * - `waiting`: may be reached, as far as was known when the list was made. - `reached`, `no-answer`. - `ended`: the list was ended, or
 *   the person asked not to be called. - `blocked`: the gate said no.
 */
export type EntryState = 'waiting' | 'reached' | 'no-answer' | 'ended' | 'blocked';

export type CallEntryTable = {
  id: string;
  list_id: string;
  subject_id: string;
  state: EntryState;
  /** Rule of the gate, as last read. */
  rule: string;
  /** Ids of the events it rested on, separated by spaces. */
  evidence: string;
  created_at: string;
  noted_at: string | null;
  account_id: string | null;
};

export type CallTables = { call_list: CallListTable; call_entry: CallEntryTable };

const mine = { room: 'marketing', register: 'accountability', retain: { accountability: 'mailings' } } as const;
/** Without name or number: the random id leads nowhere after erasure. */
const SHOWN = { keepFor: 'P3Y', basis: 'proof of who was reached and by which right: GDPR Art. 5(2), 7(1), 21(3)' } as const;

export const callKinds = kindsOf<CallTables>({
  call_list: {
    ...mine,
    kind: 'call-list',
    table: 'call_list',
    subject: 'none',
    exportAs: false,
    erase: 'not-personal',
    columns: {
      id: { technical: 'key' },
      name: { technical: 'name of the list, in the words of whoever made it', words: true },
      channel: { technical: 'by telephone or by post' },
      purpose_id: { technical: 'purpose of the policy' },
      scope: { technical: 'what kind of marketing it is' },
      segment: { technical: 'conditions over declared fields', words: true },
      candidates: { technical: 'count: everybody who was meant' },
      policy_version_id: { technical: 'notice in force' },
      account_id: { technical: 'who made it' },
      created_at: { technical: 'when it was made' },
    },
  },
  call_entry: {
    ...mine,
    kind: 'call-entry',
    table: 'call_entry',
    subject: { column: 'subject_id' },
    exportAs: 'calls',
    erase: SHOWN,
    columns: {
      id: { technical: 'key' },
      list_id: { technical: 'the list' },
      subject_id: { subject: 'link' },
      state: { technical: 'what became of it' },
      rule: { technical: 'rule by which somebody may be reached or not' },
      evidence: { technical: 'events the rule rested on' },
      created_at: { technical: 'when the list was made' },
      noted_at: { technical: 'when its outcome was noted' },
      account_id: { technical: 'who noted it' },
    },
  },
});
