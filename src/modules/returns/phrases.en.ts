// English phrases of the returns module.

import type { Shape } from '#platform/i18n';
import type { fi } from './phrases.fi.ts';

export const en = {
  name: 'Returned messages',
  lists: {
    twice: 'The same address stands in the list above.',
    invalid: 'The row has neither an address nor a hash of one.',
    'untimed-missing': 'Without a consent: the row has no time of sign-up or confirmation.',
    'untimed-unread': 'Without a consent: the time of sign-up cannot be read for sure. Write it as 2025-05-01 or 1.5.2025.',
    'untimed-future': 'Without a consent: the time of sign-up lies in the future.',
    shared: 'Without a consent: several people have the address, and nobody can tell which of them agreed.',
  },
} as const satisfies Shape<typeof fi>;
