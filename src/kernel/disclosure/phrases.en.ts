// Agreements and grounds of disclosure, in English.

import type { Shape } from '#platform/i18n';
import type { fi } from './phrases.fi.ts';

export const en: Shape<typeof fi> = {
  or: ' or ',
  agreement: {
    'processing-agreement': 'data processing agreement',
    'assignment-contract': 'assignment contract',
    nda: 'non-disclosure agreement',
    'joint-arrangement': 'arrangement between joint controllers',
  },
  basis: {
    agreement: '{agreement}, signed {date}',
    consent: 'the person’s own consent {date}',
    law: 'law: {ref}',
    controller: 'joint controllership',
  },
};
