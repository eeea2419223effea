// How fast a program may call, told in every answer; and how often anybody may guess.

import { appError } from '#platform/errors';
import type { Reply } from '#platform/http';

/** Calls of one token in a minute, and wrong tokens from one address in a minute. */
export const TOKEN_RATE = { calls: 600, guesses: 20, seconds: 60 } as const;
const KEPT = 10_000;

export interface TokenLimits {
  /** @throws errors.token-guesses */
  refuseGuesser(ip: string, now: number, reply: Reply): void;
  wrong(ip: string, now: number): void;
  /** Counts a call and tells what is left. @throws errors.too-many */
  count(tokenId: string, now: number, reply: Reply): void;
}

interface Window {
  until: number;
  used: number;
}

export function createTokenLimits(rate: { calls: number; guesses: number; seconds: number } = TOKEN_RATE): TokenLimits {
  const calls = windows(rate.seconds * 1000);
  const guesses = windows(rate.seconds * 1000);
  return {
    refuseGuesser(ip, now, reply) {
      const { used, until } = guesses.at(ip, now);
      if (used < rate.guesses) return;
      throw tooMany(reply, until, now, 'errors.token-guesses');
    },
    wrong(ip, now) {
      guesses.at(ip, now).used += 1;
    },
    count(tokenId, now, reply) {
      const window = calls.at(tokenId, now);
      window.used += 1;
      reply.headers({
        'ratelimit-policy': `${rate.calls};w=${rate.seconds}`,
        'ratelimit-limit': rate.calls,
        'ratelimit-remaining': Math.max(0, rate.calls - window.used),
        'ratelimit-reset': secondsTo(window.until, now),
      });
      if (window.used > rate.calls) throw tooMany(reply, window.until, now, 'errors.too-many');
    },
  };
}

function tooMany(reply: Reply, until: number, now: number, code: 'errors.token-guesses' | 'errors.too-many') {
  const seconds = secondsTo(until, now);
  reply.header('retry-after', seconds);
  return appError('too-many', code, { params: { seconds } });
}

function secondsTo(until: number, now: number): number {
  return Math.max(1, Math.ceil((until - now) / 1000));
}

function windows(length: number) {
  const open = new Map<string, Window>();
  return {
    at(key: string, now: number): Window {
      const known = open.get(key);
      if (known !== undefined && known.until > now) return known;
      if (open.size >= KEPT) for (const [each, window] of open) if (window.until <= now || open.size >= KEPT) open.delete(each);
      const fresh = { until: now + length, used: 0 };
      open.set(key, fresh);
      return fresh;
    },
  };
}
