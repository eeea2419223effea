/** Who asked not to be written to, or was erased, is recognised by a keyed hash alone when the address comes in again (Art. 21(3)). */
import { keyedHash } from '#platform/crypto';
import { dialectOf, reader, sql } from '#platform/db';
import type { Conn, RawBuilder, Tx } from '#platform/db';
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

const CHUNK = 1000;

/** Adds hashes; one that is there already gets the later date, because it was asked for again. One statement for each thousand. */
export async function suppressAgain(tx: Tx, entries: readonly NewSuppression[]): Promise<void> {
  const rows = latestOf(entries);
  for (let start = 0; start < rows.length; start += CHUNK)
    await sql`
      INSERT INTO suppression (id, hash, purpose, since, reason, key_version)
      ${rowsIn(tx, rows.slice(start, start + CHUNK))}
      ON CONFLICT (hash, purpose) DO UPDATE SET since = excluded.since, reason = excluded.reason
        WHERE suppression.since < excluded.since`.execute(tx);
}

/** A statement may touch a row only once, so what is asked for twice is told once, with the later date. */
function latestOf(entries: readonly NewSuppression[]): NewSuppression[] {
  const rows = new Map<string, NewSuppression>();
  for (const each of entries) {
    const key = `${each.hash} ${each.purpose}`;
    const first = rows.get(key);
    if (first === undefined) rows.set(key, each);
    else if (first.since < each.since) rows.set(key, { ...first, since: each.since, reason: each.reason });
  }
  return [...rows.values()];
}

/** Rows as one bound value, so that the statement stays the same however many there are. */
function rowsIn(tx: Tx, rows: readonly NewSuppression[]): RawBuilder<unknown> {
  const json = JSON.stringify(
    rows.map(({ id, hash, purpose, since, reason, keyVersion = SUPPRESSION_KEY_VERSION }) => [
      id,
      hash,
      purpose,
      since,
      reason,
      keyVersion,
    ]),
  );
  const columns = sql`value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4`;
  // SQLite reads an ON after a FROM as a join, unless a condition stands between.
  return dialectOf(tx) === 'sqlite'
    ? sql`SELECT ${columns}, value ->> 5 FROM json_each(${json}) WHERE true`
    : sql`SELECT ${columns}, (value ->> 5)::integer FROM jsonb_array_elements(${json}::jsonb)`;
}
