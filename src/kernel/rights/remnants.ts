// What a query cannot see: whether the bytes of a file still hold words of somebody who is gone.

import type { Conn, Database } from '#platform/db';
import type { Registry } from '#kernel/records';
import { identitiesOf } from './needles.ts';
import { pagesOf, textTables } from './store/scan.ts';

/** Words by which a person is found in this database: name, addresses, customer number, as they are written. */
export async function wordsOf(conn: Conn, registry: Registry, subjectId: string): Promise<string[]> {
  const { needles } = await identitiesOf(conn, registry, subjectId, false);
  return needles.map(({ raw }) => raw).filter((word) => word.length >= SHORTEST);
}

/** Shorter words stand in any file by chance. */
const SHORTEST = 5;

/** Which of the words stand in these bytes, as written or in small letters. */
export async function wordsInBytes(source: AsyncIterable<Buffer>, words: readonly string[]): Promise<Set<string>> {
  const spellings = words.flatMap((word) => [...new Set([word, word.toLowerCase()])].map((each) => ({ word, bytes: Buffer.from(each) })));
  const longest = Math.max(0, ...spellings.map(({ bytes }) => bytes.length));
  const found = new Set<string>();
  // A word may lie across two parts.
  let end = Buffer.alloc(0);
  for await (const part of source) {
    const bytes = Buffer.concat([end, part]);
    for (const { word, bytes: sought } of spellings) if (!found.has(word) && bytes.includes(sought)) found.add(word);
    end = Buffer.from(bytes.subarray(-longest));
  }
  return found;
}

/** Which of the words a reader of the database finds: a namesake's name or a shared number may stay. */
export async function wordsInRows(database: Database, registry: Registry, words: Iterable<string>): Promise<Set<string>> {
  const sought = [...words].map((word) => ({ word, small: word.toLowerCase() }));
  const found = new Set<string>();
  if (sought.length === 0) return found;
  for (const table of await textTables(database, registry)) {
    for await (const page of pagesOf(database, table)) {
      for (const text of page.flatMap(({ values }) => Object.values(values))) {
        if (typeof text !== 'string') continue;
        const small = text.toLowerCase();
        for (const each of sought) if (small.includes(each.small)) found.add(each.word);
      }
    }
  }
  return found;
}
