// Answers of the returns module to the API: what came back, what is refused, and what nobody understood.

import { actorOf } from '#kernel/access';
import type { Call } from '#kernel/access';
import { append } from '#kernel/audit';
import type { Deps } from '#kernel/deps';
import { refusalsBefore } from '#kernel/mail';
import { liftRefusal, recordByHand, returnsBefore } from '#kernel/mailings';
import { policyOf } from '#kernel/rights';
import type { Act } from '#kernel/rights';
import type { HandlersOf } from '#platform/contract';
import { appError } from '#platform/errors';
import type { returns } from './contract/returns.ts';
import { contentOf } from './intake/quarantine.ts';
import type { ReturnIntake } from './intake/intake.ts';
import { peopleIn, whoOf } from './people.ts';
import { countQuarantined, dropQuarantined, quarantineBefore, quarantinedById, stoppedMailings } from './queries.ts';
import type { QuarantineRow } from './queries.ts';
import { settingsHandlers } from './settings-routes.ts';

const PAGE = 50;

type Handlers = HandlersOf<typeof returns, Call>;

export function returnHandlers(deps: Deps, intake: ReturnIntake): Handlers {
  return { ...listHandlers(deps), ...quarantineHandlers(deps), ...settingsHandlers(deps, intake) };
}

function listHandlers(deps: Deps): Pick<Handlers, 'list' | 'refused' | 'lift'> {
  const { db } = deps.database;
  return {
    async list({ query: { after, kind, mailingId } }) {
      const rows = await returnsBefore(db, { kind, mailingId, before: after, limit: PAGE + 1 });
      const named = await whoOf(deps, rows.slice(0, PAGE));
      return {
        rows: named.map((row) => ({ ...row, mailingId: row.mailing_id })),
        next: nextOf(rows),
        stopped: await stoppedMailings(db),
        waiting: await countQuarantined(db),
      };
    },
    async refused({ query: { after } }) {
      const rows = await refusalsBefore(db, { before: after, limit: PAGE + 1 });
      const named = await whoOf(deps, rows.slice(0, PAGE));
      return { rows: named.map((row) => ({ ...row, since: row.bounced_at })), next: nextOf(rows) };
    },
    async lift({ params }, call) {
      await deps.database.tx((tx) => liftRefusal(tx, deps, policyOf(deps), { refusalId: params.id, act: actOf(deps, call) }));
      return { ok: true };
    },
  };
}

function quarantineHandlers(deps: Deps): Pick<Handlers, 'quarantine' | 'message' | 'file' | 'discard'> {
  const { db } = deps.database;
  const found = async (id: string) => (await quarantinedById(db, id)) ?? gone();
  return {
    async quarantine({ query: { after } }) {
      const rows = await quarantineBefore(db, { before: after, limit: PAGE + 1 });
      return { rows: rows.slice(0, PAGE).map(lineOf), next: nextOf(rows) };
    },
    async message({ params }, call) {
      const text = contentOf(deps, await found(params.id));
      const entry = { at: deps.clock.now(), actor: actorOf(call), action: 'return.read', kind: 'return-quarantine', recordId: params.id };
      await deps.database.tx((tx) => append(tx, entry));
      return { text, people: await peopleIn(deps, text) };
    },
    async file({ params, body }, call) {
      await found(params.id);
      await deps.database.tx(async (tx) => {
        await recordByHand(tx, deps, policyOf(deps), { ...body, act: actOf(deps, call) });
        if (!(await dropQuarantined(tx, params.id))) gone();
      });
      await deps.flushLedger?.();
      return { ok: true };
    },
    async discard({ params }, call) {
      await deps.database.tx(async (tx) => {
        if (!(await dropQuarantined(tx, params.id))) gone();
        const { actor, at } = actOf(deps, call);
        await append(tx, { at, actor, action: 'return.discarded', kind: 'return-quarantine', recordId: params.id });
      });
      return { ok: true };
    },
  };
}

function gone(): never {
  throw appError('not-found', 'errors.return-unknown');
}

const WAYS = ['mailbox', 'receiver'] as const;
const REASONS = ['no-letter', 'forged', 'unclear', 'unreadable'] as const;

function lineOf({ id, way, reason, received_at, expires_at }: QuarantineRow) {
  return {
    id,
    way: WAYS.find((each) => each === way) ?? 'mailbox',
    reason: REASONS.find((each) => each === reason) ?? 'unclear',
    receivedAt: received_at,
    expiresAt: expires_at,
  };
}

function nextOf(rows: readonly { readonly id: string }[]): string | null {
  return rows.length > PAGE ? (rows[PAGE - 1]?.id ?? null) : null;
}

function actOf(deps: Pick<Deps, 'clock'>, call: Call): Act {
  return { actor: actorOf(call), at: deps.clock.now() };
}
