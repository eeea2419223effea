// The pause before the next try of a relay that is away: it doubles with each failure that came after the last pause was over.

const LONGEST = 60_000;

export interface Pauses {
  /** Resolves when the relay may be tried. */
  over(): Promise<void>;
  worked(): void;
  failed(): void;
  /** Nobody waits any longer. */
  stop(): void;
}

export function createPauses(first: number): Pauses {
  let length = 0;
  let until = 0;
  const waiting = new Set<() => void>();
  return {
    async over() {
      const left = until - performance.now();
      if (left <= 0) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(over, left);
        function over(): void {
          clearTimeout(timer);
          waiting.delete(over);
          resolve();
        }
        waiting.add(over);
      });
    },
    worked() {
      length = 0;
    },
    failed() {
      if (performance.now() < until) return;
      length = Math.min(Math.max(first, length * 2), LONGEST);
      until = performance.now() + length;
    },
    stop() {
      for (const over of waiting) over();
    },
  };
}
