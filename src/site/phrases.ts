// Words of the public pages around the notice, in three languages.

import { dictionary } from '#platform/i18n';

const fi = {
  skip: 'Siirry tekstiin',
  notYet: 'Rekisteri ei ole vielä käytössä',
  notYetText: 'Täällä julkaistaan tietosuojaseloste, kun rekisteri otetaan käyttöön. Rekisterissä ei ole vielä kenenkään tietoja.',
  versions: 'Selosteen versiot',
  versionsText: 'Jokainen versio pysyy luettavana sellaisena kuin se julkaistiin. Uusin on ylimpänä.',
  inForce: 'voimassa {from} alkaen',
  inForceUntil: 'voimassa {from}–{until}',
  coming: 'tulee voimaan {from}',
  was: 'oli voimassa {from}–{until}',
  wasOneDay: 'oli voimassa {from}',
  withdrawn: 'ei tullut voimaan: peruttiin {from}',
  never: 'ei tullut voimaan: uudempi versio korvasi sen',
  changes_one: 'Yksi muutos edelliseen',
  changes_other: '{n} muutosta edelliseen',
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
  inForce: 'gäller från och med {from}',
  inForceUntil: 'gäller {from}–{until}',
  coming: 'träder i kraft {from}',
  was: 'gällde {from}–{until}',
  wasOneDay: 'gällde {from}',
  withdrawn: 'trädde inte i kraft: återtogs {from}',
  never: 'trädde inte i kraft: en nyare version ersatte den',
  changes_one: 'En ändring från den föregående',
  changes_other: '{n} ändringar från den föregående',
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
  inForce: 'in force since {from}',
  inForceUntil: 'in force {from} – {until}',
  coming: 'comes into force on {from}',
  was: 'was in force {from} – {until}',
  wasOneDay: 'was in force on {from}',
  withdrawn: 'never came into force: withdrawn on {from}',
  never: 'never came into force: a newer version replaced it',
  changes_one: 'One change from the version before',
  changes_other: '{n} changes from the version before',
  notice: 'Privacy notice',
  back: 'The privacy notice in force',
  missing: 'The page was not found',
  failed: 'The page could not be shown',
};

export const sitePhrases = dictionary(fi, sv, en);
