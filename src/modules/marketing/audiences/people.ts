// The people of an audience, as they are at the moment: counted, or handed out in portions.

import type { Deps } from '#kernel/deps';
import { countPeopleMeeting, peopleMeeting } from '#customers';
import type { Segment } from '../contract/segment.ts';
import { admitSegment } from './fields.ts';
import { conditionsOfSegment } from './queries-segments.ts';

/** How many people the audience holds. @throws what `admitSegment` refuses */
export async function countAudience(deps: Deps, segment: Segment): Promise<number> {
  admitSegment(deps, segment);
  return (await countPeopleMeeting(deps, await conditionsOfSegment(deps, segment))).n;
}

/** Everybody in the audience, in portions. Whether anybody may be reached is for the gate alone to say. @throws what `admitSegment` refuses */
export async function* audiencePeople(deps: Deps, segment: Segment): AsyncGenerator<readonly string[]> {
  admitSegment(deps, segment);
  yield* peopleMeeting(deps, await conditionsOfSegment(deps, segment));
}
