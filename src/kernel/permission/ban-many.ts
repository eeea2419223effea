// Bans of a whole list at once: of people who are known, and of addresses that may come later, in few statements however long the list is.

import type { Tx } from '#platform/db';
import { appendLedger } from '#kernel/audit';
import type { CompiledPolicy } from '#kernel/policy';
import { OWN_RECORDS } from '#kernel/records';
import { recordTriggers } from '#kernel/retention';
import type { RightsDeps } from '#kernel/rights';
import { suppressAgain, SUPPRESSION_KEY_VERSION } from '#kernel/subjects';
import { keepTaken } from './bans.ts';
import { clocksBegun } from './clocks.ts';
import { takenAt } from './days.ts';
import { factsOfMany } from './facts-many.ts';
import type { PersonFacts } from './facts.ts';
import { foldCell } from './machines.ts';
import { banHash, evidenceHash, suppressionOf } from './queries-addresses.ts';
import { writerFor } from './record.ts';
import type { RecordedBy } from './record.ts';
import type { PermissionEventRow } from './tables.ts';

/** A ban of all marketing by e-mail, or an objection to one purpose by e-mail. */
export interface BanOfMany {
  readonly purpose: string | null;
  readonly by: RecordedBy;
}

/** Records it for each of these people on their day; those for whom it stands already are told. */
export async function banMany(
  tx: Tx,
  deps: RightsDeps,
  policy: CompiledPolicy,
  days: ReadonlyMap<string, string>,
  ban: BanOfMany,
): Promise<ReadonlySet<string>> {
  const purpose = ban.purpose ?? policy.policy.purposes[0]?.id ?? '';
  const facts = await factsOfMany(tx, deps, [...days.keys()], { purpose, channels: ['email'] });
  const fresh = facts.filter((person) => !stands(person, ban.purpose, purpose));
  const writer = writerFor(tx, deps, policy, { by: ban.by, wish: ban });
  const rows = fresh.map((person) => rowOf(deps, policy, { person, ban, on: days.get(person.subject.id) ?? '' }));
  await writer.insertMany('permission-event', rows);
  const origin_id = rows.length > 0 ? await writer.origin() : '';
  const bans = fresh.flatMap((person, i) => {
    const row = rows[i];
    return row === undefined ? [] : [{ person, event: { ...row, origin_id }, addresses: person.addresses }];
  });
  await keepTaken(tx, deps, bans);
  const clocks = bans.flatMap(({ person, event }) => clocksBegun(policy, { ...person, events: [...person.events, event] }, event));
  if (clocks.length > 0) await recordTriggers(writer, clocks);
  return new Set(fresh.map(({ subject }) => subject.id));
}

function stands({ events }: PersonFacts, wish: string | null, purpose: string): boolean {
  const { ban, objection } = foldCell(events, { channel: 'email', purpose, contactId: undefined });
  return wish === null ? ban?.purpose === null : ban !== null || objection !== null;
}

function rowOf(
  deps: Pick<RightsDeps, 'ids' | 'keys'>,
  policy: CompiledPolicy,
  { person, ban: { purpose, by }, on }: { person: PersonFacts; ban: BanOfMany; on: string },
): Omit<PermissionEventRow, 'origin_id'> {
  const { actor, at } = by.act;
  const mine = person.addresses.filter(({ channels }) => channels.includes('email'));
  return {
    id: deps.ids.next(),
    subject_id: person.subject.id,
    seq: (person.events.at(-1)?.seq ?? 0) + 1,
    act: purpose === null ? 'ban' : 'objection',
    channel: 'email',
    purpose,
    contact_id: null,
    scope: null,
    deed: null,
    at: takenAt(on, at).toISOString(),
    recorded_at: at.toISOString(),
    way: null,
    method: by.method,
    source: by.source ?? OWN_RECORDS,
    text_hash: null,
    text_lang: null,
    policy_version_id: policy.versionId,
    over_ban: 0,
    address_hashes: JSON.stringify(mine.map(({ normal }) => evidenceHash(deps.keys.suppression, normal))),
    actor_kind: actor.kind,
    actor_id: actor.id,
  };
}

/**
 * Keeps bans of addresses that nobody here has, each on its day: as keyed hashes, in the ledger too, for whoever comes with one of them later.
 */
export async function banUnknown(
  tx: Tx,
  deps: Pick<RightsDeps, 'ids' | 'keys'>,
  policy: CompiledPolicy,
  { days, purpose, at }: { days: ReadonlyMap<string, string>; purpose: string | null; at: Date },
): Promise<void> {
  const reach = { channel: 'email', purpose } as const;
  const code = `${purpose === null ? 'ban' : 'objection'}:email:${purpose ?? '*'}:*`;
  const kind = purpose === null ? 'ban' : 'objection';
  const bans = [...Map.groupBy(days.keys(), (normal) => takenAt(days.get(normal) ?? '', at).toISOString())].map(([since, normals]) => {
    const hashes = normals.map((normal) => ({
      purpose: suppressionOf(reach),
      hash: banHash(deps.keys.suppression, reach, normal),
      keyVersion: SUPPRESSION_KEY_VERSION,
    }));
    return { kind, at: since, hashes, policyVersionId: policy.versionId, code } as const;
  });
  if (bans.length === 0) return;
  await suppressAgain(
    tx,
    bans.flatMap(({ at: since, hashes }) => hashes.map((each) => ({ ...each, id: deps.ids.next(), since, reason: 'ban' }))),
  );
  await appendLedger(tx, bans);
}
