/** A view is an address: what filters a list stands in the URL, and what does not belong there is dropped. */
type Raw = Record<string, unknown>;

const text = (value: unknown) =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;
function oneOf<const T extends string>(allowed: readonly T[], value: unknown): T | undefined {
  return allowed.find((each) => each === value);
}
/** Leaves out what is not set, so that addresses stay short. */
function compact<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

export interface PersonSearch {
  /** The request one came from. */
  request?: string;
  /** Types of the timeline, with commas between. */
  types?: string;
}

export function readPersonSearch(raw: Raw): PersonSearch {
  return compact({ request: text(raw['request']), types: text(raw['types']) });
}

export interface DuplicatesSearch {
  kind?: 'organisation';
  /** The two that are shown, as two ids with a dot. */
  pair?: string;
}

export function readDuplicatesSearch(raw: Raw): DuplicatesSearch {
  return compact({ kind: oneOf(['organisation'], raw['kind']), pair: text(raw['pair']) });
}

export interface RemovedSearch {
  /** One person or organisation only. */
  subject?: string;
}

export function readRemovedSearch(raw: Raw): RemovedSearch {
  return compact({ subject: text(raw['subject']) });
}

export const PAPER_KINDS = ['quote', 'contract', 'coaching-agreement', 'certificate', 'reference', 'voucher'] as const;

export interface DocumentsSearch {
  q?: string;
  kind?: (typeof PAPER_KINDS)[number];
}

export function readDocumentsSearch(raw: Raw): DocumentsSearch {
  return compact({ q: text(raw['q']), kind: oneOf(PAPER_KINDS, raw['kind']) });
}

export const LEAD_VIEWS = ['board', 'list', 'report'] as const;

export interface LeadsSearch {
  view?: (typeof LEAD_VIEWS)[number];
  stage?: string;
  source?: string;
}

export function readLeadsSearch(raw: Raw): LeadsSearch {
  return compact({ view: oneOf(LEAD_VIEWS, raw['view']), stage: text(raw['stage']), source: text(raw['source']) });
}

export interface NoticeSearch {
  version?: number;
  view?: 'art30' | 'versions';
  in?: 'fi' | 'sv' | 'en';
}

export function readNoticeSearch(raw: Raw): NoticeSearch {
  const version = Number(raw['version']);
  return compact({
    version: Number.isInteger(version) && version > 0 ? version : undefined,
    view: oneOf(['art30', 'versions'], raw['view']),
    in: oneOf(['fi', 'sv', 'en'], raw['in']),
  });
}

export interface DeclarationSearch {
  /** The part of the declaration to open, as a path with ids. */
  at?: string;
}

export function readDeclarationSearch(raw: Raw): DeclarationSearch {
  return compact({ at: text(raw['at']) });
}

export interface PublishSearch {
  /** What waits for the declaration. */
  back?: 'import';
}

export function readPublishSearch(raw: Raw): PublishSearch {
  return raw['back'] === 'import' ? { back: 'import' } : {};
}

export interface PromisesSearch {
  look?: boolean;
}

export function readPromisesSearch(raw: Raw): PromisesSearch {
  return raw['look'] === true ? { look: true } : {};
}
