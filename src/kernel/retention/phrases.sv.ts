// Due dates and reviews in Finland's Swedish.

import type { fi } from './phrases.fi.ts';
import type { Shape } from '#platform/i18n';

export const sv: Shape<typeof fi> = {
  triggers: {
    'membership-start': 'införd i registret',
    'last-contact': 'senaste kontakt',
    'last-service-contact': 'senaste servicekontakt',
    'assignment-end': 'det senaste uppdragets slut',
    'service-end': 'tjänstens slut',
    'event-end': 'evenemangets slut',
    unreachable: 'konstaterad oanträffbar',
    outdated: 'uppgiften konstaterad föråldrad',
    'consent-withdrawn': 'samtycket återkallat',
    ban: 'förbud meddelat',
    request: 'begäran om radering mottagen',
    'financial-year-end': 'räkenskapsperiodens slut',
    'certificate-granted': 'certifikatet beviljat',
  },
  period: {
    years_one: '{n} år',
    years_other: '{n} år',
    months_one: '{n} månad',
    months_other: '{n} månader',
    weeks_one: '{n} vecka',
    weeks_other: '{n} veckor',
    days_one: '{n} dag',
    days_other: '{n} dagar',
    hours_one: '{n} timme',
    hours_other: '{n} timmar',
    none: '0 dagar',
  },
  due: {
    erased: 'raderas {date}: {trigger} {from} + {period}, beskrivningens punkt {section}',
    statutory: 'raderas {date}: {trigger} {from} + {period}, {law}, beskrivningens punkt {section}',
    yearEnd: 'raderas {date}: {trigger} {from}, kalenderårets slut + {period}, {law}, beskrivningens punkt {section}',
    undeclared: 'inte längre i beskrivningen',
    plain: 'raderas {date}',
    none: 'inget raderingsdatum: regelns händelse har inte inträffat, beskrivningens punkt {section}',
    review: 'granskas {date}: {trigger} + {period}, och minst med {every} mellanrum, beskrivningens punkt {section}',
  },
  every: {
    years_one: 'ett års',
    years_other: '{n} års',
    months_one: 'en månads',
    months_other: '{n} månaders',
    weeks_one: 'en veckas',
    weeks_other: '{n} veckors',
    days_one: 'en dags',
    days_other: '{n} dagars',
  },
  skip: {
    restriction: 'Behandlingen är begränsad, så uppgifterna raderas inte.',
    hold: 'Uppgifterna hålls kvar på rättslig grund.',
    floor: 'Lagen kräver ännu att uppgifterna bevaras.',
    error: 'Raderingen misslyckades och görs om.',
  },
};
