// What the duties room needs of the house.

import type { Deps } from '#kernel/deps';

export type DutyDeps = Pick<Deps, 'database' | 'clock' | 'ids' | 'keys' | 'policy' | 'log'>;
