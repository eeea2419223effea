// A tag is a datum of its subject like any other: declared, with its source, gone with the membership.

import { kindsOf } from '#kernel/records';

export type TagTable = {
  id: string;
  subject_id: string;
  /** person.tag or organisation.tag. */
  field_id: string;
  value: string;
  /** The tag as it is found and compared: small letters. */
  folded: string;
  version: number;
  created_at: string;
  origin_id: string;
};

export type TagTables = { tag: TagTable };

export const TAG_FIELDS = ['person.tag', 'organisation.tag'] as const;

export const tagKinds = kindsOf<TagTables>({
  tag: {
    room: 'customers',
    register: 'firm',
    kind: 'tag',
    table: 'tag',
    subject: { column: 'subject_id' },
    retain: 'membership',
    exportAs: 'tags',
    erase: 'delete',
    columns: {
      id: { technical: 'key' },
      subject_id: { subject: 'link' },
      field_id: { technical: 'which declared field the tag is of' },
      value: { fieldIn: 'field_id', fields: TAG_FIELDS },
      folded: { derived: TAG_FIELDS },
      version: { technical: 'optimistic lock' },
      created_at: { technical: 'when the row was made; the time recorded is in its origin' },
      origin_id: { technical: 'provenance' },
    },
  },
});
