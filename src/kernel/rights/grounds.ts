// What may stay although it was to go: fields another register declares, fields law orders kept, fields under a hold (GDPR Art. 17(3)).

import type { Conn, Selectable } from '#platform/db';
import type { CompiledPolicy } from '#kernel/policy';
import type { MembershipRow } from '#kernel/subjects';
import { groupDuesOf, liveHolds, liveMemberships } from './store/queries.ts';
import type { GroupDueRow, HoldRow } from './tables.ts';

export interface Grounds {
  readonly memberships: readonly Selectable<MembershipRow>[];
  readonly groups: readonly GroupDueRow[];
  readonly holds: readonly HoldRow[];
}

/** Read inside the erasing transaction: a hold placed a moment ago counts. */
export async function groundsOf(conn: Conn, subjectId: string): Promise<Grounds> {
  return {
    memberships: await liveMemberships(conn, subjectId),
    groups: await groupDuesOf(conn, subjectId),
    holds: await liveHolds(conn, subjectId),
  };
}

/** True when everything of the person is held. */
export function heldWhole({ holds }: Grounds): HoldRow | undefined {
  return holds.find((hold) => hold.fields === '*');
}

export function fieldsOfHold(hold: Pick<HoldRow, 'fields'>): string[] {
  return hold.fields === '*' ? ['*'] : (JSON.parse(hold.fields) as string[]);
}

/** Fields the memberships still declare, without groups whose own day has come. */
export function declaredBy(
  policy: CompiledPolicy,
  { groups }: Grounds,
  memberships: readonly Pick<MembershipRow, 'id' | 'register_id'>[],
  today: string,
): Set<string> {
  const fields = new Set<string>();
  for (const { id, register_id } of memberships) {
    const over = new Set(groups.filter((g) => g.membership_id === id && g.due_on !== null && g.due_on <= today).map((g) => g.group_id));
    for (const field of policy.fieldsOf(register_id)) {
      if (!over.has(policy.groupOf(register_id, field)?.id ?? '')) fields.add(field);
    }
  }
  return fields;
}

export interface Floor {
  readonly membershipId: string;
  readonly rule: string;
  readonly until: string;
  readonly fields: ReadonlySet<string>;
}

/** What law still orders kept, by membership. */
export function floorsOf(policy: CompiledPolicy, { groups }: Grounds, today: string): Floor[] {
  return groups.flatMap((g) => {
    if (g.floor_until === null || g.floor_rule === null || g.floor_until < today) return [];
    const all = [...policy.fieldsOf(g.register_id)];
    const fields = g.group_id === '*' ? all : all.filter((field) => policy.groupOf(g.register_id, field)?.id === g.group_id);
    return [{ membershipId: g.membership_id, rule: g.floor_rule, until: g.floor_until, fields: new Set(fields) }];
  });
}

/** Fields under a hold that names them. */
export function heldFields({ holds }: Grounds): Set<string> {
  return new Set(holds.flatMap(fieldsOfHold));
}
