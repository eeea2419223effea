// Letters of the duties room in Finnish: to recipients, to people, to the authority.

export const fi = {
  /** Heading of the one task of an act that was taken back. */
  undone: 'Perutun lisäyksen mahdolliset kopiot',
  notice: {
    subject: 'Ilmoitus henkilötiedoista: {firm}',
    head: 'Hei, tämä on {firm} -yrityksen ilmoitus henkilötiedoista, joita olemme antaneet teille tai jotka ovat teillä puolestamme (yleisen tietosuoja-asetuksen 19 artikla).',
    erasure:
      'Olemme poistaneet alla mainitun henkilön tiedot. Poistakaa ne myös omista järjestelmistänne, papereistanne ja varmuuskopioistanne sekä niiltä, joille olette ne antaneet, ellei laki velvoita teitä säilyttämään niitä.',
    rectification: 'Olemme oikaisseet alla mainitun henkilön tietoja. Korjatkaa ne myös omiin järjestelmiinne.',
    restriction:
      'Alla mainitun henkilön tietojen käsittelyä on rajoitettu. Säilyttäkää tiedot, mutta älkää käyttäkö niitä muuhun, ennen kuin ilmoitamme rajoituksen päättyneen.',
    release: 'Alla mainitun henkilön tietojen käsittelyn rajoitus on päättynyt. Tietoja voi taas käyttää entiseen tarkoitukseensa.',
    who: 'Ketä asia koskee: {who}',
    unknown: 'henkilö, jonka nimeä emme enää tiedä; pyydämme ottamaan yhteyttä',
    fields: 'Mitä tietoja: {fields}',
    answer: 'Vastatkaa tähän viestiin, kun asia on hoidettu, tai kertokaa, miksi se ei ole mahdollista.',
  },
  inform: {
    subject: 'Mistä olemme saaneet tietojasi: {firm}',
    head: 'Hei, olemme tallentaneet sinua koskevia tietoja, joita emme ole saaneet sinulta itseltäsi. Kerromme siitä sinulle yleisen tietosuoja-asetuksen 14 artiklan mukaisesti.',
    source: 'Lähde: {source}',
    public: 'Lähde on julkisesti saatavilla.',
    fields: 'Tiedot: {fields}',
    notice:
      'Rekisterinpitäjä, käyttötarkoitukset oikeusperusteineen, vastaanottajat ja säilytysajat on kerrottu tietosuojaselosteessa: {link}',
    rights:
      'Voit milloin tahansa pyytää nähdä tietosi, oikaista tai poistaa ne, rajoittaa tai vastustaa niiden käyttöä ja kieltää suoramarkkinoinnin. Voit myös valittaa valvontaviranomaiselle ({office}).',
    contact: 'Yhteys: {contact}',
  },
  authority: {
    head: 'Ilmoitus henkilötietojen tietoturvaloukkauksesta (yleisen tietosuoja-asetuksen 33 artikla)',
    to: 'Vastaanottaja: {office}, {post}, {website}',
    from: 'Rekisterinpitäjä: {firm}. Yhteyspiste: {contact}.',
    aware: 'Loukkaus tuli ilmi {aware}. Ilmoituksen 72 tunnin määräaika päättyy {due}.',
    happened: 'Mitä tapahtui: {happened}',
    fields: 'Tietojen ryhmät: {fields}',
    people: 'Rekisteröityjä arviolta: {people}. Tietueita arviolta: {records}.',
    unknown: 'ei vielä tiedossa',
    consequences: 'Todennäköiset seuraukset: {text}',
    measures: 'Toimenpiteet: {text}',
    risk: {
      none: 'Riskiarvio: riskiä ei todennäköisesti ole. {reason}',
      risk: 'Riskiarvio: riski on olemassa. {reason}',
      high: 'Riskiarvio: riski on korkea. {reason}',
    },
    late: 'Miksi ilmoitus tehdään 72 tunnin jälkeen: {text}',
    later: 'Puuttuvat tiedot toimitetaan vaiheittain heti, kun ne selviävät.',
  },
  persons: {
    head: 'Hei, tietojasi on voinut joutua vääriin käsiin, hävitä tai muuttua. Kerromme, mitä tapahtui ja mitä voit tehdä.',
    happened: 'Mitä tapahtui: {happened}',
    fields: 'Mitä tietoja asia voi koskea: {fields}',
    consequences: 'Mitä tästä voi seurata: {text}',
    measures: 'Mitä olemme tehneet ja mitä suosittelemme sinulle: {text}',
    contact: 'Kysy lisää: {contact}',
    sorry: 'Olemme pahoillamme tapahtuneesta. {firm}',
  },
} as const;
