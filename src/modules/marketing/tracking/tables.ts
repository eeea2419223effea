// What is followed of a letter: whether it is at all, where its links lead, and the first opening and clicks of those who said yes.

import { kindsOf } from '#kernel/records';

/** Off where there is no row. */
export type MailingTrackingTable = { mailing_id: string; opens: number; clicks: number; changed_at: string; account_id: string };

/** Where a link of a letter leads; the only place that says so. */
export type MailingLinkTable = { id: string; mailing_id: string; n: number; url: string };

/** The first opening of a letter. A machine's is kept apart, and gives way to a person's. */
export type LetterOpenTable = {
  id: string;
  subject_id: string;
  mailing_id: string;
  ledger_id: string;
  opened_at: string;
  verdict: string;
  version: number;
  created_at: string;
  origin_id: string;
};

/** The first click on one link of a letter. */
export type LetterClickTable = {
  id: string;
  subject_id: string;
  mailing_id: string;
  ledger_id: string;
  link_n: number;
  clicked_at: string;
  verdict: string;
  version: number;
  created_at: string;
  origin_id: string;
};

export type TrackingTables = {
  mailing_tracking: MailingTrackingTable;
  mailing_link: MailingLinkTable;
  letter_open: LetterOpenTable;
  letter_click: LetterClickTable;
};

export const OPEN_FIELD = 'marketing.open';
export const CLICK_FIELD = 'marketing.click';

const technical = { room: 'marketing', register: 'technical', subject: 'none', exportAs: false, erase: 'not-personal' } as const;
const firm = { room: 'marketing', register: 'firm', subject: { column: 'subject_id' }, erase: 'delete' } as const;
const LETTER = {
  id: { technical: 'key' },
  subject_id: { subject: 'link' },
  mailing_id: { technical: 'the mailing' },
  ledger_id: { technical: 'the letter in the ledger of the mailing' },
  verdict: { technical: 'a person, or which kind of machine' },
  version: { technical: 'optimistic lock' },
  created_at: { technical: 'when the row was made; the time recorded is in its origin' },
  origin_id: { technical: 'provenance' },
} as const;

export const trackingKinds = kindsOf<TrackingTables>({
  mailing_tracking: {
    ...technical,
    kind: 'mailing-tracking',
    table: 'mailing_tracking',
    key: 'mailing_id',
    retain: { technical: 'what is followed of a mailing, as long as the mailing' },
    columns: {
      mailing_id: { technical: 'key of the mailing' },
      opens: { technical: 'whether openings are followed' },
      clicks: { technical: 'whether clicks are followed' },
      changed_at: { technical: 'when it was turned on or off' },
      account_id: { technical: 'who did it' },
    },
  },
  mailing_link: {
    ...technical,
    kind: 'mailing-link',
    table: 'mailing_link',
    retain: { technical: 'where links of letters lead, for as long as letters may be read' },
    columns: {
      id: { technical: 'key' },
      mailing_id: { technical: 'the mailing' },
      n: { technical: 'which link of the letter' },
      url: { technical: 'address in the letter, the same for everybody' },
    },
  },
  letter_open: {
    ...firm,
    kind: 'letter-open',
    table: 'letter_open',
    retain: { group: OPEN_FIELD },
    exportAs: 'letterOpens',
    columns: { ...LETTER, opened_at: { field: OPEN_FIELD } },
  },
  letter_click: {
    ...firm,
    kind: 'letter-click',
    table: 'letter_click',
    retain: { group: CLICK_FIELD },
    exportAs: 'letterClicks',
    columns: { ...LETTER, link_n: { field: CLICK_FIELD }, clicked_at: { field: CLICK_FIELD } },
  },
});
