// The terminal of a command: its streams, its language, and the house opened for it.

import { loadConfig } from '#platform/config';
import type { Config } from '#platform/config';
import { systemClock } from '#platform/clock';
import { systemIds } from '#platform/ids';
import { isLang } from '#platform/i18n';
import type { Lang } from '#platform/i18n';
import { createLog } from '#platform/log';
import { openHouse } from '../app.ts';
import type { House, Ports } from '../app.ts';

export interface Terminal {
  readonly env: Record<string, string | undefined>;
  out(text: string): void;
  err(text: string): void;
  /** Standard input to its end; a key is never an argument, for arguments stay in the shell's history. */
  input?(): Promise<string>;
}

export type Command = (args: readonly string[], terminal: Terminal) => Promise<number>;

/** The language asked for with --lang, or that of the shell; Finnish where the shell has none of the three. */
export function langOf({ env }: Terminal, asked?: string): Lang {
  const lang = asked ?? (env['LANG'] ?? '').slice(0, 2);
  return isLang(lang) ? lang : 'fi';
}

/** What follows --lang among the words of a command. */
export function langGiven(args: readonly string[]): string | undefined {
  const at = args.indexOf('--lang');
  return at < 0 ? undefined : args[at + 1];
}

/** The ports of a real installation. */
export function portsOf({ env }: Terminal): Ports & { config: Config } {
  const config = loadConfig(env);
  return { config, clock: systemClock, ids: systemIds(systemClock), log: createLog({ clock: systemClock, level: config.logLevel }) };
}

/** Opens the house for one command and closes it whatever happens. */
export async function withHouse<T>(terminal: Terminal, fn: (house: House) => Promise<T>): Promise<T> {
  const opened = await openHouse(portsOf(terminal));
  try {
    return await fn(opened);
  } finally {
    await opened.close();
  }
}
