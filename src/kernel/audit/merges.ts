// Who was merged into whom, as the ledger tells: a copy from before a merge knows two people where later lines name one.

import type { Conn } from '#platform/db';
import type { LedgerEntry, LedgerKind } from './ledger-entry.ts';
import { mergeEntries } from './store-ledger.ts';

/** What is taken from the one who stayed is taken from whoever went into them; so are single fields. An erasure of all names them by itself. */
const SPREADS: ReadonlySet<LedgerKind> = new Set([
  'ban',
  'withdrawal',
  'objection',
  'restriction',
  'release',
  'rectification',
  'hold',
  'hold-release',
]);

export interface Merges {
  /** The line itself, and the same for each who had been merged into its person by then. */
  linesOf(entry: LedgerEntry): LedgerEntry[];
}

/** What the ledger of this database tells, and of each line of a newer one as it is done again. */
export async function mergesOf(conn: Conn): Promise<Merges> {
  const into = new Map<string, Set<string>>();
  for (const entry of await mergeEntries(conn)) note(JSON.parse(entry) as LedgerEntry);

  function note({ kind, subjectId, ref }: LedgerEntry): void {
    if (subjectId === undefined || ref === undefined) return;
    if (kind === 'merge') into.set(subjectId, (into.get(subjectId) ?? new Set()).add(ref));
    if (kind === 'merge-end') into.get(subjectId)?.delete(ref);
  }
  function all(id: string): string[] {
    return [...(into.get(id) ?? [])].flatMap((old) => [old, ...all(old)]);
  }
  return {
    linesOf(entry) {
      note(entry);
      const { subjectId, ref } = entry;
      const part = entry.kind === 'erasure' && entry.fields !== undefined;
      if (subjectId === undefined || !(part || SPREADS.has(entry.kind))) return [entry];
      const code = part ? { code: 'merged' } : {};
      const named = (old: string) => (ref === undefined ? {} : { ref: `${ref}:${old}` });
      return [entry, ...all(subjectId).map((old) => ({ ...entry, ...code, ...named(old), subjectId: old }))];
    },
  };
}
