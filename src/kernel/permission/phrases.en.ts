// Permissions and bans in English: one sentence for each rule of the gate.

import type { Shape } from '#platform/i18n';
import type { fi } from './phrases.fi.ts';

export const en: Shape<typeof fi> = {
  because: {
    consent: 'Consent given on {date}.',
    'customer-exception': 'A customer since {date}: similar services may be offered until the person bans it.',
    'role-address': 'The matter concerns the person’s job (recorded on {date}).',
    organisation: 'An organisation may be marketed to until it bans it.',
    'not-electronic': 'Calls and letters are allowed until the person bans them.',
    service: 'The message is no marketing, and nobody has objected to it.',
    contract: 'The message belongs to making or performing the contract.',
    law: 'The law requires the message.',
    ban: 'The person banned this on {date}.',
    objection: 'The person objected to this on {date}.',
    'address-ban': 'This contact detail was banned on {date}.',
    restricted: 'Processing of the data is restricted.',
    'person-unknown': 'The person is not in the register.',
    'purpose-undeclared': 'The notice does not know this purpose.',
    'channel-undeclared': 'By the notice this channel is not used for the purpose.',
    'not-in-register': 'Not in the register that the purpose belongs to: {register}.',
    'contact-unknown': 'The contact detail is not among the person’s data.',
    'consent-withdrawn': 'Consent withdrawn on {date}.',
    'exception-ended': 'The ground ended on {date}.',
    'no-consent': 'There is no consent.',
    'no-ground': 'There is no ground for electronic marketing: no consent, customer relationship or job.',
    'no-address': 'The person has no address that may be used for this.',
    unreachable: 'Messages to this address come back: it no longer exists.',
    'same-address': 'Only one message goes to the same address, and the strictest permission decides.',
  },
  wording: {
    email: 'I agree that {firm} sends me e-mail. Purpose: {purpose}. I can withdraw my consent at any time.',
    sms: 'I agree that {firm} sends me text messages. Purpose: {purpose}. I can withdraw my consent at any time.',
    phone: 'I agree that {firm} calls me. Purpose: {purpose}. I can withdraw my consent at any time.',
    post: 'I agree that {firm} sends me letters. Purpose: {purpose}. I can withdraw my consent at any time.',
    follow:
      'I agree that {firm} follows this: {purpose}. I can withdraw my consent at any time, and it makes no difference to whether I get the newsletter.',
  },
};
