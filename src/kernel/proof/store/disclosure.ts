// The checks' own reading of what was shown and given: the bare log beside agreements, consents and the chain, and how each can be broken.

import { sql } from '#platform/db';
import type { Conn } from '#platform/db';
import { addPeriod, localDate } from '#platform/clock';
import type { CheckContext, CheckParams } from '../check.ts';

/** Lines that say the same, with the first and the last moment of them. */
export interface LineGroup {
  readonly recipient_id: string;
  readonly way: string;
  readonly fields: string;
  readonly basis_kind: string;
  readonly policy_version_id: string;
  readonly first: string;
  readonly last: string;
  readonly n: number;
  readonly agreement_recipient: string | null;
  readonly agreement_kind: string | null;
  readonly signed_on: string | null;
  readonly valid_until: string | null;
  readonly ended_at: string | null;
  /** How many of them rest on a consent that was never filed, is of somebody else or for somebody else, or had been withdrawn. */
  readonly bad_consents: number;
}

export async function lineGroups(conn: Conn): Promise<LineGroup[]> {
  const { rows } = await sql<LineGroup>`
    select d.recipient_id, d.way, d.fields, d.basis_kind, d.policy_version_id, min(d.at) as first, max(d.at) as last, count(*) as n,
           a.recipient_id as agreement_recipient, a.kind as agreement_kind, a.signed_on, a.valid_until, a.ended_at,
           sum(case when d.basis_kind = 'consent' and (c.id is null or c.subject_id <> d.subject_id or c.recipient_id <> d.recipient_id
                or coalesce(c.withdrawn_at, '9') < d.at) then 1 else 0 end) as bad_consents
      from disclosure as d
      left join recipient_agreement as a on d.basis_kind = 'agreement' and a.id = d.basis_ref
      left join disclosure_consent as c on d.basis_kind = 'consent' and c.id = d.basis_ref
     group by d.recipient_id, d.way, d.fields, d.basis_kind, d.policy_version_id,
           a.recipient_id, a.kind, a.signed_on, a.valid_until, a.ended_at`.execute(conn);
  return rows.map((row) => ({ ...row, n: Number(row.n), bad_consents: Number(row.bad_consents) }));
}

/** Lines without their entry in the chain, entries without their line, and copies that do not have a line for each person. */
export async function unmatched(conn: Conn, since: string): Promise<{ bad: number; of: number }> {
  const { rows } = await sql<{ lines: number; stray: number; gone: number; copies: number }>`select
    (select count(*) from disclosure) as lines,
    (select count(*) from disclosure where id not in (select record_id from audit_entry where action = 'disclose' and record_id is not null)) as stray,
    (select count(*) from audit_entry where action = 'disclose' and at >= ${since} and record_id not in (select id from disclosure)) as gone,
    (select count(*) from export_copy as c where c.made_at >= ${since}
       and c.people <> (select count(distinct d.subject_id) from disclosure as d where d.copy_id = c.id)) as copies`.execute(conn);
  const [row] = rows;
  return { bad: Number(row?.stray ?? 0) + Number(row?.gone ?? 0) + Number(row?.copies ?? 0), of: Number(row?.lines ?? 0) };
}

export async function linesSaying(conn: Conn, agreementId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from disclosure where basis_ref = ${agreementId}`.execute(conn);
  return Number(rows[0]?.n ?? 0);
}

/** An agreement of a party of its own, for a trial that is taken back. */
export async function putAgreement(
  ctx: CheckContext,
  conn: Conn,
  of: { recipient: string; kind: string; until: string },
): Promise<{ id: string; partyId: string }> {
  const [id, partyId, at] = [ctx.deps.ids.next(), ctx.deps.ids.next(), ctx.deps.clock.now()];
  const signed = addPeriod(localDate(at), '-P1Y');
  await sql`insert into recipient_party (id, recipient_id, name, created_at, created_by)
    values (${partyId}, ${of.recipient}, ${`trial ${partyId}`}, ${at.toISOString()}, 'proof')`.execute(conn);
  await sql`insert into recipient_agreement (id, party_id, recipient_id, kind, signed_on, valid_until, place, filed_at, filed_by)
    values (${id}, ${partyId}, ${of.recipient}, ${of.kind}, ${signed}, ${of.until}, 'proof', ${at.toISOString()}, 'proof')`.execute(conn);
  return { id, partyId };
}

/** A line written past the house. */
async function strayLine(
  ctx: CheckContext,
  params: CheckParams,
  line: { fields: string; kind: 'agreement' | 'consent'; ref: string },
): Promise<void> {
  const recipients = [...ctx.policy.recipients.keys()];
  const recipient = params['recipient'] ?? recipients[0] ?? 'x';
  const [id, at, db] = [ctx.deps.ids.next(), ctx.deps.clock.now().toISOString(), ctx.deps.database.db];
  await sql`insert into disclosure (id, subject_id, recipient_id, way, fields, basis_kind, basis_ref, at, policy_version_id, actor_kind, actor_id)
    values (${id}, 'stray', ${recipient}, 'view', ${line.fields}, ${line.kind}, ${line.ref}, ${at}, ${ctx.policy.versionId}, 'account', 'x')`.execute(
    db,
  );
}

/** Something was seen on an agreement that had run out. */
export async function sabotageAgreement(ctx: CheckContext, params: CheckParams): Promise<void> {
  const recipient = params['recipient'] ?? [...ctx.policy.recipients.keys()][0] ?? 'x';
  const until = addPeriod(localDate(ctx.deps.clock.now()), '-P1D');
  const { id } = await putAgreement(ctx, ctx.deps.database.db, { recipient, kind: 'processing-agreement', until });
  await strayLine(ctx, { recipient }, { fields: '[]', kind: 'agreement', ref: id });
}

/** More was given than the notice says. */
export function sabotageWhitelist(ctx: CheckContext, params: CheckParams): Promise<void> {
  return strayLine(ctx, params, { fields: '["person.name","person.note"]', kind: 'agreement', ref: 'x' });
}

/** Given on a consent that nobody filed. */
export function sabotageGround(ctx: CheckContext, params: CheckParams): Promise<void> {
  return strayLine(ctx, params, { fields: '[]', kind: 'consent', ref: 'nobody' });
}

/** A line that the chain knows nothing of. */
export function sabotageLog(ctx: CheckContext, params: CheckParams): Promise<void> {
  return strayLine(ctx, params, { fields: '[]', kind: 'agreement', ref: 'x' });
}
