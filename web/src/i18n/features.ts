/** Words of what is off because no clause declares it. */
import { dictionary } from '#platform/i18n';

const fi = {
  lead: '{feature} ei ole käytössä, koska seloste ei ilmoita siihen tarvittavia tietoja.',
  draft: 'Luonnostele kohta selosteeseen',
  owner: 'Omistaja voi lisätä kohdan selosteeseen.',
  names: {
    'contact-log': 'Yhteydenottojen kirjaaminen',
    'contact-notes': 'Yhteydenoton sisällön kirjaaminen',
    'next-action': 'Seuraavan toimen kirjaaminen',
    'organisation-tasks': 'Organisaation seuraavien toimien kirjaaminen',
    tags: 'Avainsanojen käyttö',
    'organisation-tags': 'Organisaation avainsanojen käyttö',
    organisations: 'Organisaatioiden tallentaminen',
    documents: 'Asiakirjojen säilytys',
    correspondence: 'Viestien tallentaminen aikajanalle',
    leads: 'Liidien kirjaaminen',
    newsletters: 'Uutiskirjeiden lähettäminen',
    forms: 'Ilmoittautuminen lomakkeella',
    analytics: 'Kävijöiden laskeminen',
    raffles: 'Arvontojen järjestäminen',
    greeting: 'Lukijan tervehtiminen nimellä',
  },
};
const sv: typeof fi = {
  lead: '{feature} är inte i bruk, eftersom beskrivningen inte anger de uppgifter som behövs.',
  draft: 'Gör ett utkast till punkten',
  owner: 'Ägaren kan lägga till punkten i beskrivningen.',
  names: {
    'contact-log': 'Anteckning av kontakter',
    'contact-notes': 'Anteckning av kontaktens innehåll',
    'next-action': 'Nästa åtgärd',
    'organisation-tasks': 'Organisationens nästa åtgärder',
    tags: 'Nyckelord',
    'organisation-tags': 'Organisationens nyckelord',
    organisations: 'Organisationer',
    documents: 'Förvaring av dokument',
    correspondence: 'Meddelanden på tidslinjen',
    leads: 'Anteckning av leads',
    newsletters: 'Nyhetsbrev',
    forms: 'Anmälan på blankett',
    analytics: 'Räkning av besökare',
    raffles: 'Utlottningar',
    greeting: 'Hälsning med läsarens namn',
  },
};
const en: typeof fi = {
  lead: '{feature}: off, because the notice does not declare the data it needs.',
  draft: 'Draft the clause',
  owner: 'The owner can add the clause to the notice.',
  names: {
    'contact-log': 'Logging contacts',
    'contact-notes': 'Logging the content of a contact',
    'next-action': 'Next action',
    'organisation-tasks': 'Next actions of organisations',
    tags: 'Tags',
    'organisation-tags': 'Organisation tags',
    organisations: 'Organisations',
    documents: 'Keeping documents',
    correspondence: 'Keeping messages on the timeline',
    leads: 'Keeping leads',
    newsletters: 'Newsletters',
    forms: 'Sign-up forms',
    analytics: 'Counting visitors',
    raffles: 'Raffles',
    greeting: 'Greeting readers by name',
  },
};

export const features = dictionary(fi, sv, en);
