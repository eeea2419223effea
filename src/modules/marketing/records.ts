// The marketing module signs the contract: every sub-room brings its own kinds.

import type { AnyKind } from '#kernel/records';

export const marketingKinds: readonly AnyKind[] = [];
