// `lupaus retention run|preview`: the nightly run by hand, or what the coming twelve months will take.

import { preview, runRetention } from '#kernel/retention';
import { withHouse } from './terminal.ts';
import type { Terminal } from './terminal.ts';

export async function retentionCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const [verb] = args;
  if (verb !== 'run' && verb !== 'preview') {
    terminal.err('lupaus retention run|preview\n');
    return 2;
  }
  const result = await withHouse<unknown>(terminal, ({ deps }) => (verb === 'run' ? runRetention(deps) : preview(deps)));
  terminal.out(`${JSON.stringify(result, null, 2)}\n`);
  return 0;
}
