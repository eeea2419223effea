// Finnish phrases of the marketing module; Swedish and English must have the same keys.

import { audiencesFi } from './phrases/audiences.fi.ts';
import { failuresFi } from './phrases/failures.fi.ts';
import { rulesFi } from './phrases/rules.fi.ts';
import { reportFi } from './phrases/report.fi.ts';
import { timelineFi } from './phrases/timeline.fi.ts';

export const fi = {
  name: 'Markkinointi',
  audience: audiencesFi,
  rule: rulesFi,
  failure: failuresFi,
  timeline: timelineFi,
  report: reportFi,
  calls: { name: 'Nimi', phone: 'Puhelin', post: 'Osoite' },
} as const;
