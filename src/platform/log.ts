// Logs never hold personal data: events and plain figures as JSON lines, anything that looks like a person is withheld.

import type { Clock } from './clock.ts';

export type LogFields = Record<string, string | number | boolean>;
export type LogLevel = 'info' | 'warn' | 'error' | 'silent';
export const LOG_LEVELS: readonly LogLevel[] = ['info', 'warn', 'error', 'silent'];

export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

export interface LogOptions {
  clock: Clock;
  level?: LogLevel;
  write?: (line: string) => void;
}

export function createLog({ clock, level = 'info', write = toStderr }: LogOptions): Log {
  const from = LOG_LEVELS.indexOf(level);
  function at(name: Exclude<LogLevel, 'silent'>): Log['info'] {
    if (LOG_LEVELS.indexOf(name) < from) return () => undefined;
    return (event, fields = {}) => {
      const safe = Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, withheld(value)]));
      write(`${JSON.stringify({ at: clock.now().toISOString(), level: name, event, ...safe })}\n`);
    };
  }
  return { info: at('info'), warn: at('warn'), error: at('error') };
}

export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

// A belt for the rule that callers pass ids and figures only: e-mail addresses, identity codes and phone numbers.
const PERSONAL = /[^\s@]+@[^\s@]+|\b\d{6}[-+ABCDEFUVWXY]\d{3}[0-9A-Z]\b|(?:\+358|\b0)[\d ()-]{6,}\d/i;

function withheld(value: string | number | boolean): string | number | boolean {
  return typeof value === 'string' && PERSONAL.test(value) ? '[withheld]' : value;
}

function toStderr(line: string): void {
  process.stderr.write(line);
}
