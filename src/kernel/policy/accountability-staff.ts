// What the product keeps about the firm's own people and programs: who may come in, who is in, and with which token.

import type { AccountabilityEntry } from './accountability.ts';

export const STAFF_ENTRIES: readonly AccountabilityEntry[] = [
  {
    id: 'staff-accounts',
    name: { fi: 'Henkilökunnan tunnukset', sv: 'Personalens konton', en: 'Staff accounts' },
    holds: {
      fi: 'käyttäjän nimi, sähköpostiosoite, rooli, kieli, salasanan tiiviste ja viimeisin kirjautuminen',
      sv: 'användarens namn, e-postadress, roll, språk, lösenordets kontrollsumma och senaste inloggning',
      en: 'the user’s name, e-mail address, role, language, password hash and latest sign-in',
    },
    ground: 'security',
    keep: {
      while: { fi: 'tunnus on käytössä', sv: 'kontot är i bruk', en: 'the account is in use' },
      period: 'P2Y',
      from: { fi: 'tunnuksen sulkemisesta', sv: 'kontots stängning', en: 'the closing of the account' },
    },
    fields: [],
    check: 'access.named-accounts',
  },
  {
    id: 'staff-sessions',
    name: { fi: 'Kirjautumiset', sv: 'Inloggningar', en: 'Sign-ins' },
    holds: {
      fi: 'istunnon tunniste tiivisteenä sekä sen alku ja loppu',
      sv: 'sessionens kod som kontrollsumma samt dess början och slut',
      en: 'a hash of the session token and the start and end of the session',
    },
    ground: 'security',
    keep: { period: 'P30D', from: { fi: 'istunnon päättymisestä', sv: 'sessionens slut', en: 'the end of the session' } },
    fields: [],
    check: 'access.sessions-end',
  },
  {
    id: 'api-tokens',
    name: { fi: 'Rajapinnan avaimet', sv: 'Gränssnittets nycklar', en: 'Tokens of the API' },
    holds: {
      fi: 'avaimen nimi ja käyttötarkoitus, tekijä, oikeudet, alku, loppu ja viimeinen käyttöpäivä sekä avain tiivisteenä',
      sv: 'nyckelns namn och ändamål, vem som skapat den, behörigheter, början, slut och senaste användningsdag samt nyckeln som kontrollsumma',
      en: 'the name and purpose of the token, who made it, its permissions, start, end and last day of use, and a hash of it',
    },
    ground: 'security',
    keep: {
      while: { fi: 'avain on voimassa', sv: 'nyckeln gäller', en: 'the token is in force' },
      period: 'P1Y',
      from: { fi: 'avaimen päättymisestä', sv: 'nyckelns slut', en: 'the end of the token' },
    },
    fields: [],
    check: 'access.tokens-end',
  },
];
