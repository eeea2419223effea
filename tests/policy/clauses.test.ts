// Every row of the five source notices has become something that can be pointed at: a fact, a live check, a signature, or a clause the law overrides.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { citations, parsePolicy } from '#kernel/policy';
import type { Policy } from '#kernel/policy';
import { CHECKS } from '#kernel/proof';
import { LANGS } from '#platform/i18n';
import { statementsOf } from './abilities.ts';
import { FILES, ROWS } from './clauses.table.ts';
import type { Becomes, Row, Saying } from './clauses.words.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const NOTICES = join(ROOT, '..', 'shared', 'seeds');

function textOf(file: string): string {
  return readFileSync(join(ROOT, 'policies', file), 'utf8');
}

function policyOf(file: string): Policy {
  const { policy, problems } = parsePolicy(textOf(file));
  const errors = problems.filter(({ severity }) => severity === 'error').map(({ path, message }) => `${path}: ${message.en}`);
  assert.deepEqual(errors, [], file);
  assert.ok(policy);
  return policy;
}

/** What keeps a row from being what the table says; empty when all is well. */
function mistakes(policy: Policy, rows: readonly Row[]): string[] {
  const cited = citations(policy);
  const said = statementsOf(policy);
  return rows.flatMap(({ row, says }) => {
    const at = cited.filter(({ clause }) => clause === row).map(({ path }) => path);
    if (at.length === 0) return [`${row} maps to nothing`];
    return says.flatMap((saying) => mistakesOf(row, saying));

    function mistakesOf(clause: string, { at: path, becomes, check }: Saying): string[] {
      if (!at.some((node) => path === node || path.startsWith(`${node}/`))) return [`${clause} is not cited at ${path}`];
      const here = said.filter((each) => each.path === path && each.clauses.includes(clause));
      if (here.some((each) => each.nature === becomes && (check === undefined || each.check === check))) return [];
      const found = here.map((each) => `${each.nature} ${each.check ?? ''}`.trim()).join(', ');
      return [`${clause} at ${path} should be ${becomes} ${check ?? ''}, is ${found || 'not said'}`];
    }
  });
}

function withoutCitations(policy: Policy, row: string): Policy {
  const text = JSON.stringify(policy, (key, value: unknown) =>
    (key === 'clauses' || key === 'contactClauses') && Array.isArray(value) ? value.filter((each) => each !== row) : value,
  );
  return JSON.parse(text) as Policy;
}

test('the table has each of the 106 rows once', () => {
  const expected = Object.entries({ S0: 20, S1: 23, S2: 19, S3: 20, S4: 24 }).flatMap(([notice, n]) =>
    Array.from({ length: n }, (_, i) => `${notice}-${String(i + 1).padStart(2, '0')}`),
  );
  assert.equal(expected.length, 106);
  assert.deepEqual(
    ROWS.map(({ row }) => row),
    expected,
  );
  for (const { row, says } of ROWS) assert.ok(says.length > 0, row);
});

for (const file of FILES) {
  const rows = ROWS.filter((each) => each.file === file);

  test(`${file}: every row stands where the table says and has become what it says`, () => {
    assert.deepEqual(mistakes(policyOf(file), rows), []);
  });

  test(`${file}: cites rows of its own notice and no others`, () => {
    const known = new Set(rows.map(({ row }) => row));
    const strange = citations(policyOf(file)).filter(({ clause }) => !known.has(clause));
    assert.deepEqual(strange, []);
  });

  test(`${file}: a row whose citations are taken away is missed`, () => {
    const policy = policyOf(file);
    for (const { row } of rows) {
      const found = mistakes(withoutCitations(policy, row), rows);
      assert.ok(found.includes(`${row} maps to nothing`), row);
    }
  });

  test(`${file}: what is automatic names a registered check with its sabotage, what is attested says who does what and when`, () => {
    for (const statement of statementsOf(policyOf(file))) {
      if (statement.nature === 'automatic') {
        const check = CHECKS.get(statement.check ?? '');
        assert.equal(typeof check?.run, 'function', `${statement.id}: ${statement.check} is not registered`);
        assert.equal(typeof check?.sabotage, 'function', `${statement.id}: ${statement.check} has no sabotage`);
      }
      if (statement.nature !== 'attested') continue;
      assert.match(statement.attest?.rhythm ?? '', /^P/, statement.id);
      for (const lang of LANGS) assert.ok((statement.attest?.task[lang] ?? '').length > 10, `${statement.id} ${lang}`);
    }
  });
}

test('a row that has become something else than the table says is a mistake', () => {
  const [file = ''] = FILES;
  const policy = policyOf(file);
  const wrong: Row = { row: 'S0-08', file, says: [{ at: 'retention/erasure-request', becomes: 'attested' }] };
  assert.deepEqual(mistakes(policy, [wrong]), [
    'S0-08 at retention/erasure-request should be attested , is automatic erasure.within-hours',
  ]);
  const elsewhere: Row = { row: 'S0-08', file, says: [{ at: 'retention/review', becomes: 'automatic' }] };
  assert.deepEqual(mistakes(policy, [elsewhere]), ['S0-08 is not cited at retention/review']);
});

test('how many rows have become what', (t) => {
  const counts = (rows: readonly Row[]) => {
    const of = (kind: Becomes) => rows.filter(({ says }) => says[0]?.becomes === kind).length;
    return { automatic: of('automatic'), attested: of('attested'), fact: of('fact'), superseded: of('superseded') };
  };
  const print = (name: string, of: ReturnType<typeof counts>) =>
    t.diagnostic(
      `${name}: ${Object.entries(of)
        .map(([kind, n]) => `${kind} ${n}`)
        .join(', ')}`,
    );
  for (const file of FILES) print(file, counts(ROWS.filter((each) => each.file === file)));
  const all = counts(ROWS);
  print('all rows', all);
  assert.equal(all.automatic + all.attested + all.fact + all.superseded, ROWS.length);
});

const WORDS_IN_A_ROW = 8;

function grams(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
  return words.slice(WORDS_IN_A_ROW - 1).map((_, i) => words.slice(i, i + WORDS_IN_A_ROW).join(' '));
}

test('no policy repeats the wording of its notice', { skip: existsSync(NOTICES) ? false : 'the source notices are not here' }, () => {
  const source = new Set(readdirSync(NOTICES).flatMap((name) => grams(readFileSync(join(NOTICES, name), 'utf8'))));
  assert.ok(source.size > 1000);
  for (const file of FILES) {
    const repeated = grams(textOf(file)).filter((gram) => source.has(gram));
    assert.deepEqual(repeated, [], file);
  }
});
