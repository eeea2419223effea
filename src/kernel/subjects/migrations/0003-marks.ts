/** What lists ask of somebody beside their name, as bits beside their place in the order; the module that knows them keeps them by triggers. */
import { sql } from '#platform/db';
import type { Migration } from '#platform/db';

const DDL = [
  `ALTER TABLE search_doc ADD COLUMN marks INTEGER`,
  `CREATE INDEX search_doc_marks ON search_doc (marks, sort_key, subject_id) WHERE marks IS NOT NULL`,
  `CREATE INDEX search_doc_marked ON search_doc (marks, subject_id) WHERE marks IS NOT NULL`,
];

export const marksMigration: Migration = {
  name: 'subjects/0003-marks',
  async up(tx, dialect) {
    for (const ddl of DDL) await sql.raw(dialect === 'sqlite' ? ddl : ddl.replace('INTEGER', 'BIGINT')).execute(tx);
  },
};
