// Many erasures in one go: how the search index forgets meanwhile.

import { dialectOf, sql } from '#platform/db';
import type { Conn, Database } from '#platform/db';
import type { Registry } from '#kernel/records';

/** True while every search index takes an entry out at once. */
export async function indexesForget(conn: Conn, registry: Registry): Promise<boolean> {
  if (dialectOf(conn) !== 'sqlite') return true;
  for (const { searchIndex } of registry.all) {
    if (searchIndex === undefined) continue;
    const { rows } = await sql<{ v: number }>`select v from ${sql.table(`${searchIndex}_config`)} where k = 'secure-delete'`.execute(conn);
    if (Number(rows[0]?.v ?? 0) !== 1) return false;
  }
  return true;
}

/**
 * Whether the search index rewrites its pages at each deletion. In a bulk run it only notes deletions, because `optimise` rewrites
 * the whole index before any certificate; at all other times it is on, and every start turns it on again.
 */
export async function secureIndexes(database: Pick<Database, 'db'>, registry: Registry, on: boolean): Promise<void> {
  if (dialectOf(database.db) !== 'sqlite') return;
  for (const { searchIndex } of registry.all) {
    if (searchIndex === undefined) continue;
    const index = sql.table(searchIndex);
    await sql`insert into ${index} (${sql.ref(searchIndex)}, rank) values ('secure-delete', ${sql.lit(on ? 1 : 0)})`.execute(database.db);
  }
}
