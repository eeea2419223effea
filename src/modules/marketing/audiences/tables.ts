// Audiences that the firm keeps for later, as conditions: nobody stands in them.

import { kindsOf } from '#kernel/records';

export type AudienceTable = {
  id: string;
  name: string;
  /** The segment as JSON, admitted against the declaration when it was saved and again whenever it is used. */
  segment: string;
  account_id: string;
  changed_at: string;
  version: number;
};

export type AudienceTables = { audience: AudienceTable };

export const audienceKinds = kindsOf<AudienceTables>({
  audience: {
    kind: 'audience',
    table: 'audience',
    room: 'marketing',
    register: 'technical',
    subject: 'none',
    exportAs: false,
    erase: 'not-personal',
    retain: { technical: 'an audience, until somebody takes it away' },
    columns: {
      id: { technical: 'key' },
      name: { technical: 'name of the audience, in the words of whoever saved it', words: true },
      segment: { technical: 'conditions over declared fields', words: true },
      account_id: { technical: 'who saved it' },
      changed_at: { technical: 'when it was last changed' },
      version: { technical: 'optimistic lock' },
    },
  },
});
