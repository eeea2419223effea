import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { addPeriod, daysBetween, fixedClock, formatDate, isDate, isPeriod, localDate } from './clock.ts';
import { appError, AppError } from './errors.ts';
import { acceptedLang, combine, dictionary, formatMoney } from './i18n/index.ts';
import { seededIds, systemIds } from './ids.ts';
import { createLog } from './log.ts';

describe('dates', () => {
  test('the day changes at midnight in Finland, summer and winter', () => {
    assert.equal(localDate(new Date('2026-06-30T20:59:59Z')), '2026-06-30');
    assert.equal(localDate(new Date('2026-06-30T21:00:00Z')), '2026-07-01');
    assert.equal(localDate(new Date('2026-12-31T21:59:59Z')), '2026-12-31');
    assert.equal(localDate(new Date('2026-12-31T22:00:00Z')), '2027-01-01');
  });

  test('a period ends on the same day, or on the last day of a shorter month', () => {
    const cases: [string, string, string][] = [
      ['2022-03-14', 'P5Y', '2027-03-14'],
      ['2024-02-29', 'P1Y', '2025-02-28'],
      ['2024-02-29', 'P4Y', '2028-02-29'],
      ['2026-01-31', 'P1M', '2026-02-28'],
      ['2026-08-31', 'P18M', '2028-02-29'],
      ['2026-12-31', 'P2W', '2027-01-14'],
      ['2026-02-27', 'P30D', '2026-03-29'],
      ['2026-01-31', 'P1Y1M1D', '2027-03-01'],
      ['2026-03-31', '-P1M', '2026-02-28'],
      ['2026-01-15', '-P1Y', '2025-01-15'],
      ['2026-03-28', 'P1D', '2026-03-29'],
      ['2026-03-29', 'P1D', '2026-03-30'],
    ];
    assert.deepEqual(
      cases.map(([from, period]) => addPeriod(from, period)),
      cases.map(([, , to]) => to),
    );
  });

  test('what is no period or no date is refused', () => {
    assert.deepEqual(['P', 'P5', '5Y', 'PT5H', 'P1D1Y', ''].filter(isPeriod), []);
    assert.deepEqual(['2026-02-29', '2026-13-01', '26-01-01', '2026-1-1', ''].filter(isDate), []);
    assert.throws(() => addPeriod('2026-02-30', 'P1D'), RangeError);
    assert.throws(() => addPeriod('2026-02-01', '5Y'), RangeError);
  });

  test('a later start never ends earlier', () => {
    const date = fc
      .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
      .map((d) => d.toISOString().slice(0, 10));
    fc.assert(
      fc.property(date, date, fc.integer({ min: 0, max: 240 }), (a, b, months) => {
        const [first, second] = a <= b ? [a, b] : [b, a];
        return (
          addPeriod(first, `P${months}M`) <= addPeriod(second, `P${months}M`) &&
          daysBetween(first, addPeriod(first, `P${months}D`)) === months
        );
      }),
    );
  });

  test('are written as each language writes them', () => {
    assert.deepEqual(
      (['fi', 'sv', 'en'] as const).map((lang) => formatDate('2027-03-14', lang)),
      ['14.3.2027', '14.3.2027', '14 March 2027'],
    );
  });

  test('a fixed clock moves only when told', () => {
    const clock = fixedClock('2026-11-22T10:00:00Z');
    clock.now().setFullYear(1999);
    clock.advance(1500);
    assert.equal(clock.now().toISOString(), '2026-11-22T10:00:01.500Z');
    clock.set('2027-01-01T00:00:00Z');
    assert.equal(clock.now().toISOString(), '2027-01-01T00:00:00.000Z');
  });
});

