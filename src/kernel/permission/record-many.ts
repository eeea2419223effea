// One answer for a whole file: what the people of a file permitted before it came, recorded for each of them with the same words and evidence. A ban stands above it.

import { sha256hex } from '#platform/crypto';
import { AppError } from '#platform/errors';
import type { Lang } from '#platform/i18n';
import type { Deps } from '#kernel/deps';
import { createWriter } from '#kernel/records';
import type { Writer } from '#kernel/records';
import { admitGrant } from './admit.ts';
import { channelsOfField } from './channels.ts';
import { moveClocks } from './clocks.ts';
import { grantedAt } from './days.ts';
import { factsOfMany } from './facts-many.ts';
import type { PersonFacts } from './facts.ts';
import { evidenceHash } from './queries-addresses.ts';
import type { HeldAddress } from './queries-addresses.ts';
import { foldCell } from './machines.ts';
import { putText } from './store/events.ts';
import type { PermissionChannel, PermissionEventRow, PermissionWay } from './tables.ts';

export interface GrantToMany {
  readonly act: 'consent-given' | 'customer-exception';
  readonly purpose: string;
  readonly channels: readonly PermissionChannel[];
  /** The Finnish day on which they said so. */
  readonly on: string;
  /** Whom it names by which addresses: it is for these alone, and on a channel on which it names none for all that are held. */
  readonly named?: ReadonlyMap<string, readonly NamedAddress[]> | undefined;
  /** Another day for some of them. */
  readonly days?: ReadonlyMap<string, string> | undefined;
  readonly way: PermissionWay;
  readonly lang: Lang;
  /** The words they agreed to. */
  readonly text: string;
  /** Where that can be seen. */
  readonly evidence: string;
}

export interface NamedAddress {
  readonly fieldId: string;
  /** In the form in which addresses are compared. */
  readonly normal: string;
}

export interface GrantedToMany {
  /** People for whom something was recorded, or who had said so themselves already. */
  readonly permitted: number;
  /** People for whom a ban, a later refusal or the declaration stood in the way of something. */
  readonly unpermitted: number;
  /** What stood in the way of each of them, where the gate said so. */
  readonly refused: ReadonlyMap<string, AppError>;
}

/** Adds the events in the caller's transaction, in a number of queries that does not depend on how many people there are. */
export async function grantMany(
  writer: Writer,
  deps: Pick<Deps, 'ids' | 'keys' | 'registry'>,
  subjectIds: readonly string[],
  grant: GrantToMany,
): Promise<GrantedToMany> {
  const { tx, policy, at } = writer.ctx;
  const facts = await factsOfMany(tx, deps, subjectIds, grant);
  const own = createWriter({ ...writer.ctx, purpose: grant.purpose }, deps.registry);
  const wording = grant.act === 'consent-given' ? wordsOf(grant) : null;
  if (wording) await putText(tx, { ...wording, first_used_at: at.toISOString() });
  const rows: Omit<PermissionEventRow, 'origin_id'>[] = [];
  const touched: PersonFacts[] = [];
  const refused = new Map<string, AppError>();
  let [permitted, unpermitted] = [0, 0];
  for (const person of facts) {
    const from = grantedAt(grant.days?.get(person.subject.id) ?? grant.on, at).toISOString();
    const given = grant.channels.filter((channel) => reaches(person, channel));
    const places = given.flatMap((channel) => placesOf(person, grant, channel));
    const admitted = places.filter((place) => {
      const why = refusalOf(() => admitGrant(policy, person, { ...wishOf(person, grant, place), at: from }));
      if (why !== null) refused.set(person.subject.id, why);
      return why === null;
    });
    if (given.some((channel) => !admitted.some((place) => place.channel === channel)) || admitted.length < places.length) unpermitted += 1;
    if (admitted.length === 0) continue;
    permitted += 1;
    const fresh = admitted.filter((place) => !saidThemselves(person, grant, place));
    const seq = person.events.at(-1)?.seq ?? 0;
    rows.push(...fresh.map((place, i) => rowOf(own, deps, { person, grant, place, seq: seq + 1 + i, from, text: wording?.hash ?? null })));
    if (person.events.length > 0 && fresh.length > 0) touched.push(person);
  }
  await own.insertMany('permission-event', rows);
  if (touched.length === 0) return { permitted, unpermitted, refused };
  const originId = await own.origin();
  const rowsOf = Map.groupBy(rows, ({ subject_id }) => subject_id);
  for (const person of touched) {
    const mine = (rowsOf.get(person.subject.id) ?? []).map((row) => ({ ...row, origin_id: originId }));
    for (const event of mine) await moveClocks(own, { ...person, events: [...person.events, ...mine] }, event);
  }
  return { permitted, unpermitted, refused };
}

