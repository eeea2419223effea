import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { RetentionRule } from '../schema.ts';
import { TRIGGERS } from '../schema.ts';
import { fullRetention, shortRetention } from './retention-words.ts';
import { TRIGGER_WORDS } from './triggers.ts';
import { hours, inSentence, join, list, period, same, sentence } from './words.ts';

describe('a period in words', () => {
  const cases: [string, 'nominative' | 'genitive' | 'every', string, string, string][] = [
    ['P5Y', 'nominative', '5 vuotta', '5 år', '5 years'],
    ['P1Y', 'nominative', '1 vuosi', '1 år', '1 year'],
    ['P18M', 'nominative', '18 kuukautta', '18 månader', '18 months'],
    ['P1Y6M', 'nominative', '1 vuosi ja 6 kuukautta', '1 år och 6 månader', '1 year and 6 months'],
    ['P30D', 'genitive', '30 päivän', '30 dagar', '30 days'],
    ['P2W', 'genitive', '2 viikon', '2 veckor', '2 weeks'],
    ['P5Y', 'every', '5 vuoden', 'vart femte år', '5 years'],
    ['P1Y', 'every', 'vuoden', 'varje år', 'year'],
    ['P2Y', 'every', '2 vuoden', 'vartannat år', '2 years'],
    ['P6M', 'every', '6 kuukauden', 'var sjätte månad', '6 months'],
    ['P18M', 'every', '18 kuukauden', 'var 18:e månad', '18 months'],
    ['P1Y6M', 'every', '1 vuoden ja 6 kuukauden', 'en gång per 1 år och 6 månader', '1 year and 6 months'],
  ];
  for (const [iso, form, fi, sv, en] of cases) {
    test(`${iso}, ${form}`, () => assert.deepEqual(period(iso, form), { fi, sv, en }));
  }

  test('hours are days where they make whole ones, and few hours are said too', () => {
    assert.deepEqual(hours(48), { fi: '2 vuorokauden (48 tunnin)', sv: '2 dygn (48 timmar)', en: '2 days (48 hours)' });
    assert.deepEqual(hours(672), { fi: '28 vuorokauden', sv: '28 dygn', en: '28 days' });
    assert.deepEqual(hours(36), { fi: '36 tunnin', sv: '36 timmar', en: '36 hours' });
    assert.equal(hours(24).en, '1 day (24 hours)');
  });
});

