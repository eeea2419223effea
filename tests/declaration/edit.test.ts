// The editor of the declaration writes as carefully as a person with a pencil: one change touches one place, and every comment stays.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { addItem, freeId, moveItem, removeItem, setAt } from '#web/pages/declaration/text/edit.ts';
import { begin, history } from '#web/pages/declaration/text/history.ts';
import { daysOf, readPeriod, writePeriod } from '#web/pages/declaration/text/period.ts';
import { readText } from '#web/pages/declaration/text/read.ts';
import { at, idsAt, pathOf, pathText } from '#web/pages/declaration/text/values.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'policies');
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));
const read = (name: string) => readFileSync(join(FOLDER, name), 'utf8');

function changedLines(before: string, after: string): { gone: string[]; come: string[] } {
  const [a, b] = [before.split('\n'), after.split('\n')];
  let head = 0;
  while (head < a.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  return { gone: a.slice(head, a.length - tail), come: b.slice(head, b.length - tail) };
}

for (const name of FILES) {
  test(`${name}: a value set anew changes its own line alone`, () => {
    const yaml = read(name);
    const data: unknown = parse(yaml);
    const rules = at(data, ['retention']) as { period?: string }[];
    const index = rules.findIndex(({ period }) => period !== undefined);
    const after = setAt(yaml, ['retention', index, 'period'], 'P11Y');
    assert.deepEqual(changedLines(yaml, after).come, ['    period: P11Y']);
    assert.equal(changedLines(yaml, after).gone.length, 1);
    assert.equal(setAt(yaml, ['retention', index, 'period'], rules[index]?.period), yaml, 'the same value changes nothing');
  });

  test(`${name}: an item added and taken away leaves the text as it was`, () => {
    const yaml = read(name);
    for (const list of ['purposes', 'sources', 'retention', 'safeguards']) {
      const count = (at(parse(yaml), [list]) as unknown[]).length;
      const added = addItem(yaml, [list], { id: 'brand-new', name: { fi: 'Uusi', sv: 'Ny', en: 'New' }, registers: ['x'] });
      assert.deepEqual(at(parse(added), [list, count, 'name']), { fi: 'Uusi', sv: 'Ny', en: 'New' });
      assert.deepEqual(
        changedLines(yaml, added).gone.filter((line) => line.trim() !== ''),
        [],
        `${list}: nothing else moved`,
      );
      assert.equal(removeItem(added, [list], count), yaml, list);
    }
  });
}

test('an item is put one place earlier or later and back, with its comments, and nothing else changes', () => {
  for (const name of FILES) {
    const yaml = read(name);
    const ids = (text: string) => (parse(text) as { purposes: { id: string }[] }).purposes.map(({ id }) => id);
    const [first = '', second = '', ...rest] = ids(yaml);
    const moved = moveItem(yaml, ['purposes'], 0, 1);
    assert.deepEqual(ids(moved), [second, first, ...rest], name);
    assert.equal(moved.split('\n').toSorted().join('\n'), yaml.split('\n').toSorted().join('\n'), name);
    assert.equal(moveItem(moved, ['purposes'], 1, -1), yaml, name);
    assert.equal(moveItem(yaml, ['purposes'], 0, -1), yaml, name);
  }
});

test('comments stay where they stand, and new texts are written on one line', () => {
  const yaml = 'format: x\nname: # what it is called\n  fi: A # first\n  sv: B\n  en: C\nlist: [a, b] # two\n';
  const after = setAt(setAt(yaml, ['name', 'fi'], 'Uusi, parempi: nimi'), ['list'], ['b', 'c']);
  assert.match(after, /fi: "?'?Uusi, parempi: nimi"?'? # first/);
  assert.match(after, /list: \[b, c\] # two/);
  assert.match(setAt(yaml, ['more'], { fi: 'A', sv: 'B', en: 'C' }), /more: \{ fi: A, sv: B, en: C \}/);
});

test('what is taken away is no longer meant by anything', () => {
  const yaml = read('interniemi.yaml');
  const data: unknown = parse(yaml);
  const rules = at(data, ['retention']) as { id: string }[];
  const after: unknown = parse(removeItem(yaml, ['retention'], 0));
  const registers = at(after, ['registers']) as unknown[];
  assert.equal((at(after, ['retention']) as unknown[]).length, rules.length - 1);
  for (const index of registers.keys()) assert.ok(!idsAt(after, ['registers', index, 'retention']).includes(rules[0]?.id ?? ''));
});

test('a text that is no YAML is left alone and says its line', () => {
  const broken = 'format: x\nname: {fi: [\n';
  assert.equal(setAt(broken, ['format'], 'y'), broken);
  assert.equal(readText(broken).data, undefined);
  assert.ok((readText(broken).errors[0]?.line ?? 0) >= 2);
});

test('a path is said with ids and found again, with its line', () => {
  const yaml = read('valmennuskumppani.yaml');
  const { data, lineOf } = readText(yaml);
  const path = pathOf(data, 'purposes/care/basis');
  assert.equal(pathText(data, path), 'purposes/care/basis');
  assert.match(yaml.split('\n')[lineOf(path) - 1] ?? '', /basis: legitimate-interest/);
});

test('letters of one hand are one step back; a rest begins the next', () => {
  let state = begin('a');
  for (const text of ['ab', 'abc']) state = history(state, { do: 'write', text, hand: 'yaml' });
  state = history(state, { do: 'rest' });
  state = history(state, { do: 'write', text: 'abcd', hand: 'yaml' });
  assert.equal((state = history(state, { do: 'undo' })).now, 'abc');
  assert.equal((state = history(state, { do: 'undo' })).now, 'a');
  assert.equal((state = history(state, { do: 'undo' })).now, 'a', 'there is nothing before the beginning');
  assert.equal((state = history(state, { do: 'redo' })).now, 'abc');
  state = history(state, { do: 'write', text: 'new' });
  assert.equal(history(state, { do: 'redo' }).now, 'new', 'what was written anew has no way forth');
});

test('periods are read and written as one number', () => {
  assert.deepEqual(readPeriod('P18M'), { n: 18, unit: 'M' });
  assert.equal(writePeriod({ n: 3, unit: 'Y' }), 'P3Y');
  assert.equal(readPeriod('P1Y6M'), undefined);
  assert.ok(Math.abs(daysOf('P1Y6M') - 548) < 1);
});

test('ids are made of words and are free', () => {
  assert.equal(freeId('Äidin & isän päivä', [], 'x'), 'aidin-isan-paiva');
  assert.equal(freeId('Sama', ['sama', 'sama-2'], 'x'), 'sama-3');
  assert.equal(freeId('123', [], 'purpose'), 'purpose');
});
