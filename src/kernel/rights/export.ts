// The access copy (GDPR Art. 15, 20): one walk over all tables gives every value held on a person, with source, time, purpose and clause.

import type { Conn } from '#platform/db';
import type { Text } from '#platform/i18n';
import type { ClauseRef, CompiledPolicy } from '#kernel/policy';
import { fieldOfColumn, fieldOriginsOf, imageValues, originsById } from '#kernel/records';
import type { AnyKind, OriginRow, Registry } from '#kernel/records';
import { appError } from '#platform/errors';
import { policyOf } from './deps.ts';
import type { RightsDeps } from './deps.ts';
import { kindName, textOf } from './phrases.ts';
import { liveMemberships, subjectState } from './store/queries.ts';
import { rowsOfSubject } from './store/statements.ts';
import type { Statement } from './store/statements.ts';

export interface ExportedValue {
  readonly column: string;
  readonly field: string;
  readonly name: Text;
  readonly value: string | number;
  readonly source: Text;
  readonly sourceId: string;
  readonly recordedAt: string;
  readonly purpose: Text;
  /** Of the declaration; empty when the write named none. */
  readonly purposeId: string;
  readonly clause: ClauseRef;
  /** Who wrote it; for staff alone, never in a copy. */
  readonly actorId?: string;
}

export interface ExportedRecord {
  readonly kind: string;
  readonly name: Text;
  readonly id: string;
  readonly fields: readonly ExportedValue[];
  /** What the product itself keeps to show that it keeps its promises, by column. */
  readonly facts?: Readonly<Record<string, string | number>>;
}

export interface SubjectExport {
  readonly format: 'lupaus-export/1';
  readonly subjectId: string;
  readonly exportedAt: string;
  readonly policyVersion: number;
  readonly registers: readonly { readonly id: string; readonly name: Text }[];
  readonly records: readonly ExportedRecord[];
}

const readers = new WeakMap<Registry, readonly { kind: AnyKind; rows: Statement<Record<string, unknown>> }[]>();

function exported(registry: Registry) {
  const known = readers.get(registry);
  if (known) return known;
  const made = registry
    .subjectKinds()
    .filter(({ exportAs }) => exportAs !== false)
    .map((kind) => ({ kind, rows: rowsOfSubject(kind) }));
  readers.set(registry, made);
  return made;
}

/** Everything held on one person. @throws errors.subject-not-found */
export async function exportSubject(
  deps: Pick<RightsDeps, 'registry' | 'policy' | 'clock' | 'keys'>,
  conn: Conn,
  subjectId: string,
  { actors = false }: { actors?: boolean } = {},
): Promise<SubjectExport> {
  const policy = policyOf(deps);
  if (!(await subjectState(conn, subjectId))) throw appError('not-found', 'errors.subject-not-found');
  const registers = (await liveMemberships(conn, subjectId)).map(({ register_id }) => register_id);
  const read: { kind: AnyKind; row: Record<string, unknown> }[] = [];
  for (const { kind, rows } of exported(deps.registry)) for (const row of (await rows.run(conn, subjectId)).rows) read.push({ kind, row });
  const origins = await originsFor(conn, subjectId, read);
  const records = read.map(({ kind, row }) => record(kind, row, { policy, registers, origins, actors, key: deps.keys.sealing }));
  return {
    format: 'lupaus-export/1',
    subjectId,
    exportedAt: deps.clock.now().toISOString(),
    policyVersion: policy.versionNo,
    registers: registers.map((id) => ({ id, name: policy.registers.get(id)?.name ?? { fi: id, sv: id, en: id } })),
    records: records.filter(({ fields, facts }) => fields.length > 0 || facts !== undefined),
  };
}

interface Origins {
  of(kind: AnyKind, row: Record<string, unknown>, column: string): OriginRow | undefined;
}

const SOME = 500;

