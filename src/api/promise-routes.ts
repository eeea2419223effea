// The promises page: every clause with its verdict, looking again, and signing what software cannot see.

import { actorOf } from '#kernel/access';
import type { AccessDeps, Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import { attest, countViews, promiseDays, promiseViews, runChecks } from '#kernel/proof';
import type { ProofDeps, PromiseView } from '#kernel/proof';
import type { HandlersOf } from '#platform/contract';
import type { promises } from './contract/promises.ts';

export interface PromiseRouteDeps {
  readonly deps: Deps;
  readonly access: AccessDeps;
  readonly proof: ProofDeps;
}

export function promiseHandlers({ deps, access, proof }: PromiseRouteDeps): HandlersOf<typeof promises, Call> {
  return {
    async list() {
      const [views, days] = [await promiseViews(deps), await promiseDays(deps)];
      return { lookedAt: latest(views), counts: countViews(views), promises: views, days };
    },
    async check() {
      await runChecks(proof);
      const { kept, broken, unknown } = countViews(await promiseViews(deps));
      return { kept, broken, unknown };
    },
    async attest({ body }, call) {
      const actorId = actorOf(call).id;
      const row = await attest(deps, body, actorId);
      await deps.database.tx((tx) => access.audit(tx, { actorId, actorKind: 'account', action: 'promise.attested', recordId: row.id }));
      return { ok: true };
    },
  };
}

function latest(views: readonly PromiseView[]): string | null {
  return views.reduce<string | null>(
    (found, view) => (view.nature !== 'attested' && view.at !== null && (found === null || view.at > found) ? view.at : found),
    null,
  );
}
