// What a person's events come to, for one channel and one purpose: four small machines that never see each other, except that a ban or an objection ends what was granted before it.

import { stops } from './scopes.ts';
import type { Deed } from './scopes.ts';
import type { PermissionChannel, PermissionEventRow } from './tables.ts';

export type PermissionEvent = Pick<
  PermissionEventRow,
  'id' | 'seq' | 'act' | 'channel' | 'purpose' | 'contact_id' | 'scope' | 'deed' | 'at' | 'over_ban' | 'recorded_at'
>;

/** One channel and one purpose, perhaps one contact point. */
export interface Cell {
  readonly channel: PermissionChannel;
  readonly purpose: string;
  readonly contactId?: string | undefined;
  /** What is about to be done; without it, own direct marketing. */
  readonly deed?: Deed | undefined;
}

const USUAL: Deed = { scope: 'direct-marketing', deed: 'processing' };

export type Grant =
  | { readonly state: 'none' }
  | { readonly state: 'on'; readonly by: PermissionEvent }
  | { readonly state: 'ended'; readonly by: PermissionEvent };

export interface CellState {
  readonly consent: Grant;
  readonly exception: Grant;
  readonly role: Grant;
  /** The ban that stands, if any. */
  readonly ban: PermissionEvent | null;
  readonly objection: PermissionEvent | null;
}

const NONE: Grant = { state: 'none' };

type Machine = 'consent' | 'exception' | 'role';
const STARTS: Partial<Record<PermissionEvent['act'], Machine>> = {
  'consent-given': 'consent',
  'customer-exception': 'exception',
  'role-interest': 'role',
};
const ENDS: Partial<Record<PermissionEvent['act'], Machine>> = {
  'consent-withdrawn': 'consent',
  'exception-ended': 'exception',
  'role-ended': 'role',
};

/** Events in the order in which they were recorded. What takes away always counts; what grants counts only when it is the later of the two. */
export function foldCell(events: readonly PermissionEvent[], cell: Cell): CellState {
  const grants: Record<Machine, Grant> = { consent: NONE, exception: NONE, role: NONE };
  let ban: PermissionEvent | null = null;
  let objection: PermissionEvent | null = null;
  for (const event of events) {
    if (event.act === 'ban' || event.act === 'objection') {
      if (!takesFrom(event, cell) || !stops(event, cell.deed ?? USUAL)) continue;
      if (event.act === 'ban') ban = later(ban, event);
      else objection = later(objection, event);
      for (const machine of Object.keys(grants) as Machine[]) grants[machine] = ended(grants[machine], event);
      continue;
    }
    const ends = ENDS[event.act];
    if (ends !== undefined && takesFrom(event, cell)) grants[ends] = ended(grants[ends], event);
    const starts = STARTS[event.act];
    if (starts === undefined || !grantsTo(event, cell) || !isLater(event, grants[starts])) continue;
    if (overcomes(event, ban) && overcomes(event, objection)) [ban, objection] = [null, null];
    grants[starts] = { state: 'on', by: event };
  }
  return { ...grants, ban, objection };
}

/** A ban or a withdrawal covers the cell when it names nothing else; one that names a contact point touches only that, or a question about the whole person. */
function takesFrom(event: PermissionEvent, { channel, purpose, contactId }: Cell): boolean {
  if (event.channel !== null && event.channel !== channel) return false;
  if (event.purpose !== null && event.purpose !== purpose) return false;
  return event.contact_id === null || contactId === undefined || event.contact_id === contactId;
}

/** A permission is for exactly what it names; one for a contact point is none for another. */
function grantsTo(event: PermissionEvent, { channel, purpose, contactId }: Cell): boolean {
  return event.channel === channel && event.purpose === purpose && (event.contact_id === null || event.contact_id === contactId);
}

/** True when the person consented after this ban, knowing of it. */
function overcomes(event: PermissionEvent, ban: { readonly at: string } | null): boolean {
  return ban === null || (event.act === 'consent-given' && event.over_ban === 1 && event.at > ban.at);
}

function isLater(event: PermissionEvent, grant: Grant): boolean {
  return grant.state !== 'ended' || event.at > grant.by.at;
}

// The end stays at its latest: a withdrawal found in an old letter does not make a later one unsaid.
function ended(grant: Grant, by: PermissionEvent): Grant {
  if (grant.state === 'none') return by.act === 'consent-withdrawn' ? { state: 'ended', by } : grant;
  return grant.state === 'ended' ? { state: 'ended', by: later(grant.by, by) } : { state: 'ended', by };
}

function later(a: PermissionEvent | null, b: PermissionEvent): PermissionEvent {
  return a !== null && a.at > b.at ? a : b;
}
