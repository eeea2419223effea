// How long, by which rule and for whose data; and how fast requests are answered (Art. 12(3), 13(2)(a)).

import { addPeriod } from '#platform/clock';
import type { Text } from '#platform/i18n';
import type { Policy, RetentionRule } from '../schema.ts';
import { shortRetention } from '../statements/retention-words.ts';
import { hours, same } from '../statements/words.ts';
import { change, effect, gained, pairsOf, said, sameSet, telling } from './change.ts';
import type { Sides, Told } from './change.ts';
import { under, words } from './reach.ts';
import type { PolicyChange } from './types.ts';

/** Which way the days move; 'either' when the two rules cannot be compared without the register. */
type Way = 'earlier' | 'later' | 'either' | 'none';

const TIMING = ['kind', 'trigger', 'triggers', 'period', 'every', 'inactive', 'within', 'withinHours', 'from'];

export function retention(sides: Sides): Told {
  const { added, removed, both } = pairsOf(sides.before.retention, sides.after.retention);
  const changes = [
    ...added.map((rule) => {
      const idle = under(sides.after, rule.id).registers.length === 0;
      return change('added', `retention/${rule.id}`, said('rule.added', { rule: shortRetention(rule) }), [
        idle ? effect('unused') : effect('moves'),
      ]);
    }),
    ...removed.map((rule) => {
      const idle = under(sides.before, rule.id).registers.length === 0;
      return change('removed', `retention/${rule.id}`, said('rule.removed', { rule: shortRetention(rule) }), [
        idle ? effect('unused') : effect('moves'),
      ]);
    }),
    ...both.flatMap(([before, after]) => timing(sides, before, after)),
    ...lists(sides, 'registers', sides.before.registers, sides.after.registers),
    ...lists(sides, 'dataGroups', sides.before.dataGroups, sides.after.dataGroups),
  ];
  const timed = changes.flatMap(({ path }) =>
    /^retention\/[^/]+\/time$/.test(path) ? TIMING.map((key) => path.replace(/time$/, key)) : [path],
  );
  return { changes, paths: timed };
}

function timing(sides: Sides, before: RetentionRule, after: RetentionRule): PolicyChange[] {
  const way = wayOf(before, after);
  if (way === 'none') return [];
  const { scope = same('–'), registers } = under(sides.after, after.id);
  const values = { scope, before: shortRetention(before), after: shortRetention(after) };
  const path = `retention/${after.id}/time`;
  if (registers.length === 0) return [change('changed', path, said('rule.changed', values), [effect('unused')])];
  // The promise on requests is a deadline, not a period of storage.
  if (after.kind === 'on-request' && before.kind === 'on-request')
    return [change('changed', path, said('rule.changed', values), [effect('open-requests')])];
  return [
    change(
      'changed',
      path,
      said('rule.changed', values),
      [effect(EFFECT[way])],
      toldOf(sides, way, { scope, registers, rule: values.after }),
    ),
  ];
}

const EFFECT = { earlier: 'earlier', later: 'later', either: 'moves', none: 'nothing' } as const satisfies Record<Way, string>;

function toldOf(sides: Sides, way: Way, { scope, registers, rule }: { scope: Text; registers: readonly string[]; rule: Text }) {
  if (way === 'later') return telling('longer', { scope }, sides, registers);
  return way === 'either' ? telling('retention', { scope, rule }, sides, registers) : undefined;
}

function wayOf(before: RetentionRule, after: RetentionRule): Way {
  const [old, now] = [clock(before), clock(after)];
  if (old.kind === now.kind && old.from === now.from) {
    if (old.lengths.every((length, i) => length === now.lengths[i])) return 'none';
    if (old.lengths.every((length, i) => (now.lengths[i] ?? '') <= length)) return 'earlier';
    if (old.lengths.every((length, i) => (now.lengths[i] ?? '') >= length)) return 'later';
  }
  return 'either';
}

/** What starts the clock, and its lengths as days counted from one and the same day. */
function clock(rule: RetentionRule): { kind: string; from: string; lengths: string[] } {
  const until = (period: string) => addPeriod('2001-01-01', period);
  switch (rule.kind) {
    case 'after-event':
    case 'relation':
    case 'claim-period':
      // All three end with the period after the event; they differ in words.
      return { kind: 'period', from: rule.trigger, lengths: [until(rule.period)] };
    case 'statutory':
      return { kind: 'statutory', from: `${rule.trigger} ${rule.from}`, lengths: [until(rule.period)] };
    case 'outdated':
      return { kind: 'outdated', from: rule.triggers.toSorted().join(' '), lengths: [until(rule.within)] };
    case 'periodic-review':
      return { kind: 'review', from: rule.inactive.trigger, lengths: [until(rule.every), until(rule.inactive.period)] };
    case 'on-request':
      return { kind: 'request', from: '', lengths: [String(rule.withinHours).padStart(6, '0')] };
  }
}

interface Ruled {
  readonly id: string;
  readonly name: Text;
  readonly retention: readonly string[];
  readonly registers?: readonly string[];
}

/** The rules that a register or a data group stands under. */
function lists(sides: Sides, part: 'registers' | 'dataGroups', before: readonly Ruled[], after: readonly Ruled[]): PolicyChange[] {
  return pairsOf(before, after).both.flatMap(([old, now]) => {
    if (sameSet(old.retention, now.retention)) return [];
    const rules = (policy: Policy, ids: readonly string[]) => policy.retention.filter(({ id }) => ids.includes(id));
    const [was, is] = [rules(sides.before, old.retention), rules(sides.after, now.retention)];
    const way = wayOfLists(was, is);
    const values = { scope: now.name, before: words(was.map(shortRetention)), after: words(is.map(shortRetention)) };
    const registers = now.registers ?? [now.id];
    const tell = toldOf(sides, way, { scope: now.name, registers, rule: values.after });
    return [change('changed', `${part}/${now.id}/retention`, said('rules.of', values), [effect(EFFECT[way])], tell)];
  });
}

/** The shortest period decides, and a statute comes before it: one more period can only shorten, one more statute only lengthen. */
function wayOfLists(before: readonly RetentionRule[], after: readonly RetentionRule[]): Way {
  const shorten = (rules: readonly RetentionRule[]) => rules.filter(({ kind }) => kind !== 'statutory').map(({ id }) => id);
  const floors = (rules: readonly RetentionRule[]) => rules.filter(({ kind }) => kind === 'statutory').map(({ id }) => id);
  const sooner = gained(shorten(before), shorten(after)).length + gained(floors(after), floors(before)).length > 0;
  const later = gained(shorten(after), shorten(before)).length + gained(floors(before), floors(after)).length > 0;
  return sooner && later ? 'either' : sooner ? 'earlier' : 'later';
}

export function requests({ before, after }: Sides): Told {
  const [old, now] = [before.requests, after.requests];
  const changes: PolicyChange[] = [];
  if (old.erasureHours !== now.erasureHours) {
    const text = said('requests.hours', { before: hours(old.erasureHours), after: hours(now.erasureHours) });
    changes.push(change('changed', 'requests/erasureHours', text, [effect('open-requests')]));
  }
  if (old.answerDays !== now.answerDays) {
    const text = said('requests.days', { before: old.answerDays, after: now.answerDays });
    changes.push(change('changed', 'requests/answerDays', text, [effect('open-requests')]));
  }
  return { changes, paths: changes.map(({ path }) => path) };
}
