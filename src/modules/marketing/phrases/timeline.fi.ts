// What a timeline says of letters, in Finnish.

export const timelineFi = {
  sent: 'Kirje lähetetty',
  failed: 'Kirje ei mennyt perille',
  uncertain: 'Kirjeen perillemeno on epävarma',
  skipped: 'Kirjettä ei lähetetty',
  open: 'Kirje avattu',
  click: 'Kirjeen linkkiä painettu',
  machine: 'Ohjelma avasi kirjeen tai linkin',
} as const;
