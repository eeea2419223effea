// English phrases of the marketing module.

import type { Shape } from '#platform/i18n';
import type { fi } from './phrases.fi.ts';
import { audiencesEn } from './phrases/audiences.en.ts';
import { failuresEn } from './phrases/failures.en.ts';
import { rulesEn } from './phrases/rules.en.ts';
import { reportEn } from './phrases/report.en.ts';
import { timelineEn } from './phrases/timeline.en.ts';

export const en = {
  name: 'Marketing',
  audience: audiencesEn,
  rule: rulesEn,
  failure: failuresEn,
  timeline: timelineEn,
  report: reportEn,
  calls: { name: 'Name', phone: 'Phone', post: 'Address' },
} as const satisfies Shape<typeof fi>;
