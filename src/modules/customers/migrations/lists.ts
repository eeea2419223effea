// What lists are narrowed and ordered by has an index, so that a condition few meet is answered as fast as one many meet.

import { sql } from '#platform/db';
import type { Migration } from '#platform/db';

const INDEXES = [
  'CREATE INDEX person_job ON person (job_title, id) WHERE job_title IS NOT NULL',
  'CREATE INDEX person_language ON person (language, id) WHERE language IS NOT NULL',
  'CREATE INDEX person_industry ON person (industry, id) WHERE industry IS NOT NULL',
  'CREATE INDEX person_number ON person (customer_number, id) WHERE customer_number IS NOT NULL',
  'CREATE INDEX person_created ON person (created_at, id)',
  'CREATE INDEX organisation_industry ON organisation (industry, id) WHERE industry IS NOT NULL',
  'CREATE INDEX organisation_number ON organisation (business_id, id) WHERE business_id IS NOT NULL',
  'CREATE INDEX permission_event_act ON permission_event (act, subject_id)',
  'CREATE INDEX trigger_event_day ON trigger_event (trigger, occurred_on, subject_id)',
  'CREATE INDEX custom_value_field ON custom_value (field_id, subject_id)',
];

export const listIndexes: Migration = {
  name: 'customers/0002-list-indexes',
  async up(tx) {
    for (const index of INDEXES) await sql.raw(index).execute(tx);
  },
};
