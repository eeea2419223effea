// English phrases of the returns module.

import type { Shape } from '#platform/i18n';
import type { fi } from './phrases.fi.ts';

export const en = {
  name: 'Returned messages',
  lists: { twice: 'The same address stands in the list above.', invalid: 'The row has neither an address nor a hash of one.' },
} as const satisfies Shape<typeof fi>;
