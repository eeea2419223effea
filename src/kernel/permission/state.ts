// What holds for one person, channel by channel and purpose by purpose, each with its reason, and the events behind it.

import type { Conn } from '#platform/db';
import { appError } from '#platform/errors';
import type { CompiledPolicy, Purpose } from '#kernel/policy';
import { kindOfPurpose } from './channels.ts';
import type { PurposeKind } from './channels.ts';
import { verdictOf } from './decide.ts';
import type { PermissionVerdict } from './decide.ts';
import { factsOf } from './facts.ts';
import { askedOn, isFollowing } from './follow.ts';
import type { GateDeps, PersonFacts } from './facts.ts';
import { PERMISSION_CHANNELS } from './tables.ts';
import type { PermissionChannel, PermissionEventRow } from './tables.ts';

export interface StateCell extends PermissionVerdict {
  readonly channel: PermissionChannel;
  /** Whether the person has an address on the channel at all. */
  readonly reachable: boolean;
  /** Each address of the person on the channel, and what holds for it alone. */
  readonly contacts: readonly ContactState[];
}

export interface ContactState extends Pick<PermissionVerdict, 'verdict' | 'rule' | 'because'> {
  readonly id: string;
  readonly value: string;
}

export interface StateRow {
  readonly purpose: Purpose;
  readonly kind: PurposeKind;
  readonly cells: readonly StateCell[];
}

export interface PersonState {
  /** Channels that some purpose of the declaration uses. */
  readonly channels: readonly PermissionChannel[];
  readonly rows: readonly StateRow[];
  /** Newest first. */
  readonly events: readonly PermissionEventRow[];
}

/** @throws errors.subject-not-found */
export async function permissionsOf(
  conn: Conn,
  policy: CompiledPolicy,
  /** `services`: also what rests on an interest and is no marketing; it stands until objected to. */
  of: { readonly subjectId: string; readonly at: Date; readonly services?: boolean },
  deps: GateDeps,
): Promise<PersonState> {
  const facts = await factsOf(conn, policy, of.subjectId, deps);
  if (!facts) throw appError('not-found', 'errors.subject-not-found');
  const rows = [...policy.purposes.values()].flatMap((purpose): StateRow[] => {
    const kind = kindOfPurpose(purpose);
    if (kind === 'duty' || (kind === 'service' && of.services !== true)) return [];
    const cells = askedOn(policy, purpose.id).map((channel) => cellOf(policy, facts, { ...of, channel, purposeId: purpose.id }));
    return cells.length === 0 ? [] : [{ purpose, kind, cells }];
  });
  const used = new Set(rows.flatMap(({ cells }) => cells.map(({ channel }) => channel)));
  return { channels: PERMISSION_CHANNELS.filter((channel) => used.has(channel)), rows, events: facts.events.toReversed() };
}

function cellOf(
  policy: CompiledPolicy,
  facts: PersonFacts,
  question: { subjectId: string; at: Date; channel: PermissionChannel; purposeId: string },
): StateCell {
  const { channel } = question;
  const held = facts.addresses.filter(({ channels }) => channels.includes(channel));
  // Being followed is asked of the person, not of an address.
  const contacts = (isFollowing(policy, question.purposeId) ? [] : held).map(({ id, value }) => {
    const { verdict, rule, because } = verdictOf(policy, { ...question, contactPointId: id }, facts);
    return { id, value, verdict, rule, because };
  });
  return { channel, reachable: held.length > 0, contacts, ...verdictOf(policy, { ...question, asking: true }, facts) };
}
