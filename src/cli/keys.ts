// `lupaus keys restore`: makes a lost key file again from the printed recovery key, read from standard input so that it stays out of the shell's history.

import { text } from 'node:stream/consumers';
import { loadConfig } from '#platform/config';
import { restoreKeyFile } from '#platform/files';
import type { Terminal } from './terminal.ts';

export async function keysCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  if (args[0] !== 'restore') {
    terminal.err('lupaus keys restore < recovery-key.txt\n');
    return 2;
  }
  const { keyFile } = loadConfig(terminal.env);
  const { fingerprint } = restoreKeyFile(keyFile, (await text(process.stdin)).trim());
  terminal.out(`${keyFile} ${fingerprint}\n`);
  return 0;
}
