// Every column of a file gets an answer: a field of the register, a field that could be declared, data that no file brings, or one's own.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { dialects } from '#tests';
import { customersHouse, declarationOf } from '../testing.ts';
import type { CustomersHouse } from '../testing.ts';
import { guessFor } from './targets.ts';

const REGISTER = 'customer-marketing';
const [sqlite] = await dialects();
let house: CustomersHouse;
before(async () => {
  assert.ok(sqlite);
  house = await customersHouse(await sqlite.open(), declarationOf('valmennuskumppani'));
});
after(() => house.close());

/** What the wizard says of one column whose rows have a value. */
function said(heading: string, about: 'people' | 'organisations' = 'people') {
  const [guess] = guessFor(house.deps, REGISTER, about, [heading], [['arvo']]);
  assert.ok(guess);
  return guess;
}

test('a heading of the catalogue that nothing declares proposes its field, in three languages and as tools write it', () => {
  for (const [heading, field] of [
    ['Asiakasnumero', 'person.customer_number'],
    ['LinkedIn', 'person.social'],
    ['Orders', 'order.details'],
    ['Tags', 'person.tag'],
  ] as const) {
    const { field: target, declare, refused, own } = said(heading);
    assert.deepEqual([heading, target, declare, own], [heading, null, [field], false]);
    assert.ok(refused !== null && house.deps.policy.current()?.field(field)?.name.fi !== undefined);
    assert.ok(refused.fi.includes(house.deps.policy.current()?.field(field)?.name.fi ?? '-'), refused.fi);
  }
});

test('other ways to be reached have a place of their own when they are declared', () => {
  assert.deepEqual([said('Fax (Home)').field, said('Skype').field], ['otherContact', 'otherContact']);
});

test('what the catalogue knows and no file brings says in words what it is, and offers nothing', () => {
  for (const [heading, word] of [
    ['Allergiat', /Allergiat ja erikoisruokavaliot.*arkaluonteis/u],
    ['Hetu', /Henkilötunnus.*arkaluonteis/u],
    ['Markkinointilupa', /Luvat kysytään edellisessä vaiheessa/u],
    ['Date of birth', /Syntymäaika/u],
    ['Seuraava toimi', /Seuraavat toimet/u],
  ] as const) {
    const { declare, refused, own } = said(heading);
    assert.deepEqual([heading, declare, own], [heading, [], false]);
    assert.match(refused?.fi ?? '', word);
  }
});

test('a heading that no field knows can become a datum of one’s own for people; a column without values asks nothing', () => {
  assert.deepEqual([said('Kengännumero').declare, said('Kengännumero').own], [[], true]);
  assert.match(said('Kengännumero').refused?.fi ?? '', /omana tietona/u);
  assert.equal(said('Kengännumero', 'organisations').own, false);
  assert.ok(said('Kengännumero', 'organisations').refused !== null);
  const [empty] = guessFor(house.deps, REGISTER, 'people', ['Kengännumero'], [['']]);
  assert.deepEqual([empty?.refused, empty?.own], [null, false]);
});
