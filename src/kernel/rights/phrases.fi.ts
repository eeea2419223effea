// What an erasure touches, in Finnish, for the plan shown before it and the certificate after it.

export const fi = {
  kinds: {
    subject: 'Rekisteröity',
    membership: 'Kuuluminen rekisteriin',
    'search-doc': 'Hakusanat',
    'field-origin': 'Muutettujen tietojen alkuperä',
    'custom-value': 'Selosteen omat kentät',
    'trigger-event': 'Säilytyksen tapahtumat',
    'review-item': 'Tarkistukset',
    'retention-skip': 'Poiston lykkäykset',
    'group-due': 'Tietoryhmien poistopäivät',
    hold: 'Pidot',
    erasure: 'Poiston asiakirja',
    person: 'Henkilön tiedot',
    organisation: 'Organisaation tiedot',
    'contact-point': 'Yhteystiedot',
    affiliation: 'Edustettu organisaatio',
    'contact-event': 'Yhteydenotot',
  },
  lens: { own: 'omat tallenteet', accountability: 'osoitusvelvollisuus' },
};
