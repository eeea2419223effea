// Audiences kept for later. What finds one person is no audience and is not kept.

import type { Deps } from '#kernel/deps';
import { createWriter, holdsIdentityCode, OWN_RECORDS } from '#kernel/records';
import type { Actor, Writer } from '#kernel/records';
import { localDate } from '#platform/clock';
import { appError } from '#platform/errors';
import type { Segment, SegmentCondition } from '../contract/segment.ts';
import { inForce } from '../features.ts';
import { admitSegment, conditionsIn } from './fields.ts';
import { countAudience } from './people.ts';
import { allAudiences, audienceById } from './queries-audiences.ts';

/** Some audiences are enough; more are not found among. */
const MOST = 200;
/** A word typed is the firm's own when at least so many share it. */
const SHARED_BY = 3;

export async function keepAudience(deps: Deps, actor: Actor, wish: { name: string; segment: Segment }): Promise<string> {
  const segment = await savable(deps, wish.segment);
  const name = nameOf(deps, wish.name);
  const id = deps.ids.next();
  await writing(deps, actor, async (writer) => {
    if ((await allAudiences(writer.ctx.tx)).length >= MOST) throw appError('refused', 'errors.audiences-many', { params: { max: MOST } });
    await writer.insert('audience', { id, name, segment, account_id: actor.id, changed_at: writer.ctx.at.toISOString(), version: 1 });
  });
  return id;
}

export interface AudienceWish {
  readonly name?: string | undefined;
  readonly segment?: Segment | undefined;
  readonly version: number;
}

/** @throws errors.record-not-found, errors.version-conflict */
export async function changeAudience(deps: Deps, actor: Actor, id: string, wish: AudienceWish): Promise<void> {
  const segment = wish.segment && (await savable(deps, wish.segment));
  const name = wish.name === undefined ? undefined : nameOf(deps, wish.name);
  await writing(deps, actor, async (writer) => {
    await known(writer, id);
    await writer.update('audience', id, { name, segment, changed_at: writer.ctx.at.toISOString() }, wish.version);
  });
}

export async function removeAudience(deps: Deps, actor: Actor, id: string): Promise<void> {
  await writing(deps, actor, async (writer) => {
    await known(writer, id);
    await writer.remove('audience', id);
  });
}

/** The segment as it is kept. Words that hardly anybody shares could name somebody where no retention rule would look. */
export async function savable(deps: Deps, segment: Segment): Promise<string> {
  admitSegment(deps, segment);
  for (const condition of conditionsIn(segment)) {
    const typed = typedWord(condition);
    if (typed === undefined) continue;
    if (REACHES.test(typed) || (await countAudience(deps, condition)) < SHARED_BY)
      throw appError('refused', 'errors.segment-word-rare', { field: 'segment', params: { word: typed, least: SHARED_BY } });
  }
  return JSON.stringify(segment);
}

/** Words that were typed freely; tags and languages are chosen from the firm's own. */
function typedWord(condition: SegmentCondition): string | undefined {
  if (condition.on === 'field') return condition.word;
  return 'word' in condition && condition.on !== 'language' ? condition.word : undefined;
}

/** An address, or digits that go on like a phone number. */
const REACHES = /@|(?:\+\d|\b0\d)(?:[\s().-]?\d){4,}/;

/** A name of the firm's own list, newsletter or audience. @throws errors.view-name */
export function nameOf(deps: Pick<Deps, 'clock'>, given: string): string {
  const name = given.normalize('NFKC').replace(/\s+/g, ' ').trim();
  if (REACHES.test(name) || holdsIdentityCode(name, localDate(deps.clock.now())))
    throw appError('refused', 'errors.view-name', { field: 'name' });
  return name;
}

async function known(writer: Writer, id: string): Promise<void> {
  if (!(await audienceById(writer.ctx.tx, id))) throw appError('not-found', 'errors.record-not-found', { params: { kind: 'audience' } });
}

/** Logged like any change of the firm's own; nobody's data are in it. */
export async function writing<T>(deps: Deps, actor: Actor, fn: (writer: Writer) => Promise<T>): Promise<T> {
  const { id, kind } = actor;
  return deps.database.tx((tx) => {
    const ctx = { tx, policy: inForce(deps), actor: { id, kind }, at: deps.clock.now(), ids: deps.ids, source: OWN_RECORDS, purpose: '' };
    return fn(createWriter(ctx, deps.registry));
  });
}
