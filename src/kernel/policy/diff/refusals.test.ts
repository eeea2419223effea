// Claims about refusing: a version that would promise what the house cannot keep, or that nobody could look at, is not published.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CHECK_IDS } from '../check-ids.ts';
import type { Policy } from '../schema.ts';
import { FIRMS, firmPolicy } from '../testing.ts';
import { refusalsOf } from './refusals.ts';
import type { Judged } from './refusals.ts';

const STORED: Judged['has'] = { storable: (field) => field.startsWith('person.'), checks: new Set(CHECK_IDS) };
const RIGHT: Omit<Judged, 'policy'> = {
  problems: [],
  findings: [],
  stale: [],
  has: STORED,
  effectiveFrom: '2026-11-22',
  today: '2026-11-22',
  baseIsNewest: true,
};

function judged(edit: (policy: Policy) => void = () => undefined, more: Partial<Judged> = {}) {
  const policy = structuredClone(firmPolicy('interniemi').policy);
  edit(policy);
  return refusalsOf({ policy, ...RIGHT, ...more }).map(({ code, path }) => [code, path]);
}

const NEW = { fi: 'uusi', sv: 'ny', en: 'new' };

describe('publishing is refused', () => {
  it('for nothing that the five firms promise', () => {
    for (const firm of FIRMS) assert.deepEqual(refusalsOf({ policy: firmPolicy(firm).policy, ...RIGHT }), [], firm);
  });

  it('when an automatic promise has no check in this house', () => {
    const unchecked = judged((policy) => (policy.safeguards[0]!.proof = { kind: 'automatic', check: 'doors.locked' }));
    assert.deepEqual(
      unchecked.map(([code]) => code),
      ['check-missing'],
    );
    const checks = new Set(CHECK_IDS.filter((id) => id !== 'access.passwords'));
    const gone = judged((policy) => (policy.safeguards[0]!.proof = { kind: 'automatic', check: 'access.passwords' }), {
      has: { ...STORED, checks },
    });
    assert.ok(gone.some(([code]) => code === 'check-missing'));
  });

  it('when data that cannot be stored yet are said to be checked here', () => {
    const [code] = judged((policy) => {
      policy.dataGroups[0]!.fields = ['coaching.summary'];
      policy.dataGroups[0]!.proof = { kind: 'automatic', check: 'fields.only-declared' };
    });
    assert.deepEqual(code?.[0], 'sealed-as-stored');
  });

  it('when erasure is promised sooner than the schedule can watch over', () => {
    assert.deepEqual(
      judged((policy) => (policy.requests.erasureHours = 1)),
      [['erasure-too-soon', 'requests/erasureHours']],
    );
    assert.deepEqual(
      judged((policy) => (policy.requests.erasureHours = 2)),
      [],
    );
    const rule = firmPolicy('interniemi').policy.retention.find(({ kind }) => kind === 'on-request');
    assert.ok(rule);
    const own = judged((policy) => Object.assign(policy.retention.find(({ id }) => id === rule.id) ?? {}, { withinHours: 1 }));
    assert.deepEqual(own, [['erasure-too-soon', `retention/${rule.id}/withinHours`]]);
  });

  it('for a day that has passed and for a base that is not the newest, not for today or a later day', () => {
    assert.deepEqual(judged(undefined, { effectiveFrom: '2026-11-21' }), [['effective-in-past', '']]);
    assert.deepEqual(judged(undefined, { effectiveFrom: '2027-01-01' }), []);
    assert.deepEqual(judged(undefined, { baseIsNewest: false }), [['base-not-newest', '']]);
  });

  it('for errors of the language and of the lint, never for their warnings', () => {
    const finding = { id: 'x:y', code: 'x', title: NEW, why: NEW, law: null, rule: 'R7', path: 'y' };
    const problem = { code: 'p', message: NEW, path: 'q' };
    const found = judged(undefined, {
      findings: [
        { ...finding, severity: 'error' },
        { ...finding, severity: 'warning' },
        { ...finding, severity: 'note' },
      ],
      problems: [
        { ...problem, severity: 'error' },
        { ...problem, severity: 'warning' },
      ],
    });
    assert.deepEqual(found, [
      ['problem', 'q'],
      ['finding', 'y'],
    ]);
  });

  it('for translations that nobody has confirmed', () => {
    assert.deepEqual(judged(undefined, { stale: [{ path: 'about/x/text', changed: ['fi'], stale: ['sv'], text: NEW }] }), [
      ['stale-translation', 'about/x/text'],
    ]);
  });
});
