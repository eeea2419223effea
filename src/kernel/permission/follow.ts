// Being followed is asked apart from being written to (R21, R22): opens, clicks and visits are kept only of people whose own yes is in force today. Unknown is no.

import type { Conn } from '#platform/db';
import { standings } from '#kernel/subjects';
import type { CompiledPolicy } from '#kernel/policy';
import { channelsOf, kindOfPurpose } from './channels.ts';
import type { GateDeps } from './facts.ts';
import { foldCell } from './machines.ts';
import { addressesOfMany, banHash } from './queries-addresses.ts';
import { targetsOver } from './scopes.ts';
import { bannedAmong, eventsOfMany } from './store/events.ts';
import type { PermissionChannel } from './tables.ts';

/** What is followed begins in a letter, so that is where the yes is given, and a ban of e-mail ends it. */
const CHANNEL: PermissionChannel = 'email';
/** Bans that end it: of everything, and of direct marketing. */
const OVER = targetsOver({ scope: 'direct-marketing', deed: 'processing' });

export interface Following {
  readonly subjectIds: readonly string[];
  /** What would be kept: opens, clicks, pages visited. */
  readonly fieldId: string;
  readonly at: Date;
}

/**
 * Of these people, those who have said yes to every purpose of its own for which the field is followed. Nobody is followed who is restricted,
 * has banned e-mail, or whose address has. A constant number of statements.
 */
export async function followable(conn: Conn, policy: CompiledPolicy, of: Following, deps: GateDeps): Promise<Set<string>> {
  const { subjectIds, fieldId, at } = of;
  if (subjectIds.length === 0 || !policy.allFields.has(fieldId)) return new Set();
  const standing = await standings(conn, subjectIds);
  const events = await eventsOfMany(conn, subjectIds);
  const addresses = await addressesOfMany(conn, deps.registry, subjectIds);
  const hashes = (normal: string, purpose: string | null) =>
    OVER.map((target) => banHash(deps.keys.suppression, { channel: CHANNEL, purpose, ...target }, normal));
  const purposes = [...policy.purposes.keys()];
  const asked = [...addresses.values()].flat().filter(({ channels }) => channels.includes(CHANNEL));
  const banned = await bannedAmong(
    conn,
    asked.flatMap(({ normal }) => [null, ...purposes].flatMap((purpose) => hashes(normal, purpose))),
  );
  return new Set(
    subjectIds.filter((id) => {
      const { registers = [], restricted = false } = standing.get(id) ?? {};
      const wanted = followedFor(policy, registers, fieldId).filter((purpose) => isFollowing(policy, purpose));
      if (restricted || wanted.length === 0) return false;
      return wanted.every((purpose) => {
        const { consent, ban, objection } = foldCell(events.get(id) ?? [], { channel: CHANNEL, purpose });
        if (consent.state !== 'on' || ban !== null || objection !== null || consent.by.at > at.toISOString()) return false;
        const since = (addresses.get(id) ?? []).flatMap(({ normal }) =>
          [null, purpose].flatMap((each) => hashes(normal, each)).flatMap((hash) => banned.get(hash) ?? []),
        );
        return since.every((day) => consent.by.over_ban === 1 && consent.by.at > day);
      });
    }),
  );
}

/** The others among them, whose rows may go: not of whom nothing may be touched. */
export async function unfollowed(conn: Conn, policy: CompiledPolicy, of: Following, deps: GateDeps): Promise<string[]> {
  const allowed = await followable(conn, policy, of, deps);
  const standing = await standings(conn, of.subjectIds);
  return of.subjectIds.filter((id) => !allowed.has(id) && standing.get(id)?.restricted !== true);
}

/** What is followed in letters and on pages. */
const FOLLOWED_FIELDS = ['marketing.open', 'marketing.click', 'web.page'] as const;

/** A purpose on consent for which something is followed and nobody is written to: who agreed to letters has not agreed to be watched reading them. */
export function isFollowing(policy: CompiledPolicy, purposeId: string): boolean {
  const purpose = policy.purposes.get(purposeId);
  if (purpose === undefined || kindOfPurpose(purpose) !== 'consent' || channelsOf(policy, purposeId).length > 0) return false;
  return FOLLOWED_FIELDS.some((field) => followedFor(policy, purpose.registers, field).includes(purposeId));
}

/** Where a permission for the purpose can be recorded: its own channels, or the letters in which it is asked. */
export function askedOn(policy: CompiledPolicy, purposeId: string): readonly PermissionChannel[] {
  return isFollowing(policy, purposeId) ? [CHANNEL] : channelsOf(policy, purposeId);
}

/** Purposes for which the declaration lets the field be followed, each of them asked by itself. Without one nobody is followed. */
export function followingPurposes(policy: CompiledPolicy, fieldId: string): string[] {
  return followedFor(policy, policy.registers.keys(), fieldId).filter((id) => isFollowing(policy, id));
}

function followedFor(policy: CompiledPolicy, registers: Iterable<string>, fieldId: string): string[] {
  return [...new Set([...registers].flatMap((register) => policy.groupOf(register, fieldId)?.purposes ?? []))];
}
