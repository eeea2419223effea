// Why a letter did not arrive, in English.

import type { failuresFi } from './failures.fi.ts';

export const failuresEn = {
  'no-address': 'there is no such address',
  'no-domain': 'the domain of the address was not found',
  full: 'the mailbox is full',
  closed: 'the mailbox is closed',
  large: 'the letter was too large',
  unwanted: 'the recipient’s server did not want the letter',
  later: 'the recipient’s server did not take the letter in time',
  complaint: 'the recipient reported the letter as junk',
  other: 'the letter did not arrive',
} as const satisfies Record<keyof typeof failuresFi, string>;
