/** Words of sending somebody the link to their own pages. */
import { dictionary } from '#platform/i18n';

const fi = {
  title: 'Linkki omille sivuille: {name}',
  lead: 'Henkilö saa sähköpostin, josta hän näkee kaiken mitä hänestä säilytetään ja voi korjata, kieltää, ladata ja pyytää poistoa itse. Linkki toimii kerran ja tunnin ajan. Sitä ei näytetä täällä.',
  who: 'Varmista ensin, että kyse on oikeasta henkilöstä. Jos henkilöllisyys tarkistettiin, merkitse tapa pyyntöön; todistuksesta ei oteta kopiota.',
  lang: 'Viestin kieli',
  off: 'Linkkiä ei voi vielä lähettää: sähköpostia ei ole otettu käyttöön.',
  offSettings: 'Ota sähköposti käyttöön',
  offAsk: 'Omistaja voi ottaa sen käyttöön asetuksista.',
  send: 'Lähetä linkki',
  sent: 'Linkki on lähetetty.',
  langs: { fi: 'suomi', sv: 'ruotsi', en: 'englanti' },
} as const;

const sv: Shape = {
  title: 'Länk till egna sidor: {name}',
  lead: 'Personen får ett e-postmeddelande där hen ser allt som finns om hen och själv kan rätta, förbjuda, ladda ned och begära radering. Länken fungerar en gång och i en timme. Den visas inte här.',
  who: 'Säkerställ först att det är rätt person. Om identiteten kontrollerades, anteckna sättet i begäran; ingen kopia tas av handlingen.',
  lang: 'Meddelandets språk',
  off: 'Länken kan inte skickas ännu: e-posten har inte tagits i bruk.',
  offSettings: 'Ta e-posten i bruk',
  offAsk: 'Ägaren kan ta den i bruk i inställningarna.',
  send: 'Skicka länken',
  sent: 'Länken har skickats.',
  langs: { fi: 'finska', sv: 'svenska', en: 'engelska' },
};

const en: Shape = {
  title: 'Link to own pages: {name}',
  lead: 'The person gets an e-mail from which they see everything held on them and can correct, ban, download and ask for erasure themselves. The link works once and for an hour. It is not shown here.',
  who: 'Make sure first that it is the right person. If identity was checked, note the way in the request; no copy of a document is made.',
  lang: 'Language of the message',
  off: 'The link cannot be sent yet: mail has not been set up.',
  offSettings: 'Set up mail',
  offAsk: 'The owner can set it up in the settings.',
  send: 'Send the link',
  sent: 'The link has been sent.',
  langs: { fi: 'Finnish', sv: 'Swedish', en: 'English' },
};

type Shape = { readonly [K in Exclude<keyof typeof fi, 'langs'>]: string } & {
  readonly langs: Readonly<Record<'fi' | 'sv' | 'en', string>>;
};

export const ownPages = dictionary(fi, sv, en);
