// A ban holds: the gate refuses what it covers, nothing was sent after it, and its hashes stand, so that neither erasure nor an import undoes it (Art. 21(3)).

import { addressesOf, banHash, channelsOf, decide, evidenceHash, kindOfPurpose, PERMISSION_CHANNELS } from '#kernel/permission';
import type { PermissionEventRow } from '#kernel/permission';
import type { Check, CheckContext } from '../check.ts';
import { say } from '../say.ts';
import { bansHeld, hashesKept, lettersAfterBan, messagesAfterBan, overcomingConsents, sabotageBans } from '../store/permission.ts';

/** The gate is asked about the latest of them; hashes and messages are looked at for all. */
const ASKED = 200;

const bansHold: Check = {
  id: 'permission.bans-hold',
  async run(ctx) {
    const { db } = ctx.deps.database;
    const bans = await bansHeld(db);
    if (bans.length === 0) {
      const figure = { n: 0, of: 0 };
      return {
        verdict: 'unknown',
        figure,
        evidence: say('evidence.bans', { of: 0, lost: 0, let: 0, sent: 0 }),
        task: say('task.first-ban'),
      };
    }
    const lost = await withoutHash(ctx, bans);
    const let_ = await letThrough(ctx, bans.slice(-ASKED));
    const sent = (await messagesAfterBan(db)) + (await lettersAfterBan(db));
    const bad = lost + let_ + sent;
    const figure = { n: bad, of: bans.length };
    const evidence = say('evidence.bans', { of: bans.length, lost, let: let_, sent });
    return bad > 0 ? { verdict: 'broken', figure, evidence, task: say('task.bans') } : { verdict: 'kept', figure, evidence };
  },
  sabotage: sabotageBans,
};

/** Addresses that a ban knew and that the person still has, without their keyed hash. */
async function withoutHash({ deps }: CheckContext, bans: readonly PermissionEventRow[]): Promise<number> {
  const { db } = deps.database;
  const key = deps.keys.suppression;
  const kept = await hashesKept(db);
  let lost = 0;
  for (const [subjectId, own] of Map.groupBy(bans, ({ subject_id }) => subject_id)) {
    const addresses = await addressesOf(db, deps.registry, subjectId);
    for (const ban of own) {
      const known = new Set(JSON.parse(ban.address_hashes) as string[]);
      const channels = ban.channel === null ? PERMISSION_CHANNELS : [ban.channel];
      const expected = addresses
        .filter(({ normal }) => known.has(evidenceHash(key, normal)))
        .flatMap((address) => channels.filter((channel) => address.channels.includes(channel)).map((channel) => ({ address, channel })))
        .map(({ address, channel }) => banHash(key, { channel, purpose: ban.purpose, scope: ban.scope, deed: ban.deed }, address.normal));
      lost += expected.filter((hash) => !kept.has(hash)).length;
    }
  }
  return lost;
}

/** Asks the gate again for everything a ban covers; only a later consent over that ban may open it. */
async function letThrough({ deps, policy }: CheckContext, bans: readonly PermissionEventRow[]): Promise<number> {
  const { db } = deps.database;
  const at = deps.clock.now();
  let open = 0;
  for (const ban of bans) {
    const over = await overcomingConsents(db, ban);
    for (const purpose of policy.purposes.values()) {
      const kind = kindOfPurpose(purpose);
      // A ban of all marketing does not silence what is none.
      const covered = ban.purpose === null ? kind === 'marketing' || kind === 'consent' : ban.purpose === purpose.id && kind !== 'duty';
      if (!covered) continue;
      for (const channel of channelsOf(policy, purpose.id)) {
        if (ban.channel !== null && ban.channel !== channel) continue;
        if (over.some((consent) => consent.channel === channel && consent.purpose === purpose.id)) continue;
        const contact = ban.contact_id === null ? {} : { contactPointId: ban.contact_id };
        const of = { ...contact, scope: ban.scope ?? undefined, deed: ban.deed ?? undefined };
        const { verdict } = await decide(db, policy, { subjectId: ban.subject_id, channel, purposeId: purpose.id, at, ...of }, deps);
        if (verdict === 'allowed') open += 1;
      }
    }
  }
  return open;
}

export const permissionChecks: readonly Check[] = [bansHold];
