// A thread that reads what strangers sent is measured by the work it takes, so that a machine busy with other things refuses nobody.

import type { Worker } from 'node:worker_threads';

/** How often the thread's work is measured, and how many times the limit may pass on the clock before it is ended unmeasured. */
const LOOK_MS = 100;
const PATIENCE = 8;

/**
 * Says once or more when the thread has worked the processor for longer than `limitMs` since now (or, for a thread that was started for this one piece
 * of work, since it began), or when eight times that has passed on the clock; a thread that has ended is told by its own events. Returns what ends the watch.
 */
export function watchWork(
  thread: Pick<Worker, 'cpuUsage'>,
  limitMs: number,
  slow: () => void,
  since: 'now' | 'its start' = 'now',
): () => void {
  const worked = async () => {
    const { user, system } = await thread.cpuUsage();
    return (user + system) / 1000;
  };
  const before = since === 'now' ? worked() : Promise.resolve(0);
  before.catch(() => undefined);
  const look = async () => {
    if ((await worked()) - (await before) > limitMs) slow();
  };
  const looks = setInterval(() => void look().catch(() => undefined), LOOK_MS);
  const timer = setTimeout(slow, limitMs * PATIENCE);
  return () => {
    clearInterval(looks);
    clearTimeout(timer);
  };
}
