// What the composition root hands to every room: the clock, ids, keys and the policy in force come as arguments, never from the air.

import type { Clock } from '#platform/clock';
import type { Config } from '#platform/config';
import type { Database, Tx } from '#platform/db';
import type { Keys } from '#platform/files';
import type { Ids } from '#platform/ids';
import type { Log } from '#platform/log';
import type { PolicyHolder } from '#kernel/policy';
import type { Registry } from '#kernel/records';

/** What a room does when values it had computed from others are gone: it computes them again from what is left. */
export interface OnBlank {
  readonly room: string;
  afterBlank(tx: Tx, subjectIds: readonly string[]): Promise<void>;
}

/** Who goes, and by what they are known. */
export interface Going {
  readonly subjectId: string;
  /** False when something stays by law. */
  readonly whole: boolean;
  readonly at: Date;
  readonly needles: readonly { readonly kind: 'email' | 'phone' | 'name' | 'text'; readonly key: string; readonly raw: string }[];
}

/** What a room does before data of a person go, in the transaction that takes them: bans of the person outlive the address they were about. */
export interface OnErase {
  readonly room: string;
  beforeErase(tx: Tx, subjectId: string, going: Going): Promise<void>;
}

/** What a room ends every night, before the night is proved. Returns how many records went. */
export interface OnNight {
  readonly room: string;
  night(at: Date): Promise<number>;
}

/** A text that a scan of the database cannot read. */
export interface SealedText {
  readonly where: string;
  readonly recordId: string;
  /** Whose it is; null when it is tied to nobody. */
  readonly subjectId: string | null;
  /** True when it is for the firm's own people. */
  readonly staff: boolean;
  readonly text: string;
  /** Kept on purpose until then at the latest: told in the certificate, and no reason to withhold it. */
  readonly keptUntil?: string;
}

/** A word by which a person can be found where the register does not reach. */
export interface Seen {
  readonly kind: 'name' | 'email' | 'phone' | 'text';
  readonly value: string;
}

/** An act on data of people that somebody outside the register may have to repeat or hear of. */
export interface ActDone {
  readonly cause: 'erasure' | 'rectification' | 'restriction' | 'release' | 'collected';
  readonly subjectIds: readonly string[];
  /** Fields concerned. */
  readonly fields: readonly string[];
  readonly at: Date;
  /** What groups it: the erasure, the import, or the day. */
  readonly ref: string;
  /** Where collected data came from. */
  readonly source?: string;
  /** The person is gone wholly. */
  readonly whole?: boolean;
  /** The act was planned and will not be carried out after all. */
  readonly cancelled?: boolean;
  /** The instant promised to the person. */
  readonly promisedBy?: string | null;
  /** Who the person was, when the register no longer knows. */
  readonly seen?: readonly Seen[];
}

export interface OpenedDuty {
  readonly kind: 'off-system' | 'notice' | 'inform';
  /** Archive, recipient or source of the policy. */
  readonly target: string;
  readonly dueAt: string;
}

/** What a room does after an act, in its transaction: what is to be done outside the register is opened together with it. */
export interface OnAct {
  readonly room: string;
  afterAct(tx: Tx, done: ActDone): Promise<readonly OpenedDuty[]>;
}

export interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly keys: Keys;
  readonly registry: Registry;
  readonly policy: PolicyHolder;
  readonly config: Config;
  /** Rooms that keep derived values: customers make the search document again. */
  readonly onBlank?: readonly OnBlank[];
  readonly onErase?: readonly OnErase[];
  readonly onNight?: readonly OnNight[];
  readonly onAct?: readonly OnAct[];
  /** Copies the ledger to its second place before an act is reported done. */
  readonly flushLedger?: () => Promise<void>;
  /** Folders whose files must not hold an erased person. */
  readonly scanFolders?: readonly string[];
  /** Texts that are stored sealed and live for a while: re-discovery reads them too. */
  readonly sealedTexts?: () => AsyncIterable<SealedText>;
}
