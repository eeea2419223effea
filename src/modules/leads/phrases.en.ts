// English phrases of the leads module.

import type { Shape } from '#platform/i18n';
import type { fi } from './phrases.fi.ts';

export const en = {
  stages: { new: 'New', talking: 'In contact', quoted: 'Quoted', won: 'Won', lost: 'Lost' },
  reasons: { price: 'Price', timing: 'Wrong time', other: 'Chose someone else', silent: 'Did not answer', 'no-need': 'No need' },
} as const satisfies Shape<typeof fi>;
