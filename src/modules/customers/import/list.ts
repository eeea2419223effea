// The imports so far: what each brought, who did it, from where, and whether it can still be taken back.

import { accountById } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import type { ResponseOf } from '#platform/contract';
import type { imports } from '../contract.ts';
import { recentRuns } from '../queries-import.ts';
import { reversibleUntil } from './reverse.ts';

const SHOWN = 100;

export async function importRows(deps: Deps, isReversing: (id: string) => boolean): Promise<ResponseOf<typeof imports.list>> {
  const runs = await recentRuns(deps.database.db, SHOWN);
  const names = new Map<string, string>();
  for (const id of new Set(runs.map(({ account_id }) => account_id))) names.set(id, (await accountById(deps.database.db, id))?.name ?? id);
  const policy = deps.policy.current();
  return {
    rows: runs.map((run) => ({
      ...run,
      about: run.about === 'organisations' ? 'organisations' : 'people',
      registerId: run.register_id,
      source: policy?.sources.get(run.source)?.name ?? { fi: run.source, sv: run.source, en: run.source },
      who: names.get(run.account_id) ?? run.account_id,
      startedAt: run.started_at,
      finishedAt: run.finished_at,
      reversedAt: run.reversed_at,
      reversibleUntil: isReversing(run.id) ? null : reversibleUntil(deps, run),
    })),
  };
}
