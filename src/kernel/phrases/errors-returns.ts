// What the room of returned letters refuses, in three languages.

export const returnErrors = {
  fi: {
    'return-unknown': 'Tätä ei enää ole. Joku on ehkä jo käsitellyt sen.',
    'notice-refused': 'Ilmoitusta ei oteta vastaan.',
    'notice-secret': 'Anna Mailgunin allekirjoitusavain tai SES-aiheen täydellinen tunnus (arn:aws:sns:…).',
  },
  sv: {
    'return-unknown': 'Det här finns inte längre. Någon har kanske redan behandlat det.',
    'notice-refused': 'Meddelandet tas inte emot.',
    'notice-secret': 'Ange Mailguns signeringsnyckel eller SES-ämnets fullständiga namn (arn:aws:sns:…).',
  },
  en: {
    'return-unknown': 'This is no longer here. Somebody may have dealt with it already.',
    'notice-refused': 'The notice is not accepted.',
    'notice-secret': 'Give Mailgun’s signing key or the full name of the SES topic (arn:aws:sns:…).',
  },
} as const;
