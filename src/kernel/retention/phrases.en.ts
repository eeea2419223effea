// Due dates and reviews in English.

import type { fi } from './phrases.fi.ts';
import type { Shape } from '#platform/i18n';

export const en: Shape<typeof fi> = {
  triggers: {
    'membership-start': 'added to the register',
    'last-contact': 'latest contact',
    'last-service-contact': 'latest service contact',
    'assignment-end': 'end of the latest assignment',
    'service-end': 'end of the service',
    'event-end': 'end of the event',
    unreachable: 'found unreachable',
    outdated: 'found outdated',
    'consent-withdrawn': 'consent withdrawn',
    ban: 'ban given',
    request: 'erasure request received',
    'financial-year-end': 'end of the financial year',
    'certificate-granted': 'certificate granted',
  },
  period: {
    years_one: '{n} year',
    years_other: '{n} years',
    months_one: '{n} month',
    months_other: '{n} months',
    weeks_one: '{n} week',
    weeks_other: '{n} weeks',
    days_one: '{n} day',
    days_other: '{n} days',
    hours_one: '{n} hour',
    hours_other: '{n} hours',
    none: '0 days',
  },
  due: {
    erased: 'will be erased on {date}: {trigger} {from} + {period}, section {section} of the notice',
    statutory: 'will be erased on {date}: {trigger} {from} + {period}, {law}, section {section} of the notice',
    yearEnd: 'will be erased on {date}: {trigger} {from}, end of the calendar year + {period}, {law}, section {section} of the notice',
    undeclared: 'no longer in the notice',
    plain: 'will be erased on {date}',
    none: 'no date of erasure: the event of the rule has not occurred, section {section} of the notice',
    review: 'will be reviewed on {date}: {trigger} + {period}, and at least every {every}, section {section} of the notice',
  },
  every: {
    years_one: 'year',
    years_other: '{n} years',
    months_one: 'month',
    months_other: '{n} months',
    weeks_one: 'week',
    weeks_other: '{n} weeks',
    days_one: 'day',
    days_other: '{n} days',
  },
  skip: {
    restriction: 'Processing is restricted, so nothing is erased.',
    hold: 'The data are held on a legal ground.',
    floor: 'The law still orders the data to be kept.',
    error: 'Erasing failed and will be tried again.',
  },
};
