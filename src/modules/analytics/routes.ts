// Answers about visits to the API.

import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import type { HandlersOf } from '#platform/contract';
import type { analytics } from './contract.ts';
import { registersForVisits } from './features.ts';
import { overviewOf } from './report.ts';
import { ownHost, setSites, sitesOf } from './sites.ts';

export function analyticsHandlers(deps: Deps): HandlersOf<typeof analytics, Call> {
  const { db } = deps.database;
  const told = (others: readonly string[]) => ({ own: ownHost(deps), others: [...others], address: deps.config.publicUrl });
  return {
    async registers() {
      const policy = deps.policy.current();
      const ids = policy === null ? [] : registersForVisits(policy);
      return { registers: ids.map((id) => ({ id, name: policy?.registers.get(id)?.name ?? { fi: id, sv: id, en: id } })) };
    },
    overview: ({ query }) => overviewOf(deps, query),
    sites: async () => told(await sitesOf(db)),
    setSites: async ({ body }) => told(await setSites(deps.database, body.others)),
  };
}
