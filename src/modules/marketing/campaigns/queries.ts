// Reading of newsletters and automations: the module's words beside the engine's row, in one statement.

import { idList } from '#kernel/subjects';
import type { MailingTables } from '#kernel/mailings';
import { reader, sql } from '#platform/db';
import type { Conn, Selectable } from '#platform/db';
import type { CampaignTable, CampaignTables } from './tables.ts';

type MailingTable = MailingTables['mailing'];
/** The mailing with what the module keeps of it. */
export type CampaignRow = Selectable<Omit<CampaignTable, 'version'>> &
  Selectable<Omit<MailingTable, 'id'>> & { readonly campaign_version: number };

const on = (conn: Conn) => reader<CampaignTables & MailingTables>(conn);

export async function campaignNames(conn: Conn, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await on(conn)
    .selectFrom('campaign')
    .select(['id', 'name'])
    .where('id', 'in', sql<string>`${idList(conn, ids)}`)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

const COLUMNS = sql`m.*, c.name, c.segment, c.audience_id, c.trial, c."trigger", c.form_id, c.account_id, c.changed_at, c.version as campaign_version`;

export async function campaignById(conn: Conn, id: string): Promise<CampaignRow | undefined> {
  const { rows } = await sql<CampaignRow>`select ${COLUMNS} from campaign c join mailing m on m.id = c.id where c.id = ${id}`.execute(conn);
  return rows[0] && counted(rows[0]);
}

/** Where a row stands in the list: what is still being written comes before what is on its way or gone. */
export function placeOf({ state, changed_at }: Pick<CampaignRow, 'state' | 'changed_at'>): string {
  return `${state === 'draft' ? 1 : 0}${changed_at}`;
}

const PLACE = sql`(case when m.state = 'draft' then '1' else '0' end || c.changed_at)`;

/** Drafts first, then the newest, keyset paged. */
export async function pageOfCampaigns(
  conn: Conn,
  { kind, after, limit }: { kind: MailingTable['kind']; after: readonly [place: string, id: string] | null; limit: number },
): Promise<CampaignRow[]> {
  const beyond = after === null ? sql`` : sql`and (${PLACE}, c.id) < (${after[0]}, ${after[1]})`;
  const { rows } = await sql<CampaignRow>`select ${COLUMNS} from campaign c join mailing m on m.id = c.id
    where m.kind = ${kind} ${beyond} order by ${PLACE} desc, c.id desc limit ${limit}`.execute(conn);
  return rows.map(counted);
}

/** What waits for somebody: mailings that paused, and drafts of newsletters that nobody has touched since `untouched`, the oldest first. */
export async function waitingCampaigns(conn: Conn, untouched: string, limit: number): Promise<CampaignRow[]> {
  const { rows } = await sql<CampaignRow>`select ${COLUMNS} from campaign c join mailing m on m.id = c.id
    where (m.state = 'paused' and not (m.kind = 'automation' and m.reason = 'staff'))
       or (m.state = 'draft' and m.kind = 'newsletter' and c.changed_at < ${untouched}
         and not exists (select 1 from newsletter_content n where n.mailing_id = c.id and n.changed_at >= ${untouched}))
    order by case when m.state = 'paused' then 0 else 1 end, c.changed_at, c.id limit ${limit}`.execute(conn);
  return rows.map(counted);
}

/** PostgreSQL hands out large whole numbers as text. */
function counted(row: CampaignRow): CampaignRow {
  return {
    ...row,
    version: Number(row.version),
    campaign_version: Number(row.campaign_version),
    candidates: row.candidates === null ? null : Number(row.candidates),
    max_late_minutes: Number(row.max_late_minutes),
  };
}

/** Trials of two subjects whose rest still waits. */
export async function openTrials(conn: Conn): Promise<CampaignRow[]> {
  const { rows } = await sql<CampaignRow>`select ${COLUMNS} from campaign c join mailing m on m.id = c.id
    where c.trial is not null and m.state = 'sending' and m.begun_at is not null`.execute(conn);
  return rows.map(counted);
}

export interface StateCount {
  readonly mailing_id: string;
  readonly state: MailingTables['mailing_recipient']['state'];
  readonly n: number;
}

/** How many rows of the ledger stand in each state, for the mailings of a page. */
export async function statesOf(conn: Conn, ids: readonly string[]): Promise<StateCount[]> {
  const { rows } = await sql<StateCount>`select mailing_id, state, count(*) as n from mailing_recipient
    where mailing_id in ${idList(conn, ids)} group by mailing_id, state`.execute(conn);
  return rows.map((row) => ({ ...row, n: Number(row.n) }));
}

/** Who was left out of a mailing, by rule or by what ended it. */
export async function blockedOf(conn: Conn, id: string, samples: number): Promise<{ rule: string; n: number; samples: string[] }[]> {
  const { rows } = await sql<{ rule: string; n: number | string; subject_id: string }>`
    select rule, n, subject_id from (
      select coalesce(reason, rule) as rule, subject_id, count(*) over (partition by coalesce(reason, rule)) as n,
        row_number() over (partition by coalesce(reason, rule) order by id) as place
      from mailing_recipient where mailing_id = ${id} and state = 'blocked') as q
    where place <= ${samples} order by n desc, rule, place`.execute(conn);
  const found = Map.groupBy(rows, ({ rule }) => rule);
  return [...found].map(([rule, of]) => ({ rule, n: Number(of[0]?.n ?? 0), samples: of.map(({ subject_id }) => subject_id) }));
}

export async function acceptedBy(conn: Conn, id: string, column: 'lang' | 'variant'): Promise<{ key: string; n: number }[]> {
  const of = sql.ref(column);
  const { rows } = await sql<{ key: string; n: number | string }>`select ${of} as key, count(*) as n from mailing_recipient
    where mailing_id = ${id} and state = 'accepted' group by ${of} order by ${of}`.execute(conn);
  return rows.map(({ key, n }) => ({ key, n: Number(n) }));
}

/** Automations that are on and that this form sets off. */
export async function standingAutomations(conn: Conn, formId: string): Promise<CampaignRow[]> {
  const { rows } = await sql<CampaignRow>`select ${COLUMNS} from campaign c join mailing m on m.id = c.id
    where m.kind = 'automation' and m.state = 'sending' and (c.form_id is null or c.form_id = ${formId}) order by c.id`.execute(conn);
  return rows.map(counted);
}
