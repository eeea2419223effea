// The day shown for somebody brought in with an old last contact is the day the notice's own sentence gives, in page, list, queue and promise.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { csvTable, openImport, runImport } from '#customers';
import { promiseViews, runChecks } from '#kernel/proof';
import { ok, openApp } from '#tests/app';
import type { TestApp } from '#tests/app';

const TODAY = '2026-11-22';
const FILE = 'Etunimi;Sukunimi;Viimeisin yhteydenotto\nVanha;Asiakas;1.6.2019\nUusi;Asiakas;8.10.2025\nOuti;Asiakas;';
const MAPPING = { Etunimi: 'givenName', Sukunimi: 'familyName', 'Viimeisin yhteydenotto': 'lastContact' };

interface Said {
  readonly firm: string;
  readonly register: string;
  readonly group: string;
  readonly rule: string;
  /** What the published sentence says, and so the day of each row of the file. */
  readonly sentence: RegExp;
  readonly days: readonly [long: string, lately: string, never: string];
  readonly what: 'reviewOn' | 'dueOn';
}

const SAID: readonly Said[] = [
  {
    firm: 'lajina-mieli',
    register: 'customer',
    group: 'customers',
    rule: 'review',
    sentence: /Kun viimeisimmästä yhteydenotosta on kulunut 5 vuotta, päätetään 30 päivän kuluessa/,
    days: ['2024-06-01', '2030-10-08', '2031-11-22'],
    what: 'reviewOn',
  },
  {
    firm: 'prover',
    register: 'customer-marketing',
    group: 'customers',
    rule: 'review',
    sentence: /Kun viimeisimmästä yhteydenotosta on kulunut 5 vuotta, päätetään 30 päivän kuluessa/,
    days: ['2024-06-01', '2030-10-08', '2031-11-22'],
    what: 'reviewOn',
  },
  {
    firm: 'lexmentor',
    register: 'marketing',
    group: 'target-staff',
    rule: 'marketing-review',
    sentence: /Kun viimeisimmästä yhteydenotosta on kulunut 2 vuotta, päätetään 30 päivän kuluessa/,
    days: ['2021-06-01', '2027-10-08', '2028-11-22'],
    what: 'reviewOn',
  },
  {
    firm: 'lexmentor',
    register: 'customer',
    group: 'employer-contacts',
    rule: 'claim-time',
    sentence: /kun palvelun päättymisestä on kulunut 3 vuotta\..* Jos palvelua ei ole ollut, se lasketaan rekisteriin tulosta\./,
    days: ['2029-11-22', '2029-11-22', '2029-11-22'],
    what: 'dueOn',
  },
  {
    firm: 'valmennuskumppani',
    register: 'customer-marketing',
    group: 'customers',
    rule: 'customership',
    sentence: /tiedot poistetaan, kun viimeisimmästä yhteydenotosta on kulunut 5 vuotta/,
    days: ['2024-06-01', '2030-10-08', '2031-11-22'],
    what: 'dueOn',
  },
  {
    firm: 'interniemi',
    register: 'customer-marketing',
    group: 'customers',
    rule: 'customership',
    sentence: /tiedot poistetaan, kun viimeisimmästä yhteydenotosta on kulunut 3 vuotta/,
    days: ['2022-06-01', '2028-10-08', '2029-11-22'],
    what: 'dueOn',
  },
];

interface Listed {
  rows: { id: string; label: string; dueOn: string | null; reviewOn: string | null; lastContactOn: string | null }[];
}
type Shown = { memberships: { dueOn: string | null; reviewOn: string | null }[] };

async function brought({ app }: TestApp, { register, group }: Said): Promise<void> {
  const who = { actor: { id: 'account-1', kind: 'account' as const }, source: 'self' };
  const wish = { table: csvTable(FILE), registerId: register, subjectGroup: group, mapping: MAPPING, since: TODAY };
  const done = await runImport(app.deps, await openImport(app.deps, who, wish));
  assert.equal(done.created, 3);
}

