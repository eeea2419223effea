/** What the wizard knows of one file while its steps are walked: nothing of it is kept when the page is left. */
import type { Answer, Request } from '#web/api/client.ts';

export type Table = Answer<'imports', 'read'>;
export type CheckAnswer = Answer<'imports', 'check'>;
export type CheckGroup = CheckAnswer['groups'][number];
export type CheckRow = CheckGroup['rows'][number];
type StartBody = Request<'imports', 'start'>['body'];
export type Mapping = StartBody['mapping'];
export type Permission = NonNullable<StartBody['permission']>;
export type Decision = NonNullable<StartBody['decisions']>[string];
export type Edits = NonNullable<StartBody['edits']>;
export type Mode = NonNullable<StartBody['mode']>;
export type DateOrder = NonNullable<StartBody['dates']>[string];

export interface Reading {
  sheet?: string;
  delimiter?: string;
  encoding?: string;
}

export interface Draft {
  upload: { id: string; name: string; size: number };
  reading: Reading;
  about: 'people' | 'organisations';
  registerId: string;
  subjectGroup: string;
  source: string;
  since: string;
  purpose: string;
  permission: Permission | null;
  mapping: Mapping | null;
  constants: Record<string, string>;
  dates: Record<string, DateOrder>;
  mode: Mode;
  doubt: NonNullable<StartBody['doubt']>;
  decisions: Record<string, Decision>;
  edits: Edits;
  resumes: string | null;
  /** The draft of the declaration that this import has begun, and the columns that wait for it. */
  declaring?: { draftId: string; waiting: Waiting[] };
}

/** A column that waits for the declaration; of a datum of one's own the field it will be. */
export interface Waiting {
  column: string;
  field?: string;
}

export type Patch = (changes: Partial<Draft>) => void;

/** The order as the server takes it. */
export function orderOf(draft: Draft): Omit<StartBody, 'source'> {
  const { upload, reading, about, registerId, subjectGroup, since, permission, constants, dates, mode, doubt, decisions, edits } = draft;
  const mapping = draft.mapping ?? {};
  const known = new Set(Object.values(mapping));
  return {
    upload: upload.id,
    ...reading,
    about,
    registerId,
    subjectGroup,
    since,
    mapping,
    constants: Object.fromEntries(Object.entries(constants).filter(([, value]) => value.trim() !== '')),
    dates: Object.fromEntries(Object.entries(dates).filter(([heading]) => known.has(mapping[heading] ?? ''))),
    mode,
    doubt,
    decisions,
    edits,
    ...(permission === null ? {} : { permission }),
  };
}
