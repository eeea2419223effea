// One visit fills neither the register nor the printer: what a person asks in words is counted, and what takes long is made once for all who wait.

import { requestsOfPerson } from '#kernel/requests';
import { LIFE_MINUTES } from '#kernel/visits';
import type { Visited } from './context.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Requests in words; erasures are not among them, for no right to erasure waits. */
const A_VISIT = 10;
const A_DAY = 20;

/** Whether one more request is taken within this visit and this day. Whoever is told no is told how to go on. */
export async function mayAsk({ deps, visit, act }: Visited): Promise<boolean> {
  const all = await requestsOfPerson(deps.database.db, deps, visit.subjectId);
  const asked = all.filter(({ channel, right }) => channel === 'own-pages' && right !== 'erasure');
  const since = (at: number) => asked.filter(({ receivedAt }) => Date.parse(receivedAt) >= at).length;
  return since(visit.expiresAt.getTime() - LIFE_MINUTES * MINUTE) < A_VISIT && since(act.at.getTime() - DAY) < A_DAY;
}

const turns = new Map<string, Promise<unknown>>();

/** One after another for each key: of many that are counted at once none slips by. */
export async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const mine = (turns.get(key) ?? Promise.resolve()).then(work);
  const done = mine.catch(() => undefined);
  turns.set(key, done);
  try {
    return await mine;
  } finally {
    if (turns.get(key) === done) turns.delete(key);
  }
}

const making = new Map<string, Promise<unknown>>();

/** Made once at a time for each key: whoever asks meanwhile gets the same. */
export function shared<T>(key: string, make: () => Promise<T>): Promise<T> {
  const before = making.get(key);
  if (before !== undefined) return before as Promise<T>;
  const made = make().finally(() => making.delete(key));
  making.set(key, made);
  return made;
}
