// A version stands once it is committed: what fails after that is told as what it is, never as "nothing was saved".

import type { Deps } from '#kernel/deps';

/** Puts the version in force and works through what it changes; false when that is left for the night or the next start. */
export async function settled({ policy, log }: Pick<Deps, 'policy' | 'log'>, published: () => Promise<void>): Promise<boolean> {
  try {
    await policy.reload();
    await published();
    return true;
  } catch (error) {
    log.error('policy.not-applied', { error: error instanceof Error ? error.name : typeof error });
    return false;
  }
}
