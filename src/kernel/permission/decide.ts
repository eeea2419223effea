// The gate every message must pass (R19–R21): deny by default, a ban beats everything, and the answer says by which rule and on what evidence.

import { formatDate, localDate } from '#platform/clock';
import type { Conn } from '#platform/db';
import { LANGS } from '#platform/i18n';
import type { Params, Text } from '#platform/i18n';
import type { ClauseRef, CompiledPolicy, Purpose } from '#kernel/policy';
import { channelsOf, isKeptFor, kindOfPurpose } from './channels.ts';
import { clauseOfRule } from './clauses.ts';
import { factsOf } from './facts.ts';
import { askedOn } from './follow.ts';
import type { GateDeps, PersonFacts } from './facts.ts';
import { foldCell } from './machines.ts';
import type { CellState, Grant, PermissionEvent } from './machines.ts';
import { permissionPhrases } from './phrases.ts';
import { deedOf } from './scopes.ts';
import { PERMISSION_CHANNELS } from './tables.ts';
import type { BanDeed, BanScope, PermissionChannel } from './tables.ts';

export const ALLOWING = [
  'consent',
  'customer-exception',
  'role-address',
  'organisation',
  'not-electronic',
  'service',
  'contract',
  'law',
] as const;
export const REFUSING = [
  'ban',
  'objection',
  'address-ban',
  'restricted',
  'person-unknown',
  'purpose-undeclared',
  'channel-undeclared',
  'not-in-register',
  'contact-unknown',
  'consent-withdrawn',
  'exception-ended',
  'no-consent',
  'no-ground',
] as const;
/** Why nothing goes to somebody who may be written to: only `decideMany` answers so, because only it chooses an address. */
export const WITHHOLDING = ['no-address', 'unreachable', 'same-address'] as const;
export type PermissionRule = (typeof ALLOWING)[number] | (typeof REFUSING)[number] | (typeof WITHHOLDING)[number];

export interface Question {
  readonly subjectId: string;
  /** One address; without it the question is about every address of the person on the channel. */
  readonly contactPointId?: string | undefined;
  readonly channel: PermissionChannel;
  readonly purposeId: string;
  /** What the message is, of the four that a ban may name; without it, what the name of the purpose says. */
  readonly scope?: BanScope | undefined;
  /** Own use unless data are given to others. */
  readonly deed?: BanDeed | undefined;
  /** What the person has said, also of being followed; nobody is written to for that. */
  readonly asking?: boolean | undefined;
  readonly at: Date;
}

export interface PermissionVerdict {
  readonly verdict: 'allowed' | 'refused';
  readonly rule: PermissionRule;
  /** Why, in one sentence. */
  readonly because: Text;
  /** Ids of the events it rests on. */
  readonly evidence: readonly string[];
  /** Where the notice says so. */
  readonly clause: ClauseRef;
}

/** May this person be written to or called, on this channel, for this purpose? Reads, never writes; ask in the transaction that hands the message over. */
export async function decide(conn: Conn, policy: CompiledPolicy, question: Question, deps: GateDeps): Promise<PermissionVerdict> {
  return verdictOf(policy, question, await factsOf(conn, policy, question.subjectId, deps));
}

/** True when the person forbade it on some channel: for data that go to others where there is no channel to ask about. */
export async function isForbidden(
  conn: Conn,
  policy: CompiledPolicy,
  { subjectId, purposeId, deed }: { readonly subjectId: string; readonly purposeId: string; readonly deed: BanDeed },
  deps: GateDeps,
): Promise<boolean> {
  const purpose = policy.purposes.get(purposeId);
  const facts = await factsOf(conn, policy, subjectId, deps);
  if (facts === undefined || purpose === undefined) return true;
  const what = deedOf(purpose, { deed });
  return PERMISSION_CHANNELS.some((channel) => {
    const { ban, objection } = foldCell(facts.events, { channel, purpose: purposeId, deed: what });
    const held = facts.addresses.filter((address) => address.channels.includes(channel));
    return (
      ban !== null || objection !== null || held.some((each) => facts.bannedSince(each, { channel, purposes: [null, purposeId], ...what }))
    );
  });
}

export interface Found {
  readonly rule: PermissionRule;
  readonly by?: PermissionEvent;
  readonly params?: Record<string, Text | string>;
}

export function verdictOf(policy: CompiledPolicy, question: Question, facts: PersonFacts | undefined): PermissionVerdict {
  return saidOf(policy, question.purposeId, ruleOf(policy, question, facts));
}

/** The rule in words, with its evidence and its place in the notice. */
export function saidOf(policy: CompiledPolicy, purposeId: string, found: Found): PermissionVerdict {
  const purpose = policy.purposes.get(purposeId);
  const named: Record<string, Text | string> = {
    purpose: purpose?.name ?? purposeId,
    ...(found.by === undefined ? {} : { date: dayOf(found.by.at) }),
    ...found.params,
  };
  return {
    verdict: isAllowing(found.rule) ? 'allowed' : 'refused',
    rule: found.rule,
    because: sentence(found.rule, named),
    evidence: found.by === undefined ? [] : [found.by.id],
    clause: clauseOfRule(policy, found.rule, purpose),
  };
}

export function isAllowing(rule: PermissionRule): boolean {
  return (ALLOWING as readonly string[]).includes(rule);
}

