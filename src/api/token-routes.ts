// The owner makes tokens for programs, sees which are used, and ends them.

import { actorNames, actorOf, createToken, isLive, listOf, listTokens, revokeToken, TOKEN_DAYS, TOKEN_PERMISSIONS } from '#kernel/access';
import type { AccessDeps, Call, TokenRow } from '#kernel/access';
import type { HandlersOf } from '#platform/contract';
import type { tokens } from './contract/tokens.ts';

export function tokenHandlers(access: AccessDeps): HandlersOf<typeof tokens, Call> {
  return {
    async list() {
      const names = await actorNames(access.database.db);
      const now = access.clock.now().toISOString();
      const rows = await listTokens(access);
      return { tokens: rows.map((row) => tokenView(row, names, now)), permissions: [...TOKEN_PERMISSIONS], days: TOKEN_DAYS };
    },
    async create({ body }, call) {
      const maker = call.account();
      const { token, row } = await createToken(access, maker, body);
      return { token: tokenView(row, new Map([[maker.id, maker.name]]), row.created_at), secret: token };
    },
    async revoke({ params }, call) {
      await revokeToken(access, params.id, actorOf(call).id);
      return { ok: true };
    },
  };
}

function tokenView(row: TokenRow, names: ReadonlyMap<string, string>, now: string) {
  const ended = row.ended_at !== null;
  return {
    id: row.id,
    hint: row.hint,
    name: row.name,
    purpose: row.purpose,
    permissions: listOf(row.permissions),
    networks: listOf(row.networks),
    maker: names.get(row.account_id) ?? row.account_id,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedOn: row.last_used_on,
    endedAt: row.ended_at,
    endedWhy: WHY.find((why) => why === row.ended_why) ?? null,
    state: isLive(row, now) ? ('live' as const) : ended ? ('ended' as const) : ('expired' as const),
  };
}

const WHY = ['revoked', 'account', 'restored'] as const;
