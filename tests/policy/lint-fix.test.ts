// One click mends what it says it mends, and nothing else of the author's text: comments and order stay (issue 3, part 2).

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { appendAt, applyFixes, fieldUse, lintYaml, parsePolicy, removeAt, setAt } from '#kernel/policy';
import { BREAKS, FILES, mends, mendsTogether, ON, POLICIES } from './breaks.ts';

const VIEW = 'Kumppani voi nähdä tietoja mutta ei käsitellä niitä.';

/** A declaration whose invoices and books stand in one group, by one rule of ten years. */
function policyWithBooks(): string {
  const yaml = POLICIES.find((each) => each.includes('invoice.details')) ?? '';
  const { policy } = parsePolicy(yaml);
  assert.ok(policy);
  const group = policy.dataGroups.findIndex(({ fields }) => fields.some((each) => fieldUse(each).id === 'invoice.details'));
  const books = { id: 'accounting.books', name: { fi: 'Kirjanpitokirjat', sv: 'Bokföringsböcker', en: 'Books' }, class: 'financial' };
  const named = policy.dataGroups[group]?.retention ?? [];
  const rule = policy.retention.findIndex(({ id, kind }) => named.includes(id) && kind === 'statutory');
  assert.ok(rule >= 0);
  const shared = setAt(
    appendAt(yaml, ['dataGroups', group, 'fields'], books),
    ['dataGroups', group, 'retention'],
    [policy.retention[rule]?.id],
  );
  return setAt(shared, ['retention', rule, 'period'], 'P10Y');
}

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

  it('hundreds of clicks are one pass over the text, not hundreds', () => {
    const many = Array.from({ length: 300 }, (_, i) => `  - id: seen-${i}\n    text: { fi: ${VIEW}, sv: ${VIEW}, en: ${VIEW} }\n`).join('');
    const [yaml = ''] = POLICIES;
    const bad = yaml.replace(/^disclosures:\n/m, (line) => line + many);
    const ids = lintYaml(bad, ON).flatMap(({ id, fix }) => (fix === undefined ? [] : [id]));
    assert.ok(ids.length >= 300);
    const unknown = Array.from({ length: 200 }, (_, i) => `nothing:nowhere-${i}`);
    const { yaml: good, fixed } = applyFixes(bad, [...unknown, ...ids, ...ids], ON);
    assert.deepEqual(fixed.toSorted(), ids.toSorted());
    assert.ok(good.includes('# ') && !good.includes(VIEW));
  });

  it('a rule of ten years that the books share is split: the vouchers get six, the books keep ten', () => {
    const yaml = policyWithBooks();
    const { id = '' } = lintYaml(yaml, ON).find(({ code }) => code === 'accounting-too-long') ?? {};
    const { yaml: good, fixed } = applyFixes(yaml, [id], ON);
    assert.deepEqual(fixed, [id]);
    const { policy } = parsePolicy(good);
    const periods = (field: string) =>
      policy?.dataGroups
        .filter((group) => group.fields.some((each) => fieldUse(each).id === field))
        .flatMap((group) => group.retention.flatMap((rule) => policy.retention.filter((each) => each.id === rule)))
        .map((rule) => ('period' in rule ? rule.period : ''));
    assert.deepEqual(periods('accounting.books'), ['P10Y']);
    assert.deepEqual(periods('invoice.details'), ['P6Y']);
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
