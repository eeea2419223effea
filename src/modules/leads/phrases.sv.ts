// Swedish phrases of the leads module.

import type { Shape } from '#platform/i18n';
import type { fi } from './phrases.fi.ts';

export const sv = {
  stages: { new: 'Ny', talking: 'Kontaktad', quoted: 'Offert lämnad', won: 'Vunnen', lost: 'Förlorad' },
  reasons: {
    price: 'Priset',
    timing: 'Tidpunkten passade inte',
    other: 'Valde någon annan',
    silent: 'Svarade inte',
    'no-need': 'Inget behov',
  },
} as const satisfies Shape<typeof fi>;
