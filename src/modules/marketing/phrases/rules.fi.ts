// Why somebody is left out, by rule of the gate, in Finnish: said of the group, without names.

export const rulesFi = {
  ban: 'on kieltänyt markkinoinnin',
  objection: 'on vastustanut tätä käyttöä',
  'address-ban': 'yhteystieto on kieltolistalla',
  restricted: 'tietojen käsittelyä on rajoitettu',
  'person-unknown': 'ei ole enää rekisterissä',
  'purpose-undeclared': 'tarkoitusta ei ole enää selosteessa',
  'channel-undeclared': 'seloste ei salli tätä kanavaa tarkoitukseen',
  'not-in-register': 'ei ole rekisterissä, johon tarkoitus kuuluu',
  'contact-unknown': 'yhteystietoa ei enää ole',
  'consent-withdrawn': 'on perunut suostumuksen',
  'exception-ended': 'asiakassuhteen peruste on päättynyt',
  'no-consent': 'ei ole antanut suostumusta',
  'no-ground': 'ei ole suostumusta eikä asiakassuhdetta, johon vedota',
  unreachable: 'osoite ei toimi',
  'same-address': 'joku muu saa kirjeen samaan osoitteeseen tai on kieltänyt sen',
  'no-address': 'yhteystieto puuttuu',
  stopped: 'lähetys lopetettiin ennen heidän vuoroaan',
  other: 'muu syy: {rule}',
} as const;
