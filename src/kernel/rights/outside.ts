// What goes here must go elsewhere too: the rooms that know of copies and recipients open their tasks in the transaction of the act.

import { localDate } from '#platform/clock';
import type { Tx } from '#platform/db';
import type { ActDone, OpenedDuty } from '#kernel/deps';
import { policyOf } from './deps.ts';
import type { Act, RightsDeps } from './deps.ts';
import { groundsOf } from './grounds.ts';
import type { Grounds } from './grounds.ts';
import type { Identities } from './needles.ts';
import type { Order } from './settle.ts';
import { plannedRequest } from './store/planned.ts';
import type { Holds } from './store/walk.ts';
import type { ErasureRow } from './tables.ts';

/** Every field that the registers of these memberships declare. */
export function fieldsOf(deps: Pick<RightsDeps, 'policy'>, { memberships }: Pick<Grounds, 'memberships'>): string[] {
  return [...new Set(memberships.flatMap(({ register_id }) => [...policyOf(deps).fieldsOf(register_id)]))];
}

/** The data have gone; who the person was is handed over for the copies outside. */
export async function goneOutside(
  tx: Tx,
  deps: RightsDeps,
  order: Order,
  { fields, identities, whole, holds }: { fields: readonly string[]; identities: Identities; whole: boolean; holds?: Holds },
): Promise<readonly OpenedDuty[]> {
  // Those who go by the calendar go together; who asked, or was erased by hand, has a list of their own.
  const alone = order.ground === 'request' || order.ground === 'owner';
  // Whoever had asked and goes meanwhile by something else has that list already: nobody looks for them twice. What goes of somebody who
  // stays has its own: they may still change their mind about the rest.
  const asked = !whole || holds?.('erasure') === false ? undefined : await plannedRequest(tx, order.subjectId);
  const own = alone ? (order.ref ?? order.subjectId) : `night:${localDate(order.act.at)}`;
  return told(tx, deps, {
    cause: 'erasure',
    subjectIds: [order.subjectId],
    fields,
    at: order.act.at,
    ref: asked?.id ?? order.takenBack ?? own,
    takenBack: asked === undefined && order.takenBack !== undefined,
    whole,
    promisedBy: asked?.deadline_at ?? order.promisedBy ?? null,
    seen: identities.needles.map(({ kind, raw }) => ({ kind, value: raw })),
    ...(holds ? { holds } : {}),
  });
}

/** An erasure that waits: the promised hours run for the copies outside as well, so their list begins now. */
export async function planOutside(tx: Tx, deps: RightsDeps, row: ErasureRow, act: Act): Promise<void> {
  if (row.ground !== 'request') return;
  const fields = fieldsOf(deps, await groundsOf(tx, row.subject_id));
  const { id: ref, deadline_at: promisedBy } = row;
  await told(tx, deps, { cause: 'erasure', subjectIds: [row.subject_id], fields, at: act.at, ref, promisedBy });
}

/** The person changed their mind: what had not been removed outside may stay. */
export async function dropOutside(tx: Tx, deps: RightsDeps, row: ErasureRow, act: Act): Promise<void> {
  await told(tx, deps, { cause: 'erasure', subjectIds: [row.subject_id], fields: [], at: act.at, ref: row.id, cancelled: true });
}

/** Nothing is done with restricted data, nor by those who received them. */
export async function restrictOutside(tx: Tx, deps: RightsDeps, subjectId: string, { at }: Act): Promise<void> {
  const fields = fieldsOf(deps, await groundsOf(tx, subjectId));
  await told(tx, deps, { cause: 'restriction', subjectIds: [subjectId], fields, at, ref: `day:${localDate(at)}` });
}

/** Whoever was told of the restriction is told of its end. */
export async function releaseOutside(tx: Tx, deps: RightsDeps, subjectId: string, { at }: Act): Promise<void> {
  const fields = fieldsOf(deps, await groundsOf(tx, subjectId));
  await told(tx, deps, { cause: 'release', subjectIds: [subjectId], fields, at, ref: `day:${localDate(at)}` });
}

async function told(tx: Tx, { onAct = [] }: RightsDeps, done: ActDone): Promise<OpenedDuty[]> {
  const opened: OpenedDuty[] = [];
  for (const { afterAct } of onAct) opened.push(...(await afterAct(tx, done)));
  return opened;
}
