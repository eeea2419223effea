// English phrases of the raffles module.

import type { Shape } from '#platform/i18n';
import type { fi } from './phrases.fi.ts';

export const en = {
  states: { in: 'Entered', told: 'Told of the prize', taken: 'Prize handed over', silent: 'Did not answer', refused: 'Declined the prize' },
  timeline: { entered: 'Entered the raffle: {name}', told: 'Told of the prize: {name}' },
  page: {
    open: 'The raffle is open until {time}.',
    enter: 'Enter the raffle',
    closed: 'Entries have closed. The list of entrants is locked, and the draw takes place later.',
    drawn: 'The draw took place on {date}.',
    prizes: 'Prizes',
    rules: 'Rules',
    facts: 'Facts of the raffle',
    closesAt: 'Entries close',
    winners: 'Winners',
    reserves: 'Reserves',
    answerDays: 'Time for a winner to answer',
    days: '{n} days',
    publicSource: 'Public value that is mixed into the draw',
    proof: 'How the draw can be checked',
    proofText:
      'Everyone who enters gets a code of their own. The list holds hashes of the codes, which do not tell who entered. Before the first entry the hash of a secret was published, and when entries closed, the hash of the list. Only after that did the public value become known. The winners follow from these by arithmetic, and nobody can change the result afterwards.',
    commitment: 'Hash of the secret',
    entries: 'Entrants',
    root: 'Hash of the list',
    secret: 'Secret',
    publicValue: 'Public value',
    seed: 'Seed',
    order: 'Order',
    place: 'Place {n}',
    reserve: 'Reserve {n}',
    file: 'Download the facts of the draw (JSON)',
    verified: 'Computed again just now: the result is as published.',
    broken: 'Computed again just now: the result is NOT as published ({faults}).',
    forgotten: 'All data of those who entered were destroyed on {date}. Only this page is left.',
    keeps: 'Data of those who entered are destroyed when the time in section {n} of the notice has passed ({title}).',
    missing: 'There is no such raffle.',
    notice: 'Privacy notice',
  },
} as const satisfies Shape<typeof fi>;
