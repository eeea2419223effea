// The published notices as the site sees them: the one in force, and every earlier one, which stays readable for those it was given to.

import { compiled, versions } from '#kernel/policy';
import type { Policy, PolicyHolder } from '#kernel/policy';
import type { Database } from '#platform/db';

export interface PublishedNotice {
  readonly policy: Policy;
  readonly versionNo: number;
  /** Day from which it is in force, 'YYYY-MM-DD'. */
  readonly effectiveFrom: string;
}

export interface NoticeShelf {
  /** The notice in force; null before the register is in use. */
  current(): PublishedNotice | null;
  /** All versions, newest first. */
  versions(): Promise<readonly Omit<PublishedNotice, 'policy'>[]>;
  version(no: number): Promise<PublishedNotice | null>;
}

/** The shelf of a running register. */
export function noticeShelf({ database, policy }: { database: Database; policy: PolicyHolder }): NoticeShelf {
  return {
    current: () => policy.current(),
    async versions() {
      return (await versions(database.db)).map(({ no, effectiveFrom }) => ({ versionNo: no, effectiveFrom }));
    },
    async version(no) {
      const found = (await versions(database.db)).find((version) => version.no === no);
      return found === undefined ? null : compiled(found);
    },
  };
}
