// Carries notices while the server runs: reads on in the log, claims what is due, and tells each receiver in its turn, receivers side by side.

import { localDate, addPeriod } from '#platform/clock';
import { appError } from '#platform/errors';
import { repeat } from '#platform/jobs';
import { fanOut, fresh } from './fan.ts';
import { must } from './hooks.ts';
import type { HookDeps } from './hooks.ts';
import { sendOne } from './send.ts';
import { PING } from './events.ts';
import { claimDue, deliveryById, dropFinished, insertDeliveries, letGo, queueAgain } from './store/deliveries.ts';
import { allHooks, hookById } from './store/hooks.ts';
import type { DeliveryRow, WebhookRow } from './tables.ts';

export interface Postman {
  /** Tells what is due now; returns how many attempts were made. */
  sendDue(): Promise<number>;
  /** Sends a trial at once, and says what became of it. */
  ping(hookId: string): Promise<DeliveryRow>;
  /** Tells again what was told or given up. */
  redeliver(id: string): Promise<DeliveryRow>;
  start(): () => Promise<void>;
}

const TICK_MS = 2_000;
const BATCH = 20;
const LEASE_MS = 5 * 60_000;
const TIDY_MS = 3_600_000;
const KEEP = 'P30D';

export function createPostman(deps: HookDeps): Postman {
  const { database, clock, ids } = deps;

  async function now(row: Pick<DeliveryRow, 'id' | 'webhook_id'>): Promise<DeliveryRow> {
    await round(deps, await must(database.db, row.webhook_id), row.id);
    const told = await deliveryById(database.db, row.id);
    if (told === undefined) throw appError('not-found', 'errors.webhook-delivery');
    return told;
  }

  async function sendDue(): Promise<number> {
    const hooks = (await allHooks(database.db)).filter(({ disabled_at }) => disabled_at === null);
    return (await Promise.all(hooks.map((hook) => serve(deps, hook)))).reduce((sum, n) => sum + n, 0);
  }

  return {
    sendDue,
    async ping(hookId) {
      const at = clock.now();
      await must(database.db, hookId);
      const nobody = { seq: null, event: PING, record_id: null, subject_id: null };
      const row = { id: ids.next(), webhook_id: hookId, ...nobody, occurred_at: at.toISOString(), ...fresh(at) };
      await insertDeliveries(database.db, [row]);
      return now(row);
    },
    async redeliver(id) {
      const row = await deliveryById(database.db, id);
      if (row === undefined || !(await queueAgain(database.db, id, clock.now().toISOString())))
        throw appError('not-found', 'errors.webhook-delivery');
      return now(row);
    },
    start: () => every(deps, sendDue),
  };
}

/** Everything that is due for one receiver, in its order. One that does not answer is not asked on, for the others wait beside it. */
async function serve(deps: HookDeps, hook: WebhookRow): Promise<number> {
  await fanOut(deps, hook);
  for (let all = 0; ;) {
    const { tried, took } = await round(deps, hook);
    all += tried;
    if (tried === 0 || !took || (await hookById(deps.database.db, hook.id))?.disabled_at !== null) return all;
  }
}

async function round(deps: HookDeps, hook: WebhookRow, only?: string): Promise<{ tried: number; took: boolean }> {
  const { database, clock, ids } = deps;
  const lease = ids.token(12);
  const now = clock.now();
  const until = new Date(now.getTime() + LEASE_MS).toISOString();
  const claim = { webhookId: hook.id, lease, now: now.toISOString(), until, limit: BATCH, ...(only === undefined ? {} : { only }) };
  const rows = await database.tx((tx) => claimDue(tx, claim, database.dialect === 'postgres'));
  let [tried, took] = [0, true];
  try {
    for (const row of rows) {
      if (!took) break;
      tried += 1;
      const present = await hookById(database.db, hook.id);
      took = present !== undefined && (await sendOne(deps, present, row, lease));
    }
  } finally {
    await letGo(database.db, lease);
  }
  return { tried, took };
}

function every(deps: HookDeps, sendDue: () => Promise<number>): () => Promise<void> {
  let tidied = 0;
  async function tick(): Promise<void> {
    try {
      await sendDue();
      const now = deps.clock.now();
      if (now.getTime() - tidied < TIDY_MS) return;
      tidied = now.getTime();
      await dropFinished(deps.database.db, addPeriod(localDate(now), `-${KEEP}`));
    } catch (error) {
      deps.log.error('webhook.tick', { error: error instanceof Error ? error.name : 'error' });
    }
  }
  return repeat(TICK_MS, tick);
}
