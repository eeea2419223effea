// The manifest of the returns module. It has no feature of its own: where letters may be sent, what comes back must be heard.

import { dropReturnsBefore, reachedAgain } from '#kernel/mailings';
import type { Module } from '#kernel/module';
import { addPeriod, localDate } from '#platform/clock';
import { noticesBefore } from './hooks/take.ts';
import { banForeign } from './lists/foreign.ts';
import { returnsMigrations } from './migrations/index.ts';
import { returnsDictionary } from './phrases.ts';
import { dropPast } from './queries.ts';
import { returnsKinds } from './records.ts';

/** As the accountability register says of mailings. */
const KEEP = 'P3Y';

export const returnsModule: Module = {
  name: 'returns',
  uses: ['customers'],
  kinds: returnsKinds,
  migrations: returnsMigrations,
  phrases: returnsDictionary,
  automated: false,
  features: () => [],
  async night(deps, at) {
    await reachedAgain(deps);
    await banForeign(deps);
    await dropReturnsBefore(deps.database.db, addPeriod(localDate(at), `-${KEEP}`));
    return dropPast(deps.database.db, { now: at.toISOString(), notices: noticesBefore(at) });
  },
};
