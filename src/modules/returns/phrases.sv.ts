// Swedish phrases of the returns module.

import type { Shape } from '#platform/i18n';
import type { fi } from './phrases.fi.ts';

export const sv = {
  name: 'Returnerade meddelanden',
  lists: {
    twice: 'Samma adress finns redan högre upp i listan.',
    invalid: 'Raden har varken en adress eller en kontrollsumma av en adress.',
    'untimed-missing': 'Utan samtycke: raden har ingen tid för prenumerationen eller bekräftelsen.',
    'untimed-unread': 'Utan samtycke: tiden för prenumerationen går inte att läsa säkert. Skriv den som 2025-05-01 eller 1.5.2025.',
    'untimed-future': 'Utan samtycke: tiden för prenumerationen ligger i framtiden.',
    shared: 'Utan samtycke: flera har adressen, och det går inte att veta vem av dem som samtyckte.',
  },
} as const satisfies Shape<typeof fi>;
