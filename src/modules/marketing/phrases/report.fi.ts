// Headings and states of the report as a table, in Finnish.

export const reportFi = {
  name: 'Nimi',
  state: 'Tila',
  why: 'Syy',
  lang: 'Kieli',
  variant: 'Aihe',
  at: 'Milloin',
  states: {
    ready: 'odottaa',
    claimed: 'odottaa',
    handed: 'lähdössä',
    accepted: 'sai kirjeen',
    blocked: 'jätettiin pois',
    failed: 'ei mennyt perille',
    uncertain: 'epävarma',
    erased: 'poistunut',
  },
} as const;
