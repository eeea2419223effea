// `lupaus verify-audit`: walks the chain of the audit log and the ledger from end to end.

import { compareLedger, verifyChain } from '#kernel/audit';
import type { ChainVerdict, LedgerComparison } from '#kernel/audit';
import type { Lang } from '#platform/i18n';
import { proofWords } from './proof-phrases.ts';
import { langGiven, langOf, withHouse } from './terminal.ts';
import type { Terminal } from './terminal.ts';

const { t } = proofWords;

/** Exit code 1 when the log or the ledger is not whole. */
export async function verifyAuditCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  return withHouse(terminal, async ({ deps }) => {
    const chain = await verifyChain(deps.database.db);
    const ledger = await compareLedger({ database: deps.database, folder: deps.config.ledgerDir });
    const lang = langOf(terminal, langGiven(args));
    if (args.includes('--json')) terminal.out(`${JSON.stringify({ chain, ledger }, null, 2)}\n`);
    else terminal.out(`${chainTold(lang, chain)}\n${ledgerTold(lang, ledger)}\n`);
    return chain.ok && ledger.state === 'equal' ? 0 : 1;
  });
}

function chainTold(lang: Lang, chain: ChainVerdict): string {
  return chain.ok ? t(lang, 'audit.whole', { n: chain.entries }) : t(lang, `audit.${chain.reason}`, { seq: chain.seq });
}

function ledgerTold(lang: Lang, found: LedgerComparison): string {
  if (found.state === 'equal') return t(lang, 'audit.equal', { seq: found.seq });
  return found.state === 'waiting'
    ? t(lang, 'audit.waiting', { n: found.waiting })
    : t(lang, 'audit.apart', { state: found.state, seq: found.seq });
}
