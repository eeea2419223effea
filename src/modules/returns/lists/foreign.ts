// Hashes that another tool gave out instead of addresses: matched with everybody known, and the rest kept under our own key for whoever comes later.

import { eachEmail } from '#customers';
import type { Deps } from '#kernel/deps';
import { banMany } from '#kernel/permission';
import { policyOf, SYSTEM } from '#kernel/rights';
import { localDate } from '#platform/clock';
import { keyedHash, md5hex, sha256hex } from '#platform/crypto';
import type { Conn, Tx } from '#platform/db';
import { addForeign, anyForeign, foreignAmong } from '../queries.ts';
import type { ListRow } from './read.ts';

const ALL = '';

/** Whose address each hash of the list is of, among everybody known. Other tools hash the address in small letters without spaces around. */
export async function knownHashes(deps: Pick<Deps, 'database'>, rows: readonly ListRow[]): Promise<Map<string, string>> {
  const wanted = new Set(rows.flatMap(({ hash }) => hash ?? []));
  const found = new Map<string, string>();
  for await (const normals of eachEmail(deps.database.db))
    for (const { normal } of normals) for (const hash of hashesOf(normal)) if (wanted.has(hash)) found.set(hash, normal);
  return found;
}

function hashesOf(normal: string): string[] {
  return [md5hex(normal), sha256hex(normal)];
}

/** Kept under our key, so that whoever steals the list learns nothing of it. */
function markOf({ keys }: Pick<Deps, 'keys'>, hash: string): string {
  return keyedHash(keys.suppression, 'suppression/foreign', hash);
}

export async function keepForeign(
  tx: Tx,
  deps: Pick<Deps, 'keys'>,
  { hashes, purpose, at }: { hashes: readonly string[]; purpose: string | null; at: Date },
): Promise<void> {
  await addForeign(
    tx,
    hashes.map((hash) => ({ id: markOf(deps, hash), purpose: purpose ?? ALL, since: at.toISOString() })),
  );
}

/** Contact points whose address was banned by such a hash before it came here: nothing is sent to them, from the first moment. */
export async function foreignAt(deps: Pick<Deps, 'keys'>, conn: Conn, contactIds: readonly string[]): Promise<string[]> {
  if (!(await anyForeign(conn))) return [];
  const found: string[] = [];
  for await (const points of eachEmail(conn, contactIds)) {
    const marks = new Map(points.flatMap(({ id, normal }) => hashesOf(normal).map((hash) => [markOf(deps, hash), id] as const)));
    for (const { id } of await foreignAmong(conn, [...marks.keys()])) found.push(marks.get(id) ?? '');
  }
  return found;
}

/** Every night such a hash becomes a ban of whoever came with its address. */
export async function banForeign(deps: Deps): Promise<number> {
  const { db } = deps.database;
  if (deps.policy.current() === null || !(await anyForeign(db))) return 0;
  const at = deps.clock.now();
  let banned = 0;
  for await (const points of eachEmail(db)) {
    const marks = new Map(
      points.flatMap(({ subjectId, normal }) => hashesOf(normal).map((hash) => [markOf(deps, hash), subjectId] as const)),
    );
    for (const [purpose, rows] of Map.groupBy(await foreignAmong(db, [...marks.keys()]), (row) => row.purpose)) {
      const days = new Map(rows.map(({ id }) => [marks.get(id) ?? '', localDate(at)]));
      const by = { act: { actor: SYSTEM, at }, method: 'import' } as const;
      banned += (await deps.database.tx((tx) => banMany(tx, deps, policyOf(deps), days, { purpose: purpose === ALL ? null : purpose, by })))
        .size;
    }
  }
  if (banned > 0) await deps.flushLedger?.();
  return banned;
}
