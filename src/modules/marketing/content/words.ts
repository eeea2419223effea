// What every letter says beside its own words, in the letter's language.

import { dictionary } from '#platform/i18n';

const fi = {
  testSubject: '[Koe] {subject}',
  test: 'Tämä on koekirje. Se lähti vain sinulle, ja sen henkilökohtaiset linkit eivät toimi.',
  browser: 'Lue selaimessa',
  sender: 'Lähettäjä: {firm}, Y-tunnus {businessId}',
  senderPlain: 'Lähettäjä: {firm}',
  why: 'Sait tämän kirjeen, koska osoitteesi on rekisterissämme tätä varten: {purpose}.',
  whyLink: 'Miksi juuri minä?',
  unsubscribe: 'Peruuta tilaus',
  preferences: 'Muuta lupiasi',
  notice: 'Tietosuojaseloste',
  picture: 'Kuva',
  clock: 'klo {from}',
  clocks: 'klo {from}–{until}',
  untitled: 'Uutiskirje',
} as const;

const sv: Record<keyof typeof fi, string> = {
  testSubject: '[Prov] {subject}',
  test: 'Det här är ett provbrev. Det skickades bara till dig, och dess personliga länkar fungerar inte.',
  browser: 'Läs i webbläsaren',
  sender: 'Avsändare: {firm}, FO-nummer {businessId}',
  senderPlain: 'Avsändare: {firm}',
  why: 'Du får brevet för att din adress finns i vårt register för detta ändamål: {purpose}.',
  whyLink: 'Varför just jag?',
  unsubscribe: 'Avsluta prenumerationen',
  preferences: 'Ändra dina tillstånd',
  notice: 'Dataskyddsbeskrivning',
  picture: 'Bild',
  clock: 'kl. {from}',
  clocks: 'kl. {from}–{until}',
  untitled: 'Nyhetsbrev',
};

const en: Record<keyof typeof fi, string> = {
  testSubject: '[Test] {subject}',
  test: 'This is a test letter. It was sent to you only, and its personal links do not work.',
  browser: 'Read in the browser',
  sender: 'Sent by {firm}, Business ID {businessId}',
  senderPlain: 'Sent by {firm}',
  why: 'You received this letter because our register holds your address for this purpose: {purpose}.',
  whyLink: 'Why me?',
  unsubscribe: 'Unsubscribe',
  preferences: 'Change your permissions',
  notice: 'Privacy notice',
  picture: 'Picture',
  clock: 'at {from}',
  clocks: '{from}–{until}',
  untitled: 'Newsletter',
};

export const letterWords = dictionary(fi, sv, en);
