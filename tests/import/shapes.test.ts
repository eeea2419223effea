// One thing can be said in many shapes: each of these is read by the structure of the language, not by the words of one notice (issue 3, part 1).

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { importText } from '#kernel/policy';

const TODAY = '2026-11-22';
const HEAD = 'Tietosuojaseloste\n\n1. Rekisterinpitäjä\nKuvitteellinen Koulutus Oy\nY-tunnus 1234567-1\n\n';

/** Enough Finnish for the language to be known. */
const TAIL =
  '\n\n9. Muutokset\nTätä selostetta voidaan muuttaa, ja uusi versio on aina tällä sivulla, jotta se on kaikkien saatavilla ja niin että se on ajan tasalla.';

function said(text: string): Set<string> {
  return new Set(importText(HEAD + text + TAIL, TODAY).facts.map(({ path }) => path));
}

/** What stands under the heading, the facts it must give, and those it must not. */
const SHAPES: readonly (readonly [shape: string, text: string, gives: string, not?: string])[] = [
  [
    'a purpose told by a verb before its object',
    '2. Tarkoitus\nTarvitsemme tietojasi hoitaaksemme asiakassuhdetta ja laskuttaaksemme kurssit.',
    'purposes/care purposes/invoicing',
  ],
  ['a purpose broken by an aside', '2. Tarkoitus\n- valmennusten (lähi- ja etä-) toteuttaminen', 'purposes/assignments'],
  ['a ground after its purpose', '2. Tarkoitus ja peruste\n- Laskutus: sopimuksen täytäntöönpano', 'purposes/invoicing basis/contract'],
  ['a ground by the letter of Article 6', '2. Tarkoitus\n- Kirjanpito (GDPR 6 art. 1 c)', 'basis/legal-obligation', 'basis/consent'],
  ['what data are not for', '2. Tarkoitus\n- Tietoja ei käytetä profilointiin.', 'automated/no-profiling', 'purposes/targeting'],
  [
    'a heading with an aside in brackets',
    '## 2. Mitä tietoja keräämme\n\n### Tilin tiedot (pakolliset):\n\n• – Puhelinnumero\n\n• – Käyttäjätunnus',
    'fields/person.phone fields/custom.kayttajatunnus',
  ],
  ['data that are not kept', '2. Rekisterin tietosisältö\nEmme kerää terveystietoja.', '', 'fields/assessment.health'],
  [
    'a table pasted without its lines',
    '2. Tietosisältö ja säilytysajat\nSyntymäaika12 vuotta\nLaskutustiedot6 vuotta',
    'fields/person.birth_date fields/organisation.billing retention/after-event:last-contact:P12Y',
  ],
  [
    'a heading that a bullet stands before',
    '2. Tietosisältö\nRekisterissä on seuraavia tietoja:\n• nimi\n• Säännönmukaiset tietolähteet\n\nTiedot saadaan seuraavista tietolähteistä:\n• rekisteröidyltä itseltään\n• julkisista rekistereistä',
    'fields/person.name sources/self sources/public',
  ],
  ['whence data come, told among them', '2. Tietosisältö\nLomakkeen kautta keräämme nimen ja sähköpostiosoitteen.', 'sources/web-forms'],
  [
    'those who speak for the person',
    '2. Tietolähteet\nHuoltajalta tai valtuutetulta edustajalta.',
    'sources/relatives sources/representative',
  ],
  [
    'those who receive, each by its name in a list',
    '2. Luovutukset\nKäytämme seuraavia palveluntarjoajia:\n- Quixoform: lomakkeiden välitys\n- Tilitoimisto: kirjanpito',
    'recipients/quixoform recipients/accountant',
    'recipients/tilitoimisto',
  ],
  ['a service by whose means something is done', '2. Muuta\nLomakkeet välitetään Foxiform-palvelun kautta.', 'recipients/foxiform'],
  [
    'a closed list whose items go on with its sentence',
    '2. Luovutukset\nTietoja luovutetaan vain:\n- viranomaisille lain niin vaatiessa',
    'disclosures/closed-list disclosures/by-law recipients/authorities',
  ],
  [
    'a transfer with a condition is not none',
    '2. Siirrot\nTietoja ei siirretä EU-alueen ulkopuolelle ilman asianmukaisia suojatoimia.',
    'transfers/conditional',
    'transfers/none',
  ],
  ['the Union as part of a compound', '2. Siirrot\nPalvelimet sijaitsevat EU-alueella.', 'transfers/inside'],
  [
    'scoring is profiling',
    '2. Tarkoitus\nPisteytämme liidejä, mutta emme tee automaattisia päätöksiä.',
    'automated/profiling automated/none',
  ],
  ['two registers in one compound', '2. Rekisterin nimi\nAsiakas- ja kouluttajarekisteri', 'registers/customer registers/trainer'],
  [
    'people by what they have done',
    '2. Rekisteröidyt\nHenkilöt, jotka ovat ostaneet kurssin, sekä lomakkeen täyttäneet.',
    'subjects/customers subjects/enquirers',
  ],
  [
    'another name of the firm',
    '2. Rekisterin nimi\nKuvitteellinen Koulutus Oy järjestää kursseja Kuvitus-brändin alla.',
    'controllers/alias',
  ],
  [
    'the end of a relation as the end of keeping',
    '2. Säilytysaika\nTietoja säilytetään asiakkuuden päättymiseen saakka.',
    'retention/relation:relation',
  ],
  [
    'two events after one period',
    '2. Säilytysaika\n12 kuukautta viimeisestä yhteydenotosta tai prosessin päättymisestä tiedot poistetaan.',
    'retention/after-event:last-contact:P12M',
  ],
  ['a law by its date is not the date of the notice', '2. Laki\nNoudatamme 1.1.2019 voimaan tullutta lakia.', '', 'date/2019-01-01'],
];

describe('one thing said in many shapes', () => {
  for (const [shape, text, gives, not = ''] of SHAPES)
    it(shape, () => {
      const paths = said(text);
      for (const path of gives.split(' ').filter(Boolean)) assert.ok(paths.has(path), `${path} of ${[...paths].join(' ')}`);
      for (const path of not.split(' ').filter(Boolean)) assert.ok(!paths.has(path), `not ${path}`);
    });

  it('a firm that no heading names is the one the text speaks of', () => {
    const text =
      'Tietosuojaseloste\n\nKeksitty Valmennus Oy kerää osallistujien nimet ja sähköpostiosoitteet. Keksitty Valmennus Oy säilyttää tietoja vuoden ajan kurssin jälkeen. Sinulla on oikeus tarkastaa tietosi.';
    const paths = importText(text + TAIL, TODAY).facts.map(({ path }) => path);
    assert.ok(paths.includes('controllers/name:keksitty-valmennus-oy'), paths.join(' '));
  });

  it('the contents of a page are not the notice', () => {
    const text = `## Sisällysluettelo\n\n- 1. Rekisterinpitäjä\n- 2. Tietojen luovutukset\n\n${HEAD}${TAIL}`;
    const { facts, notUnderstood } = importText(text, TODAY);
    assert.ok(facts.some(({ path }) => path === 'controllers/name:kuvitteellinen-koulutus-oy'));
    assert.ok(notUnderstood.some(({ text: words, why }) => why === 'chrome' && words.includes('luovutukset')));
  });
});
