// Door of work that repeats in the background: one round at a time, and a stop that waits for the round in progress.

/**
 * Begins a round now and every `ms` milliseconds after, unless one is still at work; none keeps the process alive. `work` handles its own
 * errors: a round that rejects is a fault of the program. Returns what stops it, after the round in progress has ended.
 */
export function repeat(ms: number, work: () => Promise<unknown>): () => Promise<void> {
  let working: Promise<unknown> | undefined;
  function begin(): void {
    working ??= work().finally(() => {
      working = undefined;
    });
  }
  const timer = setInterval(begin, ms);
  timer.unref();
  begin();
  return async () => {
    clearInterval(timer);
    await working;
  };
}
