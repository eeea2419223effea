// Letters of the house in Swedish, and how their fate is told.

import type { Shape } from '#platform/i18n';
import type { fi } from './phrases.fi.ts';

export const sv: Shape<typeof fi> = {
  follow: 'Öppna mina uppgifter',
  link: {
    subject: '{firm}: länk till dina uppgifter',
    lead: 'Med länken eller koden ser du vilka uppgifter {firm} har om dig. Där kan du också rätta uppgifterna eller be att de raderas.',
    open: 'Öppna mina uppgifter',
    until: 'Länken och koden fungerar en gång, till den {date} kl. {time}.',
    notYou: 'Om begäran inte kom från dig behöver du inte göra något. Ingen har sett dina uppgifter.',
  },
  received: {
    subject: '{firm}: begäran {number} har tagits emot',
    lead: '{firm} fick din begäran den {date}. Tack för ditt meddelande.',
    what: 'Begäran {number}: {what}.',
    due: 'Svaret kommer senast den {date}, oftast tidigare.',
    notYou: 'Om begäran inte kom från dig, svara på det här meddelandet så reder vi ut saken.',
  },
  answered: {
    subject: '{firm}: svar på begäran {number}',
    lead: 'Begäran {number} har besvarats: {what}.',
    complaint:
      'Om du inte är nöjd med svaret, svara på det här meddelandet. Du kan också vända dig till dataombudsmannen, tietosuoja.fi/sv.',
  },
  test: { subject: '{firm}: testmeddelande', lead: 'E-posten fungerar. Det här testmeddelandet skickades {time}.' },
  names: {
    'one-time-link': 'Länk till egna uppgifter',
    'request-received': 'Begäran mottagen',
    'request-answered': 'Svar på begäran',
    test: 'Testmeddelande',
    other: 'Meddelande',
  },
  reasons: {
    refused: 'Mottagarens server svarade att adressen inte finns.',
    'letter-refused': 'E-posttjänsten går inte med på att förmedla meddelandet.',
    expired: 'Meddelandet kunde inte skickas i tid.',
    unreadable: 'Meddelandets innehåll kunde inte öppnas.',
  },
};
