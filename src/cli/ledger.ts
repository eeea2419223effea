// `lupaus ledger override REF`: starts anew without a lost ledger, on the owner's written word; recorded, and the promise stays broken.

import { openHouse } from '../app.ts';
import { portsOf } from './terminal.ts';
import type { Terminal } from './terminal.ts';

/** REF names the signed statement, for example OHITUS-2026-11-22; it holds letters, digits and hyphens only. */
export async function ledgerCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const [verb, ref = ''] = args;
  if (verb !== 'override' || !/^[\w-]{3,60}$/.test(ref)) {
    terminal.err('lupaus ledger override REF\n');
    return 2;
  }
  const house = await openHouse({ ...portsOf(terminal), ledgerOverride: { ref } });
  await house.close();
  terminal.out(`${ref}\n`);
  return 0;
}
