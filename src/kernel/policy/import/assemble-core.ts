// From facts to the heart of a declaration: registers, purposes, groups of data, sources and retention rules, with a completion wherever the notice was silent.

import { CATALOGUE, FIELD_CLASSES } from '../catalogue.ts';
import type { FieldClass } from '../catalogue.ts';
import { placeOfMarketing } from './assemble-bans.ts';
import { CLASS_NAMES, COMPLETIONS, same, WORDS } from './assemble-words.ts';
import { hours, hoursOf, slug } from './fold.ts';
import { titleOfPath } from './labels.ts';
import type { Fact, FactKind } from './types.ts';

export type Json = Record<string, unknown>;
export interface Book {
  of(kind: FactKind): Fact[];
  has(path: string): boolean;
  /** The words of the notice at a fact. */
  words(fact: Fact): string;
  language: 'fi' | 'sv' | 'en';
  today: string;
}

export function last(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function text(fact: Fact, key: string): string {
  const value = fact.value[key];
  return typeof value === 'string' ? value : '';
}

export function registerIds(book: Book): string[] {
  const all = book.of('register').map((fact) => last(fact.path));
  const scoped = all.filter((id) => book.of('field').some((field) => field.path.startsWith(`fields@${id}/`)));
  const general = book.of('field').some((field) => field.path.startsWith('fields/'));
  const kept = scoped.length > 0 && !general ? scoped : all;
  return kept.length > 0 ? [...new Set(kept)] : ['main'];
}

export function registers(book: Book, ids: readonly string[], groups: readonly Json[], rules: Rules): Json[] {
  return ids.map((id) => {
    const fact = book.of('register').find((each) => last(each.path) === id);
    const completed = [...(fact === undefined ? [COMPLETIONS.register] : []), ...rules.without];
    return {
      id,
      name: fact === undefined ? WORDS.customerRegister : same(text(fact, 'name').slice(0, 120)),
      subjectGroups: groups.map((group) => group['id']),
      retention: rules.ofRegisters,
      ...(completed.length > 0 ? { completed } : {}),
    };
  });
}

export function subjectGroups(book: Book): Json[] {
  const found = book.of('subject-group').map((fact) => ({ id: last(fact.path), ...named(book, fact) }));
  return found.length > 0 ? found : [{ id: 'customers', name: WORDS.customers, completed: [COMPLETIONS.subjects] }];
}

/** What the reader knows by name has it in three languages; the rest stands in the notice's own words. */
function named(book: Book, fact: Fact): Json {
  const name = text(fact, 'text') === '' ? titleOfPath(fact.path) : undefined;
  return name === undefined ? { name: same(cutAt(book.words(fact), 160)), completed: [COMPLETIONS.translation] } : { name };
}

/** Not longer than the limit, and never in the middle of a word. */
export function cutAt(words: string, limit: number): string {
  return words.length <= limit ? words : `${words.slice(0, limit - 2).replace(/\s+\S*$/, '')} …`;
}

const FROM: Readonly<Record<string, string>> = {
  self: 'self',
  organisation: 'organisation',
  'web-forms': 'self',
  contacts: 'self',
  social: 'social',
  'web-behaviour': 'web',
  device: 'device',
  partner: 'partner',
  public: 'public',
  media: 'media',
  'own-records': 'own-records',
  'data-vendors': 'partner',
  authority: 'authority',
  check: 'partner',
};

export function sources(book: Book): Json[] {
  const found = book.of('source').map((fact) => {
    const id = last(fact.path);
    return { id, ...named(book, fact), from: FROM[id] ?? 'partner', ...(id === 'public' ? { public: true } : {}) };
  });
  return found.length > 0 ? found : [{ id: 'self', name: WORDS.themselves, from: 'self', completed: [COMPLETIONS.sources] }];
}

export interface Rules {
  list: Json[];
  ofRegisters: string[];
  ofFields: Map<string, string[]>;
  /** Times that the draft does not take, to be told at the register. */
  without: Json[];
}

export function retention(book: Book, fields: ReadonlySet<string>): Rules {
  const list: Json[] = [];
  const ofRegisters: string[] = [];
  const ofFields = new Map<string, string[]>();
  const without = new Map<string, Json>();
  for (const fact of book.of('retention')) {
    const rule = ruleOf(fact, book);
    if (rule === undefined || list.some((each) => each['id'] === rule['id'])) continue;
    const words = book.words(fact);
    const place = placeOfMarketing(fact, { kind: rule['kind'], words, fields, purposes: book.of('purpose').map(({ path }) => path) });
    if (place === 'nowhere') {
      without.set(words, { ...COMPLETIONS.subscribers, stated: same(words.slice(0, 300)) });
      continue;
    }
    list.push(rule);
    const own = place ?? governed(fact, rule, fields);
    for (const field of own) ofFields.set(field, [...(ofFields.get(field) ?? []), String(rule['id'])]);
    if (own.length === 0) ofRegisters.push(String(rule['id']));
  }
  weighed(book, list, ofRegisters);
  for (const fact of book.of('deadline').filter((each) => each.value['what'] === 'erasure')) {
    if (list.some((each) => each['kind'] === 'on-request')) break;
    list.push({ id: 'on-request', kind: 'on-request', withinHours: hours(text(fact, 'period')) });
    ofRegisters.push('on-request');
  }
  for (const [rule, own] of silentOf(list, fields, ofFields)) {
    list.push(rule);
    for (const field of own) ofFields.set(field, [...(ofFields.get(field) ?? []), String(rule['id'])]);
  }
  const erasing = list.some(
    (each) => ofRegisters.includes(String(each['id'])) && !['statutory', 'on-request'].includes(String(each['kind'])),
  );
  if (!erasing) {
    list.push({ id: 'default', kind: 'relation', trigger: 'last-contact', period: 'P3Y', completed: [COMPLETIONS.retention] });
    ofRegisters.push('default');
  }
  return { list, ofRegisters, ofFields, without: [...without.values()] };
}

/**
 * Several times for the same data: the shortest would end them all, so each stated one is shown to be confirmed, and a proposal for what
 * the notice left open is never shorter than what it states.
 */
function weighed(book: Book, list: Json[], ofRegisters: readonly string[]): void {
  const timed = list.filter(
    (each) => ofRegisters.includes(String(each['id'])) && ['after-event', 'relation'].includes(String(each['kind'])),
  );
  const stated = timed.filter((each) => each['completed'] === undefined);
  const periods = new Set(stated.map((each) => String(each['period'])));
  const longest = [...periods].toSorted((a, b) => hoursOf(b) - hoursOf(a))[0];
  for (const each of timed) {
    if (each['completed'] !== undefined) {
      if (longest !== undefined && hoursOf(longest) > hoursOf(String(each['period']))) each['period'] = longest;
    } else if (periods.size > 1) {
      const fact = book.of('retention').find(({ path }) => slug(last(path)) === each['id']);
      each['completed'] = [
        { ...COMPLETIONS.severalTimes, ...(fact === undefined ? {} : { stated: same(book.words(fact).slice(0, 300)) }) },
      ];
    }
  }
}

const AFTER_EVENTS = ['event.diet', 'event.membership'];

/** Data that must have a time of their own and got none: vouchers, and what was asked for an event only. */
function silentOf(list: readonly Json[], fields: ReadonlySet<string>, ofFields: ReadonlyMap<string, string[]>): [Json, string[]][] {
  const made: [Json, string[]][] = [];
  const money = [...fields].filter((each) => CATALOGUE.get(each)?.class === 'financial');
  if (money.length > 0 && !list.some(({ kind }) => kind === 'statutory')) {
    const rule = { id: 'vouchers', kind: 'statutory', trigger: 'financial-year-end', period: 'P6Y', from: 'calendar-year-end' };
    made.push([{ ...rule, law: WORDS.accounting, completed: [COMPLETIONS.vouchers] }, money]);
  }
  const asked = AFTER_EVENTS.filter((each) => fields.has(each) && !ofFields.has(each));
  if (asked.length > 0 && !list.some(({ trigger }) => trigger === 'event-end')) {
    const rule = { id: 'after-the-event', kind: 'after-event', trigger: 'event-end', period: 'P30D' };
    made.push([{ ...rule, completed: [COMPLETIONS.retention] }, asked]);
  }
  return made;
}

/** Fields that a rule is about; what the law of bookkeeping keeps is never the whole register while something of money is declared. */
function governed(fact: Fact, rule: Json, fields: ReadonlySet<string>): string[] {
  const field = text(fact, 'field');
  if (fields.has(field)) return [field];
  const books = rule['kind'] === 'statutory' || field === 'invoice.details';
  return books ? [...fields].filter((each) => CATALOGUE.get(each)?.class === 'financial') : [];
}

function ruleOf(fact: Fact, book: Book): Json | undefined {
  const [kind, trigger = '', period] = last(fact.path).split(':');
  const id = slug(last(fact.path));
  const open = { completed: [{ ...COMPLETIONS.retention, stated: same(book.words(fact).slice(0, 300)) }] };
  const event = TRIGGERS.has(trigger) ? trigger : 'last-contact';
  switch (kind) {
    case 'after-event':
      return { id, kind, trigger: event, period: period ?? 'P30D', ...(period === undefined ? open : {}) };
    case 'cycle':
      return { id, kind: 'after-event', trigger: event, period: period ?? 'P1Y', ...(period === undefined ? open : {}) };
    case 'relation':
      return { id, kind, trigger: event, period: period ?? 'P3Y', ...(period === undefined ? open : {}) };
    case 'periodic-review':
    case 'inactive-removed':
      return {
        id,
        kind: 'periodic-review',
        every: period ?? 'P1Y',
        inactive: { trigger: 'last-contact', period: period ?? 'P1Y' },
        ...open,
      };
    case 'claim-period':
      return { id, kind, trigger: 'service-end', period: period ?? 'P3Y', law: WORDS.limitation, ...(period === undefined ? open : {}) };
    case 'outdated':
      return { id, kind, triggers: [event], within: 'P30D', ...open };
    case 'statutory':
      return {
        id,
        kind,
        trigger: 'financial-year-end',
        period: period ?? 'P6Y',
        from: 'calendar-year-end',
        law: WORDS.accounting,
        ...(period === undefined ? open : {}),
      };
    case 'on-request':
      return book.of('deadline').some((each) => each.value['what'] === 'erasure') ? undefined : { id, kind, withinHours: 672, ...open };
    default:
      return undefined;
  }
}

const TRIGGERS = new Set(
  'membership-start last-contact last-service-contact assignment-end service-end event-end unreachable outdated consent-withdrawn ban request financial-year-end certificate-granted'.split(
    ' ',
  ),
);

export function fieldIds(book: Book): Set<string> {
  return new Set(book.of('field').map((fact) => text(fact, 'field')));
}

interface Gathered {
  register: string | undefined;
  cls: FieldClass;
  alone: string | undefined;
  fields: unknown[];
  ids: Set<string>;
}

export function dataGroups(book: Book, ids: readonly string[], made: readonly Json[], from: readonly Json[], rules: Rules): Json[] {
  const groups = new Map<string, Gathered>();
  for (const fact of book.of('field')) {
    const field = text(fact, 'field');
    const register = ids.find((id) => fact.path.startsWith(`fields@${id}/`));
    const cls = classOf(fact);
    const alone = rules.ofFields.has(field) ? field : undefined;
    const key = slug(`${register ?? 'all'} ${alone ?? cls}`);
    const group = groups.get(key) ?? { register, cls, alone, fields: [], ids: new Set<string>() };
    if (!group.ids.has(field)) group.fields.push(CATALOGUE.has(field) ? field : { id: field, name: same(text(fact, 'words')), class: cls });
    group.ids.add(field);
    groups.set(key, group);
  }
  const unscoped = ids.filter((id) => ![...groups.values()].some((group) => group.register === id));
  const list = [...groups].map(([id, group]) =>
    groupOf(id, group.register === undefined ? (unscoped.length > 0 ? unscoped : [...ids]) : [group.register], group),
  );
  for (const id of unscoped)
    if (!list.some((group) => (group['registers'] as string[]).includes(id)))
      list.push({ ...groupOf(`data-${id}`, [id], BASIC), completed: [COMPLETIONS.fields] });
  return list;

  function groupOf(id: string, where: readonly string[], group: Pick<Gathered, 'cls' | 'alone' | 'fields'>): Json {
    return {
      id,
      name: group.alone === undefined ? CLASS_NAMES[group.cls] : (CATALOGUE.get(group.alone)?.name ?? same(group.alone)),
      registers: where,
      purposes: made
        .filter((purpose) => (purpose['registers'] as string[]).some((each) => where.includes(each)))
        .map((purpose) => purpose['id']),
      sources: from.map((source) => source['id']),
      ...(group.alone === undefined ? {} : { retention: rules.ofFields.get(group.alone) }),
      fields: group.fields,
      ...(group.cls === 'confidential' || group.cls === 'identifier' ? { condition: WORDS.condition } : {}),
      ...(group.cls === 'special' ? { art9: WORDS.art9 } : {}),
    };
  }
}

/** A field of the catalogue has its class; a firm's own has the one that was decided. */
export function classOf(fact: Fact): FieldClass {
  return CATALOGUE.get(text(fact, 'field'))?.class ?? FIELD_CLASSES.find((each) => each === text(fact, 'class')) ?? 'ordinary';
}

const BASIC = { cls: 'ordinary' as const, alone: undefined, fields: ['person.name', 'person.email'] };
