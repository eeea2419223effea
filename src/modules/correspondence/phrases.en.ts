// English phrases of the correspondence module.

import type { Shape } from '#platform/i18n';
import type { fi } from './phrases.fi.ts';

export const en = {
  timeline: { in: 'Message from the person', out: 'Message to the person' },
  removed: '[identity code removed]',
  own: 'Own records',
} as const satisfies Shape<typeof fi>;
