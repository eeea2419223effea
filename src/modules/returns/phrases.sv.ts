// Swedish phrases of the returns module.

import type { Shape } from '#platform/i18n';
import type { fi } from './phrases.fi.ts';

export const sv = {
  name: 'Returnerade meddelanden',
  lists: {
    twice: 'Samma adress finns redan högre upp i listan.',
    invalid: 'Raden har varken en adress eller en kontrollsumma av en adress.',
  },
} as const satisfies Shape<typeof fi>;
