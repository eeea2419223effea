// The returns module signs the contract: what was not understood is kept sealed for a fortnight, so that a person can look at it.

import { kindsOf } from '#kernel/records';
import type { ReturnsTables } from './tables.ts';

export const returnsKinds = kindsOf<ReturnsTables>({
  return_quarantine: {
    room: 'returns',
    register: 'accountability',
    kind: 'return-quarantine',
    table: 'return_quarantine',
    subject: { column: 'subject_id' },
    retain: { accountability: 'returns' },
    exportAs: false,
    erase: 'delete',
    columns: {
      id: { technical: 'key' },
      subject_id: { subject: 'link' },
      way: { technical: 'by which way it came' },
      reason: { technical: 'why it was not understood, as a code' },
      mark: { technical: 'keyed hash by which the same message is known again' },
      received_at: { technical: 'when it came' },
      expires_at: { technical: 'when it is forgotten' },
      content: { technical: 'the beginning of the message, until somebody has read it', sealed: true },
    },
  },
  return_foreign: {
    room: 'returns',
    register: 'accountability',
    kind: 'return-foreign',
    table: 'return_foreign',
    subject: 'none',
    retain: { accountability: 'suppression' },
    exportAs: false,
    erase: 'not-personal',
    columns: {
      id: { technical: 'keyed hash of a hash of an address that was banned in another tool' },
      purpose: { technical: 'what was banned' },
      since: { technical: 'since when it is known here' },
    },
  },
  return_notice: {
    room: 'returns',
    register: 'technical',
    kind: 'return-notice',
    table: 'return_notice',
    subject: 'none',
    retain: { technical: 'which notices of other services were taken, for a month' },
    exportAs: false,
    erase: 'not-personal',
    columns: { id: { technical: 'keyed hash of the notice’s id' }, at: { technical: 'when it was taken' } },
  },
});
