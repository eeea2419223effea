// Swedish phrases of the marketing module.

import type { Shape } from '#platform/i18n';
import type { fi } from './phrases.fi.ts';
import { audiencesSv } from './phrases/audiences.sv.ts';
import { failuresSv } from './phrases/failures.sv.ts';
import { rulesSv } from './phrases/rules.sv.ts';
import { reportSv } from './phrases/report.sv.ts';
import { timelineSv } from './phrases/timeline.sv.ts';

export const sv = {
  name: 'Marknadsföring',
  audience: audiencesSv,
  rule: rulesSv,
  failure: failuresSv,
  timeline: timelineSv,
  report: reportSv,
  calls: { name: 'Namn', phone: 'Telefon', post: 'Adress' },
} as const satisfies Shape<typeof fi>;
