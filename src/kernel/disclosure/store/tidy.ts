// Old agreements, accounts, shares, consents and copies: what ended more than the declared period ago and is no longer pointed to.

import { sql } from '#platform/db';
import type { Tx } from '#platform/db';

/** How many rows went. An agreement, consent or copy stays while a line of the log rests on it. */
export async function deleteDealsBefore(tx: Tx, day: string): Promise<number> {
  const gone = [
    sql`delete from partner_share where ended_at < ${day}`,
    sql`delete from partner_account where valid_until < ${day}`,
    sql`delete from disclosure_consent where coalesce(withdrawn_at, given_on) < ${day}
      and not exists (select 1 from disclosure as d where d.basis_ref = disclosure_consent.id)
      and (withdrawn_at is not null or not exists (select 1 from subject as s where s.id = disclosure_consent.subject_id))`,
    sql`delete from export_copy where destroyed_at < ${day} and not exists (select 1 from disclosure as d where d.copy_id = export_copy.id)`,
    sql`delete from recipient_agreement where coalesce(ended_at, valid_until) < ${day}
      and not exists (select 1 from disclosure as d where d.basis_ref = recipient_agreement.id)`,
    sql`delete from recipient_party where created_at < ${day}
      and not exists (select 1 from recipient_agreement as a where a.party_id = recipient_party.id)
      and not exists (select 1 from partner_account as p where p.party_id = recipient_party.id)
      and not exists (select 1 from partner_share as s where s.party_id = recipient_party.id)
      and not exists (select 1 from disclosure as d where d.party_id = recipient_party.id)`,
  ];
  let n = 0;
  for (const each of gone) n += Number((await each.execute(tx)).numAffectedRows ?? 0n);
  return n;
}
