// What each of the two holds, as it is compared and chosen from.

import { customValuesOf } from '#kernel/records';
import type { AnyKind, Registry } from '#kernel/records';
import { appError } from '#platform/errors';
import type { Conn } from '#platform/db';
import { affiliationsOf, contactPointsOf, liveMembershipsOf, organisationsByIds, peopleByIds, subjectOf } from '../queries.ts';
import type { Side } from './plan.ts';

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
  return {
    id,
    kind: subject.kind,
    createdAt: row.created_at,
    columns: columnsOf(registry.byKind(subject.kind), row),
    custom: Object.fromEntries(custom.map((each) => [each.field_id, { id: each.id, value: each.value }])),
    memberships: memberships.map((each) => ({ id: each.id, registerId: each.register_id, since: each.since })),
    points: points.map((each) => ({ id: each.id, key: `${each.field_id} ${each.normal}` })),
    links: links.map((each) => ({ id: each.id, key: `${each.organisation_id} ${each.role ?? ''} ${each.until ?? ''}` })),
  };
}

function columnsOf(of: AnyKind, row: Readonly<Record<string, unknown>>): Record<string, string | null> {
  const columns = Object.entries(of.columns).filter(([column, use]) => 'field' in use && !COMPUTED.has(column));
  return Object.fromEntries(
    columns.map(([column]) => [column, typeof row[column] === 'string' && row[column] !== '' ? String(row[column]) : null]),
  );
}