/** Between what people agreed to and the firm's own note of where that can be seen. */
const SEEN_AT = '\n\n— ';

/** The words that somebody agreed to, without the firm's note beside them. */
export function wordsAgreed(body: string): string {
  return body.split(SEEN_AT)[0] ?? body;
}

function wordsOf({ text, evidence, lang }: GrantToMany): { hash: string; lang: Lang; body: string } {
  const body = [text.trim(), evidence.trim()].filter(Boolean).join(SEEN_AT);
  return { hash: sha256hex(`${lang}\n${body}`), lang, body };
}

/** Nobody is recorded as reachable where no address is known. */
function reaches({ addresses }: PersonFacts, channel: PermissionChannel): boolean {
  return addresses.some(({ channels }) => channels.includes(channel));
}

interface Place {
  readonly channel: PermissionChannel;
  /** The one contact point; undefined for all. */
  readonly contactId: string | undefined;
  readonly addresses: readonly HeldAddress[];
}

/** What was permitted of one address was permitted of no other. */
function placesOf({ subject, addresses }: PersonFacts, { named }: GrantToMany, channel: PermissionChannel): Place[] {
  const all = addresses.filter(({ channels }) => channels.includes(channel));
  const told = (named?.get(subject.id) ?? []).filter(({ fieldId }) => channelsOfField(fieldId).includes(channel));
  const mine = all.filter(({ normal }) => told.length === 0 || told.some((each) => each.normal === normal));
  if (mine.length === all.length) return [{ channel, contactId: undefined, addresses: all }];
  return mine.map((address) => ({ channel, contactId: address.id, addresses: [address] }));
}

function wishOf({ subject }: PersonFacts, { act, purpose, on }: GrantToMany, { channel, contactId }: Place) {
  return { subjectId: subject.id, act, channel, purpose, on, contactPointId: contactId };
}

const OWN_HAND: ReadonlySet<string> = new Set(['confirmed', 'own-pages']);

/** What a person has said by their own hand is better evidence than a row of a file, and stays what the permission rests on. */
function saidThemselves({ events }: PersonFacts, { act, purpose }: GrantToMany, { channel, contactId }: Place): boolean {
  if (act !== 'consent-given') return false;
  const { consent } = foldCell(events, { channel, purpose, contactId });
  return consent.state === 'on' && OWN_HAND.has(events.find(({ id }) => id === consent.by.id)?.method ?? '');
}

/** Why the gate refuses; null when it does not. A fault of the program is no refusal. */
function refusalOf(ask: () => boolean): AppError | null {
  try {
    ask();
    return null;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

interface Making {
  readonly person: PersonFacts;
  readonly grant: GrantToMany;
  readonly place: Place;
  readonly seq: number;
  readonly from: string;
  readonly text: string | null;
}

function rowOf(writer: Writer, deps: Pick<Deps, 'ids' | 'keys'>, of: Making): Omit<PermissionEventRow, 'origin_id'> {
  const { policy, at, actor, source } = writer.ctx;
  const { person, grant, place, seq, from, text } = of;
  return {
    id: deps.ids.next(),
    subject_id: person.subject.id,
    seq,
    act: grant.act,
    channel: place.channel,
    purpose: grant.purpose,
    contact_id: place.contactId ?? null,
    scope: null,
    deed: null,
    at: from,
    recorded_at: at.toISOString(),
    way: grant.way,
    method: 'import',
    source,
    text_hash: text,
    text_lang: text === null ? null : grant.lang,
    policy_version_id: policy.versionId,
    over_ban: 0,
    address_hashes: JSON.stringify(place.addresses.map(({ normal }) => evidenceHash(deps.keys.suppression, normal))),
    actor_kind: actor.kind,
    actor_id: actor.id,
  };
}
