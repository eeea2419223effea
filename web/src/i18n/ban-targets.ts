/** Words for a ban that is of a part only: one of four things, own use or giving data to others. */
import { dictionary } from '#platform/i18n';

const fi = {
  onlyTarget: 'vain {target}',
  narrower: 'Kielto koskee vain osaa',
  target: 'Minkä henkilö kielsi?',
  everyTarget: 'Kaiken',
  targets: {
    advertising: 'Suoramainonta',
    'distance-selling': 'Etämyynti',
    'direct-marketing': 'Suoramarkkinointi',
    research: 'Markkina- ja mielipidetutkimus',
  },
  deed: 'Kiellettiinkö käyttö vai luovutus?',
  everyDeed: 'Molemmat',
  deeds: { processing: 'Oma käyttö', disclosure: 'Luovutus muille' },
} as const;

const sv = {
  onlyTarget: 'bara {target}',
  narrower: 'Förbudet gäller bara en del',
  target: 'Vad förbjöd personen?',
  everyTarget: 'Allt',
  targets: {
    advertising: 'Direktreklam',
    'distance-selling': 'Distansförsäljning',
    'direct-marketing': 'Direktmarknadsföring',
    research: 'Marknads- och opinionsundersökningar',
  },
  deed: 'Förbjöds användningen eller utlämnandet?',
  everyDeed: 'Båda',
  deeds: { processing: 'Egen användning', disclosure: 'Utlämnande till andra' },
};

const en = {
  onlyTarget: 'only {target}',
  narrower: 'The ban is of a part only',
  target: 'What did the person ban?',
  everyTarget: 'Everything',
  targets: {
    advertising: 'Direct advertising',
    'distance-selling': 'Distance selling',
    'direct-marketing': 'Direct marketing',
    research: 'Market and opinion research',
  },
  deed: 'Was use banned, or disclosure?',
  everyDeed: 'Both',
  deeds: { processing: 'Own use', disclosure: 'Disclosure to others' },
};

export const banTargets = dictionary(fi, sv, en);
