/** Words shared by the forms about people and organisations. */
import { dictionary } from '#platform/i18n';

const fi = {
  source: 'Lähde',
  sourceOf: 'Muutosten lähde',
  given: 'Etunimi',
  family: 'Sukunimi',
  group: 'Ryhmä: {register}',
  organisation: 'Organisaatio',
  organisationHint: 'Kirjoita alku nimestä',
  notFound: 'Ei löytynyt',
  kinds: { email: 'Sähköposti', phone: 'Puhelin', address: 'Postiosoite', social: 'Some-kanava', other: 'Muu yhteystieto' },
};
const sv: typeof fi = {
  source: 'Källa',
  sourceOf: 'Ändringarnas källa',
  given: 'Förnamn',
  family: 'Efternamn',
  group: 'Grupp: {register}',
  organisation: 'Organisation',
  organisationHint: 'Skriv början av namnet',
  notFound: 'Hittades inte',
  kinds: { email: 'E-post', phone: 'Telefon', address: 'Postadress', social: 'Social kanal', other: 'Annan kontaktuppgift' },
};
const en: typeof fi = {
  source: 'Source',
  sourceOf: 'Source of changes',
  given: 'Given name',
  family: 'Family name',
  group: 'Group: {register}',
  organisation: 'Organisation',
  organisationHint: 'Type the start of the name',
  notFound: 'Not found',
  kinds: { email: 'E-mail', phone: 'Phone', address: 'Postal address', social: 'Social media', other: 'Other contact detail' },
};

export const forms = dictionary(fi, sv, en);
