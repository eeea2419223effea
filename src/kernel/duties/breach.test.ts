// The register of breaches: 72 absolute hours from awareness, nothing closed that is open, nobody's data in it.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { DEFAULT_REFERENCE } from '#kernel/policy';
import { policyOf } from '#kernel/rights';
import type { AppError } from '#platform/errors';
import { dialects, tempDir } from '#tests';
import type { TestDialect } from '#tests';
import type { RightsHouse } from '../rights/testing.ts';
import { breachDue } from './breach-clock.ts';
import {
  assessBreach,
  authorityDraft,
  authorityTold,
  breachView,
  closeBreach,
  enterBreach,
  mendBreach,
  personsDraft,
  personsSettled,
  tidyBreaches,
} from './index.ts';
import { dutyHouse } from './testing.ts';

const HOUR = 3_600_000;
const FACTS = {
  happened: 'Kannettava varastettiin junasta.',
  fields: ['person.name', 'person.email'],
  people: 40,
  records: null,
  consequences: 'Huijausviestejä.',
  measures: 'Levy oli salattu.',
};

function isError(code: string): (error: unknown) => boolean {
  return (error) => (error as AppError).code === code;
}

async function opened(t: TestContext, dialect: TestDialect): Promise<RightsHouse> {
  const database = await dialect.open();
  t.after(() => database.close());
  return dutyHouse(database, tempDir(t));
}

test('72 hours run over nights, holidays and the change of clocks', () => {
  assert.equal(breachDue('2026-12-04T14:00:00.000Z'), '2026-12-07T14:00:00.000Z');
  assert.equal(breachDue('2026-10-24T09:00:00.000Z'), '2026-10-27T09:00:00.000Z');
});

for (const dialect of await dialects()) {
  describe(`breaches on ${dialect.name}`, () => {
    const seen = async (house: RightsHouse, id: string) => ({ id, version: (await breachView(house.deps, id))?.view.row.version ?? 0 });

    test('a breach with high risk is open until the authority and the persons have been told', async (t) => {
      const house = await opened(t, dialect);
      const { deps, act, clock } = house;
      const id = await enterBreach(deps, { ...FACTS, awareAt: clock.now() }, act());
      assert.deepEqual((await breachView(deps, id))?.view.open, ['assess', 'authority']);
      await assessBreach(deps, await seen(house, id), { risk: 'high', reason: 'Tiedoissa on valmennuksen kulku.' }, act());
      assert.deepEqual((await breachView(deps, id))?.view.open, ['authority', 'persons']);
      await assert.rejects(closeBreach(deps, await seen(house, id), act()), isError('errors.breach-open'));
      clock.advance(70 * HOUR);
      await authorityTold(deps, await seen(house, id), { at: clock.now() }, act());
      await personsSettled(deps, await seen(house, id), { told: clock.now() }, act());
      await closeBreach(deps, await seen(house, id), act());
      const found = await breachView(deps, id);
      assert.equal(found?.view.state, 'told');
      assert.deepEqual(
        found?.steps.map((step) => step.act),
        ['entered', 'assessed', 'authority-told', 'persons-told', 'closed'],
      );
      await assert.rejects(mendBreach(deps, await seen(house, id), FACTS, act()), isError('errors.breach-closed'));
    });

    test('after 72 hours it is late, and the notification needs the reason of the delay', async (t) => {
      const house = await opened(t, dialect);
      const { deps, act, clock } = house;
      const id = await enterBreach(deps, { ...FACTS, awareAt: clock.now() }, act());
      clock.advance(73 * HOUR);
      assert.equal((await breachView(deps, id))?.view.state, 'late');
      await assert.rejects(authorityTold(deps, await seen(house, id), { at: clock.now() }, act()), isError('errors.breach-late-reason'));
      await authorityTold(deps, await seen(house, id), { at: clock.now(), lateReason: 'Laajuus selvisi vasta nyt.' }, act());
      assert.equal((await breachView(deps, id))?.view.state, 'told-late');
    });

    test('not telling needs a reason, and without risk nothing else is open', async (t) => {
      const house = await opened(t, dialect);
      const { deps, act, clock } = house;
      const id = await enterBreach(deps, { ...FACTS, awareAt: clock.now() }, act());
      await assert.rejects(
        assessBreach(deps, await seen(house, id), { risk: 'none', reason: ' ' }, act()),
        isError('errors.breach-reason'),
      );
      await assessBreach(deps, await seen(house, id), { risk: 'none', reason: 'Levy on salattu, eikä avain ollut mukana.' }, act());
      clock.advance(100 * HOUR);
      assert.deepEqual([(await breachView(deps, id))?.view.state, (await breachView(deps, id))?.view.open], ['not-needed', []]);
      await closeBreach(deps, await seen(house, id), act());
      clock.advance(6 * 366 * 24 * HOUR);
      assert.equal(await tidyBreaches(deps), 1);
    });

    test('addresses, numbers and identity codes are refused in every text', async (t) => {
      const house = await opened(t, dialect);
      const { deps, act, clock } = house;
      const enter = (happened: string) => enterBreach(deps, { ...FACTS, happened, awareAt: clock.now() }, act());
      await assert.rejects(enter('Viesti meni osoitteeseen joku@example.test.'), isError('errors.breach-personal'));
      await assert.rejects(enter('Soitimme numeroon 040 123 4567.'), isError('errors.breach-personal'));
      await assert.rejects(enter('Tunnus 010190-900P näkyi.'), isError('errors.identity-code-found'));
      await enter('Loukkaus huomattiin 3.12.2025 klo 16.00, ja se koski 1 200 tietuetta.');
    });

    test('both drafts are whole in three languages', async (t) => {
      const house = await opened(t, dialect);
      const { deps, act, clock } = house;
      const id = await enterBreach(deps, { ...FACTS, awareAt: clock.now() }, act());
      const row = (await breachView(deps, id))?.view.row;
      assert.ok(row);
      for (const text of [
        ...Object.values(authorityDraft(policyOf(deps), DEFAULT_REFERENCE, row)),
        ...Object.values(personsDraft(policyOf(deps), row)),
      ]) {
        assert.ok(text.includes(FACTS.happened));
        assert.doesNotMatch(text, /[{}]|undefined/);
      }
      assert.match(authorityDraft(policyOf(deps), DEFAULT_REFERENCE, row).fi, /PL 800, 00531 Helsinki/);
    });
  });
}
