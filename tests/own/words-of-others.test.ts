/** Claims: a certificate that says nothing was found is true of requests too, whoever wrote them; and no stranger's sentence withholds one. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { sql } from '#platform/db';
import { askInVisit } from '#kernel/requests';
import { eraseBatch, eraseNow } from '#kernel/rights';
import type { SignedCertificate } from '#kernel/rights';
import { freshPostgres } from '#tests';
import { AINO, openOwn } from './house.ts';
import type { OwnHouse } from './house.ts';

const PHONE = '040 700 0001';

async function words(house: OwnHouse): Promise<string[]> {
  const { rows } = await sql<{ value: string }>`select value from request_word order by id`.execute(house.app.deps.database.db);
  return rows.map(({ value }) => value);
}

async function cases(house: OwnHouse): Promise<(string | null)[][]> {
  const found = sql<{ state: string; outcome: string | null }>`select state, outcome from request_case order by no`;
  return (await found.execute(house.app.deps.database.db)).rows.map(({ state, outcome }) => [state, outcome]);
}

async function recheckOf(house: OwnHouse, subjectId: string): Promise<{ found: number; mentions: number }> {
  const found = sql<{ state: string; certificate: string }>`select state, certificate from erasure where subject_id = ${subjectId}`;
  const [row] = (await found.execute(house.app.deps.database.db)).rows;
  assert.equal(row?.state, 'certified');
  const { found: n, mentions } = (JSON.parse(row.certificate) as SignedCertificate).certificate.recheck;
  return { found: n, mentions };
}

const act = (house: OwnHouse) => ({ actor: { id: 'owner', kind: 'account' as const }, at: house.clock.now() });

const ways = {
  alone: (house: OwnHouse) => eraseNow(house.app.deps, { subjectId: house.ainoId, ground: 'request', act: act(house) }),
  async 'among many'(house: OwnHouse) {
    const subjectIds = [house.ainoId];
    for (let i = 0; i < 9; i += 1)
      subjectIds.push(await house.person('Matti', `Mallinen${i}`, [{ kind: 'email', value: `m${i}@example.test` }]));
    await eraseBatch(house.app.deps, { subjectIds, ground: 'owner', batchId: 'many', act: act(house) });
  },
};

async function opened(t: TestContext, dialect: 'sqlite' | 'postgres'): Promise<OwnHouse | undefined> {
  if (dialect === 'sqlite') return openOwn(t);
  const store = await freshPostgres();
  if (store === null) {
    t.skip('no PostgreSQL here');
    return undefined;
  }
  t.after(() => store.drop());
  return openOwn(t, { databaseUrl: store.url });
}

for (const dialect of ['sqlite', 'postgres'] as const) {
  for (const [way, erase] of Object.entries(ways)) {
    describe(`erased ${way} on ${dialect}`, () => {
      test('what the person asked by the public form goes with them', async (t) => {
        const house = await opened(t, dialect);
        if (house === undefined) return;
        const form = { right: 'access', name: 'Aino Havuharju', reach: AINO, asked: `Hei, soittakaa ${PHONE}` };
        await house.browser('site').post('/omat/pyynto', form);
        await house.browser('site').post('/omat/pyynto', { ...form, right: 'erasure' });
        assert.equal((await words(house)).length, 4);
        await erase(house);
        assert.deepEqual(await words(house), []);
        assert.deepEqual(await cases(house), [
          ['closed', 'cancelled'],
          ['closed', 'granted'],
        ]);
        assert.deepEqual(await recheckOf(house, house.ainoId), { found: 0, mentions: 0 });
      });

      test('out of requests of others go address and number; the name is counted for somebody to read', async (t) => {
        const house = await opened(t, dialect);
        if (house === undefined) return;
        const stranger = {
          right: 'access',
          name: 'Vieras Virtanen',
          reach: 'vieras@example.test',
          asked: `Mitä tiedätte: ${AINO.toUpperCase()}.`,
        };
        await house.browser('site').post('/omat/pyynto', stranger);
        const asked = `Naapurini Aino Havuharju (${AINO}, +358 40-7000001 tai 050 111 2222) ei tiedä`;
        await askInVisit(house.app.deps, { subjectId: house.boId, right: 'objection', asked }, act(house));
        await erase(house);
        assert.deepEqual(await words(house), [
          'Vieras Virtanen, vieras@example.test',
          'Mitä tiedätte: […]',
          'Naapurini Aino Havuharju ([…], […] tai 050 111 2222) ei tiedä',
        ]);
        assert.deepEqual(await recheckOf(house, house.ainoId), { found: 0, mentions: 1 });
        assert.ok((await cases(house)).every(([state]) => state !== 'closed'));
      });
    });
  }
}

test('an address that somebody in the register shares stays where it stands, and an unfinished request under another name stays open', async (t) => {
  const house = await openOwn(t);
  await house.person('Lasse', 'Havuharju', [{ kind: 'email', value: AINO }]);
  await house.browser('site').post('/omat/pyynto', { right: 'access', name: 'Lasse Havuharju', reach: AINO, asked: 'Tiedot' });
  await ways.alone(house);
  assert.deepEqual(
    await words(house),
    ['Tiedot', `Lasse Havuharju, ${AINO}`].toSorted((a) => (a === 'Tiedot' ? 1 : -1)),
  );
  assert.deepEqual((await recheckOf(house, house.ainoId)).found, 0);
  assert.deepEqual(await cases(house), [['received', null]]);
});
