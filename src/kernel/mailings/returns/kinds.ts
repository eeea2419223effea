// What came back signs the contract beside the ledger it belongs to: ids and codes, never an address.

import { kindsOf } from '#kernel/records';
import type { ReturnTables } from './tables.ts';

export const returnKinds = kindsOf<ReturnTables>({
  mailing_return: {
    room: 'mailings',
    register: 'accountability',
    retain: { accountability: 'mailings' },
    kind: 'mailing-return',
    table: 'mailing_return',
    subject: { column: 'subject_id' },
    exportAs: 'returns',
    erase: 'delete',
    columns: {
      id: { technical: 'key' },
      ledger_id: { technical: 'the letter that came back' },
      mailing_id: { technical: 'its mailing' },
      subject_id: { subject: 'link' },
      contact_point_id: { technical: 'which address of the subject' },
      kind: { technical: 'what it says, as a code' },
      code: { technical: 'answer of the server, as codes' },
      source: { technical: 'by which way it was learnt' },
      at: { technical: 'when it happened' },
      recorded_at: { technical: 'when we learnt of it' },
    },
  },
});
