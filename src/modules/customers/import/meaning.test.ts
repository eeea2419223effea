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

const MAILCHIMP = (
  'Email Address|First Name|Address|MEMBER_RATING|OPTIN_TIME|OPTIN_IP|CONFIRM_TIME|CONFIRM_IP|LATITUDE|LONGITUDE|' +
  'GMTOFF|DSTOFF|TIMEZONE|CC|REGION|LAST_CHANGED|LEID|EUID|UNSUB_TIME'
).split('|');

test('where a newsletter tool thinks that the reader is, is location and never a postal address; its own columns offer nothing', () => {
  for (const about of ['people', 'organisations'] as const) {
    const guesses = guessFor(house.deps, REGISTER, about, MAILCHIMP, [MAILCHIMP.map(() => '18')]);
    const of = (heading: string) => guesses.find(({ column }) => column === heading);
    for (const heading of ['LATITUDE', 'LONGITUDE', 'GMTOFF', 'DSTOFF', 'TIMEZONE', 'CC', 'REGION']) {
      assert.deepEqual([heading, of(heading)?.field, of(heading)?.declare, of(heading)?.own], [heading, null, [], false]);
      assert.match(of(heading)?.refused?.fi ?? '', /^Sijaintitieto/u, heading);
    }
    for (const heading of MAILCHIMP.slice(3)) assert.deepEqual([of(heading)?.field, of(heading)?.own ?? false], [null, false], heading);
  }
});

test('a region beside a street is a part of the address in any other file', async () => {
  const other = ['Nimi', 'Street', 'City', 'Region', 'Country'];
  const opened = await sqlite?.open();
  assert.ok(opened);
  const declared = await customersHouse(opened, declarationOf('valmennuskumppani', { registerId: REGISTER, fieldIds: ['person.address'] }));
  const guesses = guessFor(declared.deps, REGISTER, 'people', other, [other.map(() => 'arvo')]);
  const mailchimp = guessFor(declared.deps, REGISTER, 'people', MAILCHIMP, [MAILCHIMP.map(() => '18')]);
  await declared.close();
  assert.deepEqual(
    guesses.map(({ field }) => field),
    ['fullName', 'address', 'address', 'address', 'address'],
  );
  assert.deepEqual(
    mailchimp.flatMap(({ column, field }) => (field === 'address' ? [column] : [])),
    ['Address'],
  );
});
