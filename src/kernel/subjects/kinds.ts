/** The subjects room signs its contract. */
import { CATALOGUE, isSealed } from '#kernel/policy';
import { kindsOf } from '#kernel/records/contract';
import type { SubjectTables } from './tables.ts';

/** Fields by which a person or an organisation may be found; modules put nothing else into a search document. */
export const SEARCHED_FIELDS = [
  'person.customer_number',
  'person.name',
  'person.employer',
  'person.job_title',
  'person.email',
  'person.phone',
  'organisation.name',
  'organisation.business_id',
  'organisation.email',
  'organisation.phone',
] as const;

/** Fields written in free words; a firm's own fields are text too, and their words are made anew with the rest when one is blanked. */
const FREE_TEXT_FIELDS = [...CATALOGUE.values()].filter(({ freeText, class: of }) => freeText && !isSealed(of)).map(({ id }) => id);

export const subjectKinds = kindsOf<SubjectTables>({
  subject: {
    kind: 'subject',
    table: 'subject',
    room: 'subjects',
    register: 'accountability',
    subject: { column: 'id' },
    columns: {
      id: { subject: 'self' },
      kind: { technical: 'person or organisation' },
      created_at: { technical: 'when the first datum was written' },
      restricted_at: { technical: 'restriction of processing, Art. 18' },
      restricted_reason: { technical: 'which point of Art. 18(1)' },
    },
    retain: 'membership',
    exportAs: false,
    erase: 'delete',
  },
  membership: {
    kind: 'membership',
    table: 'membership',
    room: 'subjects',
    register: 'accountability',
    subject: { column: 'subject_id' },
    columns: {
      id: { technical: 'key' },
      subject_id: { subject: 'link' },
      register_id: { technical: 'register of the policy' },
      subject_group: { technical: 'subject group of the policy' },
      since: { technical: 'day the membership began' },
      ended_on: { technical: 'day it ended' },
      end_reason: { technical: 'why it ended, as a code' },
      due_on: { technical: 'day the data must go' },
      due_rule: { technical: 'retention rule that decided it' },
      due_trigger: { technical: 'kind of event it is counted from' },
      due_from: { technical: 'day of that event' },
      review_on: { technical: 'day of the next review' },
      origin_id: { technical: 'provenance' },
    },
    retain: 'membership',
    exportAs: 'memberships',
    erase: 'delete',
  },
  search_doc: {
    kind: 'search-doc',
    table: 'search_doc',
    room: 'subjects',
    register: 'firm',
    key: 'no',
    subject: { column: 'subject_id' },
    columns: {
      no: { technical: 'row number shared with the search index' },
      subject_id: { subject: 'link' },
      kind: { technical: 'person or organisation' },
      sort_key: { derived: ['person.name', 'person.email', 'organisation.name'] },
      body: { derived: SEARCHED_FIELDS },
      marks: { derived: ['person.email', 'person.phone', 'contact.event', 'person.next_action'] },
    },
    retain: 'membership',
    exportAs: false,
    erase: 'delete',
    searchIndex: 'search_fts',
  },
  search_note: {
    kind: 'search-note',
    table: 'search_note',
    room: 'subjects',
    register: 'firm',
    key: 'no',
    subject: { column: 'subject_id' },
    columns: {
      no: { technical: 'row number shared with the search index' },
      subject_id: { subject: 'link' },
      body: { derived: FREE_TEXT_FIELDS },
    },
    retain: 'membership',
    exportAs: false,
    erase: 'delete',
    searchIndex: 'search_note_fts',
  },
  suppression: {
    kind: 'suppression',
    table: 'suppression',
    room: 'subjects',
    register: 'accountability',
    subject: 'none',
    columns: {
      id: { technical: 'key' },
      hash: { technical: 'keyed hash of an address that must not be written to or taken in again' },
      purpose: { technical: 'what is suppressed' },
      since: { technical: 'from when' },
      reason: { technical: 'why, as a code' },
      key_version: { technical: 'which key made the hash' },
    },
    retain: { accountability: 'suppression' },
    exportAs: false,
    erase: 'not-personal',
  },
});
