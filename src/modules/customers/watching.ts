// What a change does to data that others may hold, gathered while it is written and told at its end, in the same transaction.

import type { ActDone, Deps } from '#kernel/deps';
import type { Watch } from '#kernel/records';
import { localDate } from '#platform/clock';
import type { Tx } from '#platform/db';

export interface Watching extends Watch {
  /** Opens what the change asks for outside the register. */
  tell(tx: Tx, deps: Pick<Deps, 'onAct'>, of: { source: string; importId?: string | undefined; at: Date }): Promise<void>;
}

export function watching(): Watching {
  const people = new Set<string>();
  const fields = new Set<string>();
  const replaced = new Map<string, Set<string>>();
  return {
    collected(subjectIds, written) {
      for (const id of subjectIds) people.add(id);
      for (const field of written) fields.add(field);
    },
    replaced(subjectId, written) {
      replaced.set(subjectId, new Set([...(replaced.get(subjectId) ?? []), ...written]));
    },
    async tell(tx, { onAct = [] }, { source, importId, at }) {
      const day = `day:${localDate(at)}`;
      const acts: ActDone[] = [...replaced].map(([id, changed]) => ({
        cause: 'rectification',
        subjectIds: [id],
        fields: [...changed],
        at,
        ref: day,
      }));
      if (people.size > 0)
        acts.push({ cause: 'collected', subjectIds: [...people], fields: [...fields], at, ref: importId ?? day, source });
      for (const act of acts) for (const { afterAct } of onAct) await afterAct(tx, act);
    },
  };
}
