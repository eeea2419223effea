// The checks' own queries over memberships, runs, requests and staff, and the store of verdicts and signatures.

import type { AuditTables } from '#kernel/audit';
import type { AccessTables } from '#kernel/access';
import { sql } from '#platform/db';
import type { Conn, Selectable } from '#platform/db';
import type { AttestationTable, PromiseResultTable, ProofTables } from '../tables.ts';

export type ResultRow = Selectable<PromiseResultTable>;
export type AttestationRow = Selectable<AttestationTable>;
type Tables = ProofTables & AuditTables & AccessTables;
const on = (conn: Conn) => conn.withTables<Tables>();

async function pair(query: Promise<{ rows: { bad: number | null; total: number | null }[] }>): Promise<{ bad: number; of: number }> {
  const { rows } = await query;
  return { bad: Number(rows[0]?.bad ?? 0), of: Number(rows[0]?.total ?? 0) };
}

type Pair = { bad: number | null; total: number | null };

/** Memberships up for review without an open item, and items past their day. */
export function lateReviews(conn: Conn, registers: readonly string[], today: string): Promise<{ bad: number; of: number }> {
  return pair(
    sql<Pair>`select
      (select count(*) from membership m where m.ended_on is null and m.register_id in (${sql.join(registers)}) and m.review_on < ${today}
        and not exists (select 1 from review_item r where r.membership_id = m.id and r.decided_at is null))
      + (select count(*) from review_item r where r.decided_at is null and r.decide_by < ${today}) as bad,
      (select count(*) from membership m where m.ended_on is null and m.register_id in (${sql.join(registers)})) as total`.execute(conn),
  );
}

/** A run that a clock running ahead dated in the future says nothing about tonight's. */
export async function lastRun(conn: Conn, now: string): Promise<{ finished_at: string; failed: number } | undefined> {
  const found = await sql<{
    finished_at: string;
    failed: number;
  }>`select finished_at, failed from retention_run where finished_at <= ${now} order by finished_at desc limit 1`.execute(conn);
  return found.rows[0];
}

/** Groups under a statutory floor whose membership was ended, or erased, before the floor's day. */
export function floors(conn: Conn, today: string): Promise<{ bad: number; of: number }> {
  return pair(
    sql<Pair>`select sum(case when m.id is null or m.ended_on is not null and m.ended_on <= g.floor_until then 1 else 0 end) as bad, count(*) as total
      from group_due g left join membership m on m.id = g.membership_id where g.floor_until >= ${today}`.execute(conn),
  );
}

export function requests(conn: Conn, now: string): Promise<{ bad: number; of: number }> {
  return pair(
    sql<Pair>`select sum(case when state = 'planned' and deadline_at < ${now} or erased_at > deadline_at then 1 else 0 end) as bad, count(*) as total
      from erasure where ground in ('request', 'owner') and state <> 'cancelled'`.execute(conn),
  );
}

/** Cases that left nothing for law or a hold to keep: of the others a part stays on purpose, and says nothing here. */
const WHOLLY = sql`state in ('erased', 'certified') and coalesce(result, '') not like '%"kept":[{%'`;

/** Erased subjects that still own a row in one of these tables. */
export async function remains(conn: Conn, tables: readonly { table: string; column: string }[]): Promise<{ bad: number; of: number }> {
  const counts = tables.map(
    ({ table, column }) =>
      sql`(select count(*) from ${sql.table(table)} t where t.${sql.ref(column)} in (select subject_id from erasure where ${WHOLLY}))`,
  );
  return pair(
    sql<Pair>`select ${sql.join(counts, sql` + `)} + (select count(*) from erasure where state = 'erased') as bad, (select count(*) from erasure where ${WHOLLY}) as total`.execute(
      conn,
    ),
  );
}

export function sessionsPast(conn: Conn, now: string, latest: string): Promise<{ bad: number; of: number }> {
  return pair(
    sql<Pair>`select sum(case when expires_at > ${latest} then 1 else 0 end) as bad, count(*) as total from session where revoked_at is null and expires_at > ${now}`.execute(
      conn,
    ),
  );
}

/** Tokens in force, with what they may do and whether their maker still may. */
export async function liveTokens(conn: Conn, now: string) {
  const { rows } = await sql<{ permissions: string; created_at: string; expires_at: string; role: string; disabled_at: string | null }>`
    select t.permissions, t.created_at, t.expires_at, a.role, a.disabled_at from api_token t join account a on a.id = t.account_id
    where t.ended_at is null and t.expires_at > ${now}`.execute(conn);
  return rows;
}

