// Two subjects are tried on a share; which the rest gets is chosen by hand, or by clicks of those who let themselves be followed.

import type { Deps } from '#kernel/deps';
import { releaseVariant } from '#kernel/mailings';
import type { Actor } from '#kernel/records';
import { appError } from '#platform/errors';
import { repeat } from '#platform/jobs';
import { writing } from '../audiences/service.ts';
import { clicksOf } from '../tracking/numbers.ts';
import { openTrials } from './queries.ts';
import type { CampaignRow } from './queries.ts';
import { campaignOnFile, REST, trialOf } from './service.ts';

export type Choice = 'a' | 'b';

/** The rest gets this subject. @throws errors.trial-open when there is nothing to choose */
export async function chooseVariant(deps: Deps, actor: Actor, id: string, choice: Choice): Promise<void> {
  const row = await campaignOnFile(deps, id);
  const trial = trialOf(row);
  if (trial === null || trial.chosen !== undefined || row.begun_at === null) throw appError('conflict', 'errors.trial-open');
  await writing(deps, actor, async (writer) => {
    const { tx } = writer.ctx;
    // The version says that nobody has chosen meanwhile.
    await writer.update('campaign', id, { trial: JSON.stringify({ ...trial, chosen: choice }) }, row.campaign_version);
    await releaseVariant(tx, deps, id, { from: REST, to: choice, actor });
  });
}

const SYSTEM: Actor = { id: 'lupaus', kind: 'system' };
const HOUR = 3_600_000;

/** Trials whose time is up and that clicks decide. Returns how many were decided. */
export async function judgeTrials(deps: Deps): Promise<number> {
  let decided = 0;
  for (const row of await openTrials(deps.database.db)) {
    if (!isUp(deps, row)) continue;
    await chooseVariant(deps, SYSTEM, row.id, await better(deps, row.id));
    decided += 1;
  }
  return decided;
}

function isUp({ clock }: Pick<Deps, 'clock'>, row: CampaignRow): boolean {
  const trial = trialOf(row);
  if (trial === null || trial.chosen !== undefined || trial.judge !== 'clicks' || row.begun_at === null) return false;
  return clock.now().getTime() >= Date.parse(row.begun_at) + trial.waitHours * HOUR;
}

/** The larger share of those who may be followed and clicked; where nobody may be, or both are alike, the first subject. */
async function better(deps: Deps, id: string): Promise<Choice> {
  const { variants } = await clicksOf(deps, id);
  const share = (choice: Choice) => {
    const found = variants.find(({ variant }) => variant === choice);
    return found === undefined || found.asked === 0 ? 0 : found.people / found.asked;
  };
  return share('b') > share('a') ? 'b' : 'a';
}

const ROUND_MS = 60_000;

/** Looks once a minute whose time is up. Returns what stops it, after what has begun is done. */
export function createTrialJudge(deps: Deps): { start(): () => Promise<void> } {
  // The name alone: a message may repeat what somebody is called.
  const failed = (error: unknown) => deps.log.error('trial.round', { error: error instanceof Error ? error.name : 'error' });
  return { start: () => repeat(ROUND_MS, () => judgeTrials(deps).catch(failed)) };
}
