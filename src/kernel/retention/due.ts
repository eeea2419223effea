// When a datum must go (GDPR Art. 5(1)(e)): declared rules and dated events in, one date with its reason out; nothing else decides.

import { addPeriod, localDate } from '#platform/clock';
import type { RetentionRule, Trigger } from '#kernel/policy';

/**
 * Which generation of the rules below computed a stored day; one more whenever they answer otherwise than before. 2: of the two days of a
 * periodic review the earlier counts.
 */
export const CLOCKS = 2;

/** A dated sign about the person that stands until it is answered: unreachable, ban, withdrawn consent… */
export interface Mark {
  readonly trigger: Trigger;
  readonly on: string;
}

export interface Facts {
  /** The day the membership began. */
  readonly start: string;
  /** The latest day of each event that starts a clock. */
  readonly last: Partial<Record<Trigger, string>>;
  readonly marks?: readonly Mark[];
  /** The day of the latest review that decided to keep. */
  readonly reviewedOn?: string;
  /** The person asked for erasure at this instant; the hours are the notice's promise. */
  readonly request?: { readonly at: string; readonly hours: number };
  readonly restricted?: boolean;
  readonly held?: boolean;
}

export interface Due {
  /** The first day on which it must be gone; null when no rule gives a date yet. */
  readonly dueOn: string | null;
  readonly rule: string | null;
  readonly trigger: Trigger | null;
  readonly from: string | null;
  readonly reviewOn: string | null;
  readonly reviewRule: string | null;
  /** The last day on which law orders it kept. */
  readonly floorUntil: string | null;
  readonly floorRule: string | null;
  /** What forbids erasing although the day may have come. */
  readonly blocked: 'restriction' | 'hold' | null;
}

interface Candidate {
  readonly on: string;
  readonly rule: string;
  readonly trigger: Trigger;
  readonly from: string;
}

/** Signs that begin a clock only by happening; every other trigger that never occurred counts from the start. */
export const MARKS: readonly Trigger[] = ['unreachable', 'outdated', 'consent-withdrawn', 'ban', 'request'];

/** Stands for a rule where only the notice's general promise on requests applies. */
export const REQUESTS = 'requests';

/** A service contact is a contact; the reverse is not promised. */
const COUNTS_AS: Partial<Record<Trigger, readonly Trigger[]>> = { 'last-contact': ['last-contact', 'last-service-contact'] };

/** Conflict order: statutory floor > restriction or hold > request > shortest declared period. */
export function dueOf(rules: readonly RetentionRule[], facts: Facts): Due {
  const floor = latest(rules.flatMap((rule) => floorsOf(rule, facts, rules)));
  const declared = earliest(rules.flatMap((rule) => declaredOf(rule, facts)));
  const asked = requestOf(rules, facts);
  const after = floor && { ...floor, on: addPeriod(floor.on, 'P1D') };
  const wanted = earliest([declared, asked, onlyFloors(rules) ? after : undefined].filter((each) => each !== undefined));
  const due = later(wanted, after);
  const review = earliest(rules.flatMap((rule) => reviewOf(rule, facts)));
  return {
    dueOn: due?.on ?? null,
    rule: due?.rule ?? null,
    trigger: due?.trigger ?? null,
    from: due?.from ?? null,
    reviewOn: review?.on ?? null,
    reviewRule: review?.rule ?? null,
    floorUntil: floor?.on ?? null,
    floorRule: floor?.rule ?? null,
    blocked: facts.restricted ? 'restriction' : facts.held ? 'hold' : null,
  };
}

/** True when nothing stands in the way of erasing on this day, and it must be done. */
export function isDue(due: Due, today: string): boolean {
  return due.blocked === null && due.dueOn !== null && due.dueOn <= today && (due.floorUntil === null || due.floorUntil < today);
}

/** Last day of the calendar year in which the financial year ended, plus the period (R23). */
export function statutoryUntil(from: 'event' | 'calendar-year-end', on: string, period: string): string {
  return addPeriod(from === 'calendar-year-end' ? `${on.slice(0, 4)}-12-31` : on, period);
}

function declaredOf(rule: RetentionRule, facts: Facts): Candidate[] {
  switch (rule.kind) {
    case 'after-event':
    case 'relation':
    case 'claim-period': {
      const base = baseOf(rule.trigger, facts);
      return base ? [{ on: addPeriod(base.on, rule.period), rule: rule.id, trigger: base.trigger, from: base.on }] : [];
    }
    case 'outdated':
      return rule.triggers.flatMap((trigger) => {
        const on = markOf(trigger, facts);
        return on === undefined ? [] : [{ on: addPeriod(on, rule.within), rule: rule.id, trigger, from: on }];
      });
    case 'periodic-review':
    case 'statutory':
    case 'on-request':
      return [];
  }
}

