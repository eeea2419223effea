// Who drafted what: beginning, writing, confirming and throwing away a draft leave a trace, as publishing does.

import { append } from '#kernel/audit';
import { saveDraft } from '#kernel/policy';
import type { Tx } from '#platform/db';

type NewDraft = Parameters<typeof saveDraft>[1];
export type DraftAct = 'policy.draft-begun' | 'policy.draft-saved' | 'policy.texts-confirmed' | 'policy.draft-discarded';

export async function beginDraft(tx: Tx, draft: NewDraft): Promise<void> {
  await saveDraft(tx, draft);
  await traced(tx, 'policy.draft-begun', { id: draft.id, at: new Date(draft.createdAt), by: draft.createdBy });
}

export interface DraftTrace {
  id: string;
  at: Date;
  /** Account. */
  by: string;
  detail?: Record<string, number>;
}

export async function traced(tx: Tx, action: DraftAct, { id, at, by, detail }: DraftTrace): Promise<void> {
  const actor = { id: by, kind: 'account' } as const;
  await append(tx, { at, actor, action, kind: 'policy-draft', recordId: id, ...(detail === undefined ? {} : { detail }) });
}

const APART_MS = 15 * 60_000;
const MOST_KNOWN = 500;

/** The editor saves a moment after each stroke: one trace for each account and draft in a quarter of an hour is enough to tell who wrote. */
export function createSaveTrace(): (draftId: string, by: string, at: Date) => boolean {
  const last = new Map<string, number>();
  return (draftId, by, at) => {
    const key = `${draftId} ${by}`;
    const before = last.get(key);
    if (before !== undefined && at.getTime() - before < APART_MS) return false;
    last.delete(key);
    last.set(key, at.getTime());
    for (const oldest of last.size > MOST_KNOWN ? [...last.keys()].slice(0, 1) : []) last.delete(oldest);
    return true;
  };
}
