// The policy room signs its contract: versions and drafts hold the firm's own declaration and no data subject.

import { kindsOf } from '#kernel/records/contract';
import type { PolicyTables } from './tables.ts';

export const policyKinds = kindsOf<PolicyTables>({
  policy_version: {
    kind: 'policy-version',
    table: 'policy_version',
    room: 'policy',
    register: 'accountability',
    subject: 'none',
    columns: {
      id: { technical: 'key' },
      no: { technical: 'running number' },
      policy_id: { technical: 'which declaration' },
      yaml: { technical: 'the declaration as written' },
      canonical: { technical: 'the declaration in one order' },
      hash: { technical: 'fingerprint of the declaration' },
      effective_from: { technical: 'in force from' },
      published_at: { technical: 'when it was published' },
      published_by: { technical: 'id of the account that published' },
    },
    retain: { accountability: 'proof' },
    exportAs: false,
    erase: 'not-personal',
  },
  policy_draft: {
    kind: 'policy-draft',
    table: 'policy_draft',
    room: 'policy',
    register: 'accountability',
    subject: 'none',
    columns: {
      id: { technical: 'key' },
      base_version_id: { technical: 'the version it changes' },
      yaml: { technical: 'the declaration as drafted' },
      note: { technical: 'what the draft is for' },
      created_at: { technical: 'when it was drafted' },
      created_by: { technical: 'id of the account that drafted' },
      revision: { technical: 'running number of the text, so that two hands never overwrite each other' },
      updated_at: { technical: 'when the text was last changed' },
      confirmed: { technical: 'which texts were confirmed to mean the same in every language, as hashes' },
    },
    retain: { technical: 'until published or discarded' },
    exportAs: false,
    erase: 'not-personal',
  },
});
