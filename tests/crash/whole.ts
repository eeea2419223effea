// What must hold of a register at any start, whatever the process before it died of.

import assert from 'node:assert/strict';
import { compareLedger, verifyChain } from '#kernel/audit';
import type { Deps } from '#kernel/deps';
import { sql } from '#platform/db';
import type { Conn } from '#platform/db';

/** Each counts what must not exist. */
const HALVES: Readonly<Record<string, string>> = {
  'a person without a subject': `select p.id from person p left join subject s on s.id = p.id and s.kind = 'person' where s.id is null`,
  'a subject without its record': `select s.id from subject s where not exists (select 1 from person p where p.id = s.id) and not exists (select 1 from organisation o where o.id = s.id)`,
  'a subject in no register': `select s.id from subject s where not exists (select 1 from membership m where m.subject_id = s.id and m.ended_on is null)`,
  'a subject that cannot be found': `select s.id from subject s left join search_doc d on d.subject_id = s.id where d.subject_id is null`,
  'a search document of nobody': `select d.subject_id from search_doc d left join subject s on s.id = d.subject_id where s.id is null`,
  'a person nobody logged': `select p.id from person p where not exists (select 1 from audit_entry a where a.subject_id = p.id and a.kind = 'person' and a.action = 'insert')`,
  'a membership nobody logged': `select m.id from membership m where not exists (select 1 from audit_entry a where a.subject_id = m.subject_id and a.record_id = m.id)`,
  'a contact point of nobody': `select c.id from contact_point c left join subject s on s.id = c.subject_id where s.id is null`,
  'a contact point nobody logged': `select c.id from contact_point c where not exists (select 1 from audit_entry a where a.subject_id = c.subject_id and a.record_id = c.id)`,
  'a link with one end': `select a.id from affiliation a left join person p on p.id = a.person_id left join organisation o on o.id = a.organisation_id where p.id is null or o.id is null`,
  'a record from nowhere': ['person', 'organisation', 'contact_point', 'membership', 'affiliation', 'trigger_event']
    .map((table) => `select id from ${table} where origin_id not in (select id from origin)`)
    .join(' union all '),
  'a membership without its day': `select m.id from membership m where m.ended_on is null and m.due_on is null and m.review_on is null`,
  'a running import without a process': `select id from import_run where state = 'running'`,
};

/** Fails naming what is half. */
export async function assertWhole({ database, config }: Deps, when: string): Promise<void> {
  const { db } = database;
  assert.deepEqual(await column(db, 'pragma integrity_check'), ['ok'], when);
  assert.deepEqual(await column(db, 'pragma foreign_key_check'), [], when);
  for (const [what, query] of Object.entries(HALVES)) assert.deepEqual(await column(db, query), [], `${what} (${when})`);
  await sql`insert into search_fts (search_fts, rank) values ('integrity-check', 1)`.execute(db);
  const chain = await verifyChain(db);
  assert.equal(chain.ok, true, `audit chain (${when})`);
  assert.equal((await compareLedger({ database, folder: config.ledgerDir })).state, 'equal', `ledger (${when})`);
}

/** First column of every row. */
export async function column(conn: Conn, query: string): Promise<unknown[]> {
  const { rows } = await sql.raw<Record<string, unknown>>(query).execute(conn);
  return rows.map((row) => Object.values(row)[0]);
}
