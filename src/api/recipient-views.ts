// Recipients as the staff sees them: the declaration in words beside what is on file.

import { allAccounts } from '#kernel/access';
import type { AccountRow } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import { copiesOf, linesOfRecipient, liveShares, recipientViews } from '#kernel/disclosure';
import type { PartyView, RecipientView } from '#kernel/disclosure';
import { kindOfPurpose } from '#kernel/permission';
import { countryName, sectionNumber, sectionTitle } from '#kernel/policy';
import type { CompiledPolicy } from '#kernel/policy';
import { localDate } from '#platform/clock';
import type { AnswerOf } from '#platform/contract';
import { appError } from '#platform/errors';
import type { Text } from '#platform/i18n';
import { subjectLabels } from '#customers';
import { documentsNamed } from '#documents';
import type { recipients } from './contract/recipients.ts';
import { inForce } from './policy-routes.ts';
import { textOf } from './rights-routes.ts';

type ListAnswer = AnswerOf<(typeof recipients)['list']>;
export type RecipientAnswer = ListAnswer['recipients'][number];
type WholeAnswer = AnswerOf<(typeof recipients)['get']>;

const LOG_SHOWN = 200;

export async function recipientAnswers(deps: Deps): Promise<RecipientAnswer[]> {
  const policy = inForce(deps);
  const at = deps.clock.now();
  const accounts = new Map((await allAccounts(deps.database.db)).map((account) => [account.id, account]));
  const views = await recipientViews(deps.database.db, policy, at);
  const filed = views.flatMap(({ parties }) => parties.flatMap(({ agreements }) => agreements.flatMap(({ row }) => row.document_id ?? [])));
  const known = { accounts, day: localDate(at), papers: await documentsNamed(deps, filed) };
  return views.map((view) => answerOf(deps, policy, view, known));
}

interface Known {
  readonly accounts: ReadonlyMap<string, AccountRow>;
  readonly day: string;
  readonly papers: ReadonlyMap<string, Text>;
}

function answerOf(deps: Deps, policy: CompiledPolicy, view: RecipientView, known: Known): RecipientAnswer {
  const { id, name, role, country, access, fields, purposes, agreement, transfer, clauses } = view.recipient;
  return {
    id,
    name,
    role,
    country: countryName(country),
    access,
    ground: view.ground,
    needs: [...view.needs],
    open: view.open,
    fields: fields.map((field) => ({ id: field, name: fieldName(policy, field), storable: deps.registry.storable(field) })),
    purposes: purposes.map((purpose) => purposeView(policy, purpose)),
    instructions: agreement.instructions ?? null,
    transfer:
      transfer === undefined ? null : { instrument: transfer.instrument, reason: transfer.reason ?? null, recheckOn: transfer.recheckOn },
    clause: { section: sectionNumber('recipients'), title: sectionTitle('recipients'), clauses: [...clauses] },
    parties: view.parties.map((party) => partyView(party, known)),
    disclosures: view.disclosures,
    lastAt: view.lastAt,
  };
}

function purposeView(policy: CompiledPolicy, id: string): RecipientAnswer['purposes'][number] {
  const purpose = policy.purposes.get(id);
  const registers = (purpose?.registers ?? []).map((register) => ({
    id: register,
    name: policy.registers.get(register)?.name ?? textOf(register),
  }));
  const kind = purpose && kindOfPurpose(purpose);
  return { id, name: purpose?.name ?? textOf(id), marketing: kind === 'consent' || kind === 'marketing', registers };
}

function partyView({ party, agreements, accounts, serving }: PartyView, known: Known): RecipientAnswer['parties'][number] {
  return {
    id: party.id,
    name: party.name,
    open: serving !== undefined,
    agreements: agreements.map(({ row, state }) => ({
      id: row.id,
      kind: row.kind,
      signedOn: row.signed_on,
      validUntil: row.valid_until,
      endedAt: row.ended_at,
      place: row.place,
      document: paperOf(row.document_id, known),
      state,
    })),
    accounts: accounts.map(({ account_id, valid_until }) => {
      const account = known.accounts.get(account_id);
      const over = valid_until < known.day ? 'over' : serving === undefined ? 'no-agreement' : 'open';
      return {
        accountId: account_id,
        name: account?.name ?? '–',
        email: account?.email ?? '–',
        validUntil: valid_until,
        state: account === undefined || account.disabled_at !== null ? 'shut' : over,
        lastLoginAt: account?.last_login_at ?? null,
      };
    }),
  };
}

function paperOf(id: string | null, { papers }: Known): { id: string; name: Text } | null {
  const name = id === null ? undefined : papers.get(id);
  return id === null || name === undefined ? null : { id, name };
}

/** @throws errors.recipient-unknown */
export async function wholeRecipient(deps: Deps, id: string): Promise<WholeAnswer> {
  const { db } = deps.database;
  const policy = inForce(deps);
  const recipient = (await recipientAnswers(deps)).find((each) => each.id === id);
  if (!recipient) throw appError('not-found', 'errors.recipient-unknown');
  const shares = (await Promise.all(recipient.parties.map((party) => liveShares(db, party.id)))).flat();
  const lines = await linesOfRecipient(db, id, LOG_SHOWN);
  const labels = await subjectLabels(deps, [...new Set([...shares, ...lines].map(({ subject_id }) => subject_id))]);
  const accounts = new Map((await allAccounts(db)).map((account) => [account.id, account.name]));
  const partyName = (party: string | null) => recipient.parties.find((each) => each.id === party)?.name ?? null;
  const today = localDate(deps.clock.now());
  return {
    recipient,
    shares: shares.map((share) => ({
      id: share.id,
      subjectId: share.subject_id,
      label: labels.get(share.subject_id) ?? '–',
      partyId: share.party_id,
      party: partyName(share.party_id) ?? '–',
      purpose: policy.purposes.get(share.purpose)?.name ?? textOf(share.purpose),
      sharedAt: share.shared_at,
    })),
    copies: (await copiesOf(db, id)).map((copy) => ({
      id: copy.id,
      party: partyName(copy.party_id),
      purpose: policy.purposes.get(copy.purpose)?.name ?? textOf(copy.purpose),
      fields: namesOf(policy, copy.fields),
      format: copy.format,
      people: copy.people,
      madeAt: copy.made_at,
      madeBy: accounts.get(copy.made_by) ?? null,
      destroyBy: copy.destroy_by,
      destroyedAt: copy.destroyed_at,
      overdue: copy.destroyed_at === null && copy.destroy_by < today,
    })),
    log: lines.map((line) => ({
      at: line.at,
      way: line.way,
      party: partyName(line.party_id),
      fields: namesOf(policy, line.fields),
      people: line.people,
      subjectId: line.people === 1 && labels.has(line.subject_id) ? line.subject_id : null,
      label: line.people === 1 ? (labels.get(line.subject_id) ?? null) : null,
      by: accounts.get(line.actor_id) ?? null,
    })),
  };
}

function namesOf(policy: CompiledPolicy, fields: string): Text[] {
  return (JSON.parse(fields) as string[]).map((field) => fieldName(policy, field));
}

export function fieldName(policy: CompiledPolicy, id: string): Text {
  return policy.field(id)?.name ?? textOf(id);
}
