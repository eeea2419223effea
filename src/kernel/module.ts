// What every module hands to the house: its manifest.

import type { Deps, OnBlank, OnMerge, TimelineSource } from '#kernel/deps';
import type { AnyKind } from '#kernel/records';
import type { Migration } from '#platform/db';
import type { Dictionary, Text } from '#platform/i18n';

export interface Feature {
  readonly id: string;
  /** Off while no register declares the fields it needs. */
  readonly on: boolean;
  readonly missing: string[];
  readonly clause: { section: number; title: Text; clauses: string[] };
}

export interface Module {
  readonly name: string;
  /** Other modules it reaches, by door name; the boundary check compares. */
  readonly uses: readonly string[];
  readonly kinds: readonly AnyKind[];
  readonly migrations: readonly Migration[];
  readonly phrases: Pick<Dictionary<string>, 'find'>;
  /** True when the module decides about people or profiles them by itself (Art. 22). */
  readonly automated: boolean;
  readonly onBlank?: readonly OnBlank[];
  readonly onMerge?: readonly OnMerge[];
  /** What the module tells on the timeline of a person or an organisation. */
  readonly timeline?: readonly TimelineSource[];
  features(deps: Deps): Feature[];
  /** What the module ends every night, before the night is proved: records that law ordered kept until yesterday. Returns how many went. */
  night?(deps: Deps, at: Date): Promise<number>;
  /** Tidies up after a crash, at every start. */
  resume?(deps: Deps): Promise<void>;
}