// A column changed after its record was written has an origin of its own.
async function originsFor(
  conn: Conn,
  subjectId: string,
  read: readonly { kind: AnyKind; row: Record<string, unknown> }[],
): Promise<Origins> {
  const changed = new Map(
    (await fieldOriginsOf(conn, subjectId)).map((each) => [`${each.kind} ${each.record_id} ${each.column_name}`, each.origin_id]),
  );
  const ids = new Set([...changed.values(), ...read.map(({ row }) => row['origin_id']).filter((id) => typeof id === 'string')]);
  const list = [...ids];
  const found = new Map<string, OriginRow>();
  for (let start = 0; start < list.length; start += SOME)
    for (const [id, row] of await originsById(conn, list.slice(start, start + SOME))) found.set(id, row);
  return {
    of(kind, row, column) {
      const own = changed.get(`${kind.kind} ${String(row[kind.key])} ${column}`) ?? row['origin_id'];
      return typeof own === 'string' ? found.get(own) : undefined;
    },
  };
}

interface Context {
  readonly policy: CompiledPolicy;
  readonly registers: readonly string[];
  readonly origins: Origins;
  readonly actors: boolean;
  /** Opens what is kept sealed. */
  readonly key: Buffer;
}

function record(kind: AnyKind, row: Record<string, unknown>, context: Context): ExportedRecord {
  const base = { kind: kind.kind, name: kindName(kind.kind), id: String(row[kind.key]) };
  if (kind.register === 'accountability')
    return { ...base, fields: [], facts: { ...factsOf(kind, row), ...opened(kind, row, context.key) } };
  const fields = Object.entries(kind.columns).flatMap(([column, use]): ExportedValue[] => {
    const field = fieldOfColumn(use, row);
    const value = row[column];
    if (field === undefined || (typeof value !== 'string' && typeof value !== 'number') || value === '') return [];
    const origin = context.origins.of(kind, row, column);
    const by = context.actors && origin !== undefined ? { actorId: origin.actor_id } : {};
    return [{ column, field, value, ...provenance(context, field, origin), ...by }];
  });
  return { ...base, fields };
}

function provenance(
  { policy, registers }: Context,
  field: string,
  origin: OriginRow | undefined,
): Pick<ExportedValue, 'name' | 'source' | 'sourceId' | 'recordedAt' | 'purpose' | 'purposeId' | 'clause'> {
  const plain = (id: string) => ({ fi: id, sv: id, en: id });
  const sourceId = origin?.source ?? 'own-records';
  const declaring = registers.find((id) => policy.allows([id], field));
  return {
    name: policy.field(field)?.name ?? plain(field),
    source: policy.sources.get(sourceId)?.name ?? textOf('lens.own', sourceId),
    sourceId,
    recordedAt: origin?.recorded_at ?? '',
    purpose: policy.purposes.get(origin?.purpose ?? '')?.name ?? plain(origin?.purpose ?? ''),
    purposeId: origin?.purpose ?? '',
    clause: policy.clauseOf(field, declaring),
  };
}

/** What was replaced or removed and can still be brought back is held on the person like anything else. */
function opened(kind: AnyKind, row: Record<string, unknown>, key: Buffer): Record<string, string | number> {
  const sealed = Object.entries(kind.columns).find(([, use]) => 'technical' in use && use.sealed === true)?.[0];
  const text = sealed === undefined ? undefined : row[sealed];
  const values = typeof text === 'string' ? Object.entries(imageValues(key, text)) : [];
  return Object.fromEntries(values.filter(([column, value]) => isText(value) && !column.endsWith('_id')) as [string, string | number][]);
}

function isText(value: unknown): boolean {
  return (typeof value === 'string' && value !== '') || typeof value === 'number';
}

/** Ids of staff and of rows are no data on the person; days, codes and reasons are. */
function factsOf(kind: AnyKind, row: Record<string, unknown>): Record<string, string | number> {
  const left = Object.entries(row).filter(([column, value]) => {
    const use = kind.columns[column];
    const told = (typeof value === 'string' || typeof value === 'number') && use !== undefined && 'technical' in use && use.sealed !== true;
    return told && column !== kind.key && !column.endsWith('_id') && !column.endsWith('_by') && column !== 'needles';
  });
  return Object.fromEntries(left as [string, string | number][]);
}
