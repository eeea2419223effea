// Answers about visits to the API.

import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import type { HandlersOf } from '#platform/contract';
import type { analytics } from './contract.ts';
import { overviewOf } from './report.ts';
import { ownHost, setSites, sitesOf } from './sites.ts';

export function analyticsHandlers(deps: Deps): HandlersOf<typeof analytics, Call> {
  const { db } = deps.database;
  const told = (others: readonly string[]) => ({ own: ownHost(deps), others: [...others], address: deps.config.publicUrl });
  return {
    overview: ({ query }) => overviewOf(deps, query),
    sites: async () => told(await sitesOf(db)),
    setSites: async ({ body }) => told(await setSites(deps.database, body.others)),
  };
}
