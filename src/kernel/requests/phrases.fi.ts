// Letters to a person who has made a request, in Finnish; names of rights and grounds as the law has them.

export const fi = {
  right: {
    access: 'saada pääsy tietoihin',
    rectification: 'oikaista tietoja',
    erasure: 'poistaa tiedot',
    restriction: 'rajoittaa käsittelyä',
    objection: 'vastustaa käsittelyä',
    portability: 'siirtää tiedot toiseen järjestelmään',
    withdrawal: 'peruuttaa suostumus',
    'marketing-ban': 'kieltää suoramarkkinointi',
    complaint: 'tehdä valitus',
  },
  ground: {
    unfounded: 'pyyntö on ilmeisen perusteeton (tietosuoja-asetuksen 12 artiklan 5 kohta)',
    excessive: 'pyyntö on kohtuuton, koska sama on pyydetty toistuvasti (tietosuoja-asetuksen 12 artiklan 5 kohta)',
    law: 'laki velvoittaa säilyttämään tiedot tai rajaa oikeutta',
    claims: 'tiedot tarvitaan oikeusvaateen esittämiseen tai siihen vastaamiseen',
    'others-rights': 'tietojen antaminen loukkaisi toisen ihmisen oikeuksia (tietosuoja-asetuksen 15 artiklan 4 kohta)',
    compelling: 'käsittelyyn on huomattavan tärkeä ja perusteltu syy (tietosuoja-asetuksen 21 artiklan 1 kohta)',
    'no-basis': 'lain edellytykset tälle oikeudelle eivät täyty',
    accurate: 'tiedot tarkistettiin, ja ne ovat oikein',
    identity: 'pyynnön tekijää ei voitu tunnistaa (tietosuoja-asetuksen 12 artiklan 2 kohta)',
  },
  why: { complex: 'pyyntö on monimutkainen', many: 'pyyntöjä on paljon' },
  letter: {
    head: 'Pyyntösi {no}: {right}. Saimme sen {received}.',
    received: 'Vastaamme viimeistään {due}, yleensä aiemmin.',
    receivedErasure: 'Poistamme tiedot tai kerromme, miksi emme voi, viimeistään {due}.',
    moment: '{date} klo {time}',
    erases: 'Hyväksyimme pyynnön. Tietosi poistetaan viimeistään {due}. Siihen asti voit perua pyynnön.',
    erasesNow: 'Hyväksyimme pyynnön, ja tietosi poistetaan nyt.',
    erased: 'Tietosi on poistettu.',
    done: 'Pyyntö on toteutettu.',
    nothing: 'Rekisterissämme ei ole sinua koskevia tietoja.',
    again:
      'Vastaanotettu uudelleen kirjanpidosta: pyyntö tuli varmuuskopion ottamisen jälkeen, ja rekisteri palautettiin sen jälkeen kopiosta. Mitä pyynnössä sanottiin, ei ole tallessa.',
    probe: 'Tämä on viikoittainen koe: rekisteri kokeilee, että pyyntölomake ja sähköposti toimivat. Sinun ei tarvitse tehdä mitään.',
    dueLine: '– pyyntö {no}: {right}, viimeistään {date}',
    stays: 'Seuraavat tiedot säilyvät:',
    because: { law: 'laki velvoittaa säilyttämään', hold: 'tarvitaan oikeusvaateen esittämiseen tai siihen vastaamiseen' },
    until: { law: ', viimeistään {date} asti', hold: ', asia tarkistetaan {date}' },
    extended:
      'Tarvitsemme vastaamiseen lisäaikaa, koska {why}. Vastaamme viimeistään {due}. Lisäaika perustuu tietosuoja-asetuksen 12 artiklan 3 kohtaan.',
    refused: 'Emme voi suostua pyyntöön: {ground}.',
    partly: 'Pyyntö on toteutettu muilta kuin seuraavilta osin: {ground}.',
    identity:
      'Pyydämme lisätietoja henkilöllisyydestäsi, koska sitä on perusteltua syytä epäillä. Älä lähetä kopiota henkilötodistuksesta.',
    clarification: 'Pyydämme sinua täsmentämään, mitä tietoja pyyntösi koskee.',
    complaint: 'Voit valittaa päätöksestä: {office}, {post}, {website}. Voit viedä asian myös tuomioistuimeen.',
    free: 'Pyyntö on maksuton.',
  },
} as const;
