// A ban holds for the address too, whoever it belongs to next: it is recognised by a keyed hash made for this purpose and no other (Art. 21(3)).

import { sql } from '#platform/db';
import type { Conn } from '#platform/db';
import { fieldOfColumn } from '#kernel/records';
import type { AnyKind, ColumnUse, Registry } from '#kernel/records';
import { idList, normaliseEmail, normalisePhone, suppressionHash } from '#kernel/subjects';
import { channelsOfField } from './channels.ts';
import type { BanReach } from './scopes.ts';
import type { PermissionChannel } from './tables.ts';

export interface HeldAddress {
  /** The contact point that holds it. */
  readonly id: string;
  /** The declared field it is the value of. */
  readonly field: string;
  readonly channels: readonly PermissionChannel[];
  readonly normal: string;
  /** As it was written down. */
  readonly value: string;
}

const readers = new WeakMap<Registry, readonly AnyKind[]>();

function kindsWithAddresses(registry: Registry): readonly AnyKind[] {
  const known = readers.get(registry);
  if (known) return known;
  const found = registry.subjectKinds().filter((kind) => {
    return kind.register === 'firm' && Object.values(kind.columns).some(holdsAddresses);
  });
  readers.set(registry, found);
  return found;
}

/** Tasks and tags name their fields row by row too, and none of those is an address. */
function holdsAddresses(use: ColumnUse): boolean {
  return 'fieldIn' in use && use.fields !== 'custom' && use.fields.some((field) => channelsOfField(field).length > 0);
}

/** Every address of the person, in the form in which it is compared, the first recorded first. */
export async function addressesOf(conn: Conn, registry: Registry, subjectId: string): Promise<HeldAddress[]> {
  const found: HeldAddress[] = [];
  for (const kind of kindsWithAddresses(registry)) {
    if (kind.subject === 'none' || !('column' in kind.subject)) continue;
    const { rows } = await sql<Record<string, unknown>>`
      select * from ${sql.table(kind.table)} where ${sql.ref(kind.subject.column)} = ${subjectId} order by ${sql.ref(kind.key)}`.execute(
      conn,
    );
    for (const row of rows) found.push(...addressesIn(kind, row));
  }
  return found;
}

/** Who else holds one of these addresses, where a table keeps them in the form in which they are compared. */
export async function holdersOf(
  conn: Conn,
  registry: Registry,
  normals: readonly string[],
): Promise<(HeldAddress & { subjectId: string })[]> {
  const found: (HeldAddress & { subjectId: string })[] = [];
  for (const kind of kindsWithAddresses(registry)) {
    if (kind.subject === 'none' || !('column' in kind.subject) || !('normal' in kind.columns)) continue;
    const { column } = kind.subject;
    const { rows } = await sql<Record<string, unknown>>`
      select * from ${sql.table(kind.table)} where normal in ${idList(conn, normals)}`.execute(conn);
    for (const row of rows) found.push(...addressesIn(kind, row).map((address) => ({ ...address, subjectId: String(row[column]) })));
  }
  return found;
}

/** The addresses of many people at once. */
export async function addressesOfMany(conn: Conn, registry: Registry, subjectIds: readonly string[]): Promise<Map<string, HeldAddress[]>> {
  const found = new Map<string, HeldAddress[]>();
  for (const kind of kindsWithAddresses(registry)) {
    if (kind.subject === 'none' || !('column' in kind.subject)) continue;
    const { column } = kind.subject;
    const { rows } = await sql<Record<string, unknown>>`
      select * from ${sql.table(kind.table)} where ${sql.ref(column)} in ${idList(conn, subjectIds)} order by ${sql.ref(kind.key)}`.execute(
      conn,
    );
    for (const row of rows) {
      const id = String(row[column]);
      const own = found.get(id) ?? [];
      own.push(...addressesIn(kind, row));
      found.set(id, own);
    }
  }
  return found;
}

function addressesIn(kind: AnyKind, row: Record<string, unknown>): HeldAddress[] {
  return Object.entries(kind.columns).flatMap(([column, use]) => {
    const field = 'fieldIn' in use ? fieldOfColumn(use, row) : undefined;
    const value = row[column];
    if (field === undefined || typeof value !== 'string') return [];
    const channels = channelsOfField(field);
    const normal = normalOf(field, value);
    return channels.length === 0 || normal === null ? [] : [{ id: String(row[kind.key]), field, channels, normal, value }];
  });
}

function normalOf(field: string, value: string): string | null {
  if (field.endsWith('.email')) return normaliseEmail(value);
  if (field.endsWith('.phone')) return normalisePhone(value);
  const words = value
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  return words === null ? null : words.join(' ');
}

/** Purpose of the suppression that a ban of this scope writes. */
export function suppressionOf({ channel, purpose, scope = null, deed = null }: BanReach): string {
  const whole = purpose === null ? `ban/${channel}` : `ban/${channel}/${purpose}`;
  return scope === null && deed === null ? whole : `ban/${channel}/${purpose ?? ANY}/${scope ?? ANY}/${deed ?? ANY}`;
}

const ANY = '*';

export function banHash(key: Buffer, reach: BanReach, normal: string): string {
  return suppressionHash(key, suppressionOf(reach), normal);
}

/**
 * The forms of an address under which a ban of it is looked for. Who banned letters to an address has banned them to the same box with a word
 * after a plus sign; the other way round it may be another person, so nobody is banned by the longer form of an address.
 */
export function formsOf(normal: string): string[] {
  const bare = normal.replace(/^([^+@]+)\+[^@]*(?=@)/u, '$1');
  return bare === normal ? [normal] : [normal, bare];
}

/** What is left of an address in an event: enough to answer whether it was this one. */
export function evidenceHash(key: Buffer, normal: string): string {
  return suppressionHash(key, 'permission-evidence', normal);
}
