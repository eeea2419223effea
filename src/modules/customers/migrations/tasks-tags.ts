// Tasks and tags. Next actions that were columns of the person become tasks; the columns stay as the copy that lists read.

import { createTable, sql } from '#platform/db';
import type { Migration } from '#platform/db';

const SUBJECT = 'subject_id TEXT NOT NULL REFERENCES subject(id), field_id TEXT NOT NULL';
const ROW = 'version INTEGER NOT NULL DEFAULT 1, created_at TEXT NOT NULL, origin_id TEXT NOT NULL REFERENCES origin(id)';

const STEPS = [
  'CREATE UNIQUE INDEX tag_subject ON tag (subject_id, folded, field_id)',
  'CREATE INDEX tag_folded ON tag (folded, field_id, subject_id)',
  'CREATE INDEX task_subject ON task (subject_id, done_on, due_on, id)',
  'CREATE INDEX task_open ON task (due_on, id) WHERE done_on IS NULL',
  // A next action was one of a person, so the id of the person serves as that of its task.
  `INSERT INTO task (id, subject_id, field_id, title, due_on, done_on, account_id, version, created_at, origin_id)
    SELECT p.id, p.id, 'person.next_action', p.next_action, p.next_action_on, NULL, o.actor_id, 1, o.recorded_at, o.id
    FROM person p JOIN origin o ON o.id = COALESCE(
      (SELECT f.origin_id FROM field_origin f WHERE f.kind = 'person' AND f.record_id = p.id AND f.column_name = 'next_action'),
      (SELECT f.origin_id FROM field_origin f WHERE f.kind = 'person' AND f.record_id = p.id AND f.column_name = 'next_action_on'),
      p.origin_id)
    WHERE p.next_action IS NOT NULL OR p.next_action_on IS NOT NULL`,
  `DELETE FROM field_origin WHERE kind = 'person' AND column_name IN ('next_action', 'next_action_on')`,
];

export const tasksAndTags: Migration = {
  name: 'customers/0002-tasks-tags',
  async up(tx, dialect) {
    await createTable(tx, dialect, `CREATE TABLE tag (id TEXT PRIMARY KEY, ${SUBJECT}, value TEXT NOT NULL, folded TEXT NOT NULL, ${ROW})`);
    await createTable(
      tx,
      dialect,
      `CREATE TABLE task (id TEXT PRIMARY KEY, ${SUBJECT}, title TEXT, due_on TEXT, done_on TEXT, account_id TEXT NOT NULL, ${ROW})`,
    );
    for (const step of STEPS) await sql.raw(step).execute(tx);
  },
};
