// The lint says of a notice what a careful reader says of it, no less and nothing false (issue 3: the hand table is reproduced).

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { correctedReference, DEFAULT_REFERENCE, importNotice, importText, lintNotice, noticeChecklist } from '#kernel/policy';
import type { LintFinding, NoticeImport, ReferenceDatum } from '#kernel/policy';
import { CHECKLIST_ORDER, NOTICE_FAULTS, SIGNS } from './notice-faults.table.ts';

const TODAY = '2026-11-22';
const ON = { today: TODAY, reference: DEFAULT_REFERENCE };
const ROOT = join(import.meta.dirname, '../..');
const SEEDS = join(ROOT, '..', 'shared', 'seeds');
const FIXTURES = join(ROOT, 'tests/import/fixtures');

function keyOf({ code, path }: LintFinding): string {
  const by = code === 'right-missing' || code === 'recipient-unlisted' ? `:${path.slice(path.lastIndexOf('/') + 1)}` : '';
  return code + by;
}

/** Codes found; an open list as often as it is told. */
function found(read: NoticeImport): string[] {
  return lintNotice(read, ON).map(keyOf).toSorted();
}

describe('the five source notices', { skip: existsSync(SEEDS) ? false : 'the source notices are not here' }, () => {
  const files = existsSync(SEEDS) ? readdirSync(SEEDS) : [];
  for (const table of NOTICE_FAULTS) {
    const file = files.find((name) => name.startsWith(table.file)) ?? '';
    it(`${table.file}: the checklist of Articles 13 and 14 is that of the hand table`, async () => {
      const list = noticeChecklist(await importNotice(readFileSync(join(SEEDS, file)), TODAY), ON);
      assert.ok(list);
      assert.equal(CHECKLIST_ORDER.map((item) => SIGNS[list[item]]).join(''), table.items);
    });

    it(`${table.file}: every fault of the hand table and no other`, async () => {
      const read = await importNotice(readFileSync(join(SEEDS, file)), TODAY);
      const expected = Object.entries(table.faults).flatMap(([key, rows]) =>
        key === 'open-ended' ? rows.split(' ').map(() => key) : [key],
      );
      assert.deepEqual(found(read), expected.toSorted());
    });

    it(`${table.file}: every finding says why in three languages, by a law in force, and leads into the text`, async () => {
      const read = await importNotice(readFileSync(join(SEEDS, file)), TODAY);
      for (const { id, title, why, law, place } of lintNotice(read, ON)) {
        for (const text of [title, why, law]) assert.ok(text && text.fi !== '' && text.sv !== '' && text.en !== '', id);
        assert.ok(!/\{\w+\}/.test(JSON.stringify([title, why])), id);
        assert.ok(place === undefined || (place.start < place.end && place.end <= read.text.length), id);
      }
    });
  }
});

function fixture(name: string): string {
  return readFileSync(join(FIXTURES, name), 'utf8');
}

