// A saved view is the firm's own: conditions from closed lists, never what somebody typed to find a person.

import { kindsOf } from '#kernel/records';

export type SavedViewTable = {
  id: string;
  list: string;
  name: string;
  /** The address of the list as JSON; its keys are checked when it is saved. */
  search: string;
  account_id: string;
  shared: number;
  created_at: string;
};

/** Which view of a list an account begins with. */
export type ViewDefaultTable = { id: string; account_id: string; list: string; view: string };

export type ViewTables = { saved_view: SavedViewTable; view_default: ViewDefaultTable };

const own = { room: 'customers', register: 'technical', subject: 'none', exportAs: false, erase: 'not-personal' } as const;

export const viewKinds = kindsOf<ViewTables>({
  saved_view: {
    ...own,
    kind: 'saved-view',
    table: 'saved_view',
    retain: { technical: 'a view of a list, until somebody deletes it' },
    columns: {
      id: { technical: 'key' },
      list: { technical: 'which list' },
      name: { technical: 'name of the view, in the words of whoever saved it', words: true },
      search: { technical: 'conditions and columns, from closed lists', words: true },
      account_id: { technical: 'who saved it' },
      shared: { technical: 'whether colleagues see it' },
      created_at: { technical: 'when it was saved' },
    },
  },
  view_default: {
    ...own,
    kind: 'view-default',
    table: 'view_default',
    retain: { technical: 'the view an account begins with' },
    columns: {
      id: { technical: 'account and list' },
      account_id: { technical: 'whose it is' },
      list: { technical: 'which list' },
      view: { technical: 'the view' },
    },
  },
});
