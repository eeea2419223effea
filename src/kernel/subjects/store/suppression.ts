/** Who asked not to be written to, or was erased, is recognised by a keyed hash alone when the address comes in again (Art. 21(3)). */
import { keyedHash } from '#platform/crypto';
import { reader, sql } from '#platform/db';
import type { Conn, Tx } from '#platform/db';
import type { SubjectTables } from '../tables.ts';
import { idList } from './id-list.ts';

/** Which key makes new hashes; raised when the key file gets another. */
export const SUPPRESSION_KEY_VERSION = 1;

export interface NewSuppression {
  readonly id: string;
  readonly hash: string;
  /** What is suppressed, e.g. 'email' or 'phone'. */
  readonly purpose: string;
  readonly since: string;
  /** A code such as 'erased' or 'ban'. */
  readonly reason: string;
  readonly keyVersion?: number;
}

/** Hash of a normalised address; the key file's key for this purpose and no other. */
export function suppressionHash(key: Buffer, purpose: string, normalised: string): string {
  return keyedHash(key, `suppression/${purpose}`, normalised);
}

/** Adds hashes; one that is there already keeps its earlier date. */
export async function suppress(tx: Tx, entries: readonly NewSuppression[]): Promise<void> {
  for (const each of entries) {
    const version = each.keyVersion ?? SUPPRESSION_KEY_VERSION;
    await sql`
      INSERT INTO suppression (id, hash, purpose, since, reason, key_version)
      VALUES (${each.id}, ${each.hash}, ${each.purpose}, ${each.since}, ${each.reason}, ${version})
      ON CONFLICT (hash, purpose) DO NOTHING`.execute(tx);
  }
}

/** Those of the hashes that are suppressed for the purpose. */
export async function suppressed(conn: Conn, purpose: string, hashes: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ hash: string }>`
    SELECT hash FROM suppression WHERE purpose = ${purpose} AND hash IN ${idList(conn, hashes)}`.execute(conn);
  return new Set(rows.map((row) => row.hash));
}

/** The same with the reason of each. */
export async function suppressedWhy(conn: Conn, purpose: string, hashes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ hash: string; reason: string }>`
    SELECT hash, reason FROM suppression WHERE purpose = ${purpose} AND hash IN ${idList(conn, hashes)}`.execute(conn);
  return new Map(rows.map((row) => [row.hash, row.reason]));
}

export async function suppressionCount(conn: Conn): Promise<number> {
  const { count } = await reader<SubjectTables>(conn)
    .selectFrom('suppression')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Adds hashes; one that is there already gets the later date, because it was asked for again. */
export async function suppressAgain(tx: Tx, entries: readonly NewSuppression[]): Promise<void> {
  for (const each of entries) {
    const version = each.keyVersion ?? SUPPRESSION_KEY_VERSION;
    await sql`
      INSERT INTO suppression (id, hash, purpose, since, reason, key_version)
      VALUES (${each.id}, ${each.hash}, ${each.purpose}, ${each.since}, ${each.reason}, ${version})
      ON CONFLICT (hash, purpose) DO UPDATE SET since = excluded.since, reason = excluded.reason
        WHERE suppression.since < excluded.since`.execute(tx);
  }
}
