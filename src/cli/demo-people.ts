// One person, or one organisation, of the demonstration firm: only what the registers they are in declare.

import type { BulkContact, BulkEvent, BulkMembership, BulkOrganisation, BulkPerson, BulkPoint } from '#customers';
import { normalPoint } from '#customers';
import { isSealed } from '#kernel/policy';
import type { CompiledPolicy, Trigger } from '#kernel/policy';
import type { Registry } from '#kernel/records';
import { normaliseBusinessId } from '#kernel/subjects';
import { addPeriod } from '#platform/clock';
import type { Ids } from '#platform/ids';
import type { Lot } from './demo-lot.ts';
import { ACTIONS, FAMILY, FIRM_STEMS, FIRM_TRADES, GIVEN, JOBS, NOTES, SERVICES } from './demo-names.ts';

export interface DemoRegister {
  readonly id: string;
  readonly groups: readonly string[];
  /** Declared here and kept by this installation. */
  readonly fields: ReadonlySet<string>;
  readonly custom: readonly string[];
  readonly earliest: ReadonlyMap<Trigger, string>;
}

export interface DemoWorld {
  readonly lot: Lot;
  readonly ids: Ids;
  readonly today: string;
  /** The first day of the firm. */
  readonly first: string;
  readonly registers: readonly DemoRegister[];
}

export function demoFields(policy: CompiledPolicy, registry: Registry, registerId: string): Pick<DemoRegister, 'fields' | 'custom'> {
  const kept = [...policy.fieldsOf(registerId)].filter(
    (field) => registry.storable(field) && !isSealed(policy.field(field)?.class ?? 'ordinary'),
  );
  return { fields: new Set(kept), custom: kept.filter((field) => policy.field(field)?.custom) };
}

/** `no` makes addresses and numbers of different people different. */
export function demoPerson(world: DemoWorld, no: number, employer: (registerId: string) => string | undefined): BulkPerson {
  const { lot, ids, today, first } = world;
  const registers = registersFor(world, no);
  const fields = new Set(registers.flatMap((register) => [...register.fields]));
  const since = lot.day(first, today);
  const memberships = registers.map((register): BulkMembership => ({
    registerId: register.id,
    subjectGroup: lot.pick(register.groups),
    since: startIn(register, since),
  }));
  const name = { given: lot.pick(GIVEN), family: lot.pick(FAMILY) };
  const { contacts, events } = history(world, registers, since, fields);
  const custom = registers.flatMap((register) => register.custom).filter(() => lot.chance(0.2));
  const organisationId = fields.has('person.employer') && lot.chance(0.75) ? employer(registers[0]?.id ?? '') : undefined;
  return {
    id: ids.next(),
    columns: columnsOf(world, fields, name, no),
    points: pointsOf(world, fields, name, no),
    memberships,
    organisationId,
    custom: Object.fromEntries(custom.map((field) => [field, 'Esimerkkitieto'])),
    contacts,
    events,
  };
}

/** Most are in the first register; every register has somebody, and some are in two. */
function registersFor({ lot, registers }: DemoWorld, no: number): DemoRegister[] {
  const [main, ...others] = registers;
  if (!main) throw new Error('the declaration has no register');
  const other = others[no % Math.max(1, others.length)];
  if (!other) return [main];
  const share = lot.next();
  if (no < others.length || share < 0.2) return [other];
  return share < 0.32 ? [main, other] : [main];
}

/** A register whose clock runs from the start takes only people who started late enough. */
function startIn({ earliest }: DemoRegister, since: string): string {
  const floor = earliest.get('membership-start') ?? '';
  return since < floor ? floor : since;
}

function columnsOf(
  world: DemoWorld,
  fields: ReadonlySet<string>,
  name: { given: string; family: string },
  no: number,
): Record<string, string> {
  const { lot, today } = world;
  const columns: Record<string, string> = {};
  const put = (field: string, share: number, values: () => Record<string, string>) => {
    if (fields.has(field) && lot.chance(share)) Object.assign(columns, values());
  };
  put('person.name', 1, () => ({ given_name: name.given, family_name: name.family }));
  put('person.customer_number', 0.6, () => ({ customer_number: `A-${String(no + 1).padStart(6, '0')}` }));
  put('person.job_title', 0.7, () => ({ job_title: lot.pick(JOBS) }));
  put('person.language', 0.6, () => ({ language: lot.pick(['fi', 'fi', 'fi', 'sv', 'en']) }));
  put('person.education', 0.2, () => ({ education: lot.pick(['ammattitutkinto', 'kandidaatti', 'maisteri']) }));
  put('person.industry', 0.3, () => ({ industry: lot.pick(FIRM_TRADES).toLowerCase() }));
  put('person.note', 0.15, () => ({ note: lot.pick(NOTES) }));
  put('service.used', 0.3, () => ({ services_used: lot.pick(SERVICES) }));
  put('order.details', 0.1, () => ({ orders: lot.pick(SERVICES) }));
  put('person.next_action', 0.06, () => ({ next_action: lot.pick(ACTIONS), next_action_on: addPeriod(today, `P${lot.below(60)}D`) }));
  if (columns['next_action_on'] !== undefined && lot.chance(0.1)) columns['next_action_on'] = addPeriod(today, `-P${1 + lot.below(9)}D`);
  return columns;
}