/** Lens and copy give the day of the review and its sentence, and no word of a deletion that no rule gives. */
async function tellsTheReview({ owner }: TestApp, id: string, day: string): Promise<void> {
  type Ground = { until: string | null; reviewOn: string | null; explanation: { fi: string } };
  const { grounds } = await ok<{ grounds: Ground[] }>(owner.call('GET', `/api/subjects/${id}/held`));
  assert.ok(grounds.length > 0);
  for (const { until, reviewOn, explanation } of grounds) {
    assert.deepEqual([until, reviewOn], [null, day]);
    assert.match(
      explanation.fi,
      /^tarkistetaan 1\.6\.\d{4}: viimeisin yhteydenotto \+ \d vuotta, ja vähintään \d vuoden välein, selosteen kohta 7$/,
    );
  }
  const copy = await ok<string>(owner.call('POST', `/api/subjects/${id}/copy?form=csv`));
  assert.match(copy, /Poistuu tai tarkistetaan/);
  assert.match(copy, /Nimi: etunimi;Vanha;[^\n]*;"?tarkistetaan 1\.6\.\d{4}: viimeisin yhteydenotto/);
}

describe('a last contact that a file tells', () => {
  for (const said of SAID)
    test(`${said.firm}, ${said.register}: what is shown is what the sentence says`, async (t) => {
      const house = await openApp(t, { policy: said.firm });
      const { app, owner } = house;
      const sentence = (await promiseViews(app.deps)).find(({ id }) => id === `retention/${said.rule}`)?.text.fi ?? '';
      assert.match(sentence, said.sentence);
      await brought(house, said);
      const { rows } = await ok<Listed>(owner.call('GET', '/api/people?sort=name&limit=50'));
      const by = (name: string) => rows.find(({ label }) => label.includes(name));
      const people = ['Vanha', 'Uusi', 'Outi'].map((name) => by(name));
      assert.deepEqual(
        people.map((person) => person?.[said.what]),
        said.days,
        'the list',
      );
      for (const [i, person] of people.entries()) {
        const { memberships } = (await ok<{ person: Shown }>(owner.call('GET', `/api/people/${person?.id ?? ''}`))).person;
        assert.equal(memberships[0]?.[said.what], said.days[i], 'the page');
      }
      if (said.what === 'reviewOn') await tellsTheReview(house, people[0]?.id ?? '', said.days[0]);
      const verdict = async () => {
        await runChecks(app.proof);
        return (await promiseViews(app.deps)).find(({ id }) => id === `retention/${said.rule}`)?.verdict;
      };
      if (said.days[0] < TODAY) assert.equal(await verdict(), 'broken', 'nobody has looked at it yet');
      await ok(owner.call('POST', '/api/retention/runs'));
      assert.equal(await verdict(), 'kept');
      const queue = await ok<{ rows: { label: string; decideBy: string }[] }>(owner.call('GET', '/api/retention/reviews'));
      const waits = said.what === 'reviewOn' ? [['Vanha Asiakas', '2026-12-22']] : [];
      assert.deepEqual(
        queue.rows.map(({ label, decideBy }) => [label, decideBy]),
        waits,
      );
      const gone = said.what === 'dueOn' && said.days[0] < TODAY;
      const left = await ok<Listed>(owner.call('GET', '/api/people?sort=name&limit=50'));
      assert.equal(left.rows.length, gone ? 2 : 3);
      if (said.what === 'dueOn') return;
      house.clock.advance(31 * 86_400_000);
      assert.equal(await verdict(), 'broken', 'thirty days passed without a decision');
    });

  test('an organisation is told by the day of its review too, in the list as on its page', async (t) => {
    const { app, owner } = await openApp(t, { policy: 'prover' });
    const who = { actor: { id: 'account-1', kind: 'account' as const }, source: 'self' };
    const mapping = { Nimi: 'organisationName', Viimeksi: 'lastContact' };
    const table = csvTable('Nimi;Viimeksi\nKeksitty Kone Oy;21.10.2023');
    const wish = {
      table,
      about: 'organisations' as const,
      registerId: 'customer-marketing',
      subjectGroup: 'customers',
      mapping,
      since: TODAY,
    };
    assert.equal((await runImport(app.deps, await openImport(app.deps, who, wish))).created, 1);
    const { rows } = await ok<Listed>(owner.call('GET', '/api/organisations?sort=name&limit=50'));
    assert.deepEqual(
      rows.map(({ dueOn, reviewOn }) => [dueOn, reviewOn]),
      [[null, '2028-10-21']],
    );
    const { organisation } = await ok<{ organisation: Shown }>(owner.call('GET', `/api/organisations/${rows[0]?.id ?? ''}`));
    assert.equal(organisation.memberships[0]?.reviewOn, '2028-10-21');
  });
});
