// `lupaus account reset EMAIL`: brings the owner back in from a shell on the machine; leaves a trace in the audit log.

import { resetAccount } from '#kernel/access';
import { withHouse } from './terminal.ts';
import type { Terminal } from './terminal.ts';

export async function accountCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const [verb, email] = args;
  if (verb !== 'reset' || email === undefined) {
    terminal.err('lupaus account reset EMAIL\n');
    return 2;
  }
  const password = await withHouse(terminal, ({ access }) => resetAccount(access, email));
  terminal.out(`${password}\n`);
  return 0;
}
