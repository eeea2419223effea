// What somebody decides about a file: where each column goes, whom it is about, and what is done with rows that are known already.

import type { PermissionChannel, PermissionWay } from '#kernel/permission';
import type { Lang } from '#platform/i18n';

/** Target of each column by its heading; several columns may go to one target, null stays out. */
export type Mapping = Readonly<Record<string, string | null>>;

/** Which part of a date stands first where figures alone do not tell. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

export const IMPORT_MODES = ['add', 'complete', 'update'] as const;
/** `add` leaves known people as they are, `complete` fills what is empty, `update` lets the file win. */
export type ImportMode = (typeof IMPORT_MODES)[number];

/** What becomes of a row that may be somebody who is there: back to the sender until decided, a new person, or the one found. */
export type Doubt = 'skip' | 'new' | 'same';

export type Decision =
  | { readonly as: 'new' }
  | { readonly as: 'skip' }
  /** The one found. */
  | { readonly as: 'same'; readonly subjectId: string };

/** One answer for the whole file: what people permitted, where and when, with the evidence. */
export interface FilePermission {
  readonly act: 'consent-given' | 'customer-exception';
  readonly purpose: string;
  readonly channels: readonly PermissionChannel[];
  readonly on: string;
  readonly way: PermissionWay;
  readonly lang: Lang;
  /** The words people agreed to, and where that can be seen. */
  readonly text: string;
  readonly evidence: string;
}

export interface ImportWish {
  readonly registerId: string;
  readonly subjectGroup: string;
  /** The day from which the people are in the register. */
  readonly since: string;
  readonly mapping: Mapping;
  readonly about?: 'people' | 'organisations' | undefined;
  /** One value for every row, by target. */
  readonly constants?: Readonly<Record<string, string>> | undefined;
  readonly dates?: Readonly<Record<string, DateOrder>> | undefined;
  readonly mode?: ImportMode | undefined;
  readonly doubt?: Doubt | undefined;
  /** By line of the file. */
  readonly decisions?: Readonly<Record<string, Decision>> | undefined;
  /** Cells mended on the page: by line, then by heading. */
  readonly edits?: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;
  readonly permission?: FilePermission | undefined;
}
