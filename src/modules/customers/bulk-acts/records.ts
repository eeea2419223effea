// Progress of acts on many: counts only, about nobody.

import { kindsOf } from '#kernel/records';

export type BulkRunTable = {
  id: string;
  act: string;
  state: string;
  account_id: string;
  rows: number;
  done: number;
  changed: number;
  refused: number;
  started_at: string;
  finished_at: string | null;
};
export type BulkTables = { bulk_run: BulkRunTable };

export const bulkKinds = kindsOf<BulkTables>({
  bulk_run: {
    room: 'customers',
    register: 'technical',
    kind: 'bulk-run',
    table: 'bulk_run',
    subject: 'none',
    retain: { technical: 'counts of an act on many' },
    exportAs: false,
    erase: 'not-personal',
    columns: {
      id: { technical: 'key, and the name of the act' },
      act: { technical: 'which act' },
      state: { technical: 'state' },
      account_id: { technical: 'who did it' },
      rows: { technical: 'count' },
      done: { technical: 'count' },
      changed: { technical: 'count' },
      refused: { technical: 'count' },
      started_at: { technical: 'start' },
      finished_at: { technical: 'end' },
    },
  },
});
