// Permissions and bans in Finnish: one sentence for each rule of the gate.

export const fi = {
  because: {
    consent: 'Suostumus annettu {date}.',
    'customer-exception': 'Asiakas {date} alkaen: samankaltaisista palveluista saa kertoa, kunnes hän kieltää sen.',
    'role-address': 'Asia koskee henkilön työtehtävää (kirjattu {date}).',
    organisation: 'Organisaatiolle saa markkinoida, kunnes se kieltää sen.',
    'not-electronic': 'Puhelut ja kirjeet ovat sallittuja, kunnes henkilö kieltää ne.',
    service: 'Viesti ei ole markkinointia, eikä sitä ole vastustettu.',
    contract: 'Viesti kuuluu sopimuksen tekemiseen tai täyttämiseen.',
    law: 'Laki edellyttää viestin.',
    ban: 'Henkilö on kieltänyt tämän {date}.',
    objection: 'Henkilö on vastustanut tätä {date}.',
    'address-ban': 'Tähän yhteystietoon on annettu kielto {date}.',
    restricted: 'Tietojen käsittely on rajoitettu.',
    'person-unknown': 'Henkilöä ei ole rekisterissä.',
    'purpose-undeclared': 'Seloste ei tunne tätä tarkoitusta.',
    'channel-undeclared': 'Selosteen mukaan tähän tarkoitukseen ei käytetä tätä kanavaa.',
    'not-in-register': 'Ei rekisterissä, johon tarkoitus kuuluu: {register}.',
    'contact-unknown': 'Yhteystieto ei ole henkilön tiedoissa.',
    'consent-withdrawn': 'Suostumus peruutettu {date}.',
    'exception-ended': 'Peruste päättyi {date}.',
    'no-consent': 'Suostumusta ei ole.',
    'no-ground': 'Sähköiseen markkinointiin ei ole perustetta: ei suostumusta, asiakkuutta eikä työtehtävää.',
    'no-address': 'Henkilöllä ei ole osoitetta, jota tähän saa käyttää.',
    unreachable: 'Viestit tähän osoitteeseen palautuvat: sitä ei enää ole.',
    'same-address': 'Samaan osoitteeseen lähtee vain yksi viesti, ja tiukin lupa ratkaisee.',
  },
  wording: {
    email: 'Suostun siihen, että {firm} lähettää minulle sähköpostia. Tarkoitus: {purpose}. Voin peruuttaa suostumukseni milloin tahansa.',
    sms: 'Suostun siihen, että {firm} lähettää minulle tekstiviestejä. Tarkoitus: {purpose}. Voin peruuttaa suostumukseni milloin tahansa.',
    phone: 'Suostun siihen, että {firm} soittaa minulle. Tarkoitus: {purpose}. Voin peruuttaa suostumukseni milloin tahansa.',
    post: 'Suostun siihen, että {firm} lähettää minulle kirjeitä. Tarkoitus: {purpose}. Voin peruuttaa suostumukseni milloin tahansa.',
    follow:
      'Suostun siihen, että {firm} seuraa tätä: {purpose}. Voin peruuttaa suostumukseni milloin tahansa, eikä se vaikuta uutiskirjeen saamiseen.',
  },
};
