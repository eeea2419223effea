// Letters of the house in Finnish, and how their fate is told.

export const fi = {
  follow: 'Avaa omat tiedot',
  link: {
    subject: '{firm}: linkki omiin tietoihin',
    lead: 'Tällä linkillä tai koodilla näkee, mitä tietoja {firm} sinusta säilyttää. Siellä tietoja voi myös korjata tai pyytää poistettaviksi.',
    open: 'Avaa omat tiedot',
    until: 'Linkki ja koodi toimivat kerran, {date} klo {time} asti.',
    notYou: 'Jos pyyntö ei tullut sinulta, viestin voi jättää huomiotta. Kukaan ei ole nähnyt tietojasi.',
  },
  received: {
    subject: '{firm}: pyyntö {number} on vastaanotettu',
    lead: '{firm} on saanut pyyntösi {date}. Kiitos viestistä.',
    what: 'Pyyntö {number}: {what}.',
    due: 'Vastaus tulee viimeistään {date}, yleensä aiemmin.',
    notYou: 'Jos pyyntö ei tullut sinulta, vastaa tähän viestiin, niin asia selvitetään.',
  },
  answered: {
    subject: '{firm}: vastaus pyyntöön {number}',
    lead: 'Pyyntöön {number} on vastattu: {what}.',
    complaint: 'Jos vastaus ei tyydytä, vastaa tähän viestiin. Asian voi myös viedä tietosuojavaltuutetulle, tietosuoja.fi.',
  },
  test: { subject: '{firm}: koeviesti', lead: 'Sähköposti toimii. Tämä koeviesti lähetettiin {time}.' },
  names: {
    'one-time-link': 'Linkki omiin tietoihin',
    'request-received': 'Pyyntö vastaanotettu',
    'request-answered': 'Vastaus pyyntöön',
    test: 'Koeviesti',
    other: 'Viesti',
  },
  reasons: {
    refused: 'Vastaanottajan palvelin ilmoitti, ettei osoitetta ole.',
    'letter-refused': 'Sähköpostipalvelu ei suostu välittämään viestiä.',
    expired: 'Viestiä ei saatu lähetetyksi ajoissa.',
    unreadable: 'Viestin sisältöä ei voitu avata.',
  },
} as const;
