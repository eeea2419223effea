// Who of a message's parties the register knows, and which addresses are the firm's own.

import { allAccounts } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import { readMailSettings } from '#kernel/mail';
import { disputedAmong } from '#kernel/rights';
import { normaliseEmail } from '#kernel/subjects';
import { contactPointsOf, holdersOf, liveMembershipsOf } from '#customers';
import { MESSAGE_FIELDS } from './features.ts';
import { readMailbox } from './mailbox/settings.ts';

const ADDRESS = 'person.email';

/** Somebody of the register who has the address. */
export interface Holder {
  readonly personId: string;
  readonly pointId: string;
  readonly normal: string;
  /** Whether a register of theirs declares messages. */
  readonly declared: boolean;
}

/** Holders of each normalised address; an address may have several, and one that came back disputed has none. */
export async function holdersOfAddresses(deps: Deps, normals: readonly string[]): Promise<Map<string, Holder[]>> {
  const { db } = deps.database;
  const found = await holdersOf(db, ADDRESS, normals);
  const ids = [...new Set(found.map(({ subject_id }) => subject_id))];
  if (ids.length === 0) return new Map();
  const [points, memberships, disputes] = [await contactPointsOf(db, ids), await liveMembershipsOf(db, ids), await disputedAmong(db, ids)];
  const registers = Map.groupBy(memberships, (each) => each.subject_id);
  const policy = deps.policy.current();
  const wanted = new Set(normals);
  const holders = points.flatMap((point): Holder[] => {
    if (point.field_id !== ADDRESS || !wanted.has(point.normal) || disputes.get(point.subject_id)?.has(ADDRESS)) return [];
    const mine = (registers.get(point.subject_id) ?? []).map((each) => each.register_id);
    const declared = policy !== null && MESSAGE_FIELDS.every((field) => policy.allows(mine, field));
    return [{ personId: point.subject_id, pointId: point.id, normal: point.normal, declared }];
  });
  return Map.groupBy(holders, ({ normal }) => normal);
}

/** Addresses of the firm's people, of its own letters and of its mailbox. */
export async function ownAddresses(deps: Deps): Promise<ReadonlySet<string>> {
  const { db } = deps.database;
  const [accounts, relay, mailbox] = [await allAccounts(db), await readMailSettings(db, deps), await readMailbox(db, deps)];
  const all = [...accounts.map(({ email }) => email), relay?.fromAddress ?? '', mailbox?.address ?? ''];
  return new Set(all.filter((address) => address.includes('@')).map(normaliseEmail));
}
