/** The records room signs its own contract: provenance is kept by the accountability register, custom values by the firm's. */
import { kindsOf } from './contract.ts';
import type { RecordTables } from './tables.ts';

export const recordKinds = kindsOf<RecordTables>({
  origin: {
    kind: 'origin',
    table: 'origin',
    room: 'records',
    register: 'accountability',
    subject: 'none',
    columns: {
      id: { technical: 'key' },
      source: { field: 'record.source' },
      purpose: { technical: 'purpose id of the policy' },
      actor_id: { technical: 'id of the account that wrote' },
      actor_kind: { technical: 'what kind of actor wrote' },
      policy_version_id: { technical: 'declaration in force' },
      recorded_at: { field: 'record.recorded_at' },
      import_id: { technical: 'the import file, when there was one' },
    },
    retain: { accountability: 'provenance' },
    exportAs: false,
    erase: 'not-personal',
  },
  field_origin: {
    kind: 'field-origin',
    table: 'field_origin',
    room: 'records',
    register: 'accountability',
    key: 'record_id',
    subject: { column: 'subject_id' },
    columns: {
      kind: { technical: 'kind of the record' },
      record_id: { technical: 'the record' },
      column_name: { technical: 'the column that was changed' },
      subject_id: { subject: 'link' },
      origin_id: { technical: 'the write that changed it' },
    },
    retain: 'membership',
    exportAs: false,
    erase: 'delete',
  },
  custom_value: {
    kind: 'custom-value',
    table: 'custom_value',
    room: 'records',
    register: 'firm',
    subject: { column: 'subject_id' },
    columns: {
      id: { technical: 'key' },
      subject_id: { subject: 'link' },
      field_id: { technical: 'which declared field the value is of' },
      value: { fieldIn: 'field_id', fields: 'custom' },
      version: { technical: 'optimistic lock' },
      origin_id: { technical: 'provenance' },
    },
    retain: 'membership',
    exportAs: 'custom',
    erase: 'delete',
  },
});
