// The command line: one word chooses the command; each says its own usage.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DATABASE_FILE } from '#kernel/audit';
import { readReference } from '#kernel/policy';
import type { Reference } from '#kernel/policy';
import { AppError } from '#platform/errors';
import { translateError } from '#kernel/phrases';
import type { House } from '../app.ts';
import { langGiven, langOf, portsOf, withHouse } from './terminal.ts';
import type { Command, Terminal } from './terminal.ts';

const COMMANDS: Record<string, { usage: string; load: () => Promise<Command> }> = {
  serve: { usage: 'serve', load: async () => (await import('./serve.ts')).serveCommand },
  policy: { usage: 'policy check FILE… | import FILE | lint FILE | diff A B [--json] [--lang fi|sv|en]', load: policyCommand },
  notice: {
    usage: 'notice FILE --lang fi|sv|en --format html|md|pdf [--out FILE]',
    load: async () => plain((await import('./notice.ts')).noticeCommand),
  },
  check: { usage: 'check [--json]', load: async () => (await import('./check.ts')).checkCommand },
  import: {
    usage: 'import FILE --register R --group G --source S [--map COLUMN=FIELD,…] [--dry-run] [--errors OUT.csv]',
    load: async () => house((await import('./import.ts')).importCommand),
  },
  lists: {
    usage: 'lists FILE [--as NAME=KIND,…] [--purpose P] [--register R --group G --source S] [--dry-run] [--rows OUT.csv]',
    load: async () => house((await import('./lists.ts')).listsCommand),
  },
  export: {
    usage: 'export OUT --register R --purpose P --format csv|xlsx|vcard3|vcard4 [--fields F,…] [--organisations] [--lang fi|sv|en]',
    load: async () => house((await import('./export.ts')).exportCommand),
  },
  demo: { usage: 'demo --people N --seed S [--policy FILE]', load: async () => (await import('./demo-command.ts')).demoCommandLine },
  retention: {
    usage: 'retention run|preview [--json] [--lang fi|sv|en]',
    load: async () => (await import('./retention.ts')).retentionCommand,
  },
  backup: { usage: 'backup', load: async () => (await import('./backup.ts')).backupCommand },
  restore: {
    usage: 'restore FILE [--out COPY] [--recovery-key] [--without-ledger "REASON"] [--json] [--lang fi|sv|en]',
    load: async () => (await import('./restore.ts')).restoreCommand,
  },
  account: { usage: 'account reset EMAIL', load: async () => (await import('./account.ts')).accountCommand },
  keys: { usage: 'keys restore', load: async () => (await import('./keys.ts')).keysCommand },
  ledger: { usage: 'ledger override REF', load: async () => (await import('./ledger.ts')).ledgerCommand },
  raffle: { usage: 'raffle verify FILE [--lang fi|sv|en]', load: async () => (await import('./raffle.ts')).raffleCommand },
  'verify-audit': {
    usage: 'verify-audit [--json] [--lang fi|sv|en]',
    load: async () => (await import('./verify-audit.ts')).verifyAuditCommand,
  },
  'verify-certificate': {
    usage: 'verify-certificate FILE [--key KEY.pem] [--json] [--lang fi|sv|en]',
    load: async () => (await import('./verify-certificate.ts')).verifyCertificateCommand,
  },
};

/** The facts of law of the installation that the settings point to; undefined where there is none. */
async function referenceOf(terminal: Terminal): Promise<Reference | undefined> {
  const { config } = portsOf(terminal);
  if (config.databaseUrl === undefined && !existsSync(join(config.dataDir, DATABASE_FILE))) return undefined;
  return withHouse(terminal, async ({ deps }) => readReference(deps.database.db));
}

async function policyCommand(): Promise<Command> {
  const { policyCheckCommand } = await import('./policy-check.ts');
  const { policyDiffCommand } = await import('./policy-diff.ts');
  const { policyImportCommand } = await import('./policy-import.ts');
  const { policyLintCommand } = await import('./policy-lint.ts');
  return (args, terminal) => {
    const { out, err } = terminal;
    const words = langGiven(args) === undefined ? [...args.slice(1), '--lang', langOf(terminal)] : args.slice(1);
    if (args[0] === 'check') return policyCheckCommand(words, out);
    if (args[0] === 'diff') return policyDiffCommand(args.slice(1), terminal);
    if (args[0] === 'import') return policyImportCommand(words, out, err);
    if (args[0] === 'lint') return policyLintCommand(words, out, err, () => referenceOf(terminal));
    err(`lupaus ${COMMANDS['policy']?.usage ?? ''}\n`);
    return Promise.resolve(2);
  };
}

/** Runs one command. 0 is success, 1 a refusal, 2 a command that was not understood. */
export async function runCommand(argv: readonly string[], terminal: Terminal): Promise<number> {
  const [name = '', ...args] = argv;
  const command = COMMANDS[name];
  if (!command) {
    const usages = `${Object.values(COMMANDS)
      .map((each) => `lupaus ${each.usage}`)
      .join('\n')}\n`;
    const asked = ['help', '--help', '-h'].includes(name);
    (asked ? terminal.out : terminal.err)(usages);
    return asked ? 0 : 2;
  }
  try {
    return await (
      await command.load()
    )(args, terminal);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    terminal.err(`${translateError(langOf(terminal, langGiven(args)), error.code, error.params)}\n`);
    return 1;
  }
}

function plain(run: (args: readonly string[], out: (text: string) => void) => Promise<number>): Command {
  return (args, { out }) => run(args, out);
}

function house(run: (deps: House['deps'], args: readonly string[], out: (text: string) => void) => Promise<number>): Command {
  return (args, terminal) => withHouse(terminal, ({ deps }) => run(deps, args, terminal.out));
}
