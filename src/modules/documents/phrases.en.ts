// English phrases of the documents module.

import type { Shape } from '#platform/i18n';
import type { fi } from './phrases.fi.ts';

export const en = {
  kinds: {
    quote: 'Quote',
    contract: 'Assignment contract',
    'coaching-agreement': 'Coaching agreement',
    certificate: 'Training certificate',
    reference: 'Reference',
    voucher: 'Voucher',
  },
  erased: { person: 'Erased person', organisation: 'Erased organisation' },
  ended: { person: 'Person whose invoice data have ended', organisation: 'Organisation whose invoice data have ended' },
} as const satisfies Shape<typeof fi>;
