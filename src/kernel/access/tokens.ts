// Tokens by which a program uses the API: never more than their maker may do, for a time, ended at once, and never able to make themselves stronger.

import { addPeriod, localDate } from '#platform/clock';
import { keyedHash, sameSecret } from '#platform/crypto';
import type { Conn, Tx } from '#platform/db';
import { appError } from '#platform/errors';
import type { AccessDeps } from './deps.ts';
import { isNetwork } from './networks.ts';
import { permissionsOf } from './permissions.ts';
import type { Permission } from './permissions.ts';
import { allAccounts } from './store.ts';
import type { AccountRow } from './store.ts';
import { allTokens, countLive, dropOldTokens, endToken, endTokensOf, insertToken, markUsed, tokenWithAccount } from './store-tokens.ts';
import type { TokenRow } from './store-tokens.ts';
import { looksLikeToken, TOKEN_BYTES, tokenHint, tokenText } from './token-text.ts';

/**
 * What a program may be given. Missing on purpose: whatever would let a token make itself or another stronger (accounts, settings, the
 * declaration), what a person answers for with their name (signatures, holds, decisions to keep, agreements, showing to partners), and
 * what belongs to somebody outside the firm (vouchers, the partner's view).
 */
export const TOKEN_PERMISSIONS = [
  'people.read',
  'people.write',
  'people.import',
  'people.erase',
  'organisations.read',
  'organisations.write',
  'retention.read',
  'requests.read',
  'requests.write',
  'policy.read',
  'promises.read',
  'audit.read',
  'documents.read',
  'documents.write',
  'recipients.read',
] as const satisfies readonly Permission[];
type TokenPermission = (typeof TOKEN_PERMISSIONS)[number];

export const TOKEN_DAYS = { standard: 90, most: 365 } as const;
const MOST_TOKENS = 100;
/** As the accountability register declares. */
const KEEP = 'P1Y';
const DAY_MS = 86_400_000;

export interface NewToken {
  readonly name: string;
  readonly purpose: string;
  readonly permissions: readonly string[];
  readonly days: number;
  /** Addresses or networks from which it works; empty means any. */
  readonly networks: readonly string[];
}

export interface OpenToken {
  readonly id: string;
  readonly name: string;
  readonly permissions: readonly string[];
  readonly networks: readonly string[];
  readonly account: AccountRow;
}

/** Makes a token and hands it out this once. @throws errors.token-permission, errors.token-days, errors.token-network, errors.token-many */
export async function createToken(deps: AccessDeps, maker: AccountRow, wish: NewToken): Promise<{ token: string; row: TokenRow }> {
  const mine = permissionsOf(maker.role);
  const beyond = wish.permissions.find((p) => !isTokenPermission(p) || !mine.includes(p));
  if (beyond !== undefined || wish.permissions.length === 0)
    throw appError('refused', 'errors.token-permission', { field: 'permissions', params: { permission: beyond ?? '–' } });
  if (!Number.isInteger(wish.days) || wish.days < 1 || wish.days > TOKEN_DAYS.most)
    throw appError('invalid', 'errors.token-days', { field: 'days', params: { most: TOKEN_DAYS.most } });
  const strange = wish.networks.find((network) => !isNetwork(network));
  if (strange !== undefined) throw appError('invalid', 'errors.token-network', { field: 'networks', params: { network: strange } });
  const token = tokenText(deps.ids.token(TOKEN_BYTES));
  const now = deps.clock.now();
  const row: TokenRow = {
    id: deps.ids.next(),
    hash: hashOf(deps, token),
    hint: tokenHint(token),
    name: wish.name,
    purpose: wish.purpose,
    permissions: JSON.stringify([...new Set(wish.permissions)].toSorted()),
    networks: JSON.stringify([...new Set(wish.networks)]),
    account_id: maker.id,
    created_at: now.toISOString(),
    expires_at: new Date(now.getTime() + wish.days * DAY_MS).toISOString(),
    last_used_on: null,
    ended_at: null,
    ended_why: null,
  };
  await deps.database.tx(async (tx) => {
    if ((await countLive(tx, row.created_at)) >= MOST_TOKENS)
      throw appError('refused', 'errors.token-many', { params: { most: MOST_TOKENS } });
    await insertToken(tx, row);
    const detail = { permissions: wish.permissions.length, until: row.expires_at.slice(0, 10) };
    await deps.audit(tx, { actorId: maker.id, actorKind: 'account', action: 'token.created', recordId: row.id, detail });
  });
  return { token, row };
}

/** The live token behind a text, or undefined: unknown, expired, ended, or of an account that is closed. */
export async function findToken(deps: AccessDeps, text: string): Promise<OpenToken | undefined> {
  if (!looksLikeToken(text)) return undefined;
  const hash = hashOf(deps, text);
  const found = await tokenWithAccount(deps.database.db, hash);
  const now = deps.clock.now();
  if (!found || !sameSecret(found.row.hash, hash) || !isLive(found.row, now.toISOString()) || found.account.disabled_at) return undefined;
  const { row, account } = found;
  const today = localDate(now);
  if (row.last_used_on !== today) await markUsed(deps.database.db, row.id, today);
  return { id: row.id, name: row.name, permissions: listOf(row.permissions), networks: listOf(row.networks), account };
}

/** What the token may do now: what it was given, as far as its maker may still do it and a token ever may. */
export function tokenPermissions({ permissions, account }: OpenToken, mfaRequired: boolean): string[] {
  if (account.must_change === 1 || (mfaRequired && account.totp_confirmed_at === null)) return [];
  const maker = permissionsOf(account.role);
  return permissions.filter((p) => isTokenPermission(p) && maker.includes(p));
}

/** @throws errors.token-unknown */
export async function revokeToken(deps: AccessDeps, id: string, actorId: string): Promise<void> {
  await deps.database.tx(async (tx) => {
    if (!(await endToken(tx, id, deps.clock.now().toISOString(), 'revoked'))) throw appError('not-found', 'errors.token-unknown');
    await deps.audit(tx, { actorId, actorKind: 'account', action: 'token.ended', recordId: id });
  });
}

/** The tokens of an account end with its role, its second factor or itself. */
export async function endTokens(tx: Tx, accountId: string, at: string): Promise<void> {
  await endTokensOf(tx, accountId, at, 'account');
}

export function listTokens({ database }: Pick<AccessDeps, 'database'>): Promise<TokenRow[]> {
  return allTokens(database.db);
}

/** A token is told of for a year after its end, and then not at all. */
export function tidyTokens({ database, clock }: Pick<AccessDeps, 'database' | 'clock'>): Promise<number> {
  return dropOldTokens(database.db, addPeriod(localDate(clock.now()), `-${KEEP}`));
}

/** Who acts in the log: members of staff and programs by their names. */
export async function actorNames(conn: Conn): Promise<Map<string, string>> {
  const [accounts, tokens] = [await allAccounts(conn), await allTokens(conn)];
  return new Map([...accounts, ...tokens].map(({ id, name }) => [id, name]));
}

export function isLive(row: TokenRow, now: string): boolean {
  return row.ended_at === null && row.expires_at > now;
}

function isTokenPermission(permission: string): permission is TokenPermission {
  return TOKEN_PERMISSIONS.some((each) => each === permission);
}

export function listOf(text: string): string[] {
  return JSON.parse(text) as string[];
}

function hashOf({ sealingKey }: AccessDeps, text: string): string {
  return keyedHash(sealingKey, 'api.token', text);
}
