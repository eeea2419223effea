// Claims about due dates: every rule kind, the conflict order, and what must hold for any rules and facts at all.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { addPeriod } from '#platform/clock';
import type { RetentionRule, Trigger } from '#kernel/policy';
import { MARKS, dueOf, isDue, statutoryUntil } from './due.ts';
import type { Due, Facts } from './due.ts';

const node = { clauses: [], completed: [], superseded: [] };
const text = { fi: 'laki', sv: 'lag', en: 'law' };
type Clocked = 'after-event' | 'relation' | 'claim-period';

function counted(kind: Clocked, trigger: Trigger, period: string, id: string = kind): RetentionRule {
  return kind === 'claim-period' ? { kind, id, trigger, period, law: text, ...node } : { kind, id, trigger, period, ...node };
}
function outdated(within: string, triggers: Trigger[] = ['unreachable', 'outdated']): RetentionRule {
  return { kind: 'outdated', id: 'outdated', triggers, within, ...node };
}
function statutory(period: string, from: 'event' | 'calendar-year-end', trigger: Trigger = 'financial-year-end'): RetentionRule {
  return { kind: 'statutory', id: 'law', trigger, period, from, law: text, ...node };
}
const onRequest: RetentionRule = { kind: 'on-request', id: 'request', withinHours: 48, ...node };
const review: RetentionRule = {
  kind: 'periodic-review',
  id: 'review',
  every: 'P5Y',
  inactive: { trigger: 'last-contact', period: 'P5Y' },
  decideWithin: 'P30D',
  ...node,
};

function facts(more: Partial<Facts> = {}): Facts {
  return { start: '2020-01-15', last: {}, ...more };
}
function short(due: Due): [string | null, string | null, string | null, string | null] {
  return [due.dueOn, due.rule, due.trigger, due.from];
}

describe('each kind of rule', () => {
  test('after an event: the latest event counts, and the start when it never occurred', () => {
    const rules = [counted('after-event', 'last-contact', 'P5Y')];
    assert.deepEqual(short(dueOf(rules, facts({ last: { 'last-contact': '2022-03-14' } }))), [
      '2027-03-14',
      'after-event',
      'last-contact',
      '2022-03-14',
    ]);
    assert.deepEqual(short(dueOf(rules, facts())), ['2025-01-15', 'after-event', 'membership-start', '2020-01-15']);
  });

  test('a service contact is a contact, a contact is not a service contact', () => {
    const last = { 'last-contact': '2021-01-01', 'last-service-contact': '2022-03-14' };
    assert.equal(dueOf([counted('relation', 'last-contact', 'P5Y')], facts({ last })).dueOn, '2027-03-14');
    const talked = { 'last-contact': '2022-03-14' };
    assert.equal(dueOf([counted('relation', 'last-service-contact', 'P5Y')], facts({ last: talked })).trigger, 'membership-start');
  });

  test('while the relation lasts, and through the claim period after it (R24)', () => {
    assert.equal(
      dueOf([counted('relation', 'last-service-contact', 'P18M')], facts({ last: { 'last-service-contact': '2024-08-31' } })).dueOn,
      '2026-02-28',
    );
    assert.equal(
      dueOf([counted('claim-period', 'service-end', 'P3Y')], facts({ last: { 'service-end': '2024-02-29' } })).dueOn,
      '2027-02-28',
    );
  });

  test('outdated: only a sign starts it, the first sign counts, reaching the person answers it', () => {
    const rules = [outdated('P30D')];
    assert.equal(dueOf(rules, facts()).dueOn, null);
    const marks = [
      { trigger: 'unreachable', on: '2024-05-01' },
      { trigger: 'unreachable', on: '2024-05-20' },
    ] as const;
    assert.deepEqual(short(dueOf(rules, facts({ marks }))), ['2024-05-31', 'outdated', 'unreachable', '2024-05-01']);
    assert.equal(dueOf(rules, facts({ marks, last: { 'last-contact': '2024-05-10' } })).dueOn, '2024-06-19');
    assert.equal(dueOf(rules, facts({ marks, last: { 'last-contact': '2024-06-01' } })).dueOn, null);
    assert.equal(dueOf(rules, facts({ marks, start: '2024-06-01' })).dueOn, null);
  });

  test('a withdrawn consent is not answered by a contact', () => {
    const marks = [{ trigger: 'consent-withdrawn', on: '2024-05-01' }] as const;
    assert.equal(
      dueOf([outdated('P2D', ['consent-withdrawn'])], facts({ marks, last: { 'last-contact': '2024-06-01' } })).dueOn,
      '2024-05-03',
    );
    assert.equal(dueOf([counted('after-event', 'consent-withdrawn', 'P30D')], facts()).dueOn, null);
  });

  test('periodic review: opens when inactive and not reviewed within the period, and never erases by itself', () => {
    assert.equal(dueOf([review], facts()).reviewOn, '2025-01-15');
    assert.equal(dueOf([review], facts({ last: { 'last-contact': '2023-04-01' } })).reviewOn, '2028-04-01');
    assert.equal(dueOf([review], facts({ reviewedOn: '2025-02-01' })).reviewOn, '2030-02-01');
    assert.equal(dueOf([review], facts()).dueOn, null);
  });

  test('periodic review: entry in the register makes no old contact younger, and a decision stands until the next is due', () => {
    const brought = { start: '2026-11-23', last: { 'last-contact': '2019-06-01' } } as const;
    assert.equal(dueOf([review], brought).reviewOn, '2024-06-01');
    assert.equal(dueOf([review], { ...brought, last: { 'last-contact': '2023-10-21' } }).reviewOn, '2028-10-21');
    assert.equal(dueOf([review], { ...brought, reviewedOn: '2026-11-24' }).reviewOn, '2031-11-24');
    assert.equal(dueOf([review], facts({ reviewedOn: '2025-02-01', last: { 'last-contact': '2025-06-01' } })).reviewOn, '2030-06-01');
    const often: RetentionRule = { ...review, every: 'P2Y' };
    assert.equal(dueOf([often], brought).reviewOn, '2024-06-01');
    assert.equal(dueOf([often], facts({ last: { 'last-contact': '2023-04-01' } })).reviewOn, '2025-04-01');
  });

  test('statutory minimum: vouchers until the end of 2030, books until 31.3.2034, gone no earlier than the next day (R23)', () => {
    const last = { 'financial-year-end': '2024-03-31' };
    assert.equal(statutoryUntil('calendar-year-end', '2024-03-31', 'P6Y'), '2030-12-31');
    assert.equal(statutoryUntil('event', '2024-03-31', 'P10Y'), '2034-03-31');
    const vouchers = dueOf([statutory('P6Y', 'calendar-year-end')], facts({ last }));
    assert.deepEqual([vouchers.floorUntil, ...short(vouchers)], ['2030-12-31', '2031-01-01', 'law', 'financial-year-end', '2024-03-31']);
    assert.equal(dueOf([statutory('P10Y', 'event')], facts({ last })).dueOn, '2034-04-01');
  });

  test('a statutory rule beside others is no floor before its event and no reason to erase after it', () => {
    const rules = [review, statutory('P6Y', 'calendar-year-end')];
    assert.deepEqual([dueOf(rules, facts()).floorUntil, dueOf(rules, facts()).dueOn], [null, null]);
    assert.equal(dueOf(rules, facts({ last: { 'financial-year-end': '2024-03-31' } })).dueOn, null);
  });

  test('on request: the day on which the promised hours end in Finland, over a change of clocks too (R2)', () => {
    const asked = (at: string) => dueOf([onRequest], facts({ request: { at, hours: 720 } })).dueOn;
    assert.equal(asked('2026-10-24T12:00:00+03:00'), '2026-10-26');
    assert.equal(asked('2026-10-24T00:30:00+03:00'), '2026-10-25', '48 hours end at 23.30 the day before by the wall clock');
    assert.equal(asked('2027-03-27T00:30:00+02:00'), '2027-03-29');
    assert.equal(dueOf([], facts({ request: { at: '2026-01-01T10:00:00Z', hours: 48 } })).rule, 'requests');
  });
});

