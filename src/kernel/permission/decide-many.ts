// The gate for a whole audience: the verdict of each, the address that is used, and one letter to an address however many people it belongs to.

import type { Conn } from '#platform/db';
import type { CompiledPolicy } from '#kernel/policy';
import { ALLOWING, isAllowing, ruleOf, saidOf } from './decide.ts';
import type { Found, PermissionRule, PermissionVerdict } from './decide.ts';
import { isKeptFor } from './channels.ts';
import type { GateDeps, PersonFacts } from './facts.ts';
import { withFacts } from './facts-many.ts';
import { addressesOfMany, holdersOf } from './queries-addresses.ts';
import type { HeldAddress } from './queries-addresses.ts';
import { subjectsAmong } from './store/events.ts';
import type { BanScope, PermissionChannel } from './tables.ts';

export interface AudienceQuestion {
  readonly subjectIds: readonly string[];
  readonly channel: PermissionChannel;
  readonly purposeId: string;
  /** What the message is, of the four that a ban may name; without it, what the name of the purpose says. */
  readonly scope?: BanScope | undefined;
  readonly at: Date;
  /** Who gets the letter of an address, for an audience that is asked about page by page: read, and added to. */
  readonly taken?: Map<string, string> | undefined;
}

export interface AddressedVerdict extends PermissionVerdict {
  /** The contact point that is used, and what it holds; only of who is allowed. */
  readonly contactPointId?: string;
  readonly address?: string;
  /** Others who hold the same address, where an address gets one letter. */
  readonly shared?: readonly Holder[];
}

interface Chosen {
  readonly found: Found;
  readonly address?: HeldAddress;
}

interface Audience {
  readonly policy: CompiledPolicy;
  readonly question: AudienceQuestion;
  readonly people: ReadonlyMap<string, PersonFacts>;
  readonly unreachable: ReadonlySet<string>;
  /** Everybody who holds the address, asked about or not. */
  readonly holders: ReadonlyMap<string, readonly Holder[]>;
}

interface Holder {
  readonly subjectId: string;
  readonly contactId: string;
}

/** Where several people share a number or a street, each may have a call or a letter of their own. */
const ONE_EACH: readonly PermissionChannel[] = ['email', 'sms'];

/** What somebody said, or what the law says of their data; silence of one takes nothing from another who said yes. */
const SAID: readonly PermissionRule[] = ['ban', 'objection', 'address-ban', 'restricted', 'consent-withdrawn', 'exception-ended'];

/**
 * May these people be written to, and where? The verdict on each address is that of `decide`; the first that is allowed and was not refused
 * for good is used. The number of statements does not depend on how many people there are. A page of two thousand keeps a server quick.
 */
export async function decideMany(
  conn: Conn,
  policy: CompiledPolicy,
  question: AudienceQuestion,
  deps: GateDeps,
): Promise<Map<string, AddressedVerdict>> {
  const ids = [...new Set(question.subjectIds)];
  const audience = await audienceOf(conn, policy, { ...question, subjectIds: ids }, deps);
  const chosen = new Map(ids.map((id) => [id, choose(audience, id)]));
  if (ONE_EACH.includes(question.channel)) giveOneEach(audience, chosen);
  const say = sayer(policy, question.purposeId);
  return new Map(
    ids.map((id) => {
      const { found, address } = chosen.get(id) ?? { found: { rule: 'person-unknown' } };
      if (address === undefined) return [id, say(found)];
      return [id, { ...say(found), contactPointId: address.id, address: address.value, ...sharedWith(audience, id, address) }];
    }),
  );
}

async function audienceOf(conn: Conn, policy: CompiledPolicy, question: AudienceQuestion, deps: GateDeps): Promise<Audience> {
  const { subjectIds, channel, purposeId } = question;
  const addresses = await addressesOfMany(conn, deps.registry, subjectIds);
  const usable = [...addresses.values()]
    .flat()
    .filter((address) => address.channels.includes(channel) && isKeptFor(policy, purposeId, address.field));
  const normals = ONE_EACH.includes(channel) ? [...new Set(usable.map(({ normal }) => normal))] : [];
  for (const { subjectId, ...address } of await holdersOf(conn, deps.registry, normals)) {
    const own = addresses.get(subjectId) ?? [];
    if (!own.some(({ id }) => id === address.id)) addresses.set(subjectId, [...own, address]);
  }
  const subjects = await subjectsAmong(conn, [...new Set([...subjectIds, ...addresses.keys()])]);
  const facts = await withFacts(conn, deps, { subjects, addresses, purpose: purposeId, channels: [channel] });
  const unreachable = await deps.unreachable?.(
    conn,
    usable.map(({ id }) => id),
  );
  return {
    policy,
    question,
    people: new Map(facts.map((each) => [each.subject.id, each])),
    unreachable: unreachable ?? new Set(),
    holders: holdersIn(addresses, channel),
  };
}

