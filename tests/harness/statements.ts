// Counts what the engine itself runs: whatever asks, and through whichever layer, each execution of a statement is seen.

import Database from 'better-sqlite3';

type Run = (this: { source: string }, ...values: unknown[]) => unknown;
const RUNS = ['all', 'get', 'run', 'iterate'] as const;

/** The text of every SQL statement that SQLite runs while `act` does its work. */
export async function statementsOf(act: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  const prototype = statementPrototype();
  const before = RUNS.map((name) => [name, prototype[name]] as const);
  for (const [name, run] of before) {
    prototype[name] = function counted(...values) {
      seen.push(this.source);
      return run.apply(this, values);
    };
  }
  try {
    await act();
  } finally {
    for (const [name, run] of before) prototype[name] = run;
  }
  return seen;
}

function statementPrototype(): Record<(typeof RUNS)[number], Run> {
  const database = new Database(':memory:');
  const prototype: unknown = Object.getPrototypeOf(database.prepare('select 1'));
  database.close();
  return prototype as Record<(typeof RUNS)[number], Run>;
}
