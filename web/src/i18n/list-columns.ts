/** Words of the columns of a list that comes from another tool, and of who would come without a consent. */
import { dictionary } from '#platform/i18n';

const fi = {
  columns: {
    title: 'Sarakkeet',
    none: 'Ei mikään',
    noTime: 'Tilaamisen ajan saraketta ei tunnistettu. Valitse se, jos se on tiedostossa: ilman aikaa suostumusta ei kirjata.',
    address: 'Sähköpostiosoite',
    time: 'Tilaamisen tai vahvistuksen aika',
    givenName: 'Etunimi',
    familyName: 'Sukunimi',
    fullName: 'Koko nimi',
    language: 'Kieli',
  },
  confirm: {
    title_one: '{n} ihminen tulee rekisteriin ilman suostumusta',
    title_other: '{n} ihmistä tulee rekisteriin ilman suostumusta',
    unstated: 'Et ole vakuuttanut, että tilaajat ovat suostuneet. Heille ei voi lähettää suostumukseen perustuvaa markkinointia.',
    untimed:
      'Rivillä ei ole luettavaa tilaamisen aikaa tai jokin estää suostumuksen. Syy näkyy riveittäin kokeilussa. Heille ei voi lähettää suostumukseen perustuvaa markkinointia.',
    undo: 'Tilaajien tuonnin voi perua sivulta Ihmiset → Tuo tiedostosta.',
  },
};
const sv: typeof fi = {
  columns: {
    title: 'Kolumner',
    none: 'Ingen',
    noTime: 'Kolumnen med prenumerationens tid kändes inte igen. Välj den om den finns i filen: utan tid antecknas inget samtycke.',
    address: 'E-postadress',
    time: 'Tid för prenumeration eller bekräftelse',
    givenName: 'Förnamn',
    familyName: 'Efternamn',
    fullName: 'Hela namnet',
    language: 'Språk',
  },
  confirm: {
    title_one: '{n} person kommer in i registret utan samtycke',
    title_other: '{n} personer kommer in i registret utan samtycke',
    unstated:
      'Du har inte försäkrat att prenumeranterna har gett sitt samtycke. Marknadsföring som bygger på samtycke kan inte skickas till dem.',
    untimed:
      'Raden har ingen läsbar tid för prenumerationen, eller något hindrar samtycket. Orsaken syns rad för rad i försöket. Marknadsföring som bygger på samtycke kan inte skickas till dem.',
    undo: 'Importen av prenumeranter kan ångras på sidan Personer → Importera från fil.',
  },
};
const en: typeof fi = {
  columns: {
    title: 'Columns',
    none: 'None',
    noTime:
      'The column with the time of sign-up was not recognised. Choose it if it is in the file: without a time no consent is recorded.',
    address: 'E-mail address',
    time: 'Time of sign-up or confirmation',
    givenName: 'First name',
    familyName: 'Last name',
    fullName: 'Full name',
    language: 'Language',
  },
  confirm: {
    title_one: '{n} person comes into the register without a consent',
    title_other: '{n} people come into the register without a consent',
    unstated: 'You have not stated that the subscribers have consented. Marketing that rests on consent cannot be sent to them.',
    untimed:
      'The row has no time of sign-up that can be read, or something stands in the way of the consent. The trial tells the reason row by row. Marketing that rests on consent cannot be sent to them.',
    undo: 'The import of subscribers can be taken back on the page People → Import from a file.',
  },
};

export const listColumns = dictionary(fi, sv, en);
