// One change of meaning between two declarations, what follows from it, and whom it must be told to before it is done (GDPR Art. 13(3), 14(4)).

import type { Text } from '#platform/i18n';

export type ChangeKind = 'added' | 'removed' | 'changed';

export interface PolicyChange {
  /** Kind and path: the same change keeps its id while the rest of the draft changes. */
  id: string;
  kind: ChangeKind;
  /** Key of the declaration: registers, purposes, dataGroups, retention … */
  part: string;
  path: string;
  text: Text;
  effects: Text[];
  /** Set when people must hear of it first. */
  tell?: Telling;
}

export interface Telling {
  why: Text;
  registerIds: readonly string[];
  /** True when telling is not enough: a new consent must be asked. */
  ask: boolean;
}
