// One click mends what it says it mends, and nothing else of the author's text: comments and order stay (issue 3, part 2).

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { appendAt, applyFixes, lintYaml, removeAt, setAt } from '#kernel/policy';
import { BREAKS, FILES, mends, mendsTogether, ON, POLICIES } from './breaks.ts';

describe('the five declarations', () => {
  for (const [i, name] of FILES.entries()) {
    it(`${name} has no error`, () => {
      const errors = lintYaml(POLICIES[i] ?? '', ON).filter(({ severity }) => severity === 'error');
      assert.deepEqual(errors, []);
    });
  }
});

describe('a click', () => {
  for (const [i, code] of Object.keys(BREAKS).entries()) {
    it(`${code}: found in a declaration broken that way, mended, and nothing else is lost`, () => {
      // Each way on one declaration here, on all five in the deep run.
      const turned = [...POLICIES.slice(i % POLICIES.length), ...POLICIES.slice(0, i % POLICIES.length)];
      assert.ok(turned.some((yaml) => mends(yaml, code)));
    });
  }

  it('any faults in any order are mended together', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FILES), fc.shuffledSubarray(Object.keys(BREAKS), { minLength: 1, maxLength: 6 }), mendsTogether),
      { numRuns: 6, seed: 3 },
    );
  });

  it('does nothing for what cannot be mended, is unknown or is no declaration', () => {
    const [yaml = ''] = POLICIES;
    assert.deepEqual(applyFixes(yaml, ['contact-placeholder:controllers/x/contact', 'nothing:nowhere'], ON), { yaml, fixed: [] });
    assert.deepEqual(applyFixes('{', ['must-give-missing:mustGive'], ON), { yaml: '{', fixed: [] });
  });
});

describe('edits by path', () => {
  const YAML = '# head\na: 1 # one\nlist:\n  - id: x # first\n    name: old\n  - id: y\n# before b\nb: { c: d }\nempty: []\n';

  it('change only what they mean', () => {
    assert.equal(setAt(YAML, ['a'], 2), YAML.replace('a: 1', 'a: 2'));
    assert.equal(setAt(YAML, ['list', 0, 'name'], 'uusi nimi'), YAML.replace('old', 'uusi nimi'));
    assert.equal(setAt(YAML, ['b', 'e'], true), YAML.replace('c: d }', 'c: d, e: true }'));
    assert.equal(removeAt(YAML, ['list', 1]), YAML.replace('  - id: y\n', ''));
    assert.equal(appendAt(YAML, ['list'], { id: 'z' }), YAML.replace('  - id: y\n', '  - id: y\n  - id: z\n'));
    assert.equal(appendAt(YAML, ['empty'], { id: 'z' }), YAML.replace('empty: []', 'empty:\n  - id: z'));
    assert.equal(removeAt(YAML, ['nothing']), YAML);
  });
});