describe('when rules disagree', () => {
  const last = { 'financial-year-end': '2024-03-31', 'last-contact': '2022-03-14' };
  const rules = [
    counted('after-event', 'last-contact', 'P5Y', 'five'),
    counted('relation', 'last-contact', 'P2Y', 'two'),
    statutory('P6Y', 'calendar-year-end'),
    onRequest,
  ];

  test('the shortest declared period wins', () => {
    assert.deepEqual(short(dueOf(rules.slice(0, 2), facts({ last }))).slice(0, 2), ['2024-03-14', 'two']);
  });

  test('a request comes before the declared period and never after it', () => {
    const declared = rules.filter((rule) => rule.kind !== 'statutory');
    assert.equal(dueOf(declared, facts({ last, request: { at: '2023-01-10T09:00:00Z', hours: 48 } })).dueOn, '2023-01-12');
    assert.equal(dueOf(declared, facts({ last, request: { at: '2025-01-10T09:00:00Z', hours: 48 } })).dueOn, '2024-03-14');
  });

  test('a hold or a restriction stops both, and says which', () => {
    const asked = facts({ last, request: { at: '2023-01-10T09:00:00Z', hours: 48 } });
    const free = rules.filter((rule) => rule.kind !== 'statutory');
    assert.equal(isDue(dueOf(free, asked), '2026-01-01'), true);
    assert.deepEqual(
      [isDue(dueOf(free, { ...asked, held: true }), '2026-01-01'), dueOf(free, { ...asked, held: true }).blocked],
      [false, 'hold'],
    );
    assert.equal(dueOf(free, { ...asked, held: true, restricted: true }).blocked, 'restriction');
  });

  test('the law comes before everything', () => {
    const due = dueOf(rules, facts({ last, request: { at: '2023-01-10T09:00:00Z', hours: 48 } }));
    assert.deepEqual([due.dueOn, due.rule], ['2031-01-01', 'law']);
    assert.deepEqual([isDue(due, '2030-12-31'), isDue(due, '2031-01-01')], [false, true]);
  });
});

