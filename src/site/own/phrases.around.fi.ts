// Within a visit, in Finnish: who was told of changes, and papers filed.

export const around = {
  told: {
    title: 'Kenelle muutoksista on kerrottu',
    lead: 'Kun tietojasi korjataan, poistetaan tai rajoitetaan, kerromme siitä niille, jotka ovat saaneet tietosi. Myös rekisterin ulkopuoliset kopiot hoidetaan.',
    notice: {
      open: '{who}: kerromme {what} viimeistään {date}.',
      done: '{who}: kerroimme {what} {date}.',
      impossible: '{who}: emme voineet kertoa {what}.',
      'not-received': '{who}: ei ollut saanut tietojasi.',
    },
    what: {
      erasure: 'tietojesi poistosta',
      rectification: 'tietojesi korjaamisesta',
      restriction: 'käsittelyn rajoittamisesta',
      release: 'rajoituksen päättymisestä',
    },
    copy: {
      erasureOpen: '{who}: tietosi poistetaan viimeistään {date}.',
      erasureDone: '{who}: tietosi poistettiin {date}.',
      rectificationOpen: '{who}: tietosi korjataan viimeistään {date}.',
      rectificationDone: '{who}: tietosi korjattiin {date}.',
      'not-there': '{who}: tietojasi ei ollut siellä.',
      law: '{who}: laki määrää säilyttämään tiedot.',
    },
  },
  papers: {
    title: 'Sinusta tallennetut asiakirjat',
    lead: 'Voit ladata asiakirjan sellaisena kuin se on tallennettu.',
    row: '{name}, {date}',
    get: 'Lataa',
  },
  banPart: {
    title: 'Kiellä vain osa',
    lead: 'Voit kieltää myös vain yhden asian, tai pelkän tietojesi luovuttamisen muille.',
    scope: 'Mitä et halua?',
    everyScope: 'Mitään näistä',
    scopes: {
      advertising: 'Suoramainonta',
      'distance-selling': 'Etämyynti',
      'direct-marketing': 'Suoramarkkinointi',
      research: 'Markkina- ja mielipidetutkimukset',
    },
    deed: 'Mitä kielto koskee?',
    everyDeed: 'Käyttöä ja luovuttamista muille',
    deeds: { processing: 'Vain sitä, että te käytätte tietojani', disclosure: 'Vain sitä, että luovutatte tietojani muille' },
    verb: 'Kiellä tämä',
    only: 'vain {what}',
    deedNames: { processing: 'oma käyttö', disclosure: 'luovutus muille' },
  },
  aimed: {
    title: 'Sinulle tehty markkinointi',
    lead: 'Tässä ovat viimeisimmät kirjeet ja muut toimet. Jokainen on myös tietojesi kopiossa.',
    none: 'Sinulle ei ole lähetetty markkinointia tästä rekisteristä.',
    more: 'Vanhemmat ovat tietojesi kopiossa.',
  },
} as const;
