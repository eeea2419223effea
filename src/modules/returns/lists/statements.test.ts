/** A list of any length is written in statements whose number its rows do not raise: of people who are known, of addresses and of hashes that nobody here has. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { change, insertPeople } from '#customers';
import { policyOf } from '#kernel/rights';
import { sql } from '#platform/db';
import { dialects, statementsOf } from '#tests';
import { STAFF } from '../../customers/testing.ts';
import { returnsHouse } from '../testing.ts';
import { runBans } from './bans.ts';
import type { ListRow } from './read.ts';

const [sqlite] = await dialects();
const LEAST = 3;
const MOST = 120;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

interface Counted {
  readonly statements: string[];
  readonly kept: unknown;
  readonly dead: string[];
  readonly lost: unknown;
}

/** As many of each: a person of the register, an address that nobody has, a hash that nobody has, and two people who share an address. */
async function counted(t: TestContext, n: number): Promise<Counted> {
  assert.ok(sqlite !== undefined);
  const house = await returnsHouse(await sqlite.open());
  t.after(() => house.close());
  const { deps } = house;
  const subjectGroup = policyOf(deps).registers.get('marketing')?.subjectGroups[0] ?? '';
  const addresses = Array.from({ length: n }, (_, i) => `a${Math.floor(i / 2)}@example.test`);
  await change(deps, STAFF, { registers: ['marketing'] }, (writer) =>
    insertPeople(
      writer,
      addresses.map((address) => ({
        id: deps.ids.next(),
        columns: { given_name: 'Aino', family_name: 'Esimerkki' },
        points: [{ fieldId: 'person.email', value: address, normal: address }],
        memberships: [{ registerId: 'marketing', subjectGroup, since: '2026-03-14' }],
        custom: {},
        events: [],
      })),
    ),
  );
  const row = (line: number, normal: string | null, hash: string | null): ListRow => ({ line, normal, hash, on: null });
  const rows = addresses.flatMap((address, i) => [
    row(3 * i, address, null),
    row(3 * i + 1, `b${i}@example.test`, null),
    row(3 * i + 2, null, sha256(`c${i}@example.test`)),
  ]);
  const act = { actor: STAFF.actor, at: deps.clock.now() };
  const statements = await statementsOf(() => runBans(deps, act, rows, { kind: 'banned', purpose: null, dry: false }));
  const { rows: kept } = await sql`select (select count(*) from permission_event where act = 'ban') as bans,
    (select count(*) from suppression) as hashes, (select count(*) from return_foreign) as others,
    (select count(*) from ledger_outbox where entry like '{"kind":"ban"%') as lines`.execute(deps.database.db);
  const dead = await statementsOf(() => runBans(deps, act, rows, { kind: 'cleaned', purpose: null, dry: false }));
  const { rows: lost } = await sql`select (select count(*) from mail_bounce where reason = 'hard') as marks,
    (select count(*) from trigger_event where trigger = 'unreachable') as clocks`.execute(deps.database.db);
  return { statements, kept: kept[0], dead, lost: lost[0] };
}

test('forty times the rows take no statement more, and each row is kept', async (t) => {
  const [few, many] = [await counted(t, LEAST), await counted(t, MOST)];
  assert.equal(many.statements.length, few.statements.length);
  assert.equal(many.dead.length, few.dead.length);
  assert.deepEqual(few.lost, { marks: LEAST, clocks: LEAST });
  assert.deepEqual(many.lost, { marks: MOST, clocks: MOST });
  assert.deepEqual(few.kept, { bans: 3, hashes: 2 + 3, others: 3, lines: 3 + 1 });
  assert.deepEqual(many.kept, { bans: MOST, hashes: MOST / 2 + MOST, others: MOST, lines: MOST + 1 });
});
