/** Words by which the two imports point at each other: customers come by one, lists and bans of other tools by the other. */
import { dictionary } from '#platform/i18n';

const fi = {
  lists:
    'Tiedosto näyttää Mailchimpin listalta. Täällä sen päiväyksiä ei lueta. Listojen tuonti kirjaa jokaisen suostumuksen omalle päivälleen ja peruneet kieltoina.',
  toLists: 'Tuo lista tai kiellot',
  customers: 'Tiedosto ei kerro olevansa minkään työkalun lista. Jos siinä on asiakkaita ja muutakin kuin sähköposteja, tuo se asiakkaina.',
  toCustomers: 'Tuo asiakkaat tiedostosta',
};

const sv: typeof fi = {
  lists:
    'Filen ser ut som en lista från Mailchimp. Här läses inte dess datum. Importen av listor antecknar vars och ens samtycke på sin egen dag och de avregistrerade som förbud.',
  toLists: 'Ta in en lista eller förbud',
  customers:
    'Filen säger inte att den är en lista från något verktyg. Om den har kunder och annat än e-postadresser, ta in den som kunder.',
  toCustomers: 'Ta in kunder från en fil',
};

const en: typeof fi = {
  lists:
    'This looks like a list of Mailchimp. Its dates are not read here. The import of lists records each consent on its own day, and who unsubscribed as bans.',
  toLists: 'Import a list or bans',
  customers:
    'The file does not say that it is a list of any tool. If it has customers and more than e-mail addresses, take it in as customers.',
  toCustomers: 'Import customers from a file',
};

export const importWays = dictionary(fi, sv, en);
