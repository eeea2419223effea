// Who is responsible, which registers there are and whose data they hold (Art. 13(1)(a), 30(1)).

import { same, list, namesOf } from '../statements/words.ts';
import { change, effect, gained, pairsOf, said, sameSet, telling } from './change.ts';
import type { Sides, Told } from './change.ts';
import { givenTo } from './reach.ts';
import type { PolicyChange } from './types.ts';

export function controllers(sides: Sides): Told {
  const { added, removed, both } = pairsOf(sides.before.controllers, sides.after.controllers);
  const everywhere = sides.after.registers.map(({ id }) => id);
  const told = (name: string) => telling('controller', { name }, sides, everywhere);
  const changes = [
    ...added.map(({ id, name }) => change('added', `controllers/${id}`, said('controller.added', { name }), [], told(name))),
    ...removed.map(({ id, name }) => {
      const [left] = sides.after.controllers;
      return change('removed', `controllers/${id}`, said('controller.removed', { name }), [], told(left?.name ?? ''));
    }),
    ...both
      .filter(([before, after]) => before.name !== after.name)
      .map(([before, after]) => {
        const text = said('controller.renamed', { before: before.name, after: after.name });
        return change('changed', `controllers/${after.id}/name`, text, [], told(after.name));
      }),
  ];
  return { changes, paths: changes.map(({ path }) => path) };
}

export function registers(sides: Sides): Told {
  const { added, removed, both } = pairsOf(sides.before.registers, sides.after.registers);
  const changes: PolicyChange[] = [
    ...added.map(({ id, name }) => change('added', `registers/${id}`, said('register.added', { name }), [effect('new-register')])),
    ...removed.map(({ id, name }) => {
      const fields = sides.before.dataGroups.filter((group) => group.registers.includes(id)).flatMap((group) => group.fields);
      const recipients = givenTo(sides.before, fields);
      return change('removed', `registers/${id}`, said('register.removed', { name }), [
        effect('ends'),
        recipients && effect('ask-recipients', { recipients }),
      ]);
    }),
  ];
  for (const [before, after] of both) {
    if (sameSet(before.subjectGroups, after.subjectGroups)) continue;
    const words = (groups: readonly string[], policy: Sides['after']) => list(namesOf(policy.subjectGroups, groups));
    const values = { name: after.name, before: words(before.subjectGroups, sides.before), after: words(after.subjectGroups, sides.after) };
    const fresh = gained(before.subjectGroups, after.subjectGroups).length > 0;
    const path = `registers/${after.id}/subjectGroups`;
    changes.push(change('changed', path, said('register.groups', values), [fresh ? effect('new-people') : effect('nothing')]));
  }
  return { changes, paths: changes.map(({ path }) => path) };
}

export function subjectGroups(sides: Sides): Told {
  const { added, removed } = pairsOf(sides.before.subjectGroups, sides.after.subjectGroups);
  const changes = [
    ...added.map(({ id, name }) => change('added', `subjectGroups/${id}`, said('subjects.added', { name }), [effect('new-people')])),
    ...removed.map(({ id, name }) => change('removed', `subjectGroups/${id}`, said('subjects.removed', { name }), [effect('nothing')])),
  ];
  return { changes, paths: changes.map(({ path }) => path) };
}

/** Names of registers in a sentence; the newer name where both versions know it. */
export function registerNames({ before, after }: Sides, ids: readonly string[]) {
  return list(ids.map((id) => [...after.registers, ...before.registers].find((each) => each.id === id)?.name ?? same(id)));
}
