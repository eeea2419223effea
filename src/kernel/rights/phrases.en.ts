// What an erasure touches, in English.

import type { fi } from './phrases.fi.ts';
import type { Shape } from '#platform/i18n';

export const en: Shape<typeof fi> = {
  kinds: {
    subject: 'Data subject',
    membership: 'Membership of a register',
    'search-doc': 'Search terms',
    'field-origin': 'Origin of changed data',
    'custom-value': 'Fields of this notice only',
    'trigger-event': 'Retention events',
    'review-item': 'Reviews',
    'retention-skip': 'Postponed erasures',
    'group-due': 'Dates of data groups',
    'mail-message': 'Messages sent',
    'mail-bounce': 'Addresses that refused a message',
    'visit-link': 'Links to own pages',
    visit: 'Visits to own pages',
    'visit-answer': 'Address for the last answer',
    dispute: 'Corrections to be entered again',
    hold: 'Holds',
    'permission-event': 'Permissions and bans',
    'partner-share': 'Showing to a partner',
    'disclosure-consent': 'Consents to disclosure',
    disclosure: 'Who has seen or received data',
    request: 'Requests',
    'request-stop': 'Pauses in the clock of a request',
    'request-step': 'Steps of a request',
    'request-letter': 'Letters of requests',
    'request-probe': 'Trials of the form for requests',
    'request-word': 'Words of a request',
    erasure: 'Record of the erasure',
    person: 'Details of the person',
    organisation: 'Details of the organisation',
    'contact-point': 'Contact details',
    affiliation: 'Organisation represented',
    'contact-event': 'Contacts',
    document: 'Documents',
    voucher: 'Vouchers',
  },
  lens: { own: 'own records', accountability: 'accountability' },
};
