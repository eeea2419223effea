// Who calls an API route: parsed once at the edge, trusted inside.

import type { Lang } from '#platform/i18n';
import { appError } from '#platform/errors';
import { permits } from './permissions.ts';
import type { Permission } from './permissions.ts';
import type { OpenSession } from './sessions.ts';
import type { AccountRow } from './store.ts';
import type { OpenToken } from './tokens.ts';

/** A call that has passed the permission check of its route. */
export interface Call {
  readonly lang: Lang;
  /** Label of the browser for the list of sessions: never stored elsewhere. */
  readonly browser: string;
  readonly session: OpenSession | undefined;
  /** The program that calls; then there is no session. */
  readonly token: OpenToken | undefined;
  /** The signed-in account, or the one that made the token. @throws errors.signed-out */
  account(): AccountRow;
  /** Names what the call does, so that all of it can be undone together. */
  readonly act?: { id: string | null };
  /** Sets or ends the session cookie. */
  setSession(token: string | null): void;
}

/** The actor that writes on behalf of a call. */
export function actorOf(call: Call): { id: string; kind: 'account' | 'token'; act?: { id: string | null } | undefined } {
  const { act } = call;
  return call.token === undefined ? { id: call.account().id, kind: 'account', act } : { id: call.token.id, kind: 'token', act };
}

/** Whether the call may do more than its route asks for. A program may do no more than it was given. */
export function may(call: Call, permission: string): boolean {
  const given = call.token?.permissions;
  return permits(call.account().role, permission) && (given === undefined || given.some((each) => each === permission));
}

/** For what a route does only sometimes. @throws errors.token-scope, errors.forbidden */
export function mustMay(call: Call, permission: Permission): void {
  if (may(call, permission)) return;
  throw appError('forbidden', call.token === undefined ? 'errors.forbidden' : 'errors.token-scope', { params: { permission } });
}
