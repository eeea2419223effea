// Recipients of the declaration beside what is on file for them: agreements and their state, accounts, what they saw last.

import { addPeriod, localDate } from '#platform/clock';
import type { Conn } from '#platform/db';
import type { CompiledPolicy, Recipient } from '#kernel/policy';
import { agreementsThatServe, groundOf, inForce, serving } from './needs.ts';
import type { Ground } from './needs.ts';
import { allAgreements, allParties, partnerAccounts } from './store/deals.ts';
import { sumsByRecipient } from './store/log.ts';
import type { AgreementKind, AgreementRow, PartnerAccountRow, PartyRow } from './tables.ts';

export type AgreementState = 'in-force' | 'ending' | 'coming' | 'expired' | 'ended';

export interface PartyView {
  readonly party: PartyRow;
  readonly agreements: readonly { readonly row: AgreementRow; readonly state: AgreementState }[];
  readonly accounts: readonly PartnerAccountRow[];
  /** The agreement that opens the door today. */
  readonly serving: AgreementRow | undefined;
}

export interface RecipientView {
  readonly recipient: Recipient;
  readonly ground: Ground;
  readonly needs: readonly AgreementKind[];
  readonly parties: readonly PartyView[];
  /** True when something may be shown or given today. */
  readonly open: boolean;
  readonly disclosures: number;
  readonly lastAt: string | null;
}

const SOON = 'P30D';

/** In the order of the declaration. */
export async function recipientViews(conn: Conn, policy: CompiledPolicy, at: Date): Promise<RecipientView[]> {
  const day = localDate(at);
  const [parties, agreements, accounts, sums] = [
    await allParties(conn),
    await allAgreements(conn),
    await partnerAccounts(conn),
    await sumsByRecipient(conn),
  ];
  return [...policy.recipients.values()].map((recipient): RecipientView => {
    const views = parties
      .filter((party) => party.recipient_id === recipient.id)
      .map((party): PartyView => {
        const mine = agreements.filter((each) => each.party_id === party.id);
        return {
          party,
          agreements: mine.map((row) => ({ row, state: stateOf(row, day) })),
          accounts: accounts.filter((each) => each.party_id === party.id),
          serving: serving(recipient, mine, day),
        };
      });
    const ground = groundOf(recipient);
    const sum = sums.find((each) => each.recipient_id === recipient.id);
    return {
      recipient,
      ground,
      needs: agreementsThatServe(recipient),
      parties: views,
      open: ground !== 'agreement' || views.some((view) => view.serving !== undefined),
      disclosures: sum?.n ?? 0,
      lastAt: sum?.last ?? null,
    };
  });
}

function stateOf(row: AgreementRow, day: string): AgreementState {
  if (row.ended_at !== null) return 'ended';
  if (row.signed_on > day) return 'coming';
  if (!inForce(row, day)) return 'expired';
  return row.valid_until !== null && row.valid_until <= addPeriod(day, SOON) ? 'ending' : 'in-force';
}
