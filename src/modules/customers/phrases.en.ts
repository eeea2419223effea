// English phrases of the customers module.

import type { Shape } from '#platform/i18n';
import type { fi } from './phrases.fi.ts';

export const en = {
  timeline: {
    call: 'Call',
    meeting: 'Meeting',
    mail: 'Message',
    note: 'Note',
    service: 'Service contact',
    joined: 'Added to the register',
    left: 'Membership of the register ended',
    changed: 'Changed',
    restricted: 'Processing restricted',
    released: 'Restriction lifted',
    blanked: 'Erased',
    held: 'Held against erasure',
    holdReviewed: 'Hold reviewed',
    holdReleased: 'Hold released',
  },
  held: {
    given: 'given name',
    family: 'family name',
    what: 'what',
    on: 'date',
    done: 'done',
    organisation: 'organisation',
    since: 'from',
    until: 'until',
    number: 'number',
    title: 'title',
    amount: 'amount',
  },
  import: {
    refused: 'The row could not be stored.',
    line: 'Line',
    reason: 'Reason',
    'no-contact': 'The row holds nothing that can be stored.',
    'columns-differ': 'The row has a different number of columns than the heading.',
    'duplicate-in-file': 'The same e-mail address is already on line {line} of the file.',
    banned: 'The address is on the suppression list: its holder has asked for erasure.',
    undeclared: 'The register does not declare this (notice, section {section}). Add it to the notice or leave the column out.',
    'not-kept': 'Lupaus does not keep this yet.',
  },
} satisfies Shape<typeof fi>;
