// The documents module signs the contract: which declared field each column holds, whose it is, how it goes and what law keeps.

import { kindsOf } from '#kernel/records';
import { DOCUMENT_FIELDS, VOUCHER_FIELD } from './kinds.ts';
import type { DocumentsTables } from './tables.ts';

const KEY = { technical: 'key' } as const;
const VERSION = { technical: 'optimistic lock' } as const;
const ORIGIN = { technical: 'provenance' } as const;
const CREATED = { technical: 'when the row was made; the time recorded is in its origin' } as const;
const MEDIA = { technical: 'what kind of file it is, found out from its bytes' } as const;
const SIZE = { technical: 'size of the file in bytes' } as const;
const FILE = { technical: 'the file, sealed; listed by its kind, number and day', bytes: true } as const;
const PAPER = { fieldIn: 'field_id', fields: DOCUMENT_FIELDS } as const;
const firm = { room: 'documents', register: 'firm' } as const;

export const documentKinds = kindsOf<DocumentsTables>({
  document: {
    ...firm,
    kind: 'document',
    table: 'document',
    subject: { column: 'subject_id' },
    retain: 'membership',
    exportAs: 'documents',
    erase: 'delete',
    columns: {
      id: KEY,
      subject_id: { subject: 'link' },
      field_id: { technical: 'which declared field the paper is of' },
      number: PAPER,
      dated: PAPER,
      title: PAPER,
      media_type: MEDIA,
      size: SIZE,
      version: VERSION,
      created_at: CREATED,
      origin_id: ORIGIN,
      content: FILE,
    },
  },
  voucher: {
    ...firm,
    kind: 'voucher',
    table: 'voucher',
    subject: { column: 'subject_id' },
    retain: { group: VOUCHER_FIELD },
    exportAs: 'vouchers',
    erase: {
      keepFor: 'P6Y',
      basis: 'Kirjanpitolaki · Bokföringslagen · Accounting Act 1336/1997, 2:10',
      held: { on: 'held_on', until: 'keep_until' },
    },
    columns: {
      id: KEY,
      subject_id: { subject: 'link' },
      subject_kind: { technical: 'person or organisation, for the list of held vouchers' },
      number: { field: VOUCHER_FIELD },
      dated: { field: VOUCHER_FIELD },
      amount_cents: { field: VOUCHER_FIELD },
      year_end: { technical: 'end of the financial year it belongs to; the time law orders it kept is counted from here' },
      keep_until: { technical: 'last day on which law orders it kept' },
      held_on: { technical: 'since when it is out of normal reading' },
      media_type: MEDIA,
      size: SIZE,
      version: VERSION,
      created_at: CREATED,
      origin_id: ORIGIN,
      content: FILE,
    },
  },
  voucher_opening: {
    room: 'documents',
    register: 'accountability',
    kind: 'voucher-opening',
    table: 'voucher_opening',
    subject: 'none',
    retain: { accountability: 'audit' },
    exportAs: false,
    erase: 'not-personal',
    columns: {
      id: KEY,
      voucher_id: { technical: 'the held voucher; the entry goes with it' },
      account_id: { technical: 'account that opened it' },
      opened_at: { technical: 'when' },
      reason: { technical: 'why, as written, sealed' },
    },
  },
});
