// Receivers of notices: made, changed and removed by the owner. One outside the firm must be a recipient of the declaration with an agreement in force.

import { append, auditHead } from '#kernel/audit';
import type { AuditActor } from '#kernel/audit';
import type { Deps } from '#kernel/deps';
import { doorOf, recipientOf } from '#kernel/disclosure';
import { localDate } from '#platform/clock';
import { open, seal } from '#platform/crypto';
import type { Conn, Tx } from '#platform/db';
import { appError } from '#platform/errors';
import { outwardTarget } from '#platform/http';
import { EVENTS } from './events.ts';
import type { EventName } from './events.ts';
import { newSecret } from './sign.ts';
import { allHooks, hookById, insertHook, removeHook, updateHook } from './store/hooks.ts';
import type { WebhookRow } from './tables.ts';

export type HookDeps = Pick<Deps, 'database' | 'clock' | 'ids' | 'keys' | 'policy' | 'config' | 'registry' | 'log'>;

const MOST = 20;
/** Both secrets sign for a day after a change. */
const OVERLAP_MS = 86_400_000;

export interface HookWish {
  readonly name: string;
  readonly url: string;
  readonly events: readonly EventName[];
  /** Null when the system is the firm's own. */
  readonly recipientId: string | null;
}

/** @throws errors.webhook-address, errors.webhook-private, errors.recipient-undeclared, errors.agreement-missing */
export async function makeHook(deps: HookDeps, wish: HookWish, actor: AuditActor): Promise<{ id: string; secret: string }> {
  await outwardTarget(wish.url, deps.config.webhookNetworks);
  const at = deps.clock.now();
  const secret = newSecret(deps.ids);
  const id = deps.ids.next();
  await deps.database.tx(async (tx) => {
    if ((await allHooks(tx)).length >= MOST) throw appError('refused', 'errors.webhook-many', { params: { most: MOST } });
    await agreementHolds(tx, deps, wish.recipientId);
    await insertHook(tx, {
      id,
      name: wish.name,
      url: seal(deps.keys.sealing, wish.url),
      events: JSON.stringify(wish.events),
      recipient_id: wish.recipientId,
      secret: seal(deps.keys.sealing, secret),
      secret_before: null,
      before_until: null,
      created_at: at.toISOString(),
      created_by: actor.id,
      cursor_seq: (await auditHead(tx)).seq,
      failing_since: null,
      disabled_at: null,
      disabled_why: null,
    });
    await append(tx, { at, actor, action: 'webhook.made', kind: 'webhook', recordId: id, detail: { events: wish.events.length } });
  });
  return { id, secret };
}

export interface HookChange {
  readonly name?: string | undefined;
  readonly url?: string | undefined;
  readonly events?: readonly EventName[] | undefined;
  /** On again after it was turned off, or off by hand. */
  readonly on?: boolean | undefined;
}

/** What it missed while it was off is not told afterwards: it asks for the present state. */
export async function changeHook(deps: HookDeps, id: string, change: HookChange, actor: AuditActor): Promise<void> {
  if (change.url !== undefined) await outwardTarget(change.url, deps.config.webhookNetworks);
  const at = deps.clock.now();
  await deps.database.tx(async (tx) => {
    const hook = await must(tx, id);
    if (change.on === true) await agreementHolds(tx, deps, hook.recipient_id);
    const wakes = change.on === true && hook.disabled_at !== null;
    await updateHook(tx, id, {
      ...(change.name === undefined ? {} : { name: change.name }),
      ...(change.url === undefined ? {} : { url: seal(deps.keys.sealing, change.url) }),
      ...(change.events === undefined ? {} : { events: JSON.stringify(change.events) }),
      ...(wakes ? { disabled_at: null, disabled_why: null, failing_since: null, cursor_seq: (await auditHead(tx)).seq } : {}),
      ...(change.on === false ? { disabled_at: at.toISOString(), disabled_why: 'owner' } : {}),
    });
    await append(tx, { at, actor, action: 'webhook.changed', kind: 'webhook', recordId: id });
  });
}

export async function rotateSecret(deps: HookDeps, id: string, actor: AuditActor): Promise<string> {
  const at = deps.clock.now();
  const secret = newSecret(deps.ids);
  await deps.database.tx(async (tx) => {
    const hook = await must(tx, id);
    await updateHook(tx, id, {
      secret: seal(deps.keys.sealing, secret),
      secret_before: hook.secret,
      before_until: new Date(at.getTime() + OVERLAP_MS).toISOString(),
    });
    await append(tx, { at, actor, action: 'webhook.secret', kind: 'webhook', recordId: id });
  });
  return secret;
}

export async function dropHook(deps: HookDeps, id: string, actor: AuditActor): Promise<void> {
  await deps.database.tx(async (tx) => {
    if (!(await removeHook(tx, id))) throw appError('not-found', 'errors.webhook-unknown');
    await append(tx, { at: deps.clock.now(), actor, action: 'webhook.removed', kind: 'webhook', recordId: id });
  });
}

export function listHooks({ database }: Pick<HookDeps, 'database'>): Promise<WebhookRow[]> {
  return allHooks(database.db);
}

export async function must(conn: Conn, id: string): Promise<WebhookRow> {
  const hook = await hookById(conn, id);
  if (hook === undefined) throw appError('not-found', 'errors.webhook-unknown');
  return hook;
}

/** Asked when it is made and again before every notice. */
export async function agreementHolds(conn: Conn | Tx, deps: HookDeps, recipientId: string | null): Promise<void> {
  if (recipientId === null) return;
  const policy = deps.policy.current();
  if (policy === null) throw appError('unavailable', 'errors.not-set-up');
  await doorOf(conn, recipientOf(policy, recipientId), {}, localDate(deps.clock.now()));
}

export function addressOf({ keys }: Pick<HookDeps, 'keys'>, hook: WebhookRow): string {
  return open(keys.sealing, hook.url).toString('utf8');
}

/** The secrets that sign now. */
export function secretsOf({ keys }: Pick<HookDeps, 'keys'>, hook: WebhookRow, now: string): string[] {
  const sealed = [hook.secret, ...(hook.secret_before !== null && (hook.before_until ?? '') > now ? [hook.secret_before] : [])];
  return sealed.map((each) => open(keys.sealing, each).toString('utf8'));
}

export function eventsOf(hook: WebhookRow): EventName[] {
  const chosen = JSON.parse(hook.events) as string[];
  return EVENTS.filter((event) => chosen.includes(event));
}
