// A ban holds for the address too, whoever it belongs to next: it is recognised by a keyed hash made for this purpose and no other (Art. 21(3)).

import { sql } from '#platform/db';
import type { Conn } from '#platform/db';
import { fieldOfColumn } from '#kernel/records';
import type { AnyKind, Registry } from '#kernel/records';
import { idList, normaliseEmail, normalisePhone, suppressionHash } from '#kernel/subjects';
import { channelsOfField } from './channels.ts';
import type { PermissionChannel } from './tables.ts';

export interface HeldAddress {
  /** The contact point that holds it. */
  readonly id: string;
  readonly channels: readonly PermissionChannel[];
  readonly normal: string;
  /** As it was written down. */
  readonly value: string;
}

/** What a ban is of: one channel, for one purpose or for all marketing. */
export interface BanScope {
  readonly channel: PermissionChannel;
  readonly purpose: string | null;
}

const readers = new WeakMap<Registry, readonly AnyKind[]>();

function kindsWithAddresses(registry: Registry): readonly AnyKind[] {
  const known = readers.get(registry);
  if (known) return known;
  const found = registry.subjectKinds().filter((kind) => {
    return kind.register === 'firm' && Object.values(kind.columns).some((use) => 'fieldIn' in use && use.fields !== 'custom');
  });
  readers.set(registry, found);
  return found;
}

/** Every address of the person, in the form in which it is compared. */
export async function addressesOf(conn: Conn, registry: Registry, subjectId: string): Promise<HeldAddress[]> {
  const found: HeldAddress[] = [];
  for (const kind of kindsWithAddresses(registry)) {
    if (kind.subject === 'none' || !('column' in kind.subject)) continue;
    const { rows } = await sql<Record<string, unknown>>`
      select * from ${sql.table(kind.table)} where ${sql.ref(kind.subject.column)} = ${subjectId}`.execute(conn);
    for (const row of rows) found.push(...addressesIn(kind, row));
  }
  return found;
}

/** The same for many people at once. */
export async function addressesOfMany(conn: Conn, registry: Registry, subjectIds: readonly string[]): Promise<Map<string, HeldAddress[]>> {
  const found = new Map<string, HeldAddress[]>();
  for (const kind of kindsWithAddresses(registry)) {
    if (kind.subject === 'none' || !('column' in kind.subject)) continue;
    const { column } = kind.subject;
    const { rows } = await sql<Record<string, unknown>>`
      select * from ${sql.table(kind.table)} where ${sql.ref(column)} in ${idList(conn, subjectIds)}`.execute(conn);
    for (const row of rows) {
      const id = String(row[column]);
      found.set(id, [...(found.get(id) ?? []), ...addressesIn(kind, row)]);
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
    return channels.length === 0 || normal === null ? [] : [{ id: String(row[kind.key]), channels, normal, value }];
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
export function suppressionOf({ channel, purpose }: BanScope): string {
  return purpose === null ? `ban/${channel}` : `ban/${channel}/${purpose}`;
}

export function banHash(key: Buffer, scope: BanScope, normal: string): string {
  return suppressionHash(key, suppressionOf(scope), normal);
}

/** What is left of an address in an event: enough to answer whether it was this one. */
export function evidenceHash(key: Buffer, normal: string): string {
  return suppressionHash(key, 'permission-evidence', normal);
}