// Absolute hours (R2); a register without a rule of its own keeps the promise of the notice.
function requestOf(rules: readonly RetentionRule[], { request }: Facts): Candidate | undefined {
  if (request === undefined) return undefined;
  const own = rules.flatMap((rule) => (rule.kind === 'on-request' ? [{ id: rule.id, hours: rule.withinHours }] : []));
  const asked = new Date(request.at);
  const all = [{ id: REQUESTS, hours: request.hours }, ...own].map(({ id, hours }) => {
    const by = localDate(new Date(asked.getTime() + hours * 3_600_000));
    return { on: by, rule: id, trigger: 'request' as const, from: localDate(asked) };
  });
  return earliest(own.length > 0 ? all.slice(1) : all);
}

function floorsOf(rule: RetentionRule, facts: Facts, rules: readonly RetentionRule[]): Candidate[] {
  if (rule.kind !== 'statutory') return [];
  const base = occurred(rule.trigger, facts) ?? (onlyFloors(rules) ? startOf(facts) : undefined);
  if (!base) return [];
  return [{ on: statutoryUntil(rule.from, base.on, rule.period), rule: rule.id, trigger: base.trigger, from: base.on }];
}

/**
 * The two halves of the published sentence, whichever comes first: a decision once the person has been inactive for the named time, and a
 * look at least once in each period of the register. A contact is a look too; so is entry, but entry never makes an old contact younger.
 */
function reviewOf(rule: RetentionRule, facts: Facts): Candidate[] {
  if (rule.kind !== 'periodic-review') return [];
  const active = occurred(rule.inactive.trigger, facts) ?? startOf(facts);
  const looked = [facts.start, active.on, facts.reviewedOn ?? facts.start].toSorted().at(-1) ?? facts.start;
  const idle = addPeriod(active.on, rule.inactive.period);
  const again = addPeriod(looked, rule.every);
  const decided = facts.reviewedOn !== undefined && facts.reviewedOn >= idle;
  return [{ on: decided || again < idle ? again : idle, rule: rule.id, trigger: active.trigger, from: active.on }];
}

function baseOf(trigger: Trigger, facts: Facts): { on: string; trigger: Trigger } | undefined {
  return occurred(trigger, facts) ?? (MARKS.includes(trigger) ? undefined : startOf(facts));
}

function startOf(facts: Facts): { on: string; trigger: Trigger } {
  return { on: facts.start, trigger: 'membership-start' };
}

function occurred(trigger: Trigger, facts: Facts): { on: string; trigger: Trigger } | undefined {
  if (trigger === 'membership-start') return startOf(facts);
  if (MARKS.includes(trigger)) {
    const on = markOf(trigger, facts);
    return on === undefined ? undefined : { on, trigger };
  }
  const days = (COUNTS_AS[trigger] ?? [trigger]).flatMap((each) => facts.last[each] ?? []);
  const on = days.toSorted().at(-1);
  return on === undefined ? undefined : { on, trigger };
}

// The first sign counts, so that a second bounced letter does not prolong; reaching the person again, or a new start, answers it.
function markOf(trigger: Trigger, facts: Facts): string | undefined {
  const reached = trigger === 'unreachable' || trigger === 'outdated' ? occurred('last-contact', facts)?.on : undefined;
  return (facts.marks ?? [])
    .filter((mark) => mark.trigger === trigger && mark.on >= facts.start && (reached === undefined || mark.on >= reached))
    .map((mark) => mark.on)
    .toSorted()[0];
}

// A group kept only because law says so goes when law lets it go.
function onlyFloors(rules: readonly RetentionRule[]): boolean {
  return rules.some((rule) => rule.kind === 'statutory') && rules.every((rule) => rule.kind === 'statutory' || rule.kind === 'on-request');
}

// Ties go to the first rule id, so that the order in which a policy lists its rules never changes an answer.
function order(a: Candidate, b: Candidate): number {
  return compare(a.on, b.on) || compare(a.rule, b.rule) || compare(a.trigger, b.trigger);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function earliest(all: readonly Candidate[]): Candidate | undefined {
  return all.toSorted(order)[0];
}

function latest(all: readonly Candidate[]): Candidate | undefined {
  return all.toSorted((a, b) => compare(b.on, a.on) || order(a, b))[0];
}

function later(wanted: Candidate | undefined, floor: Candidate | undefined): Candidate | undefined {
  if (!wanted || !floor) return wanted;
  return floor.on > wanted.on ? floor : wanted;
}
