/** Starts the plain relay as a process of its own, and talks to it. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import type { BulkSinkOptions, Fault } from '../../src/platform/mail/bulk/testing.ts';

export interface RelayTally {
  readonly letters: number;
  readonly connections: number;
  readonly cpuMs: number;
}

export interface Relay {
  readonly port: number;
  readonly pid: number;
  misbehave(faults: readonly Fault[]): Promise<void>;
  cut(): Promise<void>;
  tally(): Promise<RelayTally>;
  stop(): Promise<void>;
}

export async function startRelay(options: BulkSinkOptions = {}): Promise<Relay> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'bulk-sink.ts'), JSON.stringify(options)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const answers: string[] = [];
  const waiting: ((line: string) => void)[] = [];
  createInterface(child.stdout).on('line', (line) => {
    const next = waiting.shift();
    if (next === undefined) answers.push(line);
    else next(line);
  });
  const heard = () =>
    new Promise<string>((resolve) => {
      const ready = answers.shift();
      if (ready === undefined) waiting.push(resolve);
      else resolve(ready);
    });
  const port = Number(await heard());
  async function told(line: string): Promise<RelayTally> {
    child.stdin.write(`${line}\n`);
    return JSON.parse(await heard()) as RelayTally;
  }
  return {
    port,
    pid: child.pid ?? 0,
    misbehave: async (faults) => void (await told(`faults ${JSON.stringify(faults)}`)),
    cut: async () => void (await told('cut')),
    tally: () => told('tally'),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.stdin.end();
      }),
  };
}
