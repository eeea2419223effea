// What the module keeps of a mailing beside the engine's row: its name, whom it is for, and how two subjects are tried. The key is the mailing's.

import { kindsOf } from '#kernel/records';

export type CampaignTable = {
  /** The mailing. */
  id: string;
  name: string;
  /** The segment as JSON: a copy, so that a kept audience can change without changing what was sent. */
  segment: string;
  audience_id: string | null;
  /** Trial of two subjects as JSON; null when there is one. */
  trial: string | null;
  /** What sets an automation off; null for a newsletter. */
  trigger: string | null;
  /** The form whose confirmation or download sets it off; null: every form. */
  form_id: string | null;
  account_id: string;
  changed_at: string;
  version: number;
};

export type CampaignTables = { campaign: CampaignTable };

export const campaignKinds = kindsOf<CampaignTables>({
  campaign: {
    kind: 'campaign',
    table: 'campaign',
    room: 'marketing',
    register: 'technical',
    subject: 'none',
    exportAs: false,
    erase: 'not-personal',
    retain: { technical: 'a newsletter, as long as its mailing' },
    columns: {
      id: { technical: 'key of the mailing' },
      name: { technical: 'name of the newsletter, in the words of whoever made it', words: true },
      segment: { technical: 'conditions over declared fields', words: true },
      audience_id: { technical: 'the kept audience it was taken from' },
      trial: { technical: 'how two subjects are tried' },
      trigger: { technical: 'what sets an automation off' },
      form_id: { technical: 'the form that sets it off' },
      account_id: { technical: 'who made it' },
      changed_at: { technical: 'when it was last changed' },
      version: { technical: 'optimistic lock' },
    },
  },
});