describe('the seven kinds of retention', () => {
  const node = { id: 'r', clauses: [], completed: [], superseded: [] };
  const scope = { fi: 'Asiakasrekisteri', sv: 'Kundregister', en: 'Customer register' };
  const law = { fi: 'kirjanpitolaki 2:10', sv: 'bokföringslagen 2:10', en: 'Accounting Act 2:10' };
  const cases: [RetentionRule, string, string][] = [
    [
      { ...node, kind: 'after-event', trigger: 'assignment-end', period: 'P2Y' },
      'Asiakasrekisteri: tiedot poistetaan, kun viimeisimmän toimeksiannon päättymisestä on kulunut 2 vuotta.',
      '2 vuotta viimeisimmän toimeksiannon päättymisestä',
    ],
    [
      { ...node, kind: 'after-event', trigger: 'consent-withdrawn', period: 'P0D' },
      'Asiakasrekisteri: tiedot poistetaan heti, kun suostumus on peruutettu.',
      'poisto heti, kun suostumus on peruutettu',
    ],
    [
      { ...node, kind: 'relation', trigger: 'last-contact', period: 'P5Y' },
      'Asiakasrekisteri: tiedot säilytetään suhteen ajan. Suhde päättyy ja tiedot poistetaan, kun viimeisimmästä yhteydenotosta on kulunut 5 vuotta.',
      'suhteen ajan; suhde päättyy, kun viimeisimmästä yhteydenotosta on kulunut 5 vuotta',
    ],
    [
      { ...node, kind: 'periodic-review', every: 'P5Y', inactive: { trigger: 'last-contact', period: 'P5Y' }, decideWithin: 'P30D' },
      'Asiakasrekisteri: tiedot käydään läpi vähintään 5 vuoden välein. Kun viimeisimmästä yhteydenotosta on kulunut 5 vuotta, päätetään 30 päivän kuluessa, poistetaanko tiedot vai jatketaanko säilytystä.',
      'tarkistus vähintään 5 vuoden välein',
    ],
    [
      { ...node, kind: 'claim-period', trigger: 'service-end', period: 'P3Y', law },
      'Asiakasrekisteri: tiedot säilytetään enintään siihen asti, kun palvelun päättymisestä on kulunut 3 vuotta. Silloin vaateiden aika on päättynyt. Säädös: kirjanpitolaki 2:10.',
      'enintään 3 vuotta palvelun päättymisestä',
    ],
    [
      { ...node, kind: 'outdated', triggers: ['outdated', 'unreachable'], within: 'P14D' },
      'Asiakasrekisteri: tiedot poistetaan 14 päivän kuluessa siitä, kun tieto on todettu vanhentuneeksi tai henkilö on todettu tavoittamattomaksi.',
      'poisto 14 päivän kuluessa siitä, kun tieto on todettu vanhentuneeksi tai henkilö on todettu tavoittamattomaksi',
    ],
    [
      { ...node, kind: 'statutory', trigger: 'financial-year-end', period: 'P6Y', from: 'calendar-year-end', law },
      'Asiakasrekisteri: lain mukaan tiedot on säilytettävä, kunnes sen kalenterivuoden lopusta, jona tilikausi päättyi, on kulunut 6 vuotta. Säädös: kirjanpitolaki 2:10.',
      'lain nojalla vähintään 6 vuotta sen kalenterivuoden lopusta, jona tilikausi päättyi',
    ],
    [
      { ...node, kind: 'on-request', withinHours: 48 },
      'Asiakasrekisteri: jos pyydät poistoa, tiedot poistetaan 2 vuorokauden (48 tunnin) kuluessa pyynnön saapumisesta.',
      'pyynnöstä poisto 2 vuorokauden (48 tunnin) kuluessa',
    ],
  ];
  for (const [rule, full, short] of cases) {
    test(`${rule.kind}${'period' in rule ? ` ${rule.period}` : ''}`, () => {
      assert.equal(fullRetention(rule, scope).fi, full);
      assert.equal(shortRetention(rule).fi, short);
    });
  }

  test('the same in Swedish and English', () => {
    const said = fullRetention({ ...node, kind: 'after-event', trigger: 'last-contact', period: 'P5Y' }, scope);
    assert.equal(said.sv, 'Kundregister: uppgifterna raderas 5 år efter den senaste kontakten.');
    assert.equal(said.en, 'Customer register: the data are erased 5 years after the latest contact.');
  });

  test('every trigger has its words', () => assert.deepEqual(Object.keys(TRIGGER_WORDS).toSorted(), TRIGGERS.toSorted()));
});

describe('a list', () => {
  test('ends in a conjunction', () => {
    assert.deepEqual(list(['a', 'b', 'c'].map(same)), { fi: 'a, b ja c', sv: 'a, b och c', en: 'a, b and c' });
    assert.equal(list([same('a')]).fi, 'a');
  });

  test('whose items are compound is parted by semicolons', () => {
    assert.equal(list([same('nimi'), same('organisaatio, jota henkilö edustaa')]).fi, 'nimi; organisaatio, jota henkilö edustaa');
    assert.equal(list([same('luvat ja kiellot'), same('nimi')]).fi, 'luvat ja kiellot; nimi');
    assert.equal(list([same('y-tunnus (yritys, yhdistys)'), same('nimi')]).fi, 'y-tunnus (yritys, yhdistys) ja nimi');
  });
});

test('sentences get their capital and stop, and only once', () => {
  assert.equal(join(same('vain suostuneista'), undefined, same('Valmis.')).fi, 'Vain suostuneista. Valmis.');
  assert.equal(sentence('Onko?'), 'Onko?');
});

test('field names lose their capital inside a sentence, abbreviations do not', () => {
  assert.deepEqual(['Nimi', 'Y-tunnus', 'IP-osoite', 'E-mail address', 'FO-nummer'].map(inSentence), [
    'nimi',
    'Y-tunnus',
    'IP-osoite',
    'e-mail address',
    'FO-nummer',
  ]);
});
