// Purposes and their legal bases, and where data come from (Art. 6, 7, 13(1)(c)–(d), 14(2)(f)).

import type { Policy } from '../schema.ts';
import { say } from '../statements/say.ts';
import { bare, same } from '../statements/words.ts';
import { change, effect, gained, pairsOf, said, telling } from './change.ts';
import type { Sides, Told } from './change.ts';
import type { PolicyChange, Telling } from './types.ts';
import { registerNames } from './who.ts';

type Purpose = Policy['purposes'][number];

export function purposes(sides: Sides): Told {
  const { added, removed, both } = pairsOf(sides.before.purposes, sides.after.purposes);
  const changes = [
    ...added.map((purpose) => newPurpose(sides, purpose)),
    ...removed.map(({ id, name }) => change('removed', `purposes/${id}`, said('purpose.removed', { name }), [effect('no-longer-used')])),
    ...both.flatMap(([before, after]) => [
      ...basis(sides, before, after),
      ...interest(sides, before, after),
      ...renamed(sides, before, after),
      ...reach(sides, before, after),
    ]),
  ];
  const paths = changes.map(({ path }) => path.replace(/\/registers\/(more|less)$/, '/registers'));
  return { changes, paths };
}

function onConsent({ basis: on }: Pick<Purpose, 'basis'>): boolean {
  return on === 'consent' || on === 'explicit-consent';
}

/** Whom a purpose that is new to them must be told to, or asked. */
function first(sides: Sides, purpose: Purpose, registers: readonly string[]): Telling | undefined {
  const asked = onConsent(purpose);
  return telling(asked ? 'consent' : 'purpose', { name: purpose.name }, sides, registers, asked);
}

function newPurpose(sides: Sides, purpose: Purpose): PolicyChange {
  const values = { name: purpose.name, basis: say(`basisShort.${purpose.basis}`), registers: registerNames(sides, purpose.registers) };
  const effects = [effect('further-use'), onConsent(purpose) ? effect('consent-first') : undefined, objects(purpose)];
  return change('added', `purposes/${purpose.id}`, said('purpose.added', values), effects, first(sides, purpose, purpose.registers));
}

function objects({ basis: on }: Purpose) {
  return on === 'legitimate-interest' ? effect('object') : undefined;
}

function basis(sides: Sides, before: Purpose, after: Purpose): PolicyChange[] {
  if (before.basis === after.basis) return [];
  const values = { name: after.name, before: say(`basisShort.${before.basis}`), after: say(`basisShort.${after.basis}`) };
  const asked = onConsent(after);
  const effects = [
    asked ? effect('consent-first') : undefined,
    onConsent(before) && !asked ? effect('consent-swapped') : undefined,
    objects(after),
  ];
  const tell = asked
    ? telling('consent', { name: after.name }, sides, after.registers, true)
    : telling('basis', { name: after.name, basis: values.after }, sides, after.registers);
  return [change('changed', `purposes/${after.id}/basis`, said('purpose.basis', values), effects, tell)];
}

function interest(sides: Sides, before: Purpose, after: Purpose): PolicyChange[] {
  const [old, now] = [before.interest, after.interest];
  // The words of an interest say what it is: a different text is a different interest until somebody reads it.
  if (old === undefined || now === undefined || old.fi === now.fi) return [];
  const text = said('purpose.interest', { name: after.name, before: bare(old), after: bare(now) });
  return [
    change(
      'changed',
      `purposes/${after.id}/interest`,
      text,
      [effect('object')],
      telling('interest', { name: after.name }, sides, after.registers),
    ),
  ];
}

/** A consent covers what was read when it was given. */
function renamed(sides: Sides, before: Purpose, after: Purpose): PolicyChange[] {
  if (!onConsent(before) || !onConsent(after) || before.name.fi === after.name.fi) return [];
  const text = said('purpose.renamed', { before: before.name, after: after.name });
  const tell = telling('consent-again', { before: before.name, name: after.name }, sides, after.registers, true);
  return [change('changed', `purposes/${after.id}/name`, text, [effect('consent-first')], tell)];
}

function reach(sides: Sides, before: Purpose, after: Purpose): PolicyChange[] {
  const [more, less] = [gained(before.registers, after.registers), gained(after.registers, before.registers)];
  const path = `purposes/${after.id}/registers`;
  const found: PolicyChange[] = [];
  if (more.length > 0) {
    const text = said('purpose.wider', { name: after.name, registers: registerNames(sides, more) });
    found.push(change('added', `${path}/more`, text, [effect('further-use'), objects(after)], first(sides, after, more)));
  }
  if (less.length > 0) {
    const text = said('purpose.narrower', { name: after.name, registers: registerNames(sides, less) });
    found.push(change('removed', `${path}/less`, text, [effect('no-longer-used')]));
  }
  return found;
}

export function sources(sides: Sides): Told {
  const { added, removed } = pairsOf(sides.before.sources, sides.after.sources);
  const changes = [
    ...added.map(({ id, name }) => change('added', `sources/${id}`, said('source.added', { name }), [effect('sources-told')])),
    ...removed.map(({ id, name }) => change('removed', `sources/${id}`, said('source.removed', { name }), [effect('source-closed')])),
  ];
  return { changes, paths: changes.map(({ path }) => path) };
}

/** Name of a purpose in either version, the newer first. */
export function purposeName({ before, after }: Sides, id: string) {
  return [...after.purposes, ...before.purposes].find((purpose) => purpose.id === id)?.name ?? same(id);
}
