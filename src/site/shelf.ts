// The published notices as the site sees them: the one in force, and every earlier one, which stays readable for those it was given to.

import { archive, comparePolicies, compiled } from '#kernel/policy';
import type { CompiledPolicy, Policy, PolicyHolder, PolicyVersion, Reference } from '#kernel/policy';
import { localDate } from '#platform/clock';
import type { Database } from '#platform/db';
import type { Text } from '#platform/i18n';

export interface PublishedNotice {
  readonly policy: Policy;
  readonly versionNo: number;
  /** Day from which it is in force, 'YYYY-MM-DD'. */
  readonly effectiveFrom: string;
  /** Facts of law and authorities as they hold now: whom to complain to is never told from the past. */
  readonly reference: Reference;
  /** Taken back before its day. */
  readonly withdrawn?: boolean;
}

/** A version in the list: when it is in force, and what it changed. */
export interface ShelvedVersion {
  readonly versionNo: number;
  readonly effectiveFrom: string;
  /** Day on which it was published, 'YYYY-MM-DD'. */
  readonly publishedOn: string;
  /** Day on which it was taken back before it came into force. */
  readonly withdrawnOn?: string;
  /** Sentences on what differs from the version before. */
  readonly changes?: readonly Text[];
}

export interface NoticeShelf {
  /** The notice in force; null before the register is in use. */
  current(): PublishedNotice | null;
  /** All versions, newest first. */
  versions(): Promise<readonly ShelvedVersion[]>;
  version(no: number): Promise<PublishedNotice | null>;
}

/** The shelf of a running register. */
export function noticeShelf({ database, policy }: { database: Database; policy: PolicyHolder }): NoticeShelf {
  // Versions are immutable, so what one changed is told once.
  const told = new Map<string, readonly Text[]>();
  const changesOf = (version: PolicyVersion, before: PolicyVersion | undefined): readonly Text[] => {
    const key = `${version.id} ${before?.id}`;
    const known = told.get(key);
    if (known !== undefined || before === undefined) return known ?? [];
    const changes = comparePolicies(compiled(before).policy, compiled(version).policy).map(({ text }) => text);
    told.set(key, changes);
    return changes;
  };
  const onShelf = ({ policy: said, versionNo, effectiveFrom }: CompiledPolicy): PublishedNotice => {
    return { policy: said, versionNo, effectiveFrom, reference: policy.reference() };
  };
  return {
    current() {
      const now = policy.current();
      return now === null ? null : onShelf(now);
    },
    async versions() {
      const all = await archive(database.db);
      return all.map((version, i) => ({
        ...(version.withdrawnAt === null ? {} : { withdrawnOn: localDate(new Date(version.withdrawnAt)) }),
        versionNo: version.no,
        effectiveFrom: version.effectiveFrom,
        publishedOn: localDate(new Date(version.publishedAt)),
        // What it changed is told against what stood before it.
        changes: changesOf(
          version,
          all.slice(i + 1).find(({ withdrawnAt }) => withdrawnAt === null),
        ),
      }));
    },
    async version(no) {
      const found = (await archive(database.db)).find((version) => version.no === no);
      return found === undefined ? null : { ...onShelf(compiled(found)), withdrawn: found.withdrawnAt !== null };
    },
  };
}
