// Two hands change one declaration: nothing of either is lost, nothing is taken twice, and what they disagree on is asked by its path.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parse } from 'yaml';
import { accepted } from '../load.ts';
import { FIRMS, firmYaml } from '../testing.ts';
import { mergeThree } from './merge.ts';
import type { Json } from './merge.ts';
import { mergeDraft } from './onto.ts';

const word = fc.constantFrom('yksi', 'kaksi', 'kolme');
const text = fc.record({ fi: word, sv: word, en: word });
const NAMES = ['a', 'b', 'c', 'd'];
const item = (id: string) => fc.record({ id: fc.constant(id), name: text, period: word }, { requiredKeys: ['id'] });
const things = fc.subarray(NAMES).chain((names) => fc.tuple(...names.map(item)).map((each) => [...each] as Json[]));
const document: fc.Arbitrary<Json> = fc
  .record({ purposes: things, retention: things, fields: fc.subarray(NAMES), name: text, dpo: fc.boolean() })
  .map((each) => JSON.parse(JSON.stringify(each)) as Json);
type Doc = { purposes: Json[]; retention: Json[]; fields: string[]; name: Json; dpo: boolean };

describe('a merge of a draft with what was published since', () => {
  it('changes nothing where only one of them changed anything, and says alike changes once', () => {
    fc.assert(
      fc.property(document, document, (base, other) => {
        assert.deepEqual(mergeThree(base, other, base), { merged: other, conflicts: [] });
        assert.deepEqual(mergeThree(base, base, other), { merged: other, conflicts: [] });
        assert.deepEqual(mergeThree(base, other, other), { merged: other, conflicts: [] });
      }),
    );
  });

  it('takes both when they changed different parts', () => {
    fc.assert(
      fc.property(document, document, document, (base, a, b) => {
        const [of, one, two] = [base as Doc, a as Doc, b as Doc];
        const ours = { ...of, purposes: one.purposes, name: one.name };
        const theirs = { ...of, retention: two.retention, fields: two.fields, dpo: two.dpo };
        const { merged, conflicts } = mergeThree(base, ours as Json, theirs as Json);
        assert.deepEqual(merged, { ...ours, retention: two.retention, fields: two.fields, dpo: two.dpo });
        assert.deepEqual(conflicts, []);
      }),
    );
  });

  it('takes both when they changed different items of one list', () => {
    fc.assert(
      fc.property(fc.tuple(...NAMES.map(item)), item('a'), item('c'), (base, a, c) => {
        const ours = [a, ...base.slice(1)];
        const theirs = base.map((each) => (each.id === 'c' ? c : each));
        const { merged, conflicts } = mergeThree(base as Json, ours as Json, theirs as Json);
        assert.deepEqual([merged, conflicts], [[a, base[1], c, base[3]], []]);
      }),
    );
  });

  it('asks of the same places whichever way round, and a choice gives each side its own', () => {
    fc.assert(
      fc.property(document, document, document, (base, ours, theirs) => {
        const { conflicts } = mergeThree(base, ours, theirs);
        const other = mergeThree(base, theirs, ours).conflicts;
        assert.deepEqual(conflicts.map(({ path }) => path).toSorted(), other.map(({ path }) => path).toSorted());
        for (const each of conflicts) assert.notDeepEqual(each.ours, each.theirs);
        const all = (side: 'ours' | 'theirs') => Object.fromEntries(conflicts.map(({ path }) => [path, side]));
        const chosen = mergeThree(base, ours, theirs, all('ours')).merged;
        const mirrored = mergeThree(base, theirs, ours, all('theirs')).merged;
        assert.deepEqual(sorted(chosen), sorted(mirrored));
      }),
    );
  });

  it('names a conflict by its path with the words of both, and does not mend words of one language into those of another', () => {
    const base = { retention: [{ id: 'review', period: 'P5Y', about: { fi: 'a', sv: 'b', en: 'c' } }] };
    const ours = { retention: [{ id: 'review', period: 'P3Y', about: { fi: 'uusi', sv: 'b', en: 'c' } }] };
    const theirs = { retention: [{ id: 'review', period: 'P4Y', about: { fi: 'a', sv: 'ny', en: 'c' } }] };
    const { conflicts, merged } = mergeThree(base, ours, theirs, { 'retention/review/period': 'ours' });
    assert.deepEqual(
      conflicts.map(({ path, ours: o, theirs: t }) => [path, o, t]),
      [
        ['retention/review/period', 'P3Y', 'P4Y'],
        ['retention/review/about', { fi: 'uusi', sv: 'b', en: 'c' }, { fi: 'a', sv: 'ny', en: 'c' }],
      ],
    );
    assert.deepEqual(merged, { retention: [{ id: 'review', period: 'P3Y', about: { fi: 'a', sv: 'ny', en: 'c' } }] });
  });

  it('asks when one removed what the other changed', () => {
    const base = { recipients: [{ id: 'x', country: 'FI' }] };
    const { conflicts } = mergeThree(base, { recipients: [] }, { recipients: [{ id: 'x', country: 'SE' }] });
    assert.deepEqual(conflicts, [
      { path: 'recipients/x', base: { id: 'x', country: 'FI' }, ours: undefined, theirs: { id: 'x', country: 'SE' } },
    ]);
  });
});

/** Order within lists apart: two hands that both moved things are not told whose order is better. */
function sorted(value: Json): unknown {
  if (Array.isArray(value)) return (value as Json[]).map(sorted).toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as Record<string, Json>)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
}

describe('the text of a merged draft', () => {
  it('says exactly what was merged, whatever was changed', () => {
    fc.assert(
      fc.property(document, document, document, (base, ours, theirs) => {
        const [b, o, t] = [base, ours, theirs].map((each) => JSON.stringify(each));
        const { yaml } = mergeDraft(b ?? '', o ?? '', t ?? '');
        assert.deepEqual(parse(yaml), mergeThree(base, ours, theirs).merged);
      }),
      { numRuns: 60 },
    );
  });

  for (const firm of FIRMS) {
    it(`${firm}: a draft and a later version that changed other clauses are one declaration, and the writer's comment stays`, () => {
      const base = firmYaml(firm);
      const ours = `# Oma huomautus\n${base.replace(/answerDays: \d+/, 'answerDays: 21')}`;
      const theirs = base.replace(/erasureHours: \d+/, 'erasureHours: 36').replace(/withinHours: \d+/, 'withinHours: 36');
      assert.ok(ours !== `# Oma huomautus\n${base}` && theirs !== base);
      const { yaml, conflicts } = mergeDraft(base, ours, theirs);
      assert.deepEqual(conflicts, []);
      assert.ok(yaml.startsWith('# Oma huomautus\n'));
      const { requests } = accepted(yaml);
      assert.deepEqual([requests.answerDays, requests.erasureHours], [21, 36]);
      assert.ok(yaml.split('\n').length === ours.split('\n').length, 'no other line was written anew');
    });
  }
});
