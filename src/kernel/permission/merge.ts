// Two people turn out to be one: the stricter of what holds for either holds for both, and no consent spreads to an address it was not given for.

import { localDate } from '#platform/clock';
import type { Conn, Tx } from '#platform/db';
import type { CompiledPolicy } from '#kernel/policy';
import type { Act, RightsDeps } from '#kernel/rights';
import type { GateDeps } from './facts.ts';
import { add } from './record.ts';
import { permissionsOf } from './state.ts';
import type { PersonState, StateCell } from './state.ts';
import { addEvents } from './store/copy.ts';
import { eventsOf } from './store/events.ts';
import { addressesOf } from './queries-addresses.ts';
import type { PermissionAct, PermissionChannel, PermissionEventRow } from './tables.ts';

export interface Two {
  readonly from: string;
  readonly to: string;
}

/** What holds for each before they are one. */
export interface Before {
  readonly from: PersonState;
  readonly to: PersonState;
}

const FORBIDS: ReadonlySet<string> = new Set(['ban', 'objection', 'address-ban']);
/** What ends each ground for one address. */
const ENDS: Readonly<Record<string, PermissionAct>> = {
  consent: 'consent-withdrawn',
  'customer-exception': 'exception-ended',
  'role-address': 'role-ended',
};

/** Reads what holds. Call it before the rows are moved. */
export async function beforeMerge(tx: Tx, policy: CompiledPolicy, { from, to }: Two, at: Date, deps: GateDeps): Promise<Before> {
  return {
    from: await permissionsOf(tx, policy, { subjectId: from, at, services: true }, deps),
    to: await permissionsOf(tx, policy, { subjectId: to, at, services: true }, deps),
  };
}

const GRANTS: ReadonlySet<string> = new Set(['consent-given', 'customer-exception', 'role-interest']);

/**
 * Events are evidence and stay with the id they were recorded for; what still counts is copied. What forbids counts for the whole person;
 * what permits counts for the addresses it was given for and no other. Call it after the rows are moved.
 */
export async function copyEvents(tx: Tx, deps: Pick<RightsDeps, 'ids'> & GateDeps, { from, to }: Two, before: Before): Promise<void> {
  let seq = (await eventsOf(tx, to)).at(-1)?.seq ?? 0;
  const here = new Set((await addressesOf(tx, deps.registry, to)).map(({ id }) => id));
  const theirs = before.from.rows.flatMap(({ cells }) =>
    cells.flatMap(({ channel, contacts }) => contacts.map(({ id }) => ({ id, channel }))),
  );
  const copies: PermissionEventRow[] = [];
  for (const event of await eventsOf(tx, from)) {
    const own = theirs.filter(({ id, channel }) => here.has(id) && channel === event.channel).map(({ id }) => id);
    const places = GRANTS.has(event.act) && event.contact_id === null ? [...new Set(own)] : [event.contact_id];
    for (const contact_id of places) copies.push({ ...event, id: deps.ids.next(), subject_id: to, seq: ++seq, contact_id });
  }
  await addEvents(tx, copies);
}

/** Adds what is needed so that nothing is allowed that either of the two did not allow. Call it after the rows are moved. */
export async function afterMerge(
  tx: Tx,
  policy: CompiledPolicy,
  deps: RightsDeps & GateDeps,
  of: { before: Before; to: string; act: Act },
): Promise<number> {
  let added = 0;
  // A ban may need one round, an address another; each only takes away, so it ends.
  for (let round = 0; round < 3; round++) {
    const lax = await tooLax(tx, policy, deps, of);
    if (lax.length === 0) return added;
    for (const wish of lax) {
      const { on, ...rest } = { ...wish, on: of.act.at.toISOString().slice(0, 10) };
      await add(tx, deps, policy, { act: of.act, method: 'staff' }, { ...rest, subjectId: of.to, on });
      added += 1;
    }
  }
  const left = await tooLax(tx, policy, deps, of);
  if (left.length > 0) throw new Error('a merge would allow what one of the two forbade');
  return added;
}

/** What was taken from the two while they were one was taken from both: an undo of the merge gives nothing back. Call it after they are apart. */
export async function afterApart(
  tx: Tx,
  policy: CompiledPolicy,
  deps: RightsDeps & GateDeps,
  of: Two & { since: string; act: Act },
): Promise<void> {
  const theirs = new Set((await addressesOf(tx, deps.registry, of.to)).map(({ id }) => id));
  for (const event of await eventsOf(tx, of.from)) {
    const { act, channel, purpose, contact_id, scope, deed } = event;
    if (GRANTS.has(act) || event.recorded_at <= of.since || (contact_id !== null && !theirs.has(contact_id))) continue;
    const contact = contact_id === null ? {} : { contactPointId: contact_id };
    const wish = { act, channel, purpose, scope, deed, ...contact, subjectId: of.to, on: localDate(new Date(event.at)) };
    await add(tx, deps, policy, { act: of.act, method: 'staff' }, wish);
  }
}

interface Tightening {
  readonly act: PermissionAct;
  readonly channel: PermissionChannel;
  readonly purpose: string;
  readonly contactPointId?: string;
}

async function tooLax(
  conn: Conn,
  policy: CompiledPolicy,
  deps: GateDeps,
  of: { before: Before; to: string; act: Act },
): Promise<Tightening[]> {
  const after = await permissionsOf(conn, policy, { subjectId: of.to, at: of.act.at, services: true }, deps);
  const bans: Tightening[] = [];
  const ends: Tightening[] = [];
  for (const { purpose, cells } of after.rows) {
    for (const cell of cells) {
      const place = { channel: cell.channel, purpose: purpose.id };
      const two = [cellOf(of.before.from, place), cellOf(of.before.to, place)];
      const forbidden = two.some((each) => each !== undefined && FORBIDS.has(each.rule));
      if (forbidden && !FORBIDS.has(cell.rule)) bans.push({ act: 'ban', ...place });
      else if (!forbidden) ends.push(...endsOf(cell, two, place));
    }
  }
  return bans.length > 0 ? bans : ends;
}

/** Addresses that are allowed now although they were not while they were of one of the two. */
function endsOf(
  cell: StateCell,
  two: readonly (StateCell | undefined)[],
  place: { channel: PermissionChannel; purpose: string },
): Tightening[] {
  return cell.contacts.flatMap(({ id, verdict, rule }) => {
    const own = two.flatMap((each) => each?.contacts.find((contact) => contact.id === id) ?? [])[0];
    const act = ENDS[rule];
    if (verdict === 'refused' || own === undefined || own.verdict === 'allowed' || act === undefined) return [];
    return [{ act, ...place, contactPointId: id }];
  });
}

function cellOf(state: PersonState, { channel, purpose }: { channel: PermissionChannel; purpose: string }): StateCell | undefined {
  return state.rows.find((row) => row.purpose.id === purpose)?.cells.find((cell) => cell.channel === channel);
}
