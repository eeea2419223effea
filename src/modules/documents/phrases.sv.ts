// Swedish phrases of the documents module.

import type { Shape } from '#platform/i18n';
import type { fi } from './phrases.fi.ts';

export const sv = {
  kinds: {
    quote: 'Offert',
    contract: 'Uppdragsavtal',
    'coaching-agreement': 'Coachningsavtal',
    certificate: 'Utbildningsintyg',
    reference: 'Referens',
    voucher: 'Verifikation',
  },
  erased: { person: 'Raderad person', organisation: 'Raderad organisation' },
  ended: { person: 'Person vars fakturauppgifter har upphört', organisation: 'Organisation vars fakturauppgifter har upphört' },
} as const satisfies Shape<typeof fi>;