describe('ids', () => {
  test('sort in the order they were made, even within one millisecond and when the clock goes back', () => {
    const clock = fixedClock('2026-11-22T10:00:00Z');
    const ids = systemIds(clock);
    const made = Array.from({ length: 10_000 }, (_, i) => {
      if (i === 5000) clock.advance(-60_000);
      return ids.next();
    });
    assert.deepEqual([...made].sort(), made);
    assert.equal(new Set(made).size, made.length);
    assert.ok(made.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)));
    assert.equal(Number.parseInt((made[0] ?? '').replace('-', '').slice(0, 12), 16), Date.parse('2026-11-22T10:00:00Z'));
  });

  test('a seed repeats them, another seed does not', () => {
    const take = (seed: number) => {
      const ids = seededIds(seed);
      return [ids.next(), ids.next(), ids.token(16)];
    };
    assert.deepEqual(take(1), take(1));
    assert.equal(new Set([...take(1), ...take(2)]).size, 6);
    assert.match(systemIds(fixedClock('2026-01-01T00:00:00Z')).token(32), /^[A-Za-z0-9_-]{43}$/);
  });
});

describe('phrases', () => {
  const words = dictionary(
    { hello: 'Hei {name}', people: { count_one: '{n} henkilö', count_other: '{n} henkilöä' } },
    { hello: 'Hej {name}', people: { count_one: '{n} person', count_other: '{n} personer' } },
    { hello: 'Hello {nick}', people: { count_one: 'one person', count_other: '{n} people' } },
  );

  test('are filled, and counted as the language counts', () => {
    assert.equal(words.t('sv', 'hello', { name: 'Testi' }), 'Hej Testi');
    assert.deepEqual(
      [0, 1, 2].map((n) => words.t('fi', 'people.count', { n })),
      ['0 henkilöä', '1 henkilö', '2 henkilöä'],
    );
    assert.equal(words.t('en', 'people.count', { n: 100_000 }), '100,000 people');
    // @ts-expect-error an unknown key does not compile
    assert.equal(words.t('fi', 'nothing.here'), 'nothing.here');
  });

  test('tell which translations lost a placeholder', () => {
    assert.deepEqual(words.inconsistencies(), ['hello']);
  });

  test('are found over several rooms', () => {
    const more = dictionary({ x: 'a' }, { x: 'b' }, { x: 'c' });
    const t = combine([words, more]);
    assert.deepEqual([t('en', 'x'), t('fi', 'hello', { name: 'A' }), t('fi', 'none')], ['c', 'Hei A', 'none']);
  });

  test('the reader’s language is the first wish that Lupaus speaks', () => {
    const headers = ['sv-FI,sv;q=0.9,en;q=0.8', 'de,en-GB;q=0.5,fi;q=0.3', 'de', undefined, 'en;q=0,sv;q=0.1', '*'];
    assert.deepEqual(
      headers.map((h) => acceptedLang(h)),
      ['sv', 'en', 'fi', 'fi', 'sv', 'fi'],
    );
    assert.match(formatMoney(123_456, 'fi'), /^1\s234,56\s€$/);
  });
});

describe('the log', () => {
  test('is one JSON line per event, from its level up, and withholds what looks like a person', () => {
    const lines: string[] = [];
    const log = createLog({ clock: fixedClock('2026-11-22T10:00:00Z'), level: 'warn', write: (line) => lines.push(line) });
    log.info('unheard');
    log.warn('mail.failed', { to: 'a@example.test', code: '131052-308T', tel: '+358 40 000 0000', n: 3, id: '0193-x', ok: false });
    assert.deepEqual(
      lines.map((line) => JSON.parse(line) as unknown),
      [
        {
          at: '2026-11-22T10:00:00.000Z',
          level: 'warn',
          event: 'mail.failed',
          to: '[withheld]',
          code: '[withheld]',
          tel: '[withheld]',
          n: 3,
          id: '0193-x',
          ok: false,
        },
      ],
    );
    assert.ok(lines.every((line) => line.endsWith('}\n')));
  });
});

test('a refusal carries its kind, phrase key, field and clause', () => {
  const error = appError('refused', 'errors.not-declared', { field: 'person.email', clause: 'S0-06', params: { name: 'x' } });
  assert.ok(error instanceof AppError);
  assert.deepEqual(Object.fromEntries(Object.entries(error)), {
    name: 'AppError',
    kind: 'refused',
    code: 'errors.not-declared',
    field: 'person.email',
    clause: 'S0-06',
    params: { name: 'x' },
  });
  assert.equal(error.message, 'errors.not-declared field=person.email clause=S0-06 name=x');
});
