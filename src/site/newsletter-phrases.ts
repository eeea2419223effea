// Words of the public pages of newsletters, in three languages.

import { dictionary } from '#platform/i18n';

const fi = {
  skip: 'Siirry tekstiin',
  title: 'Uutiskirjeet',
  none: 'Täällä ei ole vielä uutiskirjeitä.',
  sent: 'Lähetetty {date}',
  all: 'Kaikki uutiskirjeet',
  notice: 'Tietosuojaseloste',
  feed: 'Uutiskirjeet syötteenä (RSS)',
  feedOf: '{firm}: uutiskirjeet',
  languages: 'Kieli',
} as const;

const sv: Record<keyof typeof fi, string> = {
  skip: 'Gå till texten',
  title: 'Nyhetsbrev',
  none: 'Här finns inga nyhetsbrev ännu.',
  sent: 'Skickat {date}',
  all: 'Alla nyhetsbrev',
  notice: 'Dataskyddsbeskrivning',
  feed: 'Nyhetsbreven som flöde (RSS)',
  feedOf: '{firm}: nyhetsbrev',
  languages: 'Språk',
};

const en: Record<keyof typeof fi, string> = {
  skip: 'Skip to the text',
  title: 'Newsletters',
  none: 'There are no newsletters here yet.',
  sent: 'Sent on {date}',
  all: 'All newsletters',
  notice: 'Privacy notice',
  feed: 'Newsletters as a feed (RSS)',
  feedOf: '{firm}: newsletters',
  languages: 'Language',
};

export const newsletterPhrases = dictionary(fi, sv, en);
