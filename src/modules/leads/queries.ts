// All reading of the leads module: a constant number of queries, whatever the number of rows.

import { idList } from '#kernel/subjects';
import type { SubjectTables } from '#kernel/subjects';
import { reader, sql } from '#platform/db';
import type { Conn, RawBuilder, Selectable } from '#platform/db';
import type { LeadStepTable, LeadsTables, LeadTable } from './tables.ts';

export type LeadRow = Selectable<LeadTable>;
export type LeadStepRow = Selectable<LeadStepTable>;

const on = (conn: Conn) => reader<LeadsTables & Pick<SubjectTables, 'subject'>>(conn);

function among(conn: Conn, ids: readonly string[]): RawBuilder<string> {
  return sql<string>`${idList(conn, ids)}`;
}

export async function leadById(conn: Conn, id: string): Promise<LeadRow | undefined> {
  const row = await on(conn).selectFrom('lead').selectAll().where('id', '=', id).executeTakeFirst();
  return row && counted(row);
}

export interface PageOf {
  /** Only these stages; all when absent. */
  readonly stages: readonly string[] | undefined;
  readonly source: string | undefined;
  readonly after: readonly [createdAt: string, id: string] | null;
  readonly limit: number;
}

/** Newest first, keyset paged. */
export async function pageOfLeads(conn: Conn, { stages, source, after, limit }: PageOf): Promise<LeadRow[]> {
  let query = on(conn).selectFrom('lead').selectAll();
  if (stages) query = query.where('stage', 'in', among(conn, stages));
  if (source !== undefined) query = query.where('source', '=', source);
  if (after) query = query.where((eb) => eb(eb.refTuple('created_at', 'id'), '<', eb.tuple(after[0], after[1])));
  return (await query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute()).map(counted);
}

/** The first cards of each stage, what has waited longest first; nobody acts on data whose processing is restricted. */
export async function boardRows(conn: Conn, stages: readonly string[], limit: number): Promise<LeadRow[]> {
  if (stages.length === 0) return [];
  const { rows } = await sql<LeadRow & { place: number }>`
    select * from (select l.*, row_number() over (partition by l.stage order by coalesce(l.closed_on, '') desc, l.stage_since, l.id) as place
      from lead l join subject s on s.id = l.subject_id where s.restricted_at is null and l.stage in ${idList(conn, stages)}) as q
    where q.place <= ${limit} order by q.place`.execute(conn);
  return rows.map(counted);
}

/** Open leads, what has stood longest in its stage first; nobody acts on data whose processing is restricted. */
export async function openLeads(conn: Conn, stages: readonly string[], limit: number): Promise<LeadRow[]> {
  const query = on(conn).selectFrom('lead as l').innerJoin('subject as s', 's.id', 'l.subject_id').selectAll('l');
  const rows = query.where('l.stage', 'in', among(conn, stages)).where('s.restricted_at', 'is', null);
  return (await rows.orderBy('l.stage_since').orderBy('l.id').limit(limit).execute()).map(counted);
}

export interface StageCount {
  readonly stage: string;
  readonly n: number;
  readonly cents: number;
}

export async function countsByStage(conn: Conn): Promise<StageCount[]> {
  const { rows } =
    await sql<StageCount>`select stage, count(*) as n, coalesce(sum(value_cents), 0) as cents from lead group by stage`.execute(conn);
  return rows.map(({ stage, n, cents }) => ({ stage, n: Number(n), cents: Number(cents) }));
}

/** Leads with a person, or with an organisation, itself or beside a person. */
export async function leadsWith(conn: Conn, subjectId: string): Promise<LeadRow[]> {
  const query = on(conn).selectFrom('lead').selectAll();
  const rows = query.where((eb) => eb.or([eb('subject_id', '=', subjectId), eb('organisation_id', '=', subjectId)]));
  return (await rows.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(50).execute()).map(counted);
}

export function stepsOf(conn: Conn, leadId: string): Promise<LeadStepRow[]> {
  return on(conn).selectFrom('lead_step').selectAll().where('lead_id', '=', leadId).orderBy('id', 'desc').limit(200).execute();
}

/** Stages and reasons that some lead or its history bears. */
export async function bornLists(conn: Conn): Promise<{ stages: string[]; reasons: string[] }> {
  const { rows } = await sql<{ of: string; id: string }>`
    select 'stage' as of, stage as id from lead group by stage union select 'stage', to_stage from lead_step group by to_stage
    union select 'reason', lost_reason from lead where lost_reason is not null group by lost_reason`.execute(conn);
  const ids = (of: string) => rows.filter((row) => row.of === of).map(({ id }) => id);
  return { stages: ids('stage'), reasons: ids('reason') };
}

export interface OutcomeCount extends StageCount {
  readonly source: string;
  readonly reason: string | null;
}

/** What was won and lost between two days, by source and reason. */
export async function outcomesBetween(conn: Conn, from: string, until: string): Promise<OutcomeCount[]> {
  const { rows } = await sql<OutcomeCount>`
    select stage, source, lost_reason as reason, count(*) as n, coalesce(sum(value_cents), 0) as cents from lead
    where closed_on between ${from} and ${until} group by stage, source, lost_reason`.execute(conn);
  return rows.map((row) => ({ ...row, n: Number(row.n), cents: Number(row.cents) }));
}

/** PostgreSQL hands out large whole numbers as text. */
function counted<Row extends LeadRow>(row: Row): Row {
  return { ...row, value_cents: row.value_cents === null ? null : Number(row.value_cents), version: Number(row.version) };
}

/** Which of these subjects are organisations. */
export async function organisationsAmong(conn: Conn, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = on(conn).selectFrom('subject').select('id').where('kind', '=', 'organisation');
  return new Set((await rows.where('id', 'in', among(conn, ids)).execute()).map(({ id }) => id));
}
