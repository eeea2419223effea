// `lupaus check`: looks at every promise now; 0 when none is broken.

import { countViews, promiseViews, runChecks } from '#kernel/proof';
import { createApp } from '../app.ts';
import { langOf, portsOf } from './terminal.ts';
import type { Terminal } from './terminal.ts';

const MARK = { kept: '✓', broken: '✗', unknown: '?' } as const;

/** Exit code 1 when a promise is broken. Unknown ones are listed with the task that settles them. */
export async function checkCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const app = await createApp(portsOf(terminal));
  try {
    await runChecks(app.proof);
    const views = await promiseViews(app.deps);
    const counts = countViews(views);
    if (args.includes('--json')) terminal.out(`${JSON.stringify({ ...counts, promises: views }, null, 2)}\n`);
    else {
      const lang = langOf(terminal);
      for (const view of views) {
        if (view.verdict === null) continue;
        terminal.out(`${MARK[view.verdict]} ${view.clauses.join(' ').padEnd(8)} ${view.text[lang]}\n`);
        const more = view.task ?? view.evidence;
        if (more && view.verdict !== 'kept') terminal.out(`    ${more[lang]}\n`);
      }
      terminal.out(`kept ${counts.kept}, broken ${counts.broken}, unknown ${counts.unknown}, superseded ${counts.superseded}\n`);
    }
    return counts.broken > 0 ? 1 : 0;
  } finally {
    await app.close();
  }
}
