// Named people only, strong sign-in, sessions that end, and a viewer who cannot change anything (Art. 32).

import { listOf, permissionsOf, PERMISSIONS, READ_ONLY, TOKEN_DAYS, TOKEN_PERMISSIONS } from '#kernel/access';
import type { Check, CheckContext } from '../check.ts';
import { once } from '../check.ts';
import { counted, say } from '../say.ts';
import { activeAccounts, liveTokens, sessionsPast } from '../store/queries.ts';
import { sabotageMfa, sabotageNames, sabotagePassword, sabotageSessions, sabotageTokens } from '../store/sabotage.ts';

const DAY_MS = 86_400_000;
const LONGEST_SESSION_DAYS = 14;

const accounts = (ctx: CheckContext) => once(ctx, 'accounts', () => activeAccounts(ctx.deps.database.db));

const viewerCannotChange: Check = {
  id: 'access.viewer-cannot-change',
  run(ctx) {
    const changing = PERMISSIONS.filter((permission) => !READ_ONLY.includes(permission));
    const allowed = changing.filter((permission) => ctx.permits('viewer', permission));
    return Promise.resolve(counted(allowed.length, changing.length, 'evidence.viewer', { empty: 'task.mend' }));
  },
  // The decision itself is replaced: nothing in the database can widen what a role may do.
  sabotage(ctx) {
    Object.assign(ctx, { permits: () => true });
    return Promise.resolve();
  },
};

const passwords: Check = {
  id: 'access.passwords',
  async run(ctx) {
    const rows = await accounts(ctx);
    const bad = rows.filter((row) => !row.password_hash.startsWith('$argon2id$'));
    return counted(bad.length, rows.length, 'evidence.passwords', { empty: 'task.name-accounts' });
  },
  sabotage: sabotagePassword,
};

const mfa: Check = {
  id: 'access.mfa',
  async run(ctx) {
    const rows = await accounts(ctx);
    const bad = rows.filter((row) => row.totp_confirmed_at === null);
    return counted(bad.length, rows.length, 'evidence.mfa', { empty: 'task.turn-mfa-on', broken: 'task.turn-mfa-on' });
  },
  sabotage: sabotageMfa,
};

const namedAccounts: Check = {
  id: 'access.named-accounts',
  async run(ctx) {
    const rows = await accounts(ctx);
    const bad = rows.filter((row) => row.name.trim() === '');
    return counted(bad.length, rows.length, 'evidence.named-accounts', { empty: 'task.name-accounts', broken: 'task.name-accounts' });
  },
  sabotage: sabotageNames,
};

const sessionsEnd: Check = {
  id: 'access.sessions-end',
  async run(ctx) {
    const now = ctx.deps.clock.now();
    const { bad, of } = await sessionsPast(
      ctx.deps.database.db,
      now.toISOString(),
      new Date(now.getTime() + LONGEST_SESSION_DAYS * DAY_MS + 60_000).toISOString(),
    );
    const finding = counted(bad, of, 'evidence.sessions', { empty: 'task.retry' });
    // No open session is the promise at its best.
    return of === 0 ? { verdict: 'kept', figure: finding.figure, evidence: say('evidence.sessions', { bad, of }) } : finding;
  },
  sabotage: sabotageSessions,
};

const tokensEnd: Check = {
  id: 'access.tokens-end',
  async run(ctx) {
    const rows = await liveTokens(ctx.deps.database.db, ctx.deps.clock.now().toISOString());
    const bad = rows.filter(({ permissions, created_at, expires_at, role, disabled_at }) => {
      const days = (Date.parse(expires_at) - Date.parse(created_at)) / DAY_MS;
      const may = permissionsOf(role).filter((permission) => TOKEN_PERMISSIONS.some((each) => each === permission));
      return days > TOKEN_DAYS.most || disabled_at !== null || listOf(permissions).some((each) => !may.some((mine) => mine === each));
    }).length;
    const finding = counted(bad, rows.length, 'evidence.tokens', { empty: 'task.retry' });
    // No token at all is the promise at its best.
    return rows.length === 0
      ? { verdict: 'kept', figure: finding.figure, evidence: say('evidence.tokens', { bad, of: rows.length }) }
      : finding;
  },
  sabotage: sabotageTokens,
};

export const accessChecks: readonly Check[] = [viewerCannotChange, passwords, mfa, namedAccounts, sessionsEnd, tokensEnd];
