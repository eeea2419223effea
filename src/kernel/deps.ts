// What the composition root hands to every room: the clock, ids, keys and the policy in force come as arguments, never from the air.

import type { Clock } from '#platform/clock';
import type { Config } from '#platform/config';
import type { Conn, Database, Tx } from '#platform/db';
import type { Text } from '#platform/i18n';
import type { Keys } from '#platform/files';
import type { Ids } from '#platform/ids';
import type { Log } from '#platform/log';
import type { PolicyHolder } from '#kernel/policy';
import type { Registry, Writer } from '#kernel/records';

/** What a room does when values it had computed from others are gone: it computes them again from what is left. */
export interface OnBlank {
  readonly room: string;
  afterBlank(tx: Tx, subjectIds: readonly string[]): Promise<void>;
}

/** Two people turn out to be one: who stays, and who becomes them. */
interface Becoming {
  readonly stays: string;
  readonly goes: string;
}

/**
 * What a room decides before everything of the one becomes the other's, where both have what only one can have. It writes with the writer
 * of the merge, so that its undo gives back what was decided.
 */
export interface OnMerge {
  readonly room: string;
  beforeMove(writer: Writer, two: Becoming): Promise<void>;
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
  /** The room is asked only about people who have a row in this table: of thousands few do. */
  readonly table?: string;
  /** True when rows that were nobody's became the person's, to go with all that is theirs. */
  beforeErase(tx: Tx, subjectId: string, going: Going): Promise<boolean | void>;
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
  /** They were brought by mistake and are taken back: nobody else has written of them, so one task for the act is enough. */
  readonly takenBack?: boolean;
  /** Who the person was, when the register no longer knows. */
  readonly seen?: readonly Seen[];
  /** False when the person had no row in this table before the act. */
  holds?(table: string): boolean;
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

/** By what a reader of a timeline chooses what is shown. */
export const TIMELINE_TYPES = [
  'contact',
  'mail',
  'task',
  'document',
  'permission',
  'disclosure',
  'request',
  'register',
  'change',
  'lead',
] as const;
export type TimelineType = (typeof TIMELINE_TYPES)[number];

/** One thing that happened with somebody. */
export interface TimelineEntry {
  /** The source's prefix and what orders its entries within a day: an id, or an instant and an id. */
  readonly id: string;
  /** The day. */
  readonly at: string;
  readonly kind: string;
  readonly title: Text;
  readonly note: string | null;
  readonly subjectId: string;
  /** The record behind it, for whoever opens or changes it. */
  readonly recordId?: string;
  readonly version?: number;
  /** Event of a retention rule. */
  readonly trigger?: string | null;
  readonly registerId?: string | null;
  /** Account or program that did it. */
  readonly actorId?: string | null;
  /** True when only the day is known, so that the hour of its instant says nothing. */
  readonly dayAlone?: boolean;
}

/** Which entries are asked for: those whose order (day or instant, then id) stands before `before`, the latest first, at most `limit`. */
export interface TimelineAsk {
  readonly subjectIds: readonly string[];
  readonly before: readonly [at: string, id: string] | null;
  readonly limit: number;
}

/** A room that has something to tell on the timeline of a person or an organisation: one query, however many entries there are. */
export interface TimelineSource {
  readonly type: TimelineType;
  /** Begins the id of each of its entries; no two sources share one. Letters after f keep it apart from bare ids. */
  readonly prefix: string;
  /** Entries are ordered by an instant of UTC rather than by a day; their ids are prefix, instant, '_' and id. */
  readonly instants: boolean;
  readonly permission: string;
  /** An act of marketing: the person sees it on their own pages. */
  readonly marketing?: true;
  entries(deps: Deps, ask: TimelineAsk): Promise<TimelineEntry[]>;
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
  readonly onMerge?: readonly OnMerge[];
  readonly onErase?: readonly OnErase[];
  readonly onNight?: readonly OnNight[];
  readonly onAct?: readonly OnAct[];
  /** What other rooms tell on the timeline of a person or an organisation. */
  readonly timeline?: readonly TimelineSource[];
  /** Those of the contact points whose address was refused for good: nothing more is sent there. */
  readonly unreachable?: (conn: Conn, contactIds: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Copies the ledger to its second place before an act is reported done. */
  readonly flushLedger?: () => Promise<void>;
  /** Folders whose files must not hold an erased person. */
  readonly scanFolders?: readonly string[];
  /** Texts that are stored sealed and live for a while: re-discovery reads them too. */
  readonly sealedTexts?: () => AsyncIterable<SealedText>;
}
