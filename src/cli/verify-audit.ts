// `lupaus verify-audit`: walks the chain of the audit log and the ledger from end to end.

import { compareLedger, verifyChain } from '#kernel/audit';
import { withHouse } from './terminal.ts';
import type { Terminal } from './terminal.ts';

export async function verifyAuditCommand(_args: readonly string[], terminal: Terminal): Promise<number> {
  return withHouse(terminal, async ({ deps }) => {
    const chain = await verifyChain(deps.database.db);
    const ledger = await compareLedger({ database: deps.database, folder: deps.config.ledgerDir });
    terminal.out(`${JSON.stringify({ chain, ledger }, null, 2)}\n`);
    return chain.ok && ledger.state === 'equal' ? 0 : 1;
  });
}