function pointsOf(
  { lot }: DemoWorld,
  fields: ReadonlySet<string>,
  { given, family }: { given: string; family: string },
  no: number,
): BulkPoint[] {
  const points: BulkPoint[] = [];
  const put = (fieldId: string, share: number, value: string) => {
    if (fields.has(fieldId) && lot.chance(share)) points.push({ fieldId, value, normal: normalPoint(fieldId, value) });
  };
  put('person.email', 0.97, `${plain(given)}.${plain(family)}.${no + 1}@example.test`);
  put('person.phone', 0.8, phoneOf(no));
  put('person.address', 0.3, `Esimerkkikatu ${1 + lot.below(99)}, 00000 Esimerkkilä`);
  // Somebody without any value is nobody to show.
  if (points.length === 0 && fields.has('person.email')) put('person.email', 1, `${plain(family)}.${no + 1}@example.test`);
  return points;
}

/** 040 00…: the shape of a number that nobody has been given. */
function phoneOf(no: number): string {
  const digits = String(no % 100_000).padStart(5, '0');
  return `040 00${digits.slice(0, 1)} ${digits.slice(1)}`;
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z]/g, '');
}

/** Contacts over the years, the last of each kind late enough for its clock. */
function history(
  world: DemoWorld,
  registers: readonly DemoRegister[],
  since: string,
  fields: ReadonlySet<string>,
): { contacts: BulkContact[]; events: BulkEvent[] } {
  const { lot, ids, today } = world;
  const contacts: BulkContact[] = [];
  const events: BulkEvent[] = [];
  for (const [trigger, earliest] of clocksIn(registers)) {
    if (trigger === 'membership-start') continue;
    const last = lot.day(since > earliest ? since : earliest, today, 1.4);
    const isContact = trigger === 'last-contact' || trigger === 'last-service-contact';
    const before = isContact ? Array.from({ length: lot.below(3) }, () => lot.day(since, last)) : [];
    for (const on of [...before, last]) {
      const id = ids.next();
      const logged = isContact && fields.has('contact.event');
      if (logged)
        contacts.push({ id, kind: kindOf(lot, trigger), on, note: fields.has('contact.note') && lot.chance(0.4) ? lot.pick(NOTES) : null });
      events.push({ trigger, on, sourceKind: logged ? 'contact-event' : 'staff', sourceId: id });
    }
  }
  return { contacts, events };
}

function kindOf(lot: Lot, trigger: Trigger): string {
  return trigger === 'last-service-contact' ? 'service' : lot.pick(['call', 'call', 'meeting', 'mail', 'mail']);
}

/** For each event the strictest of the registers; everybody has been met at least once. */
function clocksIn(registers: readonly DemoRegister[]): Map<Trigger, string> {
  const days = new Map<Trigger, string>([['last-contact', '']]);
  for (const { earliest } of registers) for (const [trigger, day] of earliest) if ((days.get(trigger) ?? '') < day) days.set(trigger, day);
  return days;
}

/** An organisation in a register that declares its name. */
export function demoOrganisation(world: DemoWorld, register: DemoRegister, no: number): BulkOrganisation {
  const { lot, ids, today, first } = world;
  const since = startIn(register, lot.day(first, today));
  const name = `${lot.pick(FIRM_STEMS)} ${lot.pick(FIRM_TRADES)} ${no + 1} Oy`;
  const columns: Record<string, string> & { name: string } = { name };
  const businessId = businessIdOf(no);
  if (register.fields.has('organisation.business_id') && businessId !== null) columns['business_id'] = businessId;
  if (register.fields.has('organisation.website') && lot.chance(0.5)) columns['website'] = `https://firma-${no + 1}.example.test`;
  if (register.fields.has('organisation.industry') && lot.chance(0.5)) columns['industry'] = lot.pick(FIRM_TRADES).toLowerCase();
  const email = `info@firma-${no + 1}.example.test`;
  const points: BulkPoint[] = register.fields.has('organisation.email')
    ? [{ fieldId: 'organisation.email', value: email, normal: email }]
    : [];
  const { events } = history(world, [register], since, new Set());
  return {
    id: ids.next(),
    columns,
    points,
    memberships: [{ registerId: register.id, subjectGroup: register.groups[0] ?? '', since }],
    events,
  };
}

/** Numbers that have not been given out, with a check digit that holds. */
function businessIdOf(no: number): string | null {
  const digits = Array.from({ length: 10 }, (_, check) => normaliseBusinessId(`${9_000_000 + (no % 900_000)}-${check}`));
  return digits.find((id) => id !== null) ?? null;
}
