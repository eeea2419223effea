// Who got a newsletter, who pressed its way out, to whom it did not get and why: by name as long as they are in the register, a page at a time.

import { subjectLabels } from '#customers';
import type { Deps } from '#kernel/deps';
import type { Text } from '#platform/i18n';
import { becauseOf, namedOf } from '../audiences/left-out.ts';
import { failureWords } from './failure-words.ts';
import { pageOfOutcome } from './queries-recipients.ts';
import type { Outcome, OutcomeRow } from './queries-recipients.ts';
import { campaignOnFile } from './service.ts';

export interface RecipientsAsked {
  readonly mailingId: string;
  readonly outcome: Outcome;
  readonly after: string | undefined;
  readonly limit: number;
}

/** @throws errors.record-not-found */
export async function recipientsByOutcome(deps: Deps, asked: RecipientsAsked) {
  await campaignOnFile(deps, asked.mailingId);
  const found = await pageOfOutcome(deps.database.db, { ...asked, limit: asked.limit + 1 });
  const rows = found.slice(0, asked.limit);
  const labels = await subjectLabels(
    deps,
    rows.map(({ subject_id }) => subject_id),
  );
  return {
    rows: rows.map((row) => ({
      id: row.id,
      subject: namedOf(labels, [row.subject_id])[0] ?? null,
      at: row.at,
      because: whyOf(row, asked.outcome),
      code: row.code,
    })),
    next: found.length > asked.limit ? (rows.at(-1)?.id ?? null) : null,
  };
}

function whyOf({ reason, code }: OutcomeRow, outcome: Outcome): Text | null {
  switch (outcome) {
    case 'blocked':
      return becauseOf(reason ?? '');
    case 'failed':
    case 'returned':
      return failureWords(reason, code);
    default:
      return null;
  }
}