export function ruleOf(policy: CompiledPolicy, question: Question, facts: PersonFacts | undefined): Found {
  const { channel, purposeId, contactPointId } = question;
  if (facts === undefined) return { rule: 'person-unknown' };
  if (facts.subject.restricted_at !== null || facts.disputed.has(channel)) return { rule: 'restricted' };
  const purpose = policy.purposes.get(purposeId);
  if (purpose === undefined) return { rule: 'purpose-undeclared' };
  const channels = question.asking === true ? askedOn(policy, purposeId) : channelsOf(policy, purposeId);
  if (!channels.includes(channel)) return { rule: 'channel-undeclared' };
  const held = facts.addresses.filter((address) => address.channels.includes(channel));
  const named = held.find(({ id }) => id === contactPointId);
  if (contactPointId !== undefined && named === undefined) return { rule: 'contact-unknown' };
  if (named !== undefined && !isKeptFor(policy, purposeId, named.field)) return { rule: 'channel-undeclared' };
  // Before the register, so that who has banned us is told so and not that a register is missing.
  const cell = foldCell(facts.events, { channel, purpose: purposeId, contactId: contactPointId, deed: deedOf(purpose, question) });
  return (
    refusedByPerson(question, purpose, facts, cell) ??
    (purpose.registers.some((id) => facts.registers.includes(id))
      ? groundOf(question, purpose, facts, cell)
      : { rule: 'not-in-register', params: { register: policy.registers.get(purpose.registers[0] ?? '')?.name ?? '' } })
  );
}

/** What the person, or somebody else with the same address, has forbidden. */
function refusedByPerson(question: Question, purpose: Purpose, facts: PersonFacts, cell: CellState): Found | undefined {
  const kind = kindOfPurpose(purpose);
  if (kind === 'duty') return undefined;
  // A ban of marketing does not silence what is no marketing; an objection to that very purpose does.
  const ban = kind === 'service' && cell.ban?.purpose === null ? null : cell.ban;
  if (ban !== null) return { rule: 'ban', by: ban };
  if (cell.objection !== null) return { rule: 'objection', by: cell.objection };
  const since = addressBan(question, purpose, facts);
  const over = cell.consent.state === 'on' && cell.consent.by.over_ban === 1 && since !== undefined && cell.consent.by.at > since;
  return since === undefined || over ? undefined : { rule: 'address-ban', params: { date: dayOf(since) } };
}

/** The latest ban on any address in question: one banned address of a person speaks for the rest, until one address is asked about. */
function addressBan(question: Question, purpose: Purpose, facts: PersonFacts): string | undefined {
  const { channel, contactPointId } = question;
  const asked = facts.addresses.filter(
    (address) => address.channels.includes(channel) && (contactPointId === undefined || address.id === contactPointId),
  );
  const purposes = kindOfPurpose(purpose) === 'service' ? [purpose.id] : [null, purpose.id];
  const what = { channel, purposes, ...deedOf(purpose, question) };
  const dates = asked.flatMap((address) => facts.bannedSince(address, what) ?? []);
  return dates.toSorted().at(-1);
}

function groundOf(question: Question, purpose: Purpose, facts: PersonFacts, cell: CellState): Found {
  switch (kindOfPurpose(purpose)) {
    case 'duty':
      return { rule: purpose.basis === 'contract' ? 'contract' : 'law' };
    case 'service':
      return { rule: 'service' };
    case 'consent':
      return on(cell.consent, question.at, 'consent') ?? endOf(cell.consent, 'consent-withdrawn') ?? { rule: 'no-consent' };
    case 'marketing':
      return interestOf(question, facts, cell);
  }
}

/** R19–R20: by e-mail and text message a person is written to only with a ground of their own; calls and letters are free until banned. */
function interestOf(question: Question, facts: PersonFacts, cell: CellState): Found {
  const own =
    on(cell.consent, question.at, 'consent') ??
    on(cell.exception, question.at, 'customer-exception') ??
    on(cell.role, question.at, 'role-address');
  if (own) return own;
  // Withdrawn is withdrawn, also where no consent was needed to begin with.
  const withdrawn = endOf(cell.consent, 'consent-withdrawn');
  if (withdrawn) return withdrawn;
  if (facts.subject.kind === 'organisation') return { rule: 'organisation' };
  if (question.channel === 'phone' || question.channel === 'post') return { rule: 'not-electronic' };
  return endOf(cell.exception, 'exception-ended') ?? endOf(cell.role, 'exception-ended') ?? { rule: 'no-ground' };
}

function on(grant: Grant, at: Date, rule: PermissionRule): Found | undefined {
  return grant.state === 'on' && grant.by.at <= at.toISOString() ? { rule, by: grant.by } : undefined;
}

function endOf(grant: Grant, rule: PermissionRule): Found | undefined {
  return grant.state === 'ended' ? { rule, by: grant.by } : undefined;
}

function dayOf(instant: string): Text {
  const day = localDate(new Date(instant));
  const [fi = '', sv = '', en = ''] = LANGS.map((lang) => formatDate(day, lang));
  return { fi, sv, en };
}

function sentence(rule: PermissionRule, named: Readonly<Record<string, Text | string>>): Text {
  const [fi = '', sv = '', en = ''] = LANGS.map((lang) => {
    const params: Params = Object.fromEntries(
      Object.entries(named).map(([key, each]) => [key, typeof each === 'string' ? each : each[lang]]),
    );
    return permissionPhrases.t(lang, `because.${rule}`, params);
  });
  return { fi, sv, en };
}
