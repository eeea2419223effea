// Why a letter did not arrive, in Swedish.

import type { failuresFi } from './failures.fi.ts';

export const failuresSv = {
  'no-address': 'adressen finns inte',
  'no-domain': 'adressens domän hittas inte',
  full: 'postlådan är full',
  closed: 'postlådan är stängd',
  large: 'brevet var för stort',
  unwanted: 'mottagarens server ville inte ha brevet',
  later: 'mottagarens server tog inte emot brevet i tid',
  complaint: 'mottagaren anmälde brevet som skräppost',
  other: 'brevet kom inte fram',
} as const satisfies Record<keyof typeof failuresFi, string>;
