/** Memory of the server: the settings it is started with, and when it gives back what heavy work took. Imports nothing, because it is read before anything else. */

/**
 * For the engine. A nursery of a few megabytes at most, because what it once took stays in a pool; a heap that grows by seven tenths beyond
 * what is alive, but not collected again and again while the program is being loaded; and the collector's handle for times of rest.
 */
export const ENGINE_FLAGS: readonly string[] = [
  '--max-semi-space-size=8',
  '--heap-growing-percent=70',
  '--initial-old-space-size=64',
  '--expose-gc',
];

/**
 * For the C library. By its own rules it keeps what large buffers of a backup or a password check once took; with a fixed threshold they go
 * back to the system when they are freed, and one arena is enough where one thread does nearly all the work. Others do not read these names.
 */
export const ALLOCATOR: Readonly<Record<string, string>> = { MALLOC_MMAP_THRESHOLD_: '65536', MALLOC_ARENA_MAX: '1' };

const LOOK_MS = 1000;
/** So long nobody has asked for anything and nothing has worked. */
const REST_MS = 5000;
/** Between two collections: each stops the process for a moment. */
const APART_MS = 5 * 60_000;
/** Share of a second that may be work without being called so. */
const IDLE = 0.1;
/** Less than this is not worth stopping for. */
const WORTH_BYTES = 16 * 1024 * 1024;

interface Measures {
  /** Milliseconds that only grow. */
  now(): number;
  /** How much of the time since the last question was work, from 0 to 1. */
  load(): number;
  resident(): number;
  collect(): void;
}

interface GivingBack {
  /** Somebody asked for something. */
  touched(): void;
  /** Gives back if it is time. True when it did. */
  look(): boolean;
}

/** Gives back at rest only, not again for some minutes, and only when more was taken since. */
export function givingBack({ now, load, resident, collect }: Measures): GivingBack {
  let busy = now();
  let last = -Infinity;
  let kept = 0;
  return {
    touched() {
      busy = now();
    },
    look() {
      const at = now();
      if (load() > IDLE) busy = at;
      if (at - busy < REST_MS || at - last < APART_MS || resident() - kept < WORTH_BYTES) return false;
      collect();
      last = at;
      kept = resident();
      return true;
    },
  };
}

interface Asked {
  on(event: 'request', heard: () => void): unknown;
}

/** Looks every second, if the process was started so that it may collect. Returns what stops it. */
export function giveBackAtRest(servers: readonly Asked[]): () => void {
  const { gc } = globalThis;
  if (gc === undefined) return () => undefined;
  let before = performance.eventLoopUtilization();
  const giving = givingBack({
    now: () => performance.now(),
    load() {
      const current = performance.eventLoopUtilization();
      const { utilization } = performance.eventLoopUtilization(current, before);
      before = current;
      return utilization;
    },
    resident: () => process.memoryUsage.rss(),
    // An ordinary collection keeps the pages that it empties for itself.
    collect: () => gc({ type: 'major', execution: 'sync', flavor: 'last-resort' }),
  });
  for (const server of servers) server.on('request', () => giving.touched());
  const timer = setInterval(() => giving.look(), LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}
