// Entering a raffle makes an entrant: for the purpose and in the group that the declaration has for raffles, never a subscriber without the tick of that.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { compilePolicy, draftPurpose, parsePolicy } from '#kernel/policy';
import { ok } from '#tests/app';
import { placesOf } from '../../src/modules/forms/testing.ts';
import { AINO, openForms } from './house.ts';
import type { FormsHouse } from './house.ts';

const FIRMS = ['interniemi', 'lajina-mieli', 'lexmentor', 'prover', 'valmennuskumppani'];
const RAFFLE = {
  slug: 'arvonta',
  kind: 'raffle' as const,
  subjectGroup: 'prospects',
  purposeId: 'direct-marketing',
  permissions: ['direct-marketing'],
};

const yamlOf = (firm: string) => readFileSync(join(import.meta.dirname, '..', '..', 'policies', `${firm}.yaml`), 'utf8');

function compiled(yaml: string) {
  const { policy, problems } = parsePolicy(yaml);
  assert.ok(policy, JSON.stringify(problems[0]));
  return compilePolicy(policy, { versionId: 'x', versionNo: 1, effectiveFrom: '2020-01-01' });
}

const raffleOf = (yaml: string) => placesOf(compiled(yaml)).map(({ registerId, raffle }) => ({ registerId, ...raffle }));

for (const firm of FIRMS) {
  test(`${firm}: once raffles are declared, an entry is for them and of their entrants, in whichever register`, () => {
    const yaml = yamlOf(firm);
    for (const { registerId } of raffleOf(yaml)) {
      const drafted = raffleOf(draftPurpose(yaml, registerId, 'raffles')).find((each) => each.registerId === registerId);
      assert.equal(drafted?.own, true);
      assert.deepEqual([drafted.purposes[0], drafted.subjectGroups[0]], ['raffles', 'raffle-entrants']);
    }
    for (const { subjectGroups } of raffleOf(yaml)) assert.ok(!subjectGroups.some((id) => /subscri|permission/.test(id)));
  });
}

test('a declaration that keeps raffles for its newsletter alone is said to have nothing of their own', () => {
  const [place] = raffleOf(yamlOf('interniemi'));
  assert.deepEqual(place, {
    registerId: 'customer-marketing',
    purposes: ['direct-marketing'],
    subjectGroups: ['prospects', 'customers'],
    own: false,
  });
});

const groupOf = async (house: FormsHouse) =>
  (await house.rows<{ subject_group: string }>('select subject_group from membership')).map((each) => each.subject_group);

test('nobody becomes a subscriber by entering, not even by a form that said so; the tick alone does it', async (t) => {
  const house = await openForms(t, { policy: 'interniemi' });
  const draft = { registerId: 'customer-marketing', sourceId: 'self', fields: [], origins: [], ...RAFFLE };
  const words = { name: { fi: 'a', sv: 'b', en: 'c' }, intro: { fi: '', sv: '', en: '' } };
  const refused = await house.owner.call('POST', '/api/forms', { ...draft, ...words, subjectGroup: 'subscribers' });
  assert.equal((refused.body as { code: string }).code, 'errors.raffle-group');
  await house.form(RAFFLE);
  assert.match((await house.visitor().get('/lomake/arvonta')).body, /Osallistuminen ei tilaa uutiskirjettä/);
  // A form from before this was held.
  await house.rows(`update sign_up_form set subject_group = 'subscribers'`);
  await house.signUp('arvonta', { email: AINO });
  await house.round();
  await house.confirm(house.tokenTo(AINO));
  assert.deepEqual(await groupOf(house), ['prospects']);
  assert.deepEqual(await house.rows('select id from permission_event'), []);
  const other = 'aava.havuharju@example.test';
  await house.signUp('arvonta', { email: other, lupa: 'direct-marketing' });
  await house.round();
  await house.confirm(house.tokenTo(other));
  assert.deepEqual(
    (await groupOf(house)).toSorted((a, b) => a.localeCompare(b)),
    ['prospects', 'subscribers'],
  );
  assert.equal((await house.rows('select id from permission_event')).length, 1);
});

test('the owner declares raffles at one press: a draft of the declaration with all that they need', async (t) => {
  const house = await openForms(t, { policy: 'interniemi' });
  const body = { registerId: 'customer-marketing', fieldIds: ['marketing.raffle'], as: 'raffles' };
  const { yaml } = await ok<{ yaml: string }>(house.owner.call('POST', '/api/policy/drafts', body));
  assert.equal(raffleOf(yaml)[0]?.own, true);
});
