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

/** Leaves nothing of what was deleted in search indexes and in the log. Only indexes that did not forget at once are rewritten; from then on they do. */
export async function forgetInIndexes(database: Database, registry: Registry): Promise<void> {
  if (!(await indexesForget(database.db, registry)))
    // Together: an erasure meanwhile would only be noted in an index that is said to forget, and so would one after a crash in between.
    await database.tx(async (tx) => {
      for (const { searchIndex } of registry.all) if (searchIndex !== undefined) await ordered(tx, searchIndex, 'optimize');
      await secureIndexes({ db: tx }, registry, true);
    });
  await database.emptyLog();
}

/**
 * Whether the search index rewrites its pages at each deletion. In a bulk run it only notes deletions and goes on so until the
 * whole index is rewritten, before any certificate and also after a process that ended meanwhile; at all other times it is on.
 */
export async function secureIndexes(database: Pick<Database, 'db'>, registry: Registry, on: boolean): Promise<void> {
  if (dialectOf(database.db) !== 'sqlite') return;
  for (const { searchIndex } of registry.all) {
    if (searchIndex === undefined) continue;
    const index = sql.table(searchIndex);
    await sql`insert into ${index} (${sql.ref(searchIndex)}, rank) values ('secure-delete', ${sql.lit(on ? 1 : 0)})`.execute(database.db);
  }
}

async function ordered(conn: Conn, index: string, what: string): Promise<void> {
  await sql`insert into ${sql.table(index)} (${sql.ref(index)}) values (${sql.lit(what)})`.execute(conn);
}
