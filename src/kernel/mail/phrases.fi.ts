// Letters of the house in Finnish, and how their fate is told.

export const fi = {
  follow: 'Avaa omat tiedot',
  link: {
    subject: '{firm}: linkki omiin tietoihin',
    lead: 'Tällä linkillä tai koodilla näkee, mitä tietoja {firm} sinusta säilyttää. Siellä tietoja voi myös korjata tai pyytää poistettaviksi.',
    open: 'Avaa omat tiedot',
    until: 'Linkki ja koodi toimivat kerran, {date} klo {time} asti.',
    sentUntil: 'Linkki toimii kerran, {date} klo {time} asti.',
    secret: 'Älä kerro koodia kenellekään. Kirjoita se vain siihen selaimeen, jossa tilasit linkin itse. Me emme koskaan kysy sitä.',
    notYou:
      'Jos et tilannut linkkiä, joku muu on antanut osoitteesi. Linkki ja koodi tulivat vain tähän osoitteeseen, ja ne vanhenevat itsestään, kun et avaa linkkiä etkä anna koodia. Jos joku kysyy niitä sinulta, vastaa tähän viestiin.',
    notExpected: 'Jos et odottanut linkkiä, se vanhenee itsestään, kun et avaa sitä. Älä lähetä linkkiä kenellekään.',
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
    notYou: 'Jos pyyntö ei tullut sinulta, joku muu on antanut osoitteesi. Tämä viesti ei avaa mitään, eikä sinun tarvitse tehdä mitään.',
    open: 'Näin teet pyynnön',
  },
  confirm: {
    subject: '{firm}: vahvista uusi sähköpostiosoite',
    lead: 'Tämä osoite merkittiin uudeksi osoitteeksesi omilla sivuillasi, joita ylläpitää {firm}. Osoite vaihtuu, kun vahvistat sen.',
    open: 'Vahvista osoite',
    until: 'Linkki toimii kerran, {date} klo {time} asti.',
    notYou: 'Jos et ole vaihtanut osoitettasi, viestin voi jättää huomiotta. Mikään ei muutu.',
  },
  wish: {
    subject: '{firm}: sähköpostiosoitteesi vaihtoa on pyydetty',
    lead: 'Omilla sivuillasi ({firm}) on pyydetty, että tämä osoite vaihdetaan toiseen. Osoite vaihtuu, kun uudesta osoitteesta vahvistetaan se.',
    notYou: 'Jos et pyytänyt tätä, kerro siitä heti.',
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
  signUp: {
    subjects: {
      newsletter: '{firm}: vahvista tilauksesi',
      guide: '{firm}: pyytämäsi opas',
      contact: '{firm}: vahvista viestisi',
      raffle: '{firm}: vahvista osallistumisesi',
    },
    leads: {
      newsletter: 'Tällä osoitteella tilattiin {date} klo {time} uutiskirje ({firm}). Tilaus alkaa, kun vahvistat sen.',
      guide: 'Tällä osoitteella pyydettiin {date} klo {time} opasta ({firm}). Avaa linkki, niin saat sen.',
      contact: 'Tällä osoitteella lähetettiin {date} klo {time} viesti ({firm}). Viesti menee perille, kun vahvistat sen.',
      raffle: 'Tällä osoitteella osallistuttiin {date} klo {time} arvontaan ({firm}). Olet mukana, kun vahvistat sen.',
    },
    main: 'Tarkoitus: {purpose}.',
    permissions: 'Lomakkeella annettiin myös lupa tähän: {purposes}.',
    overBan:
      'Olet aiemmin kieltänyt markkinoinnin ({firm}). Jos vahvistat, kielto väistyy niiltä osin, jotka on lueteltu yllä. Jos et vahvista, kielto pysyy voimassa.',
    open: { newsletter: 'Vahvista tilaus', guide: 'Avaa opas', contact: 'Vahvista viesti', raffle: 'Vahvista osallistuminen' },
    until: 'Linkki toimii {date} klo {time} asti.',
    notYou:
      'Jos et pyytänyt tätä, joku muu on antanut osoitteesi. Sinun ei tarvitse tehdä mitään: mitään ei tallenneta, ja annetut tiedot poistuvat itsestään.',
  },
  test: { subject: '{firm}: koeviesti', lead: 'Sähköposti toimii. Tämä koeviesti lähetettiin {time}.' },
  names: {
    'one-time-link': 'Linkki omiin tietoihin',
    'own-pages-otherwise': 'Ohje omien tietojen pyytämiseen',
    'confirm-address': 'Uuden osoitteen vahvistus',
    'address-asked': 'Tieto pyydetystä osoitteen vaihdosta',
    'address-changed': 'Tieto osoitteen vaihtumisesta',
    erased: 'Todistus poistosta',
    'request-received': 'Pyyntö vastaanotettu',
    'request-answered': 'Vastaus pyyntöön',
    'request-letter': 'Kirje pyynnöstä',
    'requests-due': 'Muistutus määräajoista',
    'confirm-sign-up': 'Lomakkeen vahvistus',
    'duty-letter': 'Ilmoitus tiedoista',
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
