// Swedish phrases of the correspondence module.

import type { Shape } from '#platform/i18n';
import type { fi } from './phrases.fi.ts';

export const sv = {
  timeline: { in: 'Meddelande från personen', out: 'Meddelande till personen' },
  removed: '[personbeteckning borttagen]',
  own: 'Egna uppgifter',
} as const satisfies Shape<typeof fi>;