function holdersIn(addresses: ReadonlyMap<string, readonly HeldAddress[]>, channel: PermissionChannel): Map<string, Holder[]> {
  const found = new Map<string, Holder[]>();
  for (const [subjectId, own] of addresses) {
    for (const { id, normal, channels } of own) {
      if (!channels.includes(channel)) continue;
      const holders = found.get(normal) ?? [];
      holders.push({ subjectId, contactId: id });
      found.set(normal, holders);
    }
  }
  return found;
}

/** The first address that may be used; without one, why not. */
function choose(audience: Audience, subjectId: string): Chosen {
  const { policy, question, people, unreachable } = audience;
  const facts = people.get(subjectId);
  const mine = (facts?.addresses ?? []).filter(
    ({ channels, field }) => channels.includes(question.channel) && isKeptFor(policy, question.purposeId, field),
  );
  const refused: Found[] = [];
  for (const address of mine) {
    const found = ruleAt(audience, { subjectId, contactId: address.id });
    if (!isAllowing(found.rule)) refused.push(found);
    else if (!unreachable.has(address.id)) return { found, address };
  }
  // Reachable nowhere is worth telling before a refusal of one address: the rest were allowed.
  if (refused.length < mine.length) return { found: { rule: 'unreachable' } };
  const whole = ruleOf(policy, { ...question, subjectId }, facts);
  if (!isAllowing(whole.rule)) return { found: whole };
  return { found: refused[0] ?? { rule: 'no-address' } };
}

function ruleAt({ policy, question, people }: Audience, { subjectId, contactId }: Holder): Found {
  return ruleOf(policy, { ...question, subjectId, contactPointId: contactId }, people.get(subjectId));
}

/** One letter to an address: none when anybody it belongs to said no, otherwise to whoever has the strongest ground, the earliest recorded first. */
function giveOneEach(audience: Audience, chosen: Map<string, Chosen>): void {
  const taken = audience.question.taken ?? new Map<string, string>();
  const inOrder = [...chosen].toSorted(([a, { found: x }], [b, { found: y }]) => rankOf(x) - rankOf(y) || (a < b ? -1 : 1));
  for (const [subjectId, { address }] of inOrder) {
    if (address === undefined) continue;
    const others = (audience.holders.get(address.normal) ?? []).filter((holder) => holder.subjectId !== subjectId);
    const forbidden = others.some((holder) => SAID.includes(ruleAt(audience, holder).rule));
    const other = taken.get(address.normal);
    if (forbidden || (other !== undefined && other !== subjectId)) chosen.set(subjectId, { found: { rule: 'same-address' } });
    else taken.set(address.normal, subjectId);
  }
}

function sharedWith({ question, holders }: Audience, subjectId: string, { normal }: HeldAddress): Pick<AddressedVerdict, 'shared'> {
  const others = (holders.get(normal) ?? []).filter((holder) => holder.subjectId !== subjectId);
  const one = ONE_EACH.includes(question.channel) && others.length > 0;
  return one ? { shared: others } : {};
}

function rankOf({ rule }: Found): number {
  return (ALLOWING as readonly string[]).indexOf(rule);
}

/** Thousands are answered with the same few sentences: each is made once an hour of its date. */
function sayer(policy: CompiledPolicy, purposeId: string): (found: Found) => PermissionVerdict {
  const made = new Map<string, PermissionVerdict>();
  return (found) => {
    const key = `${found.rule} ${found.by?.at.slice(0, 13) ?? JSON.stringify(found.params ?? null)}`;
    const said = made.get(key) ?? saidOf(policy, purposeId, found);
    made.set(key, said);
    return { ...said, evidence: found.by === undefined ? [] : [found.by.id] };
  };
}
