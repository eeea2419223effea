// Hashes that another tool gave out instead of addresses: matched with everybody known, and the rest kept under our own key for whoever comes later.

import { eachEmail } from '#customers';
import type { Deps } from '#kernel/deps';
import { banMany, banUnknown } from '#kernel/permission';
import { policyOf, SYSTEM } from '#kernel/rights';
import { localDate } from '#platform/clock';
import { keyedHash, md5hex, sha256hex } from '#platform/crypto';
import type { Conn, Tx } from '#platform/db';
import { addForeign, anyForeign, dropForeign, foreignAmong, widenForeign } from '../queries.ts';
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

export function hashesOf(normal: string): string[] {
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
  const rows = hashes.map((hash) => ({ id: markOf(deps, hash), purpose: purpose ?? ALL, since: at.toISOString() }));
  await addForeign(tx, rows);
  await widenForeign(
    tx,
    rows.map(({ id }) => id),
    purpose ?? ALL,
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

/**
 * Every night such a hash becomes a ban of whoever came with its address, and of the address for whoever comes with it next. The hash has
 * then done its work: a consent that the person gives later, knowing of the ban, is not forbidden once more.
 */
export async function banForeign(deps: Deps): Promise<number> {
  const { db } = deps.database;
  if (deps.policy.current() === null || !(await anyForeign(db))) return 0;
  let banned = 0;
  for await (const points of eachEmail(db)) {
    const holders = Map.groupBy(
      points.flatMap((point) => hashesOf(point.normal).map((hash) => ({ ...point, mark: markOf(deps, hash) }))),
      ({ mark }) => mark,
    );
    for (const [purpose, rows] of Map.groupBy(await foreignAmong(db, [...holders.keys()]), (row) => row.purpose)) {
      const known = rows.flatMap(({ id }) => holders.get(id) ?? []);
      const marks = rows.map(({ id }) => id);
      banned += await deps.database.tx((tx) => banKnown(tx, deps, { purpose: purpose === ALL ? null : purpose, known, marks }));
    }
  }
  if (banned > 0) await deps.flushLedger?.();
  return banned;
}

interface Known {
  readonly purpose: string | null;
  readonly known: readonly { readonly subjectId: string; readonly normal: string }[];
  readonly marks: readonly string[];
}

async function banKnown(tx: Tx, deps: Deps, { purpose, known, marks }: Known): Promise<number> {
  const at = deps.clock.now();
  const policy = policyOf(deps);
  const today = localDate(at);
  const days = new Map(known.map(({ subjectId }) => [subjectId, today]));
  const by = { act: { actor: SYSTEM, at }, method: 'import' } as const;
  const { size } = await banMany(tx, deps, policy, days, { purpose, by });
  await banUnknown(tx, deps, policy, { days: new Map(known.map(({ normal }) => [normal, today])), purpose, at });
  await dropForeign(tx, marks);
  return size;
}