const ACTIVITY: Trigger[] = [
  'last-contact',
  'last-service-contact',
  'assignment-end',
  'service-end',
  'event-end',
  'financial-year-end',
  'certificate-granted',
];
const day = fc.integer({ min: 0, max: 9000 }).map((n) => addPeriod('2010-01-01', `P${n}D`));
const period = fc.oneof(
  fc.integer({ min: 0, max: 12 }).map((n) => `P${n}Y`),
  fc.integer({ min: 0, max: 40 }).map((n) => `P${n}M`),
  fc.integer({ min: 0, max: 700 }).map((n) => `P${n}D`),
);
const activity = fc.constantFrom(...ACTIVITY);
const sign = fc.constantFrom(...MARKS);
const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const anyRule: fc.Arbitrary<RetentionRule> = fc.oneof(
  fc
    .record({ kind: fc.constantFrom('after-event', 'relation', 'claim-period'), trigger: fc.oneof(activity, sign), period, id })
    .map((r) => counted(r.kind, r.trigger, r.period, r.id)),
  fc
    .record({ triggers: fc.uniqueArray(sign, { minLength: 1 }), within: period, id })
    .map((r) => ({ ...outdated(r.within, r.triggers), id: r.id })),
  fc
    .record({ trigger: activity, period, from: fc.constantFrom('event', 'calendar-year-end'), id })
    .map((r) => ({ ...statutory(r.period, r.from, r.trigger), id: r.id })),
  fc.record({ hours: fc.integer({ min: 1, max: 900 }), id }).map((r) => ({ ...onRequest, withinHours: r.hours, id: r.id })),
  fc
    .record({ every: period, trigger: activity, period, id })
    .map((r) => ({ ...review, every: r.every, inactive: { trigger: r.trigger, period: r.period }, id: r.id })),
);
const anyRules = fc.array(anyRule, { maxLength: 6 });
const anyFacts: fc.Arbitrary<Facts> = fc.record({
  start: day,
  last: fc.array(fc.tuple(activity, day), { maxLength: 5 }).map((pairs) => Object.fromEntries(pairs) as Facts['last']),
  marks: fc.array(fc.record({ trigger: sign, on: day }), { maxLength: 4 }),
});
const asked = fc.option(
  day.map((on) => ({ at: `${on}T09:30:00Z`, hours: 48 })),
  { nil: undefined },
);

describe('for any rules and facts', () => {
  const runs = { numRuns: 1500 };

  test('the floor of the law is never undercut', () => {
    fc.assert(
      fc.property(anyRules, anyFacts, asked, (rules, base, request) => {
        const due = dueOf(rules, request ? { ...base, request } : base);
        assert.ok(due.dueOn === null || due.floorUntil === null || due.dueOn > due.floorUntil);
        assert.equal(
          isDue(due, due.floorUntil ?? '2009-12-31'),
          due.floorUntil === null && due.dueOn !== null && due.dueOn <= '2009-12-31',
        );
      }),
      runs,
    );
  });

  test('a later event of business never moves the due date or the review earlier', () => {
    fc.assert(
      fc.property(anyRules, anyFacts, activity, fc.nat(4000), (rules, base, trigger, days) => {
        const latest = [base.start, ...Object.values(base.last)].toSorted().at(-1) ?? base.start;
        const before = dueOf(rules, base);
        const after = dueOf(rules, { ...base, last: { ...base.last, [trigger]: addPeriod(latest, `P${days}D`) } });
        assert.ok(after.dueOn === null || (before.dueOn !== null && after.dueOn >= before.dueOn), `${before.dueOn} -> ${after.dueOn}`);
        assert.ok((after.reviewOn ?? '9999') >= (before.reviewOn ?? '0000'));
        assert.ok((after.floorUntil ?? '0000') >= (before.floorUntil ?? '0000'));
      }),
      runs,
    );
  });

  test('the answer does not depend on the order of rules, and is the same each time', () => {
    fc.assert(
      fc.property(anyRules, anyFacts, (rules, base) => {
        assert.deepEqual(dueOf(rules, base), dueOf(rules, base));
        assert.deepEqual(dueOf(rules.toReversed(), base), dueOf(rules, base));
        assert.deepEqual(dueOf(rules, { ...base, marks: (base.marks ?? []).toReversed() }), dueOf(rules, base));
      }),
      runs,
    );
  });

  test('a request never makes anything go later, a restriction never lets it go', () => {
    fc.assert(
      fc.property(anyRules, anyFacts, asked, day, (rules, base, request, today) => {
        const before = dueOf(rules, base).dueOn;
        const after = request ? dueOf(rules, { ...base, request }).dueOn : before;
        assert.ok(before === null || (after !== null && after <= before));
        assert.equal(isDue(dueOf(rules, { ...base, restricted: true }), today), false);
      }),
      runs,
    );
  });
});
