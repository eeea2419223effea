// Words of the public pages around the notice, in three languages.

import { dictionary } from '#platform/i18n';

const fi = {
  skip: 'Siirry tekstiin',
  notYet: 'Rekisteri ei ole vielä käytössä',
  notYetText: 'Täällä julkaistaan tietosuojaseloste, kun rekisteri otetaan käyttöön. Rekisterissä ei ole vielä kenenkään tietoja.',
  versions: 'Selosteen versiot',
  versionsText: 'Jokainen versio pysyy luettavana sellaisena kuin se julkaistiin. Uusin on ylimpänä.',
  inForce: 'voimassa',
  coming: 'tulossa',
  notice: 'Tietosuojaseloste',
  back: 'Voimassa oleva tietosuojaseloste',
  missing: 'Sivua ei löytynyt',
  failed: 'Sivua ei voitu näyttää',
} as const;

const sv: Record<keyof typeof fi, string> = {
  skip: 'Gå till texten',
  notYet: 'Registret är ännu inte i bruk',
  notYetText: 'Här publiceras dataskyddsbeskrivningen när registret tas i bruk. Ännu finns ingens uppgifter i registret.',
  versions: 'Beskrivningens versioner',
  versionsText: 'Varje version går att läsa sådan den publicerades. Den nyaste står överst.',
  inForce: 'gäller',
  coming: 'kommande',
  notice: 'Dataskyddsbeskrivning',
  back: 'Gällande dataskyddsbeskrivning',
  missing: 'Sidan hittades inte',
  failed: 'Sidan kunde inte visas',
};

const en: Record<keyof typeof fi, string> = {
  skip: 'Skip to the text',
  notYet: 'The register is not in use yet',
  notYetText: 'The privacy notice is published here when the register is taken into use. The register does not hold anyone’s data yet.',
  versions: 'Versions of the notice',
  versionsText: 'Every version stays readable as it was published. The newest is first.',
  inForce: 'in force',
  coming: 'coming',
  notice: 'Privacy notice',
  back: 'The privacy notice in force',
  missing: 'The page was not found',
  failed: 'The page could not be shown',
};

export const sitePhrases = dictionary(fi, sv, en);
