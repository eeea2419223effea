// The owner keeps the facts of law current: each correction is logged, and everything that leans on a fact follows it.

import { actorOf } from '#kernel/access';
import type { AccessDeps, Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import { correctReference, DEFAULT_REFERENCE, dueForRecheck, readReference, restoreReference } from '#kernel/policy';
import type { ReferenceDatum } from '#kernel/policy';
import { localDate } from '#platform/clock';
import type { AnswerOf, HandlersOf } from '#platform/contract';
import { appError } from '#platform/errors';
import type { reference as contract } from './contract/reference.ts';

type View = AnswerOf<typeof contract.correct>;

export function referenceHandlers({ database, clock, policy }: Deps, access: AccessDeps): HandlersOf<typeof contract, Call> {
  return {
    async list() {
      const { data } = await readReference(database.db);
      const views = [...data.values()].map((datum) => view(datum, localDate(clock.now())));
      return { data: views, due: views.filter(({ due }) => due).length, expired: views.filter(({ expired }) => expired).length };
    },
    async correct({ params, body }, call) {
      const shipped = known(params.id);
      const at = clock.now();
      const today = localDate(at);
      if (body.from !== null && body.until !== null && body.until < body.from)
        throw appError('invalid', 'errors.reference-ends-early', { field: 'until' });
      if (body.recheckOn <= today) throw appError('invalid', 'errors.reference-recheck-past', { field: 'recheckOn' });
      const datum: ReferenceDatum = { ...shipped, ...body, checkedOn: today };
      const by = actorOf(call).id;
      await database.tx(async (tx) => {
        await correctReference(tx, { datum, at, by });
        await access.audit(tx, { actorId: by, actorKind: 'account', action: 'reference.corrected', recordId: datum.id });
      });
      // The notice says what holds from now on.
      await policy.reload();
      return view(datum, today);
    },
    async restore({ params }, call) {
      const { id } = known(params.id);
      const by = actorOf(call).id;
      await database.tx(async (tx) => {
        await restoreReference(tx, id);
        await access.audit(tx, { actorId: by, actorKind: 'account', action: 'reference.restored', recordId: id });
      });
      await policy.reload();
      return { ok: true };
    },
  };
}

function known(id: string): ReferenceDatum {
  const shipped = DEFAULT_REFERENCE.data.get(id);
  if (shipped === undefined) throw appError('not-found', 'errors.reference-unknown');
  return shipped;
}

function view(datum: ReferenceDatum, today: string): View {
  const shipped = DEFAULT_REFERENCE.data.get(datum.id);
  const due = dueForRecheck(datum, today);
  // What is over for good, such as a repealed act, is not waited for: its day of looking again is far ahead.
  return { ...datum, due, expired: due && datum.until !== null && datum.until < today, corrected: shipped !== datum };
}
