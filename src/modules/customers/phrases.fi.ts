// Finnish phrases of the customers module; Swedish and English must have the same keys.

export const fi = {
  timeline: {
    call: 'Puhelu',
    meeting: 'Tapaaminen',
    mail: 'Viesti',
    note: 'Muistiinpano',
    service: 'Palvelukontakti',
    joined: 'Liitetty rekisteriin',
    left: 'Jäsenyys rekisterissä päättyi',
    changed: 'Muutettu',
    restricted: 'Käsittelyä rajoitettu',
    released: 'Rajoitus purettu',
    blanked: 'Poistettu',
    held: 'Pito asetettu',
    holdReleased: 'Pito vapautettu',
  },
  held: {
    given: 'etunimi',
    family: 'sukunimi',
    what: 'mitä',
    on: 'päivä',
    organisation: 'organisaatio',
    since: 'alkaen',
    until: 'päättyen',
  },
  import: {
    refused: 'Riviä ei voitu tallentaa.',
    line: 'Rivi',
    reason: 'Syy',
    'no-contact': 'Rivillä ei ole yhtään tallennettavaa tietoa.',
    'columns-differ': 'Rivillä on eri määrä sarakkeita kuin otsikossa.',
    'duplicate-in-file': 'Sama sähköpostiosoite on tiedostossa jo rivillä {line}.',
    banned: 'Osoite on kieltolistalla: sen haltija on pyytänyt tietojensa poistoa.',
    undeclared: 'Rekisteri ei ilmoita tätä tietoa (seloste, kohta {section}). Lisää se selosteeseen tai jätä sarake pois.',
    'not-kept': 'Lupaus ei vielä säilytä tätä tietoa.',
  },
} as const;
