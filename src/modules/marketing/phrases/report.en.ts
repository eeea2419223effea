// Headings and states of the report as a table, in English.

import type { Shape } from '#platform/i18n';
import type { reportFi } from './report.fi.ts';

export const reportEn = {
  name: 'Name',
  state: 'State',
  why: 'Why',
  lang: 'Language',
  variant: 'Subject',
  at: 'When',
  states: {
    ready: 'waiting',
    claimed: 'waiting',
    handed: 'leaving',
    accepted: 'got the letter',
    blocked: 'left out',
    failed: 'did not arrive',
    uncertain: 'uncertain',
    erased: 'gone',
  },
} as const satisfies Shape<typeof reportFi>;
