// What came of a newsletter: the equation, who was left out and why, whom the house is not sure of, what came back, and clicks of those alone who let themselves be followed.

import { subjectLabels } from '#customers';
import type { Deps } from '#kernel/deps';
import { recipientsOf, returnTally } from '#kernel/mailings';
import { isLang } from '#platform/i18n';
import { leftOutViews, namedOf } from '../audiences/left-out.ts';
import { clicksOf, opensOf } from '../tracking/numbers.ts';
import { failureWords } from './failure-words.ts';
import { acceptedBy, blockedOf, statesOf } from './queries.ts';
import { countUnsubscribed } from './queries-recipients.ts';
import { campaignOnFile } from './service.ts';
import { sumOf } from './views.ts';

const SAMPLES = 5;
/** More names than this are read in the table. */
const NAMED = 200;

export async function reportOf(deps: Deps, id: string) {
  const { db } = deps.database;
  const row = await campaignOnFile(deps, id);
  const left = await blockedOf(db, id, SAMPLES);
  const uncertain = await recipientsOf(db, id, { state: 'uncertain', limit: NAMED });
  const failed = await recipientsOf(db, id, { state: 'failed', limit: NAMED });
  const labels = await subjectLabels(
    deps,
    [...uncertain, ...failed].map(({ subject_id }) => subject_id),
  );
  const named = (subjectId: string) => namedOf(labels, [subjectId])[0] ?? null;
  const [opens, clicks] = [await opensOf(deps, id), await clicksOf(deps, id)];
  const tally = sumOf(row.candidates ?? 0, await statesOf(db, [id]));
  return {
    tally,
    left: await leftOutViews(deps, left),
    uncertain: uncertain.map((each) => ({
      id: each.id,
      subject: named(each.subject_id),
      at: each.handed_at,
      left: each.reason === 'left',
    })),
    failed: failed.map(({ id: ledger, subject_id, reason, code }) => ({
      id: ledger,
      subject: named(subject_id),
      because: failureWords(reason, code),
      code,
    })),
    unsubscribed: await countUnsubscribed(db, id),
    languages: (await acceptedBy(db, id, 'lang')).flatMap(({ key, n }) => (isLang(key) ? [{ lang: key, accepted: n }] : [])),
    variants:
      row.trial === null
        ? []
        : (await acceptedBy(db, id, 'variant')).map(({ key, n }) => ({ id: key, accepted: n, clicked: clickedIn(clicks, key) })),
    returns: await returnsOf(deps, id),
    tracked:
      opens.on || clicks.on ? { consenting: Math.max(opens.asked, clicks.asked), opened: opens.people, clicked: clicks.people } : null,
  };
}

/** Clicks on one of two subjects; null where nobody is followed. */
function clickedIn({ on, variants }: Awaited<ReturnType<typeof clicksOf>>, key: string): number | null {
  return on ? (variants.find(({ variant }) => variant === key)?.people ?? 0) : null;
}

async function returnsOf(deps: Deps, id: string): Promise<{ kind: string; n: number }[]> {
  const counts = await returnTally(deps.database.db, id);
  return Object.entries(counts).flatMap(([kind, n]) => (typeof n === 'number' && n > 0 ? [{ kind, n }] : []));
}
