// The timeline as it is asked for over the API: types by name, and only what the caller may read.

import { may } from '#kernel/access';
import type { Call } from '#kernel/access';
import { TIMELINE_TYPES } from '#kernel/deps';
import type { Deps } from '#kernel/deps';
import { timelineOf } from './timeline.ts';

export function timelineFor(
  deps: Deps,
  subject: { readonly id: string; readonly kind: 'person' | 'organisation' },
  { after, types = '' }: { readonly after?: string | undefined; readonly types?: string | undefined },
  call: Call,
) {
  const named = types.split(',');
  return timelineOf(deps, subject, {
    after,
    types: TIMELINE_TYPES.filter((type) => named.includes(type)),
    may: (permission) => may(call, permission),
  });
}
