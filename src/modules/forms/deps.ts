// What the forms need of the house, and what others do when somebody has confirmed.

import type { Deps } from '#kernel/deps';
import type { Tx } from '#platform/db';
import type { Lang } from '#platform/i18n';
import type { FormKind } from './kinds.ts';

/** Somebody confirmed a form and is in the register. */
export interface Confirmed {
  readonly formId: string;
  readonly kind: FormKind;
  readonly subjectId: string;
  /** The mailbox in which it was confirmed. */
  readonly address: string;
  /** Consents that came of it. */
  readonly purposes: readonly string[];
  /** What was answered, by field; a raffle keeps its own. */
  readonly values: Readonly<Record<string, string>>;
  readonly lang: Lang;
  readonly at: Date;
  /** Of the write, for provenance. */
  readonly originId: string;
}

/** What another room does then, in the same transaction: a welcome, an entry of a raffle. */
export interface AfterConfirmed {
  readonly room: string;
  afterConfirmed(tx: Tx, deps: Deps, done: Confirmed): Promise<void>;
}

export type FormsDeps = Deps & { readonly afterConfirmed?: readonly AfterConfirmed[] };
