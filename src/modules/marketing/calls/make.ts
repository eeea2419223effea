// A list is made once: everybody of the audience passes the gate, and who does not stands on it with the rule that left them out.

import type { Deps } from '#kernel/deps';
import { decideMany } from '#kernel/permission';
import type { BanScope } from '#kernel/permission';
import type { Actor } from '#kernel/records';
import { lockChain } from '#platform/db';
import type { Tx } from '#platform/db';
import { appError } from '#platform/errors';
import { audiencePeople } from '../audiences/people.ts';
import { nameOf, savable, writing } from '../audiences/service.ts';
import type { Segment } from '../contract/segment.ts';
import { inForce, marketingPurposes } from '../features.ts';
import { listById } from './queries.ts';

export interface CallWish {
  readonly name: string;
  readonly channel: 'phone' | 'post';
  readonly purpose: string;
  readonly scope: BanScope;
  readonly segment: Segment;
  /** Made up by whoever asks, the same for the same press: the second of a double click finds the list of the first. */
  readonly key?: string | undefined;
}

/** Longer lists are for nobody to call through. */
const MOST = 20_000;
const PAGE = 1000;

/** Returns the id of the list. @throws errors.mailing-purpose, errors.calls-many, and what the audience refuses */
export async function makeList(deps: Deps, actor: Actor, wish: CallWish): Promise<string> {
  admitPurpose(deps, wish);
  const name = nameOf(deps, wish.name);
  const segment = await savable(deps, wish.segment);
  const ids = await everybodyIn(deps, wish.segment);
  const id = wish.key ?? deps.ids.next();
  const policy = inForce(deps);
  await writing(deps, actor, async (writer) => {
    if (wish.key !== undefined && (await isMade(writer.ctx.tx, wish.key, actor))) return;
    const created_at = writer.ctx.at.toISOString();
    const { channel, purpose: purpose_id, scope } = wish;
    const kept = { id, name, channel, purpose_id, scope, segment, candidates: ids.length, account_id: actor.id };
    await writer.insert('call-list', { ...kept, policy_version_id: policy.versionId, created_at });
    for (let at = 0; at < ids.length; at += PAGE) {
      const page = ids.slice(at, at + PAGE);
      const question = { subjectIds: page, channel, purposeId: purpose_id, scope, at: writer.ctx.at };
      const verdicts = await decideMany(writer.ctx.tx, policy, question, deps);
      const rows = page.map((subject_id) => {
        const verdict = verdicts.get(subject_id);
        const state = verdict?.verdict === 'allowed' ? 'waiting' : 'blocked';
        const why = { rule: verdict?.rule ?? 'person-unknown', evidence: verdict?.evidence.join(' ') ?? '' };
        return { id: deps.ids.next(), list_id: id, subject_id, state, ...why, created_at, noted_at: null, account_id: null };
      });
      await writer.insertMany('call-entry', rows);
    }
  });
  return id;
}

/** One press after the other, also in two processes. */
async function isMade(tx: Tx, key: string, actor: Actor): Promise<boolean> {
  await lockChain(tx, 'call-list');
  return (await listById(tx, key))?.account_id === actor.id;
}

async function everybodyIn(deps: Deps, segment: Segment): Promise<string[]> {
  const ids: string[] = [];
  for await (const page of audiencePeople(deps, segment)) {
    ids.push(...page);
    if (ids.length > MOST) throw appError('refused', 'errors.calls-many', { field: 'segment', params: { max: MOST } });
  }
  return ids;
}

/** @throws errors.call-purpose */
export function admitPurpose(deps: Deps, { channel, purpose }: Pick<CallWish, 'channel' | 'purpose'>): void {
  if (!marketingPurposes(inForce(deps), channel).some(({ id }) => id === purpose))
    throw appError('refused', 'errors.call-purpose', { field: 'purpose' });
}
