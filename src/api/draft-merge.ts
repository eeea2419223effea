// A draft that an older version began is taken up again: what was published since comes into it, and where both changed the same place a person chooses.

import { actorOf } from '#kernel/access';
import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import { draftById, mergeDraft, reviseDraft, SECTION_OF_KEY, sectionTitle, versionById, versions, wordOf } from '#kernel/policy';
import type { DraftMerge, PolicyDraft, PolicyVersion } from '#kernel/policy';
import type { Conn } from '#platform/db';
import type { HandlersOf, ResponseOf } from '#platform/contract';
import { appError } from '#platform/errors';
import type { drafts as contract } from './contract/drafts.ts';
import { traced } from './draft-log.ts';

type Handlers = Pick<HandlersOf<typeof contract, Call>, 'merge' | 'takeUp'>;
type Conflict = ResponseOf<typeof contract.merge>['conflicts'][number];

export function merging({ database, clock }: Deps): Handlers {
  return {
    async merge({ params }) {
      const { draft, newest } = await parts(database.db, params.id);
      if (newest.id === draft.baseVersionId) return { newest: null, conflicts: [], revision: draft.revision };
      const { conflicts } = await merged(database.db, draft, newest);
      return { newest: newest.no, conflicts: conflicts.map(shown), revision: draft.revision };
    },
    async takeUp({ params, body }, call) {
      return database.tx(async (tx) => {
        const { draft, newest } = await parts(tx, params.id);
        // What was chosen was chosen between these two texts and no others.
        if (newest.no !== body.newest || draft.revision !== body.revision) throw appError('conflict', 'errors.draft-changed');
        const choices = Object.fromEntries(body.choices.map(({ path, take }) => [path, take]));
        const { yaml, conflicts } = await merged(tx, draft, newest, choices);
        if (conflicts.some(({ path }) => !Object.hasOwn(choices, path))) throw appError('conflict', 'errors.draft-changed');
        const at = clock.now();
        const revision = await reviseDraft(tx, {
          id: draft.id,
          yaml,
          baseVersionId: newest.id,
          revision: draft.revision,
          at: at.toISOString(),
        });
        if (revision === undefined) throw appError('conflict', 'errors.draft-changed');
        await traced(tx, 'policy.draft-saved', { id: draft.id, at, by: actorOf(call).id, detail: { revision, merged: newest.no } });
        return { revision };
      });
    },
  };
}

async function parts(conn: Conn, id: string): Promise<{ draft: PolicyDraft; newest: PolicyVersion }> {
  const draft = await draftById(conn, id);
  if (!draft) throw appError('not-found', 'errors.draft-unknown');
  const [newest] = await versions(conn);
  if (newest === undefined) throw appError('unavailable', 'errors.not-set-up');
  return { draft, newest };
}

type Choices = Parameters<typeof mergeDraft>[3];

async function merged(conn: Conn, draft: PolicyDraft, newest: PolicyVersion, choices?: Choices): Promise<DraftMerge> {
  const base = draft.baseVersionId === null ? undefined : await versionById(conn, draft.baseVersionId);
  return mergeDraft(base?.yaml ?? '{}', draft.yaml, newest.yaml, choices);
}

function shown({ path, name, base, ours, theirs }: DraftMerge['conflicts'][number]): Conflict {
  const section = sectionTitle(SECTION_OF_KEY[path.split('/')[0] ?? ''] ?? 'about');
  return { path, section, name: name ?? null, base: wordOf(base), ours: wordOf(ours), theirs: wordOf(theirs) };
}
