// `lupaus backup`: a consistent encrypted copy while the register is in use; the key is never inside it.

import { takeBackup } from '#kernel/proof';
import { withHouse } from './terminal.ts';
import type { Terminal } from './terminal.ts';

export async function backupCommand(_args: readonly string[], terminal: Terminal): Promise<number> {
  const { file } = await withHouse(terminal, ({ deps }) => takeBackup(deps));
  terminal.out(`${file}\n`);
  return 0;
}
