import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dialects } from '#tests';
import { sql } from '#platform/db';
import type { Database } from '#platform/db';
import { verifyChain } from '#kernel/audit';
import { isBusinessId } from '#kernel/subjects';
import { overdueNow, recomputeDue, runRetention } from '#kernel/retention';
import { customersHouse, declarationOf } from '../modules/customers/testing.ts';
import { demoCommand } from './demo.ts';

const FIRMS = ['interniemi', 'lajina-mieli', 'lexmentor', 'prover', 'valmennuskumppani'];
const PEOPLE = 250;

async function column(database: Database, query: string): Promise<string[]> {
  const { rows } = await sql.raw<{ v: string }>(query).execute(database.db);
  return rows.map((row) => row.v);
}

/** Every due date, of memberships and of data groups with rules of their own. */
async function datesIn(database: Database): Promise<string[]> {
  const of = (day: string) => `coalesce(${day}, '') || ' ' || coalesce(due_rule, '') || ' ' || coalesce(due_from, '')`;
  return [
    ...(await column(database, `select id || ' ' || ${of('due_on')} || ' ' || coalesce(review_on, '') as v from membership order by id`)),
    ...(await column(
      database,
      `select membership_id || group_id || ' ' || ${of('due_on')} || ' ' || coalesce(floor_until, '') as v from group_due order by 1`,
    )),
  ];
}

for (const dialect of await dialects()) {
  describe(`the demonstration firm on ${dialect.name}`, () => {
    for (const firm of FIRMS) {
      test(`${firm}: every register is filled, nobody is past their day, and each date is what the dated events give`, async () => {
        const policy = declarationOf(firm);
        const house = await customersHouse(await dialect.open(), policy);
        try {
          const { deps } = house;
          assert.equal(await demoCommand(deps, { people: PEOPLE, seed: 11 }, () => undefined), 0);
          const people = await column(deps.database, 'select id as v from person');
          assert.equal(people.length, PEOPLE);
          const registers = await column(deps.database, 'select distinct register_id as v from membership order by 1');
          assert.deepEqual(registers, [...policy.registers.keys()].toSorted());
          assert.deepEqual(
            (await overdueNow(deps.database.db, policy, deps.clock.now())).filter(({ overdue }) => overdue > 0),
            [],
          );
          const written = await datesIn(deps.database);
          const subjects = await column(deps.database, 'select id as v from subject');
          await deps.database.tx((tx) => recomputeDue(tx, policy, subjects, deps.clock.now()));
          assert.deepEqual(await datesIn(deps.database), written);
          const { erased, ended, failed } = await runRetention(deps, deps.clock.now());
          assert.deepEqual({ erased, ended, failed }, { erased: 0, ended: 0, failed: 0 });
          const emails = await column(deps.database, `select value as v from contact_point where field_id like '%.email'`);
          assert.deepEqual(
            emails.filter((email) => !email.endsWith('@example.test') && !email.endsWith('.example.test')),
            [],
          );
          const ids = await column(deps.database, 'select business_id as v from organisation where business_id is not null');
          assert.deepEqual(
            ids.filter((id) => !isBusinessId(id)),
            [],
          );
          assert.equal((await verifyChain(deps.database.db)).ok, true);
        } finally {
          await house.close();
        }
      });
    }
  });
}

test('the same seed makes the same firm, another seed another', async () => {
  const [sqlite] = await dialects();
  const facts: string[] = [];
  for (const seed of [4, 4, 5]) {
    const house = await customersHouse(await sqlite!.open(), declarationOf('valmennuskumppani'));
    await demoCommand(house.deps, { people: 60, seed }, () => undefined);
    const found = [
      await column(house.deps.database, `select given_name || ' ' || family_name || coalesce(job_title, '') as v from person order by id`),
      await column(house.deps.database, 'select value as v from contact_point order by id'),
      await column(house.deps.database, 'select occurred_on as v from trigger_event order by id'),
    ];
    facts.push(JSON.stringify(found));
    await house.close();
  }
  assert.equal(facts[0], facts[1]);
  assert.notEqual(facts[0], facts[2]);
});
