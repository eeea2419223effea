// What the full-text indexes hold beside the tables they copy.

import { searchIndexes, sql } from '#platform/db';
import type { Database } from '#platform/db';
import type { AnyKind } from '#kernel/records';

/** Entries of the full-text index that lead to a row that is gone, or to the erased subject. */
export async function strayIndexEntries(database: Database, kind: AnyKind, phrase: string, subjectId: string): Promise<number> {
  if (kind.searchIndex === undefined || database.dialect !== 'sqlite' || phrase.length < 3) return 0;
  const match = trigramsOf(phrase)
    .map((each) => `"${each.replaceAll('"', '""')}"`)
    .join(' AND ');
  const index = sql.table(kind.searchIndex);
  const whose = kind.subject !== 'none' && 'column' in kind.subject ? kind.subject.column : 'subject_id';
  const found = await sql<{ n: number }>`
    select count(*) as n from ${index} as f left join ${sql.table(kind.table)} as d on d.${sql.ref(kind.key)} = f.rowid
     where ${index} match ${match} and (d.${sql.ref(kind.key)} is null or d.${sql.ref(whose)} = ${subjectId})`.execute(database.db);
  return Number(found.rows[0]?.n ?? 0);
}

// The index keeps no places of its trigrams, so all of them together stand for the phrase.
function trigramsOf(phrase: string): string[] {
  const letters = Array.from(phrase);
  return [...new Set(letters.slice(2).map((_, i) => letters.slice(i, i + 3).join('')))];
}

/** Compares every full-text index with the table it copies; false when it holds more, or less, than the table. */
export async function indexesAgree(database: Database): Promise<boolean> {
  for (const { table } of await searchIndexes(database)) {
    try {
      await sql`insert into ${sql.table(table)} (${sql.ref(table)}, rank) values ('integrity-check', 1)`.execute(database.db);
    } catch {
      return false;
    }
  }
  return true;
}
