// Who of an audience may be reached now, and who not: the same code as the freezing of a mailing, asked without writing anything.

import type { Deps } from '#kernel/deps';
import { previewAudience } from '#kernel/mailings';
import type { BanScope, PermissionChannel } from '#kernel/permission';
import type { Segment } from '../contract/segment.ts';
import { leftOutViews } from './left-out.ts';
import { audiencePeople } from './people.ts';

export interface Asked {
  readonly segment: Segment;
  readonly purpose: string;
  readonly scope: BanScope;
  readonly channel: PermissionChannel;
}

const SAMPLES = 5;

/** @throws what `admitSegment` refuses */
export async function previewOf(deps: Deps, { segment, purpose, scope, channel }: Asked) {
  const { candidates, ready, blocked } = await previewAudience(deps, {
    purposeId: purpose,
    scope,
    channel,
    subjects: audiencePeople(deps, segment),
  });
  const left = await leftOutViews(
    deps,
    blocked.map(({ rule, n, samples }) => ({ rule, n, samples: samples.slice(0, SAMPLES) })),
  );
  return { candidates, ready, left };
}
