// All rooms ask one holder which declaration is in force, so that a version takes effect everywhere at the same moment.

import { localDate } from '#platform/clock';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/db';
import { compilePolicy } from './compile.ts';
import type { CompiledPolicy } from './compile.ts';
import { policySchema } from './schema.ts';
import { comingVersions, currentVersion } from './store.ts';
import type { PolicyVersion } from './store.ts';

export interface PolicyHolder {
  /** The policy in force now; null before the first is published. */
  current(): CompiledPolicy | null;
  /** Reads the versions again; call after publishing, and where another process may have published. */
  reload(): Promise<void>;
}

/** Loads what is in force; a version published for a later day takes over on that day by itself. */
export async function createPolicyHolder({ database, clock }: { database: Database; clock: Clock }): Promise<PolicyHolder> {
  let current: CompiledPolicy | null = null;
  let coming: PolicyVersion[] = [];
  async function reload(): Promise<void> {
    const at = clock.now();
    const [version, later] = [await currentVersion(database.db, at), await comingVersions(database.db, at)];
    // Compiling again would lose the rooms' own caches by identity.
    if (version?.id !== current?.versionId) current = version === undefined ? null : compiled(version);
    coming = later;
  }
  function advance(): void {
    const today = localDate(clock.now());
    for (let next = coming[0]; next !== undefined && next.effectiveFrom <= today; next = coming[0]) {
      coming.shift();
      if (next.no > (current?.versionNo ?? 0)) current = compiled(next);
    }
  }
  await reload();
  return {
    reload,
    current() {
      if (coming.length > 0) advance();
      return current;
    },
  };
}

/** A version was judged when it was published; a later, stricter check must not take it out of force. */
export function compiled({ id, no, effectiveFrom, canonical }: PolicyVersion): CompiledPolicy {
  return compilePolicy(policySchema.parse(JSON.parse(canonical)), { versionId: id, versionNo: no, effectiveFrom });
}

/** A holder of one policy that never changes; for tests, previews and the command line. */
export function fixedHolder(policy: CompiledPolicy | null): PolicyHolder {
  return { current: () => policy, reload: () => Promise.resolve() };
}