/** Restricted people, and their records written after the restriction. */
export function restrictedChanges(conn: Conn): Promise<{ bad: number; of: number }> {
  return pair(
    sql<Pair>`select sum(case when exists (select 1 from person p join origin o on o.id = p.origin_id where p.id = s.id and o.recorded_at > s.restricted_at)
        or exists (select 1 from field_origin f join origin o on o.id = f.origin_id where f.subject_id = s.id and o.recorded_at > s.restricted_at) then 1 else 0 end) as bad,
      count(*) as total from subject s where s.restricted_at is not null`.execute(conn),
  );
}

export function activeAccounts(conn: Conn) {
  return on(conn)
    .selectFrom('account')
    .select(['id', 'name', 'password_hash', 'totp_confirmed_at', 'role'])
    .where('disabled_at', 'is', null)
    .execute();
}

export async function putResult(conn: Conn, row: ResultRow): Promise<void> {
  const { promise_id: _p, day: _d, ...changes } = row;
  await on(conn)
    .insertInto('promise_result')
    .values(row)
    .onConflict((oc) => oc.columns(['promise_id', 'day']).doUpdateSet(changes))
    .execute();
}

/** The latest result of each promise of this version of the declaration; never one that a clock running ahead dated in the future. */
export async function latestResults(conn: Conn, policyVersionId: string, now: string): Promise<Map<string, ResultRow>> {
  const rows = await on(conn)
    .selectFrom('promise_result')
    .selectAll()
    .where('policy_version_id', '=', policyVersionId)
    .where('at', '<=', now)
    .orderBy('day')
    .execute();
  return new Map(rows.map((row) => [row.promise_id, row]));
}

/** True when somebody looked at this version of the declaration on the day, by a clock that had not run ahead. */
export async function lookedOn(conn: Conn, policyVersionId: string, day: string, now: string): Promise<boolean> {
  const query = on(conn).selectFrom('promise_result').select('promise_id').where('policy_version_id', '=', policyVersionId);
  return (await query.where('day', '=', day).where('at', '<=', now).limit(1).executeTakeFirst()) !== undefined;
}

export async function daysSince(conn: Conn, day: string): Promise<{ day: string; verdict: string; n: number }[]> {
  const rows = await on(conn)
    .selectFrom('promise_result')
    .select((eb) => ['day', 'verdict', eb.fn.countAll<number>().as('n')])
    .where('day', '>=', day)
    .groupBy(['day', 'verdict'])
    .orderBy('day')
    .execute();
  return rows.map((row) => ({ ...row, n: Number(row.n) }));
}

export async function insertAttestation(conn: Conn, row: AttestationRow): Promise<void> {
  await on(conn).insertInto('attestation').values(row).execute();
}

/** The latest signature of each promise. */
export async function latestAttestations(conn: Conn): Promise<Map<string, AttestationRow>> {
  const rows = await on(conn).selectFrom('attestation').selectAll().orderBy('signed_at').orderBy('id').execute();
  return new Map(rows.map((row) => [row.promise_id, row]));
}

export async function oldestAudit(conn: Conn): Promise<string | undefined> {
  return (await on(conn).selectFrom('audit_entry').select('at').orderBy('seq').limit(1).executeTakeFirst())?.at;
}

/** What the accountability register of this room and of staff access no longer may hold. */
export async function dropPast(conn: Conn, days: { evidence: string; accounts: string; sessions: string }): Promise<void> {
  await on(conn).deleteFrom('promise_result').where('day', '<', days.evidence).execute();
  await on(conn).deleteFrom('attestation').where('signed_on', '<', days.evidence).execute();
  await on(conn).deleteFrom('session').where('expires_at', '<', days.sessions).execute();
  await on(conn).deleteFrom('account').where('disabled_at', '<', days.accounts).execute();
}

/** When the house was last started without its ledger, if ever. */
export async function ledgerOverride(conn: Conn): Promise<string | undefined> {
  const row = await on(conn)
    .selectFrom('ledger_outbox')
    .select('copied_at')
    .where('entry', 'like', '%"kind":"override"%')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : (row.copied_at ?? '');
}
