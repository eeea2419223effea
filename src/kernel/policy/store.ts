// Versions are immutable and numbered: every datum, permission and piece of evidence points to the one in force when it was written (DESIGN §3).

import { sha256hex } from '#platform/crypto';
import { localDate } from '#platform/clock';
import { reader } from '#platform/db';
import type { Conn, Tx } from '#platform/db';
import { appError } from '#platform/errors';
import { accepted } from './load.ts';
import type { PolicyDraftTable, PolicyTables, PolicyVersionTable } from './tables.ts';

export interface PolicyVersion {
  id: string;
  no: number;
  policyId: string;
  yaml: string;
  /** The policy as JSON with keys in order; the hash is counted from it. */
  canonical: string;
  hash: string;
  /** Day from which it is in force, 'YYYY-MM-DD'. */
  effectiveFrom: string;
  publishedAt: string;
  publishedBy: string;
}

export interface Publication {
  id: string;
  yaml: string;
  effectiveFrom: string;
  at: Date;
  /** Account that published. */
  by: string;
}

/** Checks and publishes a policy as the next version. Refuses one with an error, naming its line and clause. */
export async function publishVersion(tx: Tx, { id, yaml, effectiveFrom, at, by }: Publication): Promise<PolicyVersion> {
  const policy = accepted(yaml);
  const canonical = canonicalJson(policy);
  const last = await reader<PolicyTables>(tx).selectFrom('policy_version').select('no').orderBy('no', 'desc').limit(1).executeTakeFirst();
  const row: PolicyVersionTable = {
    id,
    no: (last?.no ?? 0) + 1,
    policy_id: policy.id,
    yaml,
    canonical,
    hash: sha256hex(canonical),
    effective_from: effectiveFrom,
    published_at: at.toISOString(),
    published_by: by,
  };
  await tx.withTables<PolicyTables>().insertInto('policy_version').values(row).execute();
  return toVersion(row);
}

/** Versions that have not been taken back. */
function standing(conn: Conn) {
  return reader<PolicyTables>(conn)
    .selectFrom('policy_version')
    .selectAll('policy_version')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('policy_withdrawal').select('version_id').whereRef('version_id', '=', 'policy_version.id'))),
    );
}

/** The version in force at the instant: of those that have come into force, the one published last. */
export async function currentVersion(conn: Conn, at: Date): Promise<PolicyVersion | undefined> {
  const row = await standing(conn).where('effective_from', '<=', localDate(at)).orderBy('no', 'desc').limit(1).executeTakeFirst();
  return row && toVersion(row);
}

/** Versions published but not yet in force, the next one first. */
export async function comingVersions(conn: Conn, at: Date): Promise<PolicyVersion[]> {
  const rows = await standing(conn).where('effective_from', '>', localDate(at)).orderBy('effective_from').orderBy('no').execute();
  return rows.map(toVersion);
}

/** All versions that stand, newest first. */
export async function versions(conn: Conn): Promise<PolicyVersion[]> {
  return (await standing(conn).orderBy('no', 'desc').execute()).map(toVersion);
}

export interface ArchivedVersion extends PolicyVersion {
  /** When it was taken back before its day. */
  withdrawnAt: string | null;
}

/** Every version that was ever published, also those taken back, newest first. */
export async function archive(conn: Conn): Promise<ArchivedVersion[]> {
  const rows = await reader<PolicyTables>(conn)
    .selectFrom('policy_version')
    .leftJoin('policy_withdrawal', 'policy_withdrawal.version_id', 'policy_version.id')
    .selectAll('policy_version')
    .select('policy_withdrawal.withdrawn_at')
    .orderBy('no', 'desc')
    .execute();
  return rows.map(({ withdrawn_at: withdrawnAt, ...row }) => ({ ...toVersion(row), withdrawnAt }));
}

/** Takes back a version before its day. The caller holds the lock of publishing. */
export async function withdrawVersion(tx: Tx, { id, at, by }: { id: string; at: Date; by: string }): Promise<PolicyVersion> {
  const row = await standing(tx).where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw appError('not-found', 'errors.version-unknown');
  if (row.effective_from <= localDate(at)) throw appError('refused', 'errors.version-in-force', { params: { no: row.no } });
  await tx
    .withTables<PolicyTables>()
    .insertInto('policy_withdrawal')
    .values({ version_id: id, withdrawn_at: at.toISOString(), withdrawn_by: by })
    .execute();
  return toVersion(row);
}

