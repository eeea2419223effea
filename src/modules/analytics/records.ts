// The analytics module signs the contract: counts are nobody's, and a visit that is somebody's goes with them.

import { kindsOf } from '#kernel/records';
import { PAGE_FIELD } from './features.ts';
import type { AnalyticsTables } from './tables.ts';

const technical = { room: 'analytics', register: 'technical', subject: 'none', exportAs: false, erase: 'not-personal' } as const;
const PAGE = { field: PAGE_FIELD } as const;

export const analyticsKinds = kindsOf<AnalyticsTables>({
  visit_count: {
    ...technical,
    kind: 'visit-count',
    table: 'visit_count',
    key: 'key',
    retain: { technical: 'counts of pages by day, for 25 months' },
    columns: {
      day: { technical: 'day' },
      site: { technical: 'site of the firm' },
      kind: { technical: 'what is counted' },
      key: { technical: 'page, referring site or campaign, without what names anybody' },
      n: { technical: 'count' },
    },
  },
  visit_session: {
    ...technical,
    kind: 'visit-session',
    table: 'visit_session',
    retain: { technical: 'visits without a visitor, for 60 days' },
    columns: {
      id: { technical: 'key' },
      site: { technical: 'site of the firm' },
      day: { technical: 'day' },
      salt_day: { technical: 'which salt made the mark' },
      visitor: { technical: 'mark that holds for a day; emptied when the salt of the day is destroyed' },
      began_at: { technical: 'when it began' },
      last_at: { technical: 'when it was last continued' },
      entry_page: { technical: 'first page' },
      exit_page: { technical: 'last page so far' },
      pages: { technical: 'count of pages' },
    },
  },
  salt_receipt: {
    ...technical,
    kind: 'salt-receipt',
    table: 'salt_receipt',
    key: 'day',
    retain: { technical: 'proof that salts were destroyed, for 25 months' },
    columns: {
      day: { technical: 'day of the salt' },
      made_at: { technical: 'when it was made' },
      destroyed_at: { technical: 'when it was destroyed' },
      fingerprint: { technical: 'hash by which a salt could be told to be this one' },
      visits: { technical: 'count of visits that lost their mark' },
    },
  },
  person_visit: {
    kind: 'person-visit',
    table: 'person_visit',
    room: 'analytics',
    register: 'firm',
    subject: { column: 'subject_id' },
    retain: { group: PAGE_FIELD },
    exportAs: 'webVisits',
    erase: 'delete',
    columns: {
      id: { technical: 'key' },
      subject_id: { subject: 'link' },
      session_id: { technical: 'the visit that goes on' },
      began_at: PAGE,
      entry_page: PAGE,
      exit_page: PAGE,
      version: { technical: 'optimistic lock' },
      created_at: { technical: 'when the row was made; the time recorded is in its origin' },
      origin_id: { technical: 'provenance' },
    },
  },
});
