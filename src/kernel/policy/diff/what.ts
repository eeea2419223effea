// Which data each register declares, field by field: what becomes declared, what no longer is, and what data begin to be used for (Art. 5(1)(b)–(c), 13(3)).

import type { Text } from '#platform/i18n';
import { CATALOGUE } from '../catalogue.ts';
import { fieldUse } from '../fields.ts';
import type { DataGroup, Policy } from '../schema.ts';
import { fieldName, namesOf } from '../statements/words.ts';
import { change, effect, gained, pairsOf, said, sameSet, telling } from './change.ts';
import type { Sides, Told } from './change.ts';
import { CLASS_NAMES } from './labels.ts';
import { fieldWords, givenTo, sealedAmong, words } from './reach.ts';
import type { PolicyChange } from './types.ts';
import { purposeName } from './why.ts';
import { registerNames } from './who.ts';

export function dataGroups(sides: Sides): Told {
  const { added, removed, both } = pairsOf(sides.before.dataGroups, sides.after.dataGroups);
  const changes = [
    ...added.map((group) => newGroup(sides, group)),
    ...removed.map((group) => goneGroup(sides, group)),
    ...sides.after.registers.flatMap(({ id, name }) => [...fieldsOf(sides, { id, name }, both), ...usesOf(sides, { id, name })]),
    ...both.flatMap(([before, after]) => sourcesOf(sides, before, after)),
    ...classes(sides),
  ];
  return { changes, paths: [...changes.map(({ path }) => path), ...told(sides, both)] };
}

/** Paths of shared groups whose differences the walk by register has told; what it is silent about is told plainly elsewhere. */
function told(sides: Sides, both: readonly (readonly [DataGroup, DataGroup])[]): string[] {
  return both.flatMap(([before, after]) => {
    const path = `dataGroups/${after.id}`;
    const ids = (group: DataGroup) => group.fields.map((field) => fieldUse(field).id);
    const moved = [...gained(ids(before), ids(after)), ...gained(ids(after), ids(before))];
    const loud = moved.filter((id) => !silent(sides, id, before, after)).map((id) => `${path}/fields/${id}`);
    const all = [...new Set([...ids(before), ...ids(after)])];
    return all.every((id) => silent(sides, id, before, after)) ? loud : [...loud, `${path}/registers`, `${path}/purposes`];
  });
}

/** A field that went from one group to another with the same registers and purposes: nothing by register tells of it. */
function silent(sides: Sides, id: string, before: DataGroup, after: DataGroup): boolean {
  const registers = [...new Set([...before.registers, ...after.registers])];
  return registers.every(
    (register) =>
      declared(sides.before, register).has(id) === declared(sides.after, register).has(id) &&
      sameSet(usedFor(sides.before, register, id), usedFor(sides.after, register, id)),
  );
}

function declared(policy: Policy, registerId: string): Set<string> {
  const groups = policy.dataGroups.filter(({ registers }) => registers.includes(registerId));
  return new Set(groups.flatMap((group) => group.fields.map((field) => fieldUse(field).id)));
}

function usedFor(policy: Policy, registerId: string, fieldId: string): string[] {
  const groups = policy.dataGroups.filter(
    ({ registers, fields }) => registers.includes(registerId) && fields.some((field) => fieldUse(field).id === fieldId),
  );
  return [...new Set(groups.flatMap(({ purposes }) => purposes))];
}

function newGroup(sides: Sides, group: DataGroup): PolicyChange {
  const ids = group.fields.map((field) => fieldUse(field).id);
  const values = { name: group.name, fields: fieldWords(sides.after, ids), registers: registerNames(sides, group.registers) };
  const sealed = sealedAmong(sides.after, group.fields);
  return change('added', `dataGroups/${group.id}`, said('group.added', values), [
    effect('collect'),
    sealed && effect('sealed', { fields: sealed }),
  ]);
}

function goneGroup(sides: Sides, group: DataGroup): PolicyChange {
  const ids = group.fields.map((field) => fieldUse(field).id);
  const stay = ids.filter((id) => group.registers.every((register) => declared(sides.after, register).has(id)));
  const goes = group.fields.filter((field) => !stay.includes(fieldUse(field).id));
  const text = said('group.removed', { name: group.name, fields: fieldWords(sides.before, ids) });
  return change('removed', `dataGroups/${group.id}`, text, [
    ...(goes.length > 0 ? losing(sides, goes) : []),
    stay.length > 0 ? effect('still-declared', { fields: fieldWords(sides.after, stay) }) : undefined,
  ]);
}

function losing(sides: Sides, fields: DataGroup['fields']): (Text | undefined)[] {
  const recipients = givenTo(sides.before, fields);
  return [effect('erase'), recipients && effect('ask-recipients', { recipients })];
}

interface Named {
  readonly id: string;
  readonly name: Text;
}

