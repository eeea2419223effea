// What a notice of a sending service comes to, whichever service wrote it.

import type { ReturnKind } from '#kernel/mailings';
import { appError } from '#platform/errors';

export interface Notice {
  /** As the service names it: replayed, it has the same. */
  readonly id: string;
  readonly kind: ReturnKind;
  readonly code: string;
  readonly at: Date;
  /** Where our envelope may stand; only what carries our seal counts. */
  readonly places: readonly string[];
}

export interface Incoming {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The body as it came: a signature is over its bytes. */
  readonly body: string;
  readonly now: Date;
}

/** @throws always */
export function refuseNotice(): never {
  // One answer for every reason: whoever tries forgeries learns nothing.
  throw appError('forbidden', 'errors.notice-refused');
}

export function headerOf({ headers }: Incoming, name: string): string {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? '';
}

/** An object of a stranger, read with care. */
export type Told = Readonly<Record<string, unknown>>;

export function toldOf(value: unknown): Told {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Told) : {};
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 4000) : typeof value === 'number' ? String(value) : '';
}

export function parsed(body: string): Told {
  try {
    return toldOf(JSON.parse(body));
  } catch {
    return refuseNotice();
  }
}

/** The instant, or now when none is told that can be. */
export function instantOf(value: unknown, now: Date): Date {
  const at = new Date(typeof value === 'number' ? value * 1000 : textOf(value));
  return Number.isNaN(at.getTime()) || at > now || at.getTime() < now.getTime() - YEAR_MS ? now : at;
}
const YEAR_MS = 366 * 86_400_000;

/** A status or an answer, as codes; the words around it repeat addresses. */
export function codeOf(...values: readonly unknown[]): string {
  const text = values.map(textOf).join(' ');
  const status = /(?:^|[^\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(text)?.[1];
  const reply = /(?:^|[^\d.])([45]\d\d)(?![\d.])/.exec(text)?.[1];
  return [reply, status].filter((each) => each !== undefined).join(' ');
}

export function isWithin(at: number, now: Date, windowMs: number): boolean {
  return Number.isFinite(at) && Math.abs(now.getTime() - at) <= windowMs;
}
