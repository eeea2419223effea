// What the composition root hands to every room: the clock, ids, keys and the policy in force come as arguments, never from the air.

import type { Clock } from '#platform/clock';
import type { Config } from '#platform/config';
import type { Database } from '#platform/db';
import type { Keys } from '#platform/files';
import type { Ids } from '#platform/ids';
import type { Log } from '#platform/log';
import type { PolicyHolder } from '#kernel/policy';
import type { Registry } from '#kernel/records';

export interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly keys: Keys;
  readonly registry: Registry;
  readonly policy: PolicyHolder;
  readonly config: Config;
}
