// One attempt at one notice, and what follows from the answer. At least once: a receiver knows a repetition by its id.

import { AppError } from '#platform/errors';
import { outwardTarget, postOutward } from '#platform/http';
import { addressOf, agreementHolds, secretsOf } from './hooks.ts';
import type { HookDeps } from './hooks.ts';
import { signedHeaders } from './sign.ts';
import { settle } from './store/deliveries.ts';
import { updateHook } from './store/hooks.ts';
import type { DeliveryRow, WebhookRow } from './tables.ts';

const SECOND = 1000;
const HOUR = 3_600_000;
const WAITS = [5 * SECOND, 30 * SECOND, 120 * SECOND, 600 * SECOND, 1800 * SECOND, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR];
/** After so long without one answer the receiver is turned off, and a notice that old is given up. */
export const PATIENCE_MS = 5 * 24 * HOUR;
const TIMEOUT_MS = 15_000;

/** Tells one receiver of one fact. False when it did not take it: what else it would be told waits for its next turn. */
export async function sendOne(deps: HookDeps, hook: WebhookRow, row: DeliveryRow, lease: string): Promise<boolean> {
  const { code, retryAfter } = await attempt(deps, hook, row);
  const now = deps.clock.now();
  const at = now.toISOString();
  if (/^2\d\d$/.test(code)) {
    await settle(deps.database.db, row.id, lease, { state: 'delivered', code, finishedAt: at });
    if (hook.failing_since !== null) await updateHook(deps.database.db, hook.id, { failing_since: null });
    return true;
  }
  const failingSince = hook.failing_since ?? at;
  const over = row.event === 'ping' || now.getTime() - Date.parse(row.occurred_at) > PATIENCE_MS;
  const wait = Math.max(jittered(deps, row.attempts), retryAfter);
  const nextAt = new Date(now.getTime() + wait).toISOString();
  await settle(
    deps.database.db,
    row.id,
    lease,
    over ? { state: 'failed', code, finishedAt: at } : { state: 'queued', code, nextAt, finishedAt: null },
  );
  deps.log.warn('webhook.waits', { webhook: hook.id, delivery: row.id, code });
  if (row.event === 'ping') return true;
  const ended = code === '410' || now.getTime() - Date.parse(failingSince) > PATIENCE_MS;
  await updateHook(deps.database.db, hook.id, {
    failing_since: failingSince,
    ...(ended ? { disabled_at: at, disabled_why: code === '410' ? 'gone' : 'failing' } : {}),
  });
  return false;
}

async function attempt(deps: HookDeps, hook: WebhookRow, row: DeliveryRow): Promise<{ code: string; retryAfter: number }> {
  try {
    await agreementHolds(deps.database.db, deps, hook.recipient_id);
    // The name is asked for anew each time, and what was looked at is what is called.
    const target = await outwardTarget(addressOf(deps, hook), deps.config.webhookNetworks);
    const body = bodyOf(row);
    const at = deps.clock.now();
    const headers = {
      'content-type': 'application/json',
      ...signedHeaders({ id: row.id, at, body }, secretsOf(deps, hook, at.toISOString())),
    };
    const { status, retryAfter } = await postOutward(target, { headers, body, timeoutMs: TIMEOUT_MS });
    return { code: String(status), retryAfter: Math.min(retryAfter * SECOND, HOUR) };
  } catch (error) {
    return { code: error instanceof AppError ? error.code.replace('errors.', '') : 'unreachable', retryAfter: 0 };
  }
}

/** An event and ids. Whoever may know more asks with a token. */
export function bodyOf({ event, occurred_at, record_id, subject_id, seq }: DeliveryRow): string {
  return JSON.stringify({ type: event, timestamp: occurred_at, data: { id: record_id, subject: subject_id, sequence: seq } });
}

// Receivers that went down together do not all hear of everything in the same second.
function jittered({ ids }: HookDeps, attempts: number): number {
  const wait = WAITS[Math.min(attempts, WAITS.length - 1)] ?? HOUR;
  const share = (Buffer.from(ids.token(2), 'base64url')[0] ?? 0) / 255;
  return Math.round(wait * (0.9 + share * 0.2));
}
