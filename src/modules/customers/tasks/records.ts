// What is to be done about somebody, by when and by whom. The earliest open task is the next action that lists show.

import { kindsOf } from '#kernel/records';

export type TaskTable = {
  id: string;
  subject_id: string;
  /** person.next_action or organisation.next_action. */
  field_id: string;
  title: string | null;
  due_on: string | null;
  /** The day it was done; open while null. */
  done_on: string | null;
  /** Who does it. */
  account_id: string;
  version: number;
  created_at: string;
  origin_id: string;
};

export type TaskTables = { task: TaskTable };

export const TASK_FIELDS = ['person.next_action', 'organisation.next_action'] as const;

const DATUM = { fieldIn: 'field_id', fields: TASK_FIELDS } as const;

export const taskKinds = kindsOf<TaskTables>({
  task: {
    room: 'customers',
    register: 'firm',
    kind: 'task',
    table: 'task',
    subject: { column: 'subject_id' },
    retain: 'membership',
    exportAs: 'tasks',
    erase: 'delete',
    columns: {
      id: { technical: 'key' },
      subject_id: { subject: 'link' },
      field_id: { technical: 'which declared field the task is of' },
      title: DATUM,
      due_on: DATUM,
      done_on: DATUM,
      account_id: { technical: 'account that does it' },
      version: { technical: 'optimistic lock' },
      created_at: { technical: 'when the row was made; the time recorded is in its origin' },
      origin_id: { technical: 'provenance' },
    },
  },
});
