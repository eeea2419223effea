// What each of the two holds, as it is compared and chosen from.

import { customValuesOf, fieldOriginsOf, originsById } from '#kernel/records';
import type { AnyKind, Registry } from '#kernel/records';
import { appError } from '#platform/errors';
import type { Conn } from '#platform/db';
import { affiliationsOf, contactPointsOf, liveMembershipsOf, organisationsByIds, peopleByIds, subjectOf } from '../queries.ts';
import type { Side, Source } from './plan.ts';

/** A copy of the earliest open task, made anew. */
const COMPUTED: ReadonlySet<string> = new Set(['next_action', 'next_action_on']);

/** @throws errors.subject-not-found */
export async function sideOf(conn: Conn, registry: Registry, id: string): Promise<Side & { kind: 'person' | 'organisation' }> {
  const subject = await subjectOf(conn, id);
  if (!subject) throw appError('not-found', 'errors.subject-not-found');
  const [row] = subject.kind === 'person' ? await peopleByIds(conn, [id]) : await organisationsByIds(conn, [id]);
  if (!row) throw appError('not-found', 'errors.subject-not-found');
  const custom = await customValuesOf(conn, [id]);
  const memberships = await liveMembershipsOf(conn, [id]);
  const points = await contactPointsOf(conn, [id]);
  const links = subject.kind === 'person' ? await affiliationsOf(conn, 'person_id', [id]) : [];
  const columns = columnsOf(registry.byKind(subject.kind), row);
  const told = await sourcesOf(conn, id, [row, ...custom, ...points, ...links]);
  return {
    id,
    kind: subject.kind,
    createdAt: row.created_at,
    columns,
    sources: Object.fromEntries(Object.keys(columns).map((column) => [column, told(subject.kind, row, [column])])),
    custom: Object.fromEntries(
      custom.map((each) => [each.field_id, { id: each.id, value: each.value, ...told('custom-value', each, TOLD.custom) }]),
    ),
    memberships: memberships.map((each) => ({ id: each.id, registerId: each.register_id, since: each.since })),
    points: points.map((each) => ({ id: each.id, key: `${each.field_id} ${each.normal}`, ...told('contact-point', each, TOLD.points) })),
    links: links.map((each) => ({
      id: each.id,
      key: `${each.organisation_id} ${each.role ?? ''} ${each.until ?? ''}`,
      ...told('affiliation', each, TOLD.links),
    })),
  };
}

/** The columns of a row by which two of them are one. */
export const TOLD = { custom: ['value'], points: ['value'], links: ['organisation_id', 'role', 'until'] } as const;

interface Row {
  readonly id: string;
  readonly origin_id: string;
}

/** Who told these columns of a row last; where several did and one of them wrote it, that one. */
async function sourcesOf(conn: Conn, id: string, rows: readonly Row[]) {
  const changed = await fieldOriginsOf(conn, id);
  const origins = await originsById(
    conn,
    [...changed, ...rows].map(({ origin_id }) => origin_id),
  );
  return (kind: string, row: Row, columns: readonly string[]): Source => {
    const own = changed.filter((each) => each.kind === kind && each.record_id === row.id && columns.includes(each.column_name));
    const all = (own.length > 0 ? own : [row]).map(({ origin_id }) => ({
      origin: origin_id,
      imported: (origins.get(origin_id)?.import_id ?? null) !== null,
    }));
    return all.find(({ imported }) => !imported) ?? all[0] ?? { origin: row.origin_id, imported: false };
  };
}

function columnsOf(of: AnyKind, row: Readonly<Record<string, unknown>>): Record<string, string | null> {
  const columns = Object.entries(of.columns).filter(([column, use]) => 'field' in use && !COMPUTED.has(column));
  return Object.fromEntries(
    columns.map(([column]) => [column, typeof row[column] === 'string' && row[column] !== '' ? String(row[column]) : null]),
  );
}
