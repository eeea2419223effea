// All rooms ask one holder which declaration is in force, so that a version takes effect everywhere at the same moment.

import { localDate } from '#platform/clock';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/db';
import { compilePolicy } from './compile.ts';
import type { CompiledPolicy } from './compile.ts';
import { policySchema } from './schema.ts';
import { DEFAULT_REFERENCE, referenceOn } from './reference-data.ts';
import type { Reference, ReferenceDatum } from './reference-data.ts';
import { comingVersions, currentVersion } from './store.ts';
import { corrections } from './store-reference.ts';
import type { PolicyVersion } from './store.ts';

export interface PolicyHolder {
  /** The policy in force now; null before the first is published. */
  current(): CompiledPolicy | null;
  /** The facts of law and authorities as they hold today in this house; the same object until one of them changes. */
  reference(): Reference;
  /** Reads the versions again; call after publishing, and where another process may have published. */
  reload(): Promise<void>;
}

/** Loads what is in force; a version published for a later day takes over on that day by itself. */
export async function createPolicyHolder({ database, clock }: { database: Database; clock: Clock }): Promise<PolicyHolder> {
  let current: CompiledPolicy | null = null;
  let coming: PolicyVersion[] = [];
  let corrected: ReferenceDatum[] = [];
  let known: { day: string; reference: Reference } | undefined;
  async function reload(): Promise<void> {
    const at = clock.now();
    const [version, later] = [await currentVersion(database.db, at), await comingVersions(database.db, at)];
    // Compiling again would lose the rooms' own caches by identity.
    if (version?.id !== current?.versionId) current = version === undefined ? null : compiled(version);
    coming = later;
    const facts = await corrections(database.db);
    if (JSON.stringify(facts) !== JSON.stringify(corrected)) known = undefined;
    corrected = facts;
  }
  function reference(): Reference {
    const day = localDate(clock.now());
    if (known?.day === day) return known.reference;
    const now = referenceOn(corrected, day);
    const same = known !== undefined && [...now.data].every(([id, datum]) => known?.reference.data.get(id) === datum);
    known = { day, reference: same && known ? known.reference : now };
    return known.reference;
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
    reference,
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
  return { current: () => policy, reference: () => DEFAULT_REFERENCE, reload: () => Promise.resolve() };
}