export async function versionById(conn: Conn, id: string): Promise<PolicyVersion | undefined> {
  const row = await reader<PolicyTables>(conn).selectFrom('policy_version').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toVersion(row);
}

export interface PolicyDraft {
  id: string;
  baseVersionId: string | null;
  yaml: string;
  note: string;
  createdAt: string;
  createdBy: string;
  /** Goes up with every change of the text, so that two hands never overwrite each other. */
  revision: number;
  updatedAt: string;
  /** Texts that somebody has said to mean the same in every language. */
  confirmed: readonly ConfirmedText[];
}

/** `hash` is of the three texts: change one of them and nothing is confirmed any longer. */
export interface ConfirmedText {
  path: string;
  hash: string;
}

export type NewDraft = Omit<PolicyDraft, 'revision' | 'updatedAt' | 'confirmed'>;

/** Keeps a draft, right or wrong: only publishing judges it. The same id again replaces its text. */
export async function saveDraft(tx: Tx, draft: NewDraft): Promise<void> {
  const row: PolicyDraftTable = {
    id: draft.id,
    base_version_id: draft.baseVersionId,
    yaml: draft.yaml,
    note: draft.note,
    created_at: draft.createdAt,
    created_by: draft.createdBy,
    revision: 1,
    updated_at: draft.createdAt,
    confirmed: '[]',
  };
  const changes = { yaml: row.yaml, note: row.note, base_version_id: row.base_version_id, updated_at: row.updated_at };
  const insert = tx.withTables<PolicyTables>().insertInto('policy_draft').values(row);
  await insert
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((update) => ({ ...changes, revision: update('policy_draft.revision', '+', 1) })),
    )
    .execute();
}

export interface Revision {
  id: string;
  yaml: string;
  note?: string | undefined;
  /** The version that the text now holds the changes of, when it is another. */
  baseVersionId?: string;
  /** The revision that the writer had read. */
  revision: number;
  at: string;
}

/** The next revision of a draft; undefined when it is gone or another hand has changed it since. */
export async function reviseDraft(tx: Tx, { id, yaml, note, baseVersionId, revision, at }: Revision): Promise<number | undefined> {
  const changes = {
    yaml,
    revision: revision + 1,
    updated_at: at,
    ...(note === undefined ? {} : { note }),
    ...(baseVersionId === undefined ? {} : { base_version_id: baseVersionId }),
  };
  const update = tx.withTables<PolicyTables>().updateTable('policy_draft').set(changes);
  const done = await update.where('id', '=', id).where('revision', '=', revision).executeTakeFirst();
  return Number(done.numUpdatedRows) === 1 ? revision + 1 : undefined;
}

/** Replaces what was confirmed of a draft's texts. */
export async function confirmDraftTexts(tx: Tx, id: string, confirmed: readonly ConfirmedText[]): Promise<void> {
  await tx
    .withTables<PolicyTables>()
    .updateTable('policy_draft')
    .set({ confirmed: JSON.stringify(confirmed) })
    .where('id', '=', id)
    .execute();
}

/** All drafts, newest first. */
export async function drafts(conn: Conn): Promise<PolicyDraft[]> {
  return (await reader<PolicyTables>(conn).selectFrom('policy_draft').selectAll().orderBy('id', 'desc').execute()).map(toDraft);
}

export async function draftById(conn: Conn, id: string): Promise<PolicyDraft | undefined> {
  const row = await reader<PolicyTables>(conn).selectFrom('policy_draft').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toDraft(row);
}

export async function discardDraft(tx: Tx, id: string): Promise<void> {
  await tx.withTables<PolicyTables>().deleteFrom('policy_draft').where('id', '=', id).execute();
}

/** JSON with keys in order, so that the same policy always has the same hash. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}

function toVersion(row: PolicyVersionTable): PolicyVersion {
  return {
    id: row.id,
    no: row.no,
    policyId: row.policy_id,
    yaml: row.yaml,
    canonical: row.canonical,
    hash: row.hash,
    effectiveFrom: row.effective_from,
    publishedAt: row.published_at,
    publishedBy: row.published_by,
  };
}

function toDraft(row: PolicyDraftTable): PolicyDraft {
  return {
    id: row.id,
    baseVersionId: row.base_version_id,
    yaml: row.yaml,
    note: row.note,
    createdAt: row.created_at,
    createdBy: row.created_by,
    revision: row.revision,
    updatedAt: row.updated_at,
    confirmed: JSON.parse(row.confirmed) as ConfirmedText[],
  };
}