/** Fields that a register gains or loses through groups that both versions have. */
function fieldsOf(sides: Sides, register: Named, both: readonly (readonly [DataGroup, DataGroup])[]): PolicyChange[] {
  if (!sides.before.registers.some(({ id }) => id === register.id)) return [];
  const [old, now] = [declared(sides.before, register.id), declared(sides.after, register.id)];
  return both.flatMap(([before, after]) => {
    const of = (group: DataGroup) => (group.registers.includes(register.id) ? group.fields : []);
    const more = of(after).filter((field) => !old.has(fieldUse(field).id));
    const less = of(before).filter((field) => !now.has(fieldUse(field).id));
    const path = `dataGroups/${after.id}/fields:${register.id}`;
    const found: PolicyChange[] = [];
    if (more.length > 0) {
      const sealed = sealedAmong(sides.after, more);
      const text = said('fields.added', { register: register.name, fields: names(sides.after, more) });
      found.push(change('added', path, text, [effect('collect'), sealed && effect('sealed', { fields: sealed })]));
    }
    if (less.length > 0) {
      const text = said('fields.removed', { register: register.name, fields: names(sides.before, less) });
      found.push(change('removed', path, text, losing(sides, less)));
    }
    return found;
  });
}

function names(policy: Policy, fields: DataGroup['fields']): Text {
  return fieldWords(
    policy,
    fields.map((field) => fieldUse(field).id),
  );
}

/** Data that both versions declare, but that begin or cease to be used for a purpose which is itself not new. */
function usesOf(sides: Sides, register: Named): PolicyChange[] {
  const [old, now] = [declared(sides.before, register.id), declared(sides.after, register.id)];
  const kept = [...now].filter((id) => old.has(id));
  const more = new Map<string, string[]>();
  const less = new Map<string, string[]>();
  for (const id of kept) {
    const [was, is] = [usedFor(sides.before, register.id, id), usedFor(sides.after, register.id, id)];
    for (const purpose of gained(was, is)) more.set(purpose, [...(more.get(purpose) ?? []), id]);
    for (const purpose of gained(is, was)) less.set(purpose, [...(less.get(purpose) ?? []), id]);
  }
  const values = (purpose: string, ids: readonly string[]) => ({
    register: register.name,
    purpose: purposeName(sides, purpose),
    fields: fieldWords(sides.after, ids),
  });
  return [
    ...[...more].map(([purpose, ids]) => {
      const path = `dataGroups/${register.id}/purposes:${purpose}`;
      const node = sides.after.purposes.find(({ id }) => id === purpose);
      const asked = node?.basis === 'consent' || node?.basis === 'explicit-consent';
      const isNew = !sides.before.purposes.some(({ id, registers }) => id === purpose && registers.includes(register.id));
      // A purpose that is new to the register tells of itself.
      const tell = isNew
        ? undefined
        : telling(asked ? 'consent' : 'purpose', { name: purposeName(sides, purpose) }, sides, [register.id], asked);
      return change('added', path, said('fields.used', values(purpose, ids)), [effect('further-use')], tell);
    }),
    ...[...less].map(([purpose, ids]) =>
      change('removed', `dataGroups/${register.id}/purposes:${purpose}`, said('fields.unused', values(purpose, ids)), [
        effect('no-longer-used'),
      ]),
    ),
  ];
}

function sourcesOf(sides: Sides, before: DataGroup, after: DataGroup): PolicyChange[] {
  if (sameSet(before.sources, after.sources)) return [];
  const text = said('group.sources', {
    name: after.name,
    before: words(namesOf(sides.before.sources, before.sources)),
    after: words(namesOf(sides.after.sources, after.sources)),
  });
  const fresh = gained(before.sources, after.sources).length > 0;
  return [change('changed', `dataGroups/${after.id}/sources`, text, [fresh ? effect('sources-told') : effect('source-closed')])];
}

/** A field whose class changes is stored, shown and erased by other rules. */
function classes(sides: Sides): PolicyChange[] {
  const [old, now] = [classOf(sides.before), classOf(sides.after)];
  return [...now].flatMap(([path, { id, cls }]) => {
    const before = old.get(path)?.cls;
    if (before === undefined || before === cls) return [];
    const text = said('fields.class', { name: fieldName(sides.after, id), before: CLASS_NAMES[before], after: CLASS_NAMES[cls] });
    const sealed = sealedAmong(sides.after, [{ id, class: cls, clauses: [] }]);
    return [change('changed', `${path}/class`, text, [sealed ? effect('sealed', { fields: sealed }) : effect('nothing')])];
  });
}

function classOf(policy: Policy) {
  const uses = policy.dataGroups.flatMap((group) => group.fields.map(fieldUse).map((use) => ({ group, use })));
  return new Map(
    uses.map(({ group, use }) => [
      `dataGroups/${group.id}/fields/${use.id}`,
      { id: use.id, cls: use.class ?? CATALOGUE.get(use.id)?.class ?? 'ordinary' },
    ]),
  );
}
