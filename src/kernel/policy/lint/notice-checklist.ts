// The Article 13 and 14 checklist of a notice: for each item whether it is there, there in part, missing or not called for, and what is wrong.

import { contactItems } from './notice-who.ts';
import { recipientItems } from './notice-whom.ts';
import { retentionItem } from './notice-how-long.ts';
import { rightItems } from './notice-rights.ts';
import { CHECKLIST } from './notice-judged.ts';
import type { ChecklistItem, Judged, Judgement } from './notice-judged.ts';
import { basisItems, contentItems } from './notice-what.ts';
import type { View } from './notice-view.ts';

export function judge(view: View): Record<ChecklistItem, Judged> {
  const all: Judgement = {
    ...contactItems(view),
    ...basisItems(view),
    ...recipientItems(view),
    retention: retentionItem(view),
    ...rightItems(view),
    ...contentItems(view),
  };
  return Object.fromEntries(CHECKLIST.map((item) => [item, all[item] ?? { state: 'none', found: [] }])) as Record<ChecklistItem, Judged>;
}
