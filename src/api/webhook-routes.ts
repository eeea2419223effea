// The owner chooses which systems are told that something happened, and sees what became of each notice.

import { actorOf } from '#kernel/access';
import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import { groundOf } from '#kernel/disclosure';
import {
  addressOf,
  changeHook,
  countWaiting,
  deliveriesBefore,
  dropHook,
  EVENTS,
  eventsOf,
  listHooks,
  makeHook,
  rotateSecret,
} from '#kernel/webhooks';
import type { DeliveryRow, EventName, Postman, WebhookRow } from '#kernel/webhooks';
import type { HandlersOf } from '#platform/contract';
import { appError } from '#platform/errors';
import type { webhooks } from './contract/webhooks.ts';

export function webhookHandlers(deps: Deps, postman: Postman): HandlersOf<typeof webhooks, Call> {
  return {
    async list() {
      const waiting = await countWaiting(deps.database.db);
      const hooks = await listHooks(deps);
      return { webhooks: hooks.map((hook) => hookView(deps, hook, waiting)), events: [...EVENTS], recipients: recipients(deps) };
    },
    create: ({ body }, call) => makeHook(deps, { ...body, events: named(body.events) }, actorOf(call)),
    async update({ params, body }, call) {
      const { events, ...rest } = body;
      await changeHook(deps, params.id, { ...rest, events: events && named(events) }, actorOf(call));
      return { ok: true };
    },
    async remove({ params }, call) {
      await dropHook(deps, params.id, actorOf(call));
      return { ok: true };
    },
    rotate: async ({ params }, call) => ({ secret: await rotateSecret(deps, params.id, actorOf(call)) }),
    ping: async ({ params }) => ({ delivery: deliveryView(await postman.ping(params.id)) }),
    async deliveries({ params, query: { before, limit } }) {
      const rows = await deliveriesBefore(deps.database.db, params.id, before, limit + 1);
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      return { rows: rows.slice(0, limit).map(deliveryView), next: last?.id ?? null };
    },
    redeliver: async ({ params }) => ({ delivery: deliveryView(await postman.redeliver(params.id)) }),
  };
}

function named(events: readonly string[]): EventName[] {
  const known = EVENTS.filter((event) => events.includes(event));
  if (known.length !== new Set(events).size) throw appError('invalid', 'errors.invalid', { field: 'events' });
  return known;
}

/** Those with whom an agreement can be made; without one in force the house refuses all the same. */
function recipients({ policy }: Deps) {
  const all = policy.current()?.policy.recipients ?? [];
  return all.filter((each) => groundOf(each) === 'agreement').map(({ id, name }) => ({ id, name }));
}

function hookView(deps: Deps, hook: WebhookRow, waiting: ReadonlyMap<string, number>) {
  const recipient = hook.recipient_id === null ? undefined : deps.policy.current()?.recipients.get(hook.recipient_id);
  const unnamed = { fi: hook.recipient_id ?? '', sv: hook.recipient_id ?? '', en: hook.recipient_id ?? '' };
  const failing = hook.failing_since === null ? ('on' as const) : ('failing' as const);
  return {
    id: hook.id,
    name: hook.name,
    url: addressOf(deps, hook),
    events: eventsOf(hook),
    recipient: hook.recipient_id === null ? null : { id: hook.recipient_id, name: recipient?.name ?? unnamed },
    createdAt: hook.created_at,
    state: hook.disabled_at === null ? failing : ('off' as const),
    failingSince: hook.failing_since,
    offWhy: OFF.find((why) => why === hook.disabled_why) ?? null,
    offAt: hook.disabled_at,
    waiting: waiting.get(hook.id) ?? 0,
  };
}

const OFF = ['owner', 'failing', 'gone'] as const;

function deliveryView(row: DeliveryRow) {
  return {
    id: row.id,
    event: row.event,
    sequence: row.seq,
    subjectId: row.subject_id,
    occurredAt: row.occurred_at,
    state: row.state,
    code: row.code,
    attempts: row.attempts,
    nextAt: row.next_at,
    finishedAt: row.finished_at,
  };
}
