// From the log to the queue of each receiver, a page at a time, with the place in the log moved in the same transaction: nothing is lost, nothing told twice.

import { entriesAfter } from '#kernel/audit';
import type { Conn } from '#platform/db';
import { factsOf } from './events.ts';
import type { Fact } from './events.ts';
import { eventsOf } from './hooks.ts';
import type { HookDeps } from './hooks.ts';
import { insertDeliveries } from './store/deliveries.ts';
import { moveCursor, subjectKinds } from './store/hooks.ts';
import type { DeliveryRow, WebhookRow } from './tables.ts';

const PAGE = 500;

/** Queues what has happened since; returns how many notices. */
export async function fanOut(deps: HookDeps, hook: WebhookRow): Promise<number> {
  const { db } = deps.database;
  let queued = 0;
  for (let from = hook.cursor_seq; ;) {
    const entries = await entriesAfter(db, from, PAGE);
    const last = entries.at(-1);
    if (last === undefined) return queued;
    const wanted = eventsOf(hook);
    const facts = factsOf(entries, await readingOf(deps, db, entries)).filter(({ event }) => wanted.includes(event));
    const rows = facts.map((fact) => deliveryOf(deps, hook.id, fact));
    const moved = await deps.database.tx(async (tx) => {
      if (!(await moveCursor(tx, hook.id, from, last.seq))) return false;
      await insertDeliveries(tx, rows);
      return true;
    });
    if (!moved) return queued;
    queued += rows.length;
    from = last.seq;
    if (entries.length < PAGE) return queued;
  }
}

async function readingOf({ registry }: HookDeps, conn: Conn, entries: readonly { subject_id: string | null }[]) {
  const ids = [...new Set(entries.flatMap(({ subject_id }) => (subject_id === null ? [] : [subject_id])))];
  const kinds = await subjectKinds(conn, ids);
  const firm = new Set(registry.all.filter(({ register }) => register === 'firm').map(({ kind }) => kind));
  return { isFirm: (kind: string) => firm.has(kind), kindOf: (id: string) => kinds.get(id) };
}

function deliveryOf({ ids, clock }: HookDeps, webhookId: string, { event, seq, recordId, subjectId, at }: Fact): DeliveryRow {
  return {
    id: ids.next(),
    webhook_id: webhookId,
    seq,
    event,
    record_id: recordId,
    subject_id: subjectId,
    occurred_at: at,
    ...fresh(clock.now()),
  };
}

export function fresh(at: Date) {
  return {
    state: 'queued' as const,
    code: null,
    attempts: 0,
    next_at: at.toISOString(),
    lease: null,
    lease_until: null,
    finished_at: null,
  };
}
