// `lupaus retention run|preview`: the nightly run by hand, or what the coming twelve months will take.

import type { Deps } from '#kernel/deps';
import { renewFile } from '#kernel/proof';
import { preview, runRetention } from '#kernel/retention';
import { withHouse } from './terminal.ts';
import type { Terminal } from './terminal.ts';

export async function retentionCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const [verb] = args;
  if (verb !== 'run' && verb !== 'preview') {
    terminal.err('lupaus retention run|preview\n');
    return 2;
  }
  const result = await withHouse<unknown>(terminal, ({ deps }) => (verb === 'run' ? night(deps) : preview(deps)));
  terminal.out(`${JSON.stringify(result, null, 2)}\n`);
  return 0;
}

async function night(deps: Deps): Promise<unknown> {
  const result = await runRetention(deps);
  await renewFile(deps);
  return result;
}
