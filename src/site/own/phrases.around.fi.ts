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
} as const;
