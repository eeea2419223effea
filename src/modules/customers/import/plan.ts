// What an import does with each row is decided before anything is written, so that the preview and the import are one and the same.

import type { Deps } from '#kernel/deps';
import { errorText } from '#kernel/phrases';
import { standings, suppressed, suppressionHash } from '#kernel/subjects';
import type { Conn } from '#platform/db';
import { appError } from '#platform/errors';
import { phrases } from '../phrases.ts';
import { holdersOf } from '../queries.ts';
import { rowError } from './rows.ts';
import type { ImportedPerson, RowError } from './rows.ts';

export interface Merge {
  readonly row: ImportedPerson;
  readonly subjectId: string;
}

export interface Plan {
  readonly create: readonly ImportedPerson[];
  readonly merge: readonly Merge[];
  /** Rows whose holder asked not to be taken in again. */
  readonly banned: readonly RowError[];
  readonly errors: readonly RowError[];
}

/** Looks up a batch of rows: five queries whatever their number, and nothing is written. */
export async function planBatch(deps: Deps, conn: Conn, rows: readonly ImportedPerson[]): Promise<Plan> {
  // Holders first, bans after: who is erased in between is found banned, not taken in again.
  const holders = await holdersByNormal(
    conn,
    'person.email',
    rows.flatMap((row) => row.email?.normal ?? []),
  );
  const bannedBy = await bans(deps, conn, rows);
  const free = rows.filter((row) => bannedBy(row) === null);
  const banned = rows.flatMap((row) => (bannedBy(row) === null ? [] : [rowError(row, bannedBy(row), BANNED)]));
  const standing = await standings(conn, [...new Set(holders.values())]);
  const create: ImportedPerson[] = [];
  const merge: Merge[] = [];
  const errors: RowError[] = [];
  for (const row of free) {
    const subjectId = row.email ? holders.get(row.email.normal) : undefined;
    if (subjectId === undefined) create.push(row);
    else if (standing.get(subjectId)?.restricted === true) errors.push(rowError(row, null, RESTRICTED));
    else merge.push({ row, subjectId });
  }
  return { create, merge, errors, banned };
}

const BANNED = phrases.text('import.banned');
const RESTRICTED = errorText(appError('locked', 'errors.subject-restricted'));

/** The field by which a row is kept out, or null. An address on the list keeps its holder out; a number does so only while nobody in the register has it, because colleagues share a switchboard. */
async function bans(deps: Deps, conn: Conn, rows: readonly ImportedPerson[]): Promise<(row: ImportedPerson) => string | null> {
  const emails = await suppressedAmong(
    deps,
    conn,
    'email',
    rows.flatMap((row) => row.email?.normal ?? []),
  );
  const phones = await suppressedAmong(
    deps,
    conn,
    'phone',
    rows.flatMap((row) => row.phone?.normal ?? []),
  );
  const shared = await holdersByNormal(conn, 'person.phone', [...phones]);
  return ({ email, phone }) => {
    if (email !== null && emails.has(email.normal)) return 'person.email';
    return phone !== null && phones.has(phone.normal) && !shared.has(phone.normal) ? 'person.phone' : null;
  };
}

async function suppressedAmong(deps: Deps, conn: Conn, purpose: 'email' | 'phone', normals: readonly string[]): Promise<Set<string>> {
  if (normals.length === 0) return new Set();
  const byHash = new Map(normals.map((normal) => [suppressionHash(deps.keys.suppression, purpose, normal), normal]));
  const hits = await suppressed(conn, purpose, [...byHash.keys()]);
  return new Set([...hits].flatMap((hash) => byHash.get(hash) ?? []));
}

/** The oldest holder of each. */
async function holdersByNormal(conn: Conn, fieldId: string, normals: readonly string[]): Promise<Map<string, string>> {
  const rows = await holdersOf(conn, fieldId, normals);
  return new Map(rows.toReversed().map((row) => [row.normal, row.subject_id]));
}
