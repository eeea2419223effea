// The published notice has one order, and every clause, refusal and due date cites its section by the same number (GDPR Art. 12: one clear form).

import type { Text } from '#platform/i18n';

/** In the order in which the notice prints them. */
export const SECTION_IDS = [
  'about',
  'controller',
  'contact',
  'registers',
  'subjects',
  'purposes',
  'data',
  'retention',
  'sources',
  'recipients',
  'disclosures',
  'transfers',
  'marketing',
  'automated',
  'must-give',
  'safeguards',
  'archives',
  'rights',
  'procedure',
  'complaint',
  'accountability',
] as const;
export type SectionId = (typeof SECTION_IDS)[number];

const TITLES: Record<SectionId, readonly [fi: string, sv: string, en: string]> = {
  about: ['Tästä selosteesta', 'Om denna beskrivning', 'About this notice'],
  controller: ['Rekisterinpitäjä', 'Personuppgiftsansvarig', 'Controller'],
  contact: ['Yhteyshenkilö ja tietosuojavastaava', 'Kontaktperson och dataskyddsombud', 'Contact and data protection officer'],
  registers: ['Rekisterit', 'Register', 'Registers'],
  subjects: ['Rekisteröidyt', 'Registrerade', 'Data subjects'],
  purposes: ['Käsittelyn tarkoitukset ja oikeusperusteet', 'Ändamål och rättsliga grunder', 'Purposes and legal bases'],
  data: ['Tietosisältö', 'Datainnehåll', 'Data content'],
  retention: ['Säilytysajat', 'Lagringstider', 'Retention'],
  sources: ['Tietolähteet', 'Informationskällor', 'Sources'],
  recipients: ['Vastaanottajat', 'Mottagare', 'Recipients'],
  disclosures: ['Luovutukset', 'Utlämnande', 'Disclosures'],
  transfers: ['Siirrot EU- ja ETA-alueen ulkopuolelle', 'Överföringar utanför EU och EES', 'Transfers outside the EU and EEA'],
  marketing: ['Markkinointi', 'Marknadsföring', 'Marketing'],
  automated: [
    'Automaattinen päätöksenteko ja profilointi',
    'Automatiserat beslutsfattande och profilering',
    'Automated decisions and profiling',
  ],
  'must-give': ['Tietojen antaminen', 'Att lämna uppgifter', 'Giving the data'],
  safeguards: ['Suojaus', 'Skydd', 'Safeguards'],
  archives: ['Aineisto järjestelmän ulkopuolella', 'Material utanför systemet', 'Material outside the system'],
  rights: ['Rekisteröidyn oikeudet', 'Den registrerades rättigheter', 'Rights of the data subject'],
  procedure: ['Pyynnöt ja määräajat', 'Begäranden och tidsfrister', 'Requests and deadlines'],
  complaint: ['Oikeus tehdä valitus', 'Rätt att lämna klagomål', 'Right to complain'],
  accountability: ['Osoitusvelvollisuuden rekisteri', 'Registret för ansvarsskyldighet', 'Accountability register'],
};

export function sectionTitle(id: SectionId): Text {
  const [fi, sv, en] = TITLES[id];
  return { fi, sv, en };
}

/** The number printed before the title; the opening words (`about`) are section 0 and carry none. */
export function sectionNumber(id: SectionId): number {
  return SECTION_IDS.indexOf(id);
}

/** Which section of the notice a part of the policy file is printed in. */
export const SECTION_OF_KEY: Readonly<Record<string, SectionId>> = {
  about: 'about',
  controllers: 'controller',
  dpo: 'contact',
  registers: 'registers',
  subjectGroups: 'subjects',
  purposes: 'purposes',
  dataGroups: 'data',
  retention: 'retention',
  sources: 'sources',
  recipients: 'recipients',
  disclosures: 'disclosures',
  transfers: 'transfers',
  marketing: 'marketing',
  automated: 'automated',
  mustGive: 'must-give',
  safeguards: 'safeguards',
  archives: 'archives',
  requests: 'procedure',
};
