// The lint of a notice: the checklist, the words, the contradictions. A text in a language that is not understood is said to be so and no more.

import type { NoticeImport } from '../import/import.ts';
import type { Raw } from './finding.ts';
import type { LintOn } from './types.ts';
import { judge } from './notice-checklist.ts';
import { profiling, sourceWithoutField, suppression, viewOnly } from './notice-contradictions.ts';
import type { ChecklistItem, ItemState } from './notice-judged.ts';
import { deadline, inWriting } from './notice-rights.ts';
import { viewOf } from './notice-view.ts';
import { joint, unlisted } from './notice-whom.ts';
import { openEnded, outdated } from './notice-words.ts';

export function noticeFaults(read: NoticeImport, on: LintOn): Raw[] {
  if (read.facts.length === 0 || read.language !== 'fi') return unreadable(read);
  const view = viewOf(read, on);
  return [
    ...Object.values(judge(view)).flatMap(({ found }) => found),
    ...outdated(view),
    ...viewOnly(view),
    ...sourceWithoutField(view),
    ...unlisted(view),
    ...joint(view),
    ...profiling(view),
    ...suppression(view),
    ...inWriting(view),
    ...deadline(view),
    ...openEnded(view),
  ];
}

/** One reason is enough: the language where it is known, else what the reader could not do. */
function unreadable({ language, findings }: NoticeImport): Raw[] {
  if (language === 'sv') return [{ code: 'language-swedish', path: 'text' }];
  if (language === 'en') return [{ code: 'language-english', path: 'text' }];
  return findings.slice(0, 1).map(({ message }) => ({ code: 'not-a-notice', path: 'text', params: { message } }));
}

/** The checklist of Articles 13 and 14 for a notice in Finnish; undefined for any other. */
export function noticeChecklist(read: NoticeImport, on: LintOn): Record<ChecklistItem, ItemState> | undefined {
  if (read.facts.length === 0 || read.language !== 'fi') return undefined;
  const judged = judge(viewOf(read, on));
  return Object.fromEntries(Object.entries(judged).map(([item, { state }]) => [item, state])) as Record<ChecklistItem, ItemState>;
}
