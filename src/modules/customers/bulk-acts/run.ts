// An act on many is done in batches of one transaction each; whoever cannot be changed is left out with the reason, the others stay done.

import { setTimeout as wait } from 'node:timers/promises';
import type { Deps } from '#kernel/deps';
import { errorText } from '#kernel/phrases';
import type { Actor, Writer } from '#kernel/records';
import { recomputeDue } from '#kernel/retention';
import { errorKind } from '#platform/db';
import { AppError } from '#platform/errors';
import type { Text } from '#platform/i18n';
import { beginTogether, leaveRegister } from '../memberships.ts';
import { retag } from '../tags/service.ts';
import { handOver, putNextActions } from '../tasks/service.ts';
import { change } from '../write.ts';
import type { Who } from '../write.ts';
import { fieldsOf, judge, registersOf } from './judge.ts';
import type { Asked, Reason } from './judge.ts';
import { endRun, putProgress } from './progress.ts';
import type { Standing } from '../queries-bulk.ts';

export interface Refused {
  readonly id: string;
  readonly reason: Reason;
  readonly words: Text | null;
}

export interface Job extends Asked {
  readonly id: string;
  /** The actor's act is the job: everything it does can be undone together. */
  readonly who: Who;
  readonly ids: readonly string[];
  readonly refused: Refused[];
}

const BATCH = 200;
/** Between batches whoever waits to write gets in. */
const GAP_MS = 5;

export async function runBulk(deps: Deps, job: Job): Promise<void> {
  let changed = 0;
  try {
    for (let at = 0; at < job.ids.length; at += BATCH) {
      const ids = job.ids.slice(at, at + BATCH);
      changed += await doBatch(deps, job, await judged(deps, job, ids));
      const progress = { done: Math.min(at + BATCH, job.ids.length), changed, refused: job.refused.length };
      if (!(await putProgress(deps, job, progress))) return;
      await wait(GAP_MS);
    }
    await endRun(deps, job.who.actor, job.id, 'done');
  } catch (error) {
    await endRun(deps, job.who.actor, job.id, 'failed').catch(() => undefined);
    throw error;
  }
}

const ATTEMPTS = 5;

/** How many were changed. When one of the batch stops the others, each is tried alone. */
async function doBatch(deps: Deps, job: Job, subjects: readonly Standing[], attempt = 1): Promise<number> {
  if (subjects.length === 0) return 0;
  if (job.act.do === 'leave') return leaving(deps, job, job.act.registerId, subjects);
  try {
    await together(deps, job, subjects);
    return subjects.length;
  } catch (error) {
    // Somebody else gave some of them the same at the same moment: all are looked at again.
    if (attempt < ATTEMPTS && errorKind(error) === 'unique') {
      const ids = subjects.map(({ id }) => id);
      return doBatch(deps, job, await judged(deps, job, ids), attempt + 1);
    }
    if (!isRefusal(error)) throw error;
    if (subjects.length > 1) return oneByOne(deps, job, subjects);
    refuse(job, subjects[0]?.id ?? '', error);
    return 0;
  }
}

/** To whom it can be done; the others are left out with the reason. */
async function judged(deps: Deps, job: Job, ids: readonly string[]): Promise<readonly Standing[]> {
  const { may, not } = await judge(deps, deps.database.db, job, ids);
  job.refused.push(...not.map((each) => ({ ...each, words: null })));
  return may;
}

async function oneByOne(deps: Deps, job: Job, subjects: readonly Standing[]): Promise<number> {
  let changed = 0;
  for (const each of subjects) changed += await doBatch(deps, job, [each]);
  return changed;
}

function isRefusal(error: unknown): error is AppError {
  return error instanceof AppError && error.kind !== 'unavailable';
}

function refuse(job: Job, id: string, error: AppError): void {
  job.refused.push({ id, reason: 'refused', words: errorText(error) });
}

async function together(deps: Deps, job: Job, subjects: readonly Standing[]): Promise<void> {
  const concerning = { registers: registersOf(deps, job.act, subjects), fields: fieldsOf(job) };
  await change(deps, job.who, concerning, (writer) => write(deps, writer, job, subjects));
}

async function write(deps: Deps, writer: Writer, { about, act }: Asked, subjects: readonly Standing[]): Promise<void> {
  const ids = subjects.map(({ id }) => id);
  const kind = about === 'people' ? 'person' : 'organisation';
  switch (act.do) {
    case 'next-action':
      return putNextActions(writer, kind, ids, act);
    case 'doer':
      return handOver(writer, ids, act.accountId);
    case 'tags':
      return retag(writer, ids, act);
    case 'join':
      await beginTogether(deps, writer, ids, act);
      return recomputeDue(writer.ctx.tx, writer.ctx.policy, ids, writer.ctx.at).then(() => undefined);
    case 'leave':
      return;
  }
}

/** Through the same door as for one: what no other register declares is blanked, and who is in none is erased with proof. */
async function leaving(deps: Deps, job: Job, registerId: string, subjects: readonly Standing[]): Promise<number> {
  const actor: Actor = { id: job.who.actor.id, kind: job.who.actor.kind };
  let changed = 0;
  for (const { id, memberships } of subjects) {
    const membership = memberships.find((each) => each.registerId === registerId);
    try {
      await leaveRegister(deps, actor, membership?.id ?? '');
      changed += 1;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refuse(job, id, error);
    }
  }
  return changed;
}
