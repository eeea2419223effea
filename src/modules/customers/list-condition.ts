// What a condition of a list is, whatever it asks.

import type { RawBuilder, SqlBool } from '#platform/db';

export type Bool = RawBuilder<SqlBool>;

export interface Condition {
  /** Whether it holds for the subject of this id. */
  holds(id: RawBuilder<string>): Bool;
  /** Ids for which it holds, by an index; absent when only looking at each tells. */
  readonly among?: RawBuilder<unknown>;
}
