// What the room of returned letters refuses, in three languages.

export const returnErrors = {
  fi: {
    'list-register': 'Valitse rekisteri, ryhmä ja lähde, joihin tilaajat tuodaan.',
    'list-empty':
      'Tiedostossa ei ole luettavaa listaa. Anna Mailchimpin vientipaketti tai taulukko, jossa on osoitteita tai niiden tiivisteitä.',
    'return-unknown': 'Tätä ei enää ole. Joku on ehkä jo käsitellyt sen.',
    'notice-refused': 'Ilmoitusta ei oteta vastaan.',
    'notice-secret': 'Anna Mailgunin allekirjoitusavain tai SES-aiheen täydellinen tunnus (arn:aws:sns:…).',
  },
  sv: {
    'list-register': 'Välj det register, den grupp och den källa som prenumeranterna hör till.',
    'list-empty':
      'Filen innehåller ingen lista som kan läsas. Ge Mailchimps exportpaket eller en tabell med adresser eller kontrollsummor av dem.',
    'return-unknown': 'Det här finns inte längre. Någon har kanske redan behandlat det.',
    'notice-refused': 'Meddelandet tas inte emot.',
    'notice-secret': 'Ange Mailguns signeringsnyckel eller SES-ämnets fullständiga namn (arn:aws:sns:…).',
  },
  en: {
    'list-register': 'Choose the register, the group and the source for the subscribers.',
    'list-empty':
      'The file has no list that can be read. Give the export archive of Mailchimp, or a table of addresses or of hashes of them.',
    'return-unknown': 'This is no longer here. Somebody may have dealt with it already.',
    'notice-refused': 'The notice is not accepted.',
    'notice-secret': 'Give Mailgun’s signing key or the full name of the SES topic (arn:aws:sns:…).',
  },
} as const;
