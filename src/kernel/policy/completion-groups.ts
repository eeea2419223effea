// What asks the same question with the same proposed answer of several places is confirmed once, with the list of them.

import type { CompletionRow } from './facts.ts';
import type { Policy } from './schema.ts';

/** The same for rows that are one thing to confirm, wherever they are counted. */
export function completionGroup(policy: Policy): (row: CompletionRow) => string {
  return (row) => {
    const [part, node] = row.id.split('/');
    const what = row.id.split('/').at(-1);
    const answer = part === 'recipients' ? answerOf(policy, node) : part === 'purposes' ? basisOf(policy, node) : '';
    return [part, what, row.superseded, row.rule, row.stated?.fi ?? '', row.reason.fi, answer].join('|');
  };
}

/** Two recipients are answered alike when their country, safeguard and way of getting at the data are the same. */
function answerOf(policy: Policy, id: string | undefined): string {
  const recipient = policy.recipients.find((each) => each.id === id);
  return recipient === undefined ? '' : [recipient.country, recipient.access, recipient.transfer?.instrument].join(' ');
}

function basisOf(policy: Policy, id: string | undefined): string {
  return policy.purposes.find((each) => each.id === id)?.basis ?? '';
}
