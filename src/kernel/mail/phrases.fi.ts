// Letters of the house in Finnish, and how their fate is told.

export const fi = {
  follow: 'Avaa omat tiedot',
  link: {
    subject: '{firm}: linkki omiin tietoihin',
    lead: 'Tällä linkillä tai koodilla näkee, mitä tietoja {firm} sinusta säilyttää. Siellä tietoja voi myös korjata tai pyytää poistettaviksi.',
    open: 'Avaa omat tiedot',
    until: 'Linkki ja koodi toimivat kerran, {date} klo {time} asti.',
    sentUntil: 'Linkki toimii kerran, {date} klo {time} asti.',
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
  otherwise: {
    subject: '{firm}: omat tiedot',
    lead: 'Tästä osoitteesta pyydettiin linkki omiin tietoihin, joita {firm} säilyttää.',
    why: 'Linkkiä ei voi lähettää tähän osoitteeseen: joko osoitteella on useampi käyttäjä tai henkilöllisyys tarkistetaan aina ensin. Näin kukaan ei näe toisen tietoja. Pyynnön voi silti tehdä, ja siihen vastataan määräajassa.',
    open: 'Näin teet pyynnön',
  },
  confirm: {
    subject: '{firm}: vahvista uusi sähköpostiosoite',
    lead: 'Tämä osoite merkittiin uudeksi osoitteeksesi omilla sivuillasi, joita ylläpitää {firm}. Osoite vaihtuu, kun vahvistat sen.',
    open: 'Vahvista osoite',
    until: 'Linkki toimii kerran, {date} klo {time} asti.',
    notYou: 'Jos et ole vaihtanut osoitettasi, viestin voi jättää huomiotta. Mikään ei muutu.',
  },
  changed: {
    subject: '{firm}: sähköpostiosoitteesi vaihtui',
    lead: 'Sähköpostiosoitteesi vaihdettiin omilla sivuillasi, joita ylläpitää {firm}. Tähän osoitteeseen ei enää lähetetä linkkejä.',
    notYou: 'Jos vaihto ei ole sinun, kerro siitä heti.',
    open: 'Ota yhteyttä',
  },
  erased: {
    subject: '{firm}: tietosi on poistettu',
    lead: '{firm} on poistanut tietosi. Tämä on vastaus pyyntöön {number}.',
    certificate:
      'Poistosta on allekirjoitettu todistus. Siinä lukee, mitä poistettiin, mitä laki käskee säilyttää ja mihin asti. Todistuksessa ei ole henkilötietoja, ja sen aitouden voi tarkistaa.',
    open: 'Avaa todistus',
    address: 'Tämä osoite oli tallessa vain tätä vastausta varten. Nyt sekin on poistettu.',
  },
  request: {
    subjects: {
      receipt: '{firm}: pyyntö {number} on vastaanotettu',
      question: '{firm}: pyyntö {number}, tarvitsemme lisätietoa',
      extension: '{firm}: pyyntö {number}, vastausaika jatkuu',
      erasure: '{firm}: pyyntö {number}, tiedot poistetaan',
      answer: '{firm}: vastaus pyyntöön {number}',
      refusal: '{firm}: päätös pyyntöön {number}',
    },
    reply: 'Voit vastata tähän viestiin.',
  },
  due: {
    subject: '{firm}: pyyntöjen määräajat',
    lead: 'Nämä pyynnöt odottavat. Laki ja oma selosteesi antavat niille määräajan.',
    open: 'Avaa pyynnöt',
  },
  test: { subject: '{firm}: koeviesti', lead: 'Sähköposti toimii. Tämä koeviesti lähetettiin {time}.' },
  names: {
    'one-time-link': 'Linkki omiin tietoihin',
    'own-pages-otherwise': 'Ohje omien tietojen pyytämiseen',
    'confirm-address': 'Uuden osoitteen vahvistus',
    'address-changed': 'Tieto osoitteen vaihtumisesta',
    erased: 'Todistus poistosta',
    'request-received': 'Pyyntö vastaanotettu',
    'request-answered': 'Vastaus pyyntöön',
    'request-letter': 'Kirje pyynnöstä',
    'requests-due': 'Muistutus määräajoista',
    test: 'Koeviesti',
    other: 'Viesti',
  },
  reasons: {
    refused: 'Vastaanottajan palvelin ilmoitti, ettei osoitetta ole.',
    'letter-refused': 'Sähköpostipalvelu ei suostu välittämään viestiä.',
    expired: 'Viestiä ei saatu lähetetyksi ajoissa.',
    unreadable: 'Viestin sisältöä ei voitu avata.',
    restored: 'Tiedot palautettiin varmuuskopiosta, ja viesti on voinut lähteä jo aiemmin. Tarkista ennen kuin lähetät uudelleen.',
  },
} as const;
