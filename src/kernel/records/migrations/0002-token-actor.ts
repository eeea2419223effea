/** A program that writes with a token is an actor of its own. */
import { sql } from '#platform/db';
import type { Migration } from '#platform/db';

export const tokenActor: Migration = {
  name: 'records/0002-token-actor',
  async up(tx) {
    // A column cannot change what it admits on SQLite; one that replaces it can. The rule goes with its column.
    await sql`ALTER TABLE origin RENAME COLUMN actor_kind TO actor_kind_before`.execute(tx);
    await sql`ALTER TABLE origin ADD COLUMN actor_kind TEXT NOT NULL DEFAULT 'system' CHECK (actor_kind IN ('account', 'token', 'system', 'subject', 'cli'))`.execute(
      tx,
    );
    await sql`UPDATE origin SET actor_kind = actor_kind_before`.execute(tx);
    await sql`ALTER TABLE origin DROP COLUMN actor_kind_before`.execute(tx);
  },
};
