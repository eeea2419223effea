// Headings and states of the report as a table, in Swedish.

import type { Shape } from '#platform/i18n';
import type { reportFi } from './report.fi.ts';

export const reportSv = {
  name: 'Namn',
  state: 'Läge',
  why: 'Orsak',
  lang: 'Språk',
  variant: 'Ämne',
  at: 'När',
  states: {
    ready: 'väntar',
    claimed: 'väntar',
    handed: 'på väg',
    accepted: 'fick brevet',
    blocked: 'lämnades utanför',
    failed: 'kom inte fram',
    uncertain: 'osäker',
    erased: 'borttagen',
  },
} as const satisfies Shape<typeof reportFi>;
