// Why somebody is left out, in English.

import type { Shape } from '#platform/i18n';
import type { rulesFi } from './rules.fi.ts';

export const rulesEn = {
  ban: 'has forbidden marketing',
  objection: 'has objected to this use',
  'address-ban': 'the contact detail is on the suppression list',
  restricted: 'processing of the data is restricted',
  'person-unknown': 'is no longer in the register',
  'purpose-undeclared': 'the notice no longer names the purpose',
  'channel-undeclared': 'the notice does not allow this channel for the purpose',
  'not-in-register': 'is in no register that the purpose concerns',
  'contact-unknown': 'the contact detail is no longer there',
  'consent-withdrawn': 'has withdrawn the consent',
  'exception-ended': 'the ground in the customer relationship has ended',
  'no-consent': 'has not consented',
  'no-ground': 'there is neither consent nor a customer relationship to rest on',
  unreachable: 'the address does not work',
  'same-address': 'somebody else gets the letter at the same address, or has forbidden it',
  'no-address': 'there is no contact detail',
  stopped: 'the mailing was stopped before their turn',
  other: 'another reason: {rule}',
} as const satisfies Shape<typeof rulesFi>;
