// The forms work in the background: letters every two seconds, tidying every ten minutes.

import { repeat } from '#platform/jobs';
import type { FormsDeps } from './deps.ts';
import { tidyForms, workForms } from './look.ts';
import { keepCounts } from './counts.ts';

const TICK_MS = 2_000;
const TIDY_MS = 600_000;

/** Returns what stops it after the round in progress. */
export function startForms(deps: FormsDeps): () => Promise<void> {
  let tidied = 0;
  async function round(): Promise<void> {
    try {
      await workForms(deps);
      if (deps.clock.now().getTime() - tidied < TIDY_MS) return;
      tidied = deps.clock.now().getTime();
      await tidyForms(deps);
    } catch (error) {
      deps.log.error('forms.tick', { error: error instanceof Error ? error.name : 'error' });
    }
  }
  const stop = repeat(TICK_MS, round);
  return async () => {
    await stop();
    await keepCounts(deps);
  };
}