/** A notice in Finnish that says all that the law asks for. */
const GOOD = `Tietosuojaseloste
Päivitetty 1.9.2026

Rekisterinpitäjä
Mallivalmennus Oy, 7654321-2, Keksittykatu 1, 00100 Helsinki, posti@malli.example.test

Tietosuojavastaava
Tietosuojavastaavaa ei ole nimitetty.

Rekisterin nimi
Asiakasrekisteri

Käsittelyn tarkoitus ja oikeusperuste
Käsittelemme tietoja seuraaviin tarkoituksiin:
• valmennusten toteuttaminen (peruste: sopimus)
• uutiskirjeen lähettäminen (peruste: suostumus)
• asiakassuhteen hoitaminen (peruste: oikeutettu etu pitää yhteyttä asiakkaaseen)

Rekisterin tietosisältö
• nimi
• sähköpostiosoite
• puhelinnumero

Säilytysaika
Asiakastietoja säilytetään 24 kuukautta viimeisimmästä yhteydenotosta. Uutiskirjeen tilaajan tiedot säilytetään, kunnes suostumus perutaan.

Tietolähteet
Tiedot saadaan rekisteröidyltä itseltään.

Tietojen antaminen
Tietojen antaminen on sopimuksen tekemisen edellytys. Jos et anna tietoja, palvelua ei voida toteuttaa.

Vastaanottajat
Kirjanpidon hoitaa Mallitilit Oy.

Tietojen siirto EU:n tai ETA:n ulkopuolelle
Tietoja ei siirretä EU:n tai ETA:n ulkopuolelle.

Automaattinen päätöksenteko
Emme tee automaattisia päätöksiä emmekä profiloi.

Rekisterin suojaus
Tiedot on suojattu salasanoin ja palomuurein.

Rekisteröidyn oikeudet
Sinulla on oikeus saada pääsy tietoihisi, oikaista ja poistaa ne, rajoittaa tietojen käsittelyä, siirtää tiedot järjestelmästä toiseen, vastustaa käsittelyä, kieltää suoramarkkinointi ja peruuttaa suostumuksesi milloin tahansa. Markkinointikielto merkitään kieltolistalle. Voit tehdä valituksen tietosuojavaltuutetulle. Pyynnön voi lähettää sähköpostitse.
`;

