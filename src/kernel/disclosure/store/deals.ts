// Parties, agreements, partner accounts, shares and filed consents.

import { reader } from '#platform/db';
import type { Conn, Tx } from '#platform/db';
import type { AgreementRow, DisclosureConsentRow, DisclosureTables, PartnerAccountRow, PartyRow, ShareRow } from '../tables.ts';

const read = (conn: Conn) => reader<DisclosureTables>(conn);
const write = (tx: Tx) => tx.withTables<DisclosureTables>();

export function partyById(conn: Conn, id: string): Promise<PartyRow | undefined> {
  return read(conn).selectFrom('recipient_party').selectAll().where('id', '=', id).executeTakeFirst();
}

export function allParties(conn: Conn): Promise<PartyRow[]> {
  return read(conn).selectFrom('recipient_party').selectAll().orderBy('name').execute();
}

export function partyNamed(conn: Conn, recipientId: string, name: string): Promise<PartyRow | undefined> {
  const rows = read(conn).selectFrom('recipient_party').selectAll().where('recipient_id', '=', recipientId);
  return rows.where('name', '=', name).executeTakeFirst();
}

export async function insertParty(tx: Tx, row: PartyRow): Promise<void> {
  await write(tx).insertInto('recipient_party').values(row).execute();
}

export async function insertAgreement(tx: Tx, row: AgreementRow): Promise<void> {
  await write(tx).insertInto('recipient_agreement').values(row).execute();
}

export function agreementById(conn: Conn, id: string): Promise<AgreementRow | undefined> {
  return read(conn).selectFrom('recipient_agreement').selectAll().where('id', '=', id).executeTakeFirst();
}

export function allAgreements(conn: Conn): Promise<AgreementRow[]> {
  return read(conn).selectFrom('recipient_agreement').selectAll().orderBy('signed_on', 'desc').orderBy('id', 'desc').execute();
}

export function agreementsOfParty(conn: Conn, partyId: string): Promise<AgreementRow[]> {
  return read(conn).selectFrom('recipient_agreement').selectAll().where('party_id', '=', partyId).orderBy('signed_on', 'desc').execute();
}

/** False when it was ended already. */
export async function endAgreementRow(tx: Tx, id: string, at: string, by: string): Promise<boolean> {
  const done = await write(tx)
    .updateTable('recipient_agreement')
    .set({ ended_at: at, ended_by: by })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function insertPartnerAccount(tx: Tx, row: PartnerAccountRow): Promise<void> {
  await write(tx).insertInto('partner_account').values(row).execute();
}

export function partnerAccountOf(conn: Conn, accountId: string): Promise<PartnerAccountRow | undefined> {
  return read(conn).selectFrom('partner_account').selectAll().where('account_id', '=', accountId).executeTakeFirst();
}

export function partnerAccounts(conn: Conn): Promise<PartnerAccountRow[]> {
  return read(conn).selectFrom('partner_account').selectAll().orderBy('created_at').execute();
}

export async function setPartnerUntil(tx: Tx, id: string, until: string): Promise<void> {
  await write(tx).updateTable('partner_account').set({ valid_until: until }).where('id', '=', id).execute();
}

export async function insertShare(tx: Tx, row: ShareRow): Promise<void> {
  await write(tx).insertInto('partner_share').values(row).execute();
}

export function liveShares(conn: Conn, partyId: string): Promise<ShareRow[]> {
  const rows = read(conn).selectFrom('partner_share').selectAll().where('party_id', '=', partyId);
  return rows.where('ended_at', 'is', null).orderBy('shared_at').orderBy('id').execute();
}

export function sharesOfSubject(conn: Conn, subjectId: string): Promise<ShareRow[]> {
  return read(conn).selectFrom('partner_share').selectAll().where('subject_id', '=', subjectId).orderBy('shared_at', 'desc').execute();
}

export function shareById(conn: Conn, id: string): Promise<ShareRow | undefined> {
  return read(conn).selectFrom('partner_share').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function endShareRow(tx: Tx, id: string, at: string, by: string): Promise<boolean> {
  const done = await write(tx)
    .updateTable('partner_share')
    .set({ ended_at: at, ended_by: by })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function insertConsent(tx: Tx, row: DisclosureConsentRow): Promise<void> {
  await write(tx).insertInto('disclosure_consent').values(row).execute();
}

export function consentById(conn: Conn, id: string): Promise<DisclosureConsentRow | undefined> {
  return read(conn).selectFrom('disclosure_consent').selectAll().where('id', '=', id).executeTakeFirst();
}

export function consentsOfSubject(conn: Conn, subjectId: string): Promise<DisclosureConsentRow[]> {
  return read(conn).selectFrom('disclosure_consent').selectAll().where('subject_id', '=', subjectId).orderBy('given_on', 'desc').execute();
}

export async function withdrawConsentRow(tx: Tx, id: string, at: string): Promise<boolean> {
  const done = await write(tx)
    .updateTable('disclosure_consent')
    .set({ withdrawn_at: at })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}
