// What a letter is set with beside its words: the firm's colours and pictures, who sends, and whether it is the real one or somebody looks at it.

import type { Lang } from '#platform/i18n';
import type { Accents } from '../colour.ts';
import type { LaidPart } from '../laid.ts';
import type { Firm } from '../brand.ts';

export interface Picture {
  readonly src: string;
  readonly width: number;
  readonly height: number;
}

export interface Look {
  readonly firm: Firm;
  readonly accents: Accents;
  readonly logo: Picture | undefined;
  readonly pictures: ReadonlyMap<string, Picture>;
  readonly signature: readonly LaidPart[];
  /** A line of the firm's own in the footer. */
  readonly footer: readonly LaidPart[];
  readonly purpose: string;
  readonly noticeUrl: string;
  /** The public page of the same letter; absent when it has none. */
  readonly archiveUrl?: string;
  /** Says at its head that it is a test. */
  readonly test?: boolean;
  /** The reader's choice, unless somebody looks at one of the two. */
  readonly scheme: 'auto' | 'light' | 'dark';
  /** False shows what is seen by those who load no pictures. */
  readonly images: boolean;
}

/** Written day and time of an event: to 14.1.2027 klo 9.00–12.00. */
export interface When {
  readonly day: string;
  readonly from: string;
  readonly until: string;
  readonly lang: Lang;
}
