// Evidence has its own period: three years after a permission ended, or after the person was erased, its events go. What still holds stays.

import { addPeriod, localDate } from '#platform/clock';
import type { Conn } from '#platform/db';
import { append } from '#kernel/audit';
import { accountabilityEntry } from '#kernel/policy';
import { reasonOf, SYSTEM } from '#kernel/rights';
import type { RightsDeps } from '#kernel/rights';
import { subjectById } from '#kernel/subjects';
import { deleteEvents, erasedSince, eventsOf, moveCutoff, oldPeople } from './store/events.ts';
import type { PermissionEventRow } from './tables.ts';

const PAGE = 1000;

/** Clears ended events that are older than the declared period; tells how many. Bans of the living never end by age. */
export async function clearEnded(deps: Pick<RightsDeps, 'database' | 'clock' | 'log'>, at: Date = deps.clock.now()): Promise<number> {
  const day = addPeriod(localDate(at), `-${accountabilityEntry('permissions').keep.period ?? 'P3Y'}`);
  let cleared = 0;
  for (let after = ''; ;) {
    const people = await oldPeople(deps.database.db, day, after, PAGE);
    for (const id of people) {
      // One that fails is told and tried again the next night; the rest, and what else the night does, go on.
      cleared += await clearOne(deps, id, day, at).catch((error: unknown) => {
        deps.log.error('permission.clear', { reason: reasonOf(error) });
        return 0;
      });
    }
    const last = people.at(-1);
    if (last === undefined || people.length < PAGE) return cleared;
    after = last;
  }
}

async function clearOne(deps: Pick<RightsDeps, 'database'>, subjectId: string, day: string, at: Date): Promise<number> {
  // Most people have nothing to clear, and a look does not stop those who write.
  if ((await overOf(deps.database.db, subjectId, day)).length === 0) return 0;
  return deps.database.tx(async (tx) => {
    const over = await overOf(tx, subjectId, day);
    if (over.length === 0) return 0;
    await moveCutoff(tx, day);
    await deleteEvents(
      tx,
      over.map(({ id }) => id),
    );
    await append(tx, {
      at,
      actor: SYSTEM,
      action: 'permission.clear',
      kind: 'permission-event',
      subjectId,
      detail: { n: over.length, before: day },
    });
    return over.length;
  });
}

async function overOf(conn: Conn, subjectId: string, day: string): Promise<PermissionEventRow[]> {
  const events = await eventsOf(conn, subjectId);
  if ((await subjectById(conn, subjectId)) !== undefined) return events.filter((event) => isOver(event, events, day));
  return (await erasedSince(conn, subjectId, day)) ? [] : events.filter(({ recorded_at }) => recorded_at < day);
}

/** An event of exactly the same scope came after it, and that too is older than the period: nothing that holds rests on it any more. */
function isOver(event: PermissionEventRow, events: readonly PermissionEventRow[], day: string): boolean {
  if (event.recorded_at >= day || event.act === 'ban' || event.act === 'objection') return false;
  const after = events.filter((each) => each.seq > event.seq && each.recorded_at < day && sameScope(each, event));
  // A consent over a ban carries those after it, until it is withdrawn.
  return after.some(({ act }) => event.over_ban === 0 || act === 'consent-withdrawn');
}

function sameScope(a: PermissionEventRow, b: PermissionEventRow): boolean {
  return machine(a) === machine(b) && a.channel === b.channel && a.purpose === b.purpose && a.contact_id === b.contact_id;
}

function machine({ act }: PermissionEventRow): string {
  return act.startsWith('consent') ? 'consent' : act.includes('exception') ? 'exception' : act.startsWith('role') ? 'role' : act;
}
