// What came of leads: open ones by stage, and what was won and lost in a period by reason and by source. Counts and sums, no names.

import type { Deps } from '#kernel/deps';
import type { Text } from '#platform/i18n';
import { countsByStage, outcomesBetween } from './queries.ts';
import type { StageCount } from './queries.ts';
import { leadLists, ofKind } from './stages.ts';
import { sourceName } from './views.ts';

type Counted = Pick<StageCount, 'n' | 'cents'>;

const UNKNOWN: Text = { fi: 'Ei syytä', sv: 'Utan orsak', en: 'No reason' };

export async function reportOf(deps: Deps, { from, until }: { from: string; until: string }) {
  const { db } = deps.database;
  const lists = await leadLists(db);
  const counts = new Map((await countsByStage(db)).map((count) => [count.stage, count]));
  const outcomes = await outcomesBetween(db, from, until);
  const [won, lost] = [ofKind(lists, 'won').id, ofKind(lists, 'lost').id];
  const of = (stage: string) => outcomes.filter((outcome) => outcome.stage === stage);
  const reasons = Map.groupBy(of(lost), ({ reason }) => reason);
  const sources = Map.groupBy(outcomes, ({ source }) => source);
  return {
    stages: lists.stages.filter(({ kind }) => kind === 'open').map((stage) => ({ ...stage, ...sum([counts.get(stage.id) ?? NONE]) })),
    won: sum(of(won)),
    lost: sum(of(lost)),
    reasons: [...reasons].map(([id, rows]) => {
      const name = lists.reasons.find((reason) => reason.id === id)?.name ?? UNKNOWN;
      return { id, name, ...sum(rows) };
    }),
    sources: [...sources].map(([id, rows]) => ({
      id,
      name: sourceName(deps, id),
      won: sum(rows.filter(({ stage }) => stage === won)),
      lost: sum(rows.filter(({ stage }) => stage === lost)),
    })),
  };
}

const NONE: Counted = { n: 0, cents: 0 };

function sum(rows: readonly Counted[]): Counted {
  return { n: rows.reduce((all, { n }) => all + n, 0), cents: rows.reduce((all, { cents }) => all + cents, 0) };
}
