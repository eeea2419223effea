/** What a page's door asks of the session: signed in, settled, allowed, and where one begins. */
import type { QueryClient } from '@tanstack/react-query';
import { sessionQuery } from './api/queries.ts';

export async function stateOf(queries: QueryClient): Promise<string> {
  return (await queries.ensureQueryData({ ...sessionQuery, revalidateIfStale: true })).state;
}

/** A one-time password is changed, and a promised second step turned on, before anything else. */
export async function mustSettle(queries: QueryClient): Promise<boolean> {
  const session = await queries.ensureQueryData(sessionQuery);
  if (session.state !== 'signed-in') return false;
  const { mustChangePassword, mfaRequired, mfa } = session.me;
  return mustChangePassword || (mfaRequired && !mfa);
}

export async function mayRead(queries: QueryClient, permission: string): Promise<boolean> {
  const session = await queries.ensureQueryData(sessionQuery);
  return session.state === 'signed-in' && session.me.permissions.includes(permission);
}

/** Whoever may not read people begins elsewhere: an accountant with the vouchers, a partner with the people shown to it. */
export async function homeOf(queries: QueryClient): Promise<'/' | '/vouchers' | '/shared' | '/settings'> {
  const session = await queries.ensureQueryData(sessionQuery);
  const permissions = session.state === 'signed-in' ? session.me.permissions : [];
  if (permissions.includes('people.read')) return '/';
  if (permissions.includes('shared.read')) return '/shared';
  return permissions.includes('vouchers.read') ? '/vouchers' : '/settings';
}
