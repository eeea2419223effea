// What leaves the room of newsletters: rows with their equation, in a constant number of statements a page.

import { decodeCursor, encodeCursor } from '#customers';
import type { Deps } from '#kernel/deps';
import { inWords } from '../audiences/words.ts';
import type { Segment } from '../contract/segment.ts';
import { inForce } from '../features.ts';
import { purposeName } from '../purposes.ts';
import { pageOfCampaigns, placeOf, statesOf } from './queries.ts';
import type { CampaignRow, StateCount } from './queries.ts';
import { senderOf } from './sender.ts';
import { campaignOnFile, scopeOf, trialOf } from './service.ts';

/** A page of newsletters, or of automations. */
export async function campaignPage(deps: Deps, kind: CampaignRow['kind'], { after, limit }: { after?: string | undefined; limit: number }) {
  const { db } = deps.database;
  const rows = await pageOfCampaigns(db, { kind, after: decodeCursor(after), limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { rows: await rowViews(deps, shown), next: last ? encodeCursor(placeOf(last), last.id) : null };
}

export async function rowViews(deps: Deps, rows: readonly CampaignRow[]) {
  const frozen = rows.filter(({ begun_at, candidates }) => begun_at !== null || candidates !== null);
  const counts =
    frozen.length === 0
      ? []
      : await statesOf(
          deps.database.db,
          frozen.map(({ id }) => id),
        );
  const of = Map.groupBy(counts, ({ mailing_id }) => mailing_id);
  const policy = inForce(deps);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    state: row.state,
    reason: row.reason,
    purpose: purposeName(policy, row.purpose_id),
    localAt: row.local_at,
    begunAt: row.begun_at,
    endedAt: row.ended_at,
    changedAt: row.changed_at,
    tally: row.candidates === null ? null : sumOf(row.candidates, of.get(row.id) ?? []),
  }));
}

/** Every candidate in exactly one number. */
export function sumOf(candidates: number, counts: readonly Pick<StateCount, 'state' | 'n'>[]) {
  const n = (...states: readonly StateCount['state'][]) =>
    counts.reduce((sum, each) => sum + (states.includes(each.state) ? each.n : 0), 0);
  return {
    candidates,
    waiting: n('ready', 'claimed', 'handed'),
    accepted: n('accepted'),
    blocked: n('blocked'),
    failed: n('failed'),
    uncertain: n('uncertain'),
    erased: n('erased'),
  };
}

export async function campaignView(deps: Deps, id: string) {
  const row = await campaignOnFile(deps, id);
  const segment = JSON.parse(row.segment) as Segment;
  const [view] = await rowViews(deps, [row]);
  const [words] = await inWords(deps, [segment]);
  if (!view || !words) throw new Error('the newsletter that was just read is not there');
  const trial = trialOf(row);
  const sender = await senderOf(deps, row);
  return {
    ...view,
    kind: row.kind,
    scope: scopeOf(row),
    segment,
    words,
    audienceId: row.audience_id,
    fromName: sender.from_name,
    fromAddress: sender.from_address,
    replyTo: row.reply_to,
    maxLateMinutes: row.max_late_minutes,
    trial: trial && { share: trial.share, judge: trial.judge, waitHours: trial.waitHours, chosen: trial.chosen ?? null },
    version: row.campaign_version,
  };
}