describe('notices made up', () => {
  it('one that says everything has no fault', () => {
    assert.deepEqual(found(importText(GOOD, TODAY)), []);
  });

  const TAKEN: readonly (readonly [what: string, cut: RegExp, code: string])[] = [
    ['the date', /Päivitetty.*\n/, 'date-missing'],
    ['the officer', /Tietosuojavastaava\n.*\n/, 'dpo-unmentioned'],
    ['the bases', / \(peruste: [^)]*\)/g, 'basis-missing'],
    ['the retention', /Säilytysaika\n.*\n/, 'retention-missing'],
    ['the sources', /Tietolähteet\n.*\n/, 'sources-missing'],
    ['what must be given', /Tietojen antaminen\n.*\n/, 'must-give-missing'],
    ['the decisions', /Automaattinen päätöksenteko\n.*\n/, 'automated-missing'],
    ['restriction', / rajoittaa tietojen käsittelyä,/, 'right-missing:restriction'],
    ['portability', / siirtää tiedot järjestelmästä toiseen,/, 'right-missing:portability'],
    ['withdrawal', / ja peruuttaa suostumuksesi milloin tahansa/, 'right-missing:withdrawal'],
    ['the complaint', /Voit tehdä valituksen tietosuojavaltuutetulle\. /, 'right-missing:complaint'],
    ['the suppression list', /Markkinointikielto merkitään kieltolistalle\. /, 'suppression-undeclared'],
    ['the interest', / pitää yhteyttä asiakkaaseen/, 'nothing'],
  ];
  for (const [what, cut, code] of TAKEN) {
    it(`without ${what}: ${code}`, () => {
      const text = GOOD.replace(cut, '');
      assert.notEqual(text, GOOD);
      const codes = found(importText(text, TODAY));
      assert.ok(code === 'nothing' ? codes.length === 0 : codes.includes(code), codes.join(' '));
    });
  }

  const ADDED: readonly (readonly [after: string, words: string, code: string])[] = [
    ['Rekisterinpitäjä\n', 'Tämä on henkilötietolain (523/1999) mukainen. ', 'outdated.personal-data-act'],
    ['Vastaanottajat\n', 'Siirto Yhdysvaltoihin perustuu Privacy Shield -järjestelyyn. ', 'outdated.privacy-shield'],
    ['Vastaanottajat\n', 'Käytämme Mailchimp-palvelua. ', 'transfer-contradiction'],
    ['Vastaanottajat\n', 'Kumppanit voivat nähdä tietoja, mutta eivät käsittele niitä. ', 'view-is-processing'],
    ['Rekisteröidyn oikeudet\n', 'Pyyntö on tehtävä omakätisesti allekirjoitetulla asiakirjalla. ', 'signed-paper'],
    ['Rekisteröidyn oikeudet\n', 'Esitä voimassa oleva henkilötodistus. ', 'identity-document'],
    ['Rekisteröidyn oikeudet\n', 'Tarkastus on maksutonta kerran vuodessa. ', 'fee-once-a-year'],
    ['Rekisteröidyn oikeudet\n', 'Vastaamme pyyntöön 30 päivän kuluessa. ', 'deadline-over-law'],
    ['Rekisteröidyn oikeudet\n', 'Tietosuojavaltuutettu, Ratapihantie 9, 00520 Helsinki. ', 'outdated.supervisor-address'],
    ['Rekisterin tietosisältö\n', '• henkilötunnus\n', 'identity-code-ground-missing'],
    ['Rekisterin tietosisältö\n', '• erikoisruokavalio\n', 'art9-condition-missing'],
    ['Tietolähteet\n', 'Tietoja saadaan mm. kumppaneilta. ', 'open-ended'],
    ['Tietolähteet\n', 'Verkkokäyttäytyminen (linkkien klikkaukset, tulo- ja poistumissivut). ', 'source-without-field'],
    ['Rekisteröidyn oikeudet\n', 'Evästeitä valvoo Viestintävirasto. ', 'outdated.communications-authority'],
  ];
  for (const [after, words, code] of ADDED) {
    it(`with words that are wrong: ${code}`, () => {
      const codes = found(importText(GOOD.replace(after, after + words), TODAY));
      assert.ok(codes.includes(code), codes.join(' '));
    });
  }

  it('a repealed act that is called repealed is no fault', () => {
    const text = GOOD.replace('Rekisterinpitäjä\n', 'Rekisterinpitäjä\nHenkilötietolaki on kumottu. ');
    assert.ok(!found(importText(text, TODAY)).includes('outdated.personal-data-act'));
  });

  it('an authority of tomorrow is not missed today, and the owner may correct when it begins', () => {
    const read = importText(GOOD.replace('Rekisteröidyn oikeudet\n', 'Rekisteröidyn oikeudet\nValvira valvoo toimintaa. '), TODAY);
    const codes = (today: string, reference = DEFAULT_REFERENCE) => lintNotice(read, { today, reference }).map(({ code }) => code);
    assert.ok(codes(TODAY).includes('outdated.regional-agency'));
    assert.ok(!codes('2025-12-31').includes('outdated.regional-agency'));
    const later: ReferenceDatum = { ...(DEFAULT_REFERENCE.data.get('authority.permits') as ReferenceDatum), from: '2027-06-01' };
    assert.ok(!codes(TODAY, correctedReference([later])).includes('outdated.regional-agency'));
  });

  it('Swedish and English are recognised, and nothing is said to be missing', () => {
    const sv =
      'Dataskyddsbeskrivning\n\nPersonuppgiftsansvarig\nVi behandlar personuppgifter för att sköta kundrelationen och du har rätt att få till dig uppgifterna som vi har.';
    const en =
      'Privacy notice\n\nController\nWe process your personal data for the purposes of the customer relationship and you have the right to access the information.';
    assert.deepEqual(found(importText(sv, TODAY)), ['language-swedish']);
    assert.deepEqual(found(importText(en, TODAY)), ['language-english']);
    assert.deepEqual(found(importText('abc def', TODAY)), ['not-a-notice']);
  });

  it('what a draft already says right is marked, and a click of the draft is offered', () => {
    const findings = lintNotice(importText(fixture('a-form.txt'), TODAY), ON);
    assert.equal(findings.find(({ code }) => code === 'signed-paper')?.settled, true);
    assert.notEqual(findings.find(({ code }) => code === 'must-give-missing')?.fix, undefined);
  });
});
