// `lupaus backup`: a consistent encrypted copy while the register is in use; the key is never inside it.

import { takeBackup } from '#kernel/proof';
import { withHouse } from './index.ts';
import type { Terminal } from './index.ts';

export async function backupCommand(_args: readonly string[], terminal: Terminal): Promise<number> {
  const { file } = await withHouse(terminal, ({ deps }) => takeBackup(deps));
  terminal.out(`${file}\n`);
  return 0;
}
