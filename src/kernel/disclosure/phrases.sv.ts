// Agreements and grounds of disclosure, in Swedish.

import type { Shape } from '#platform/i18n';
import type { fi } from './phrases.fi.ts';

export const sv: Shape<typeof fi> = {
  or: ' eller ',
  agreement: {
    'processing-agreement': 'personuppgiftsbiträdesavtal',
    'assignment-contract': 'uppdragsavtal',
    nda: 'sekretessavtal',
    'joint-arrangement': 'arrangemang mellan gemensamt personuppgiftsansvariga',
  },
  basis: {
    agreement: '{agreement}, undertecknat {date}',
    consent: 'personens eget samtycke {date}',
    law: 'lag: {ref}',
    controller: 'gemensamt personuppgiftsansvar',
  },
};
