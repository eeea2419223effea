// To which contact points nothing is sent: those whose address is dead, and those that were banned elsewhere before they came here.

import type { Deps } from '#kernel/deps';
import { unreachableAmong } from '#kernel/mailings';
import type { Conn } from '#platform/db';
import { foreignAt } from './foreign.ts';

export async function unreachableAt(
  conn: Conn,
  deps: Pick<Deps, 'keys' | 'registry'>,
  contactIds: readonly string[],
): Promise<ReadonlySet<string>> {
  return new Set([...(await unreachableAmong(conn, deps, contactIds)), ...(await foreignAt(deps, conn, contactIds))]);
}
