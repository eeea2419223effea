// The port of the engine: whom a mailing is for and what it says, as the module keeps them.

import type { Deps } from '#kernel/deps';
import type { MailingLetters } from '#kernel/mailings';
import { audiencePeople } from '../audiences/people.ts';
import { newsletterLangs, newsletterTemplate, newsletterValues } from '../content/letters.ts';
import type { Segment } from '../contract/segment.ts';
import { campaignById } from './queries.ts';

export function marketingLetters(deps: Deps): MailingLetters {
  return {
    audience: (mailingId) => peopleOf(deps, mailingId),
    langs: (conn, subjectIds) => newsletterLangs(deps, conn, subjectIds),
    template: (mailingId, lang, variant) => newsletterTemplate(deps, mailingId, lang, variant),
    values: (tx, mailingId, recipients) => newsletterValues(deps, tx, mailingId, recipients),
  };
}

/** An automation has nobody to begin with: people come to it one by one. */
async function* peopleOf(deps: Deps, mailingId: string): AsyncGenerator<readonly string[]> {
  const row = await campaignById(deps.database.db, mailingId);
  if (row === undefined || row.kind === 'automation') return;
  yield* audiencePeople(deps, JSON.parse(row.segment) as Segment);
}
