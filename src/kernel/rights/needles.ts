// Who a person is in this database: what re-discovery looks for after the erasure, and the addresses that must not be taken in again.

import { open, seal } from '#platform/crypto';
import type { Conn } from '#platform/db';
import { CATALOGUE } from '#kernel/policy';
import { fieldOfColumn } from '#kernel/records';
import type { AnyKind, Registry } from '#kernel/records';
import { normaliseEmail, normalisePhone } from '#kernel/subjects';
import { rowsOfSubject } from './store/statements.ts';
import type { Statement } from './store/statements.ts';
import { needleOf } from './tokens.ts';
import type { Needle, NeedleKind } from './tokens.ts';

export interface Address {
  readonly purpose: 'email' | 'phone';
  readonly value: string;
}

export interface Identities {
  readonly needles: readonly Needle[];
  /** Normalised e-mail addresses and phone numbers, for suppression. */
  readonly addresses: readonly Address[];
}

const NAME = 'person.name';

/** Fields by which a person can be found again: contact details, name, customer number. */
function identifies(field: string): boolean {
  return field === NAME || field === 'person.customer_number' || CATALOGUE.get(field)?.class === 'contact';
}

interface Reader {
  readonly kind: AnyKind;
  readonly rows: Statement<Record<string, unknown>>;
}

const readers = new WeakMap<Registry, readonly Reader[]>();

function readersOf(registry: Registry): readonly Reader[] {
  const known = readers.get(registry);
  if (known) return known;
  const kinds = registry.subjectKinds().filter((kind) => kind.register === 'firm' && Object.values(kind.columns).some(canIdentify));
  const made = kinds.map((kind) => ({ kind, rows: rowsOfSubject(kind) }));
  readers.set(registry, made);
  return made;
}

function canIdentify(use: AnyKind['columns'][string]): boolean {
  if ('field' in use) return identifies(use.field);
  return 'fieldIn' in use && use.fields !== 'custom' && use.fields.some(identifies);
}

/** Reads who the person is, in the transaction that erases them; the addresses only where they are to be kept out. */
export async function identitiesOf(conn: Conn, registry: Registry, subjectId: string, withAddresses: boolean): Promise<Identities> {
  const needles = new Map<string, Needle>();
  const addresses = new Map<string, Address>();
  for (const { kind, rows } of readersOf(registry)) {
    for (const row of (await rows.run(conn, subjectId)).rows) {
      for (const [field, values] of identifyingValues(kind, row)) {
        for (const needle of needlesFor(field, values)) needles.set(`${needle.kind} ${needle.key}`, needle);
        if (withAddresses) for (const value of values) for (const address of addressOf(field, value)) addresses.set(address.value, address);
      }
    }
  }
  return { needles: [...needles.values()], addresses: [...addresses.values()] };
}

/** What was there before and is not there any more. */
export function lost(before: Identities, after: Identities): Identities {
  const stays = new Set([...after.needles.map((n) => `${n.kind} ${n.key}`), ...after.addresses.map((a) => `${a.purpose} ${a.value}`)]);
  return {
    needles: before.needles.filter((n) => !stays.has(`${n.kind} ${n.key}`)),
    addresses: before.addresses.filter((a) => !stays.has(`${a.purpose} ${a.value}`)),
  };
}

function identifyingValues(kind: AnyKind, row: Record<string, unknown>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [column, use] of Object.entries(kind.columns)) {
    const field = fieldOfColumn(use, row);
    const value = row[column];
    if (field === undefined || !identifies(field) || typeof value !== 'string' || value.trim() === '') continue;
    found.set(field, [...(found.get(field) ?? []), value.trim()]);
  }
  return found;
}

// A given name alone is many people: given and family name together, in either order, are looked for.
function needlesFor(field: string, values: readonly string[]): Needle[] {
  if (field !== NAME) return values.flatMap((value) => needleOf(kindOf(field), value));
  const whole = values.length > 1 ? [values.join(' '), values.toReversed().join(' ')] : values.filter((value) => /\s/.test(value));
  return whole.flatMap((value) => needleOf('name', value));
}

function kindOf(field: string): NeedleKind {
  if (field.endsWith('.email')) return 'email';
  return field.endsWith('.phone') ? 'phone' : 'text';
}

function addressOf(field: string, value: string): Address[] {
  if (field.endsWith('.email')) return [{ purpose: 'email', value: normaliseEmail(value) }];
  const phone = field.endsWith('.phone') ? normalisePhone(value) : null;
  return phone === null ? [] : [{ purpose: 'phone', value: phone }];
}

/** Sealed, so that a crash between erasing and proving loses nothing and a copied file tells nothing. */
export function sealNeedles(key: Buffer, needles: readonly Needle[]): string {
  return seal(key, JSON.stringify(needles.map(({ kind, key: form, raw }) => [kind, form, raw])));
}

export function openNeedles(key: Buffer, sealed: string): Needle[] {
  const list = JSON.parse(open(key, sealed).toString('utf8')) as [NeedleKind, string, string][];
  return list.map(([kind, form, raw]) => ({ kind, key: form, raw }));
}
