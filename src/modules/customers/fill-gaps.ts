// What somebody told of themselves on an open form fills what is empty and changes nothing: a stranger may have typed it.

import type { Deps } from '#kernel/deps';
import { customValuesOf } from '#kernel/records';
import type { Writer } from '#kernel/records';
import { recomputeDue } from '#kernel/retention';
import { appError } from '#platform/errors';
import { fieldOfPoint, insertPoint, normalPoint } from './contact-points.ts';
import type { NewPoint } from './contact-points.ts';
import { beginMemberships } from './memberships.ts';
import type { MembershipWish } from './memberships.ts';
import { personColumns, putCustom } from './people.ts';
import type { PersonFacts } from './people.ts';
import { contactPointsOf, liveMembershipsOf, peopleByIds, subjectOf } from './queries.ts';
import { refreshSearch } from './search-docs.ts';
import { fieldsOfColumns } from './write.ts';

export interface Told {
  readonly membership: MembershipWish;
  readonly facts: PersonFacts;
  readonly points: readonly NewPoint[];
  readonly custom: Readonly<Record<string, string>>;
}

/** Returns the fields whose value was another already, and stayed. @throws errors.subject-not-found, errors.subject-restricted */
export async function fillGaps(deps: Deps, writer: Writer, subjectId: string, told: Told): Promise<string[]> {
  const { tx, policy, at } = writer.ctx;
  const subject = await subjectOf(tx, subjectId);
  if (!subject) throw appError('not-found', 'errors.subject-not-found');
  if (subject.restricted_at !== null) throw appError('locked', 'errors.subject-restricted');
  const live = await liveMembershipsOf(tx, [subjectId]);
  if (!live.some(({ register_id }) => register_id === told.membership.registerId))
    await beginMemberships(deps, writer, subjectId, [told.membership]);
  const left = [
    ...(await fillColumns(deps, writer, subjectId, told.facts)),
    ...(await fillPoints(writer, subjectId, told.points)),
    ...(await fillCustom(writer, subjectId, told.custom)),
  ];
  await refreshSearch(tx, [subjectId]);
  await recomputeDue(tx, policy, [subjectId], at);
  return [...new Set(left)];
}

async function fillColumns(deps: Deps, writer: Writer, id: string, facts: PersonFacts): Promise<string[]> {
  const [person] = await peopleByIds(writer.ctx.tx, [id]);
  const stored: Readonly<Record<string, unknown>> = { ...person };
  const given = Object.entries(personColumns(facts)).filter(([, value]) => value !== null);
  // A family name beside another given name would make a third person of two.
  const named = Boolean(person?.given_name ?? person?.family_name);
  const taken = (column: string) => Boolean(stored[column]) || (named && column.endsWith('_name'));
  const gaps = given.filter(([column]) => !taken(column));
  if (gaps.length > 0) await writer.update('person', id, Object.fromEntries(gaps));
  const other = given.filter(([column, value]) => taken(column) && !same(stored[column], value));
  return fieldsOfColumns(
    deps,
    'person',
    other.map(([column]) => column),
  );
}

async function fillPoints(writer: Writer, id: string, points: readonly NewPoint[]): Promise<string[]> {
  const stored = await contactPointsOf(writer.ctx.tx, [id]);
  const left: string[] = [];
  for (const point of points) {
    const field = fieldOfPoint('person', point.kind);
    const of = stored.filter(({ field_id }) => field_id === field);
    if (of.length === 0) await insertPoint(writer, id, 'person', point);
    else if (!of.some(({ normal }) => normal === normalPoint(field, point.value))) left.push(field);
  }
  return left;
}

async function fillCustom(writer: Writer, id: string, values: Readonly<Record<string, string>>): Promise<string[]> {
  const stored = new Map((await customValuesOf(writer.ctx.tx, [id])).map((row) => [row.field_id, row.value]));
  const given = Object.entries(values);
  await putCustom(writer, id, Object.fromEntries(given.filter(([field]) => !stored.get(field))));
  return given.filter(([field, value]) => stored.get(field) && !same(stored.get(field), value)).map(([field]) => field);
}

function same(a: unknown, b: unknown): boolean {
  const plain = (value: unknown) => (typeof value === 'string' ? value.trim().toLowerCase() : '');
  return plain(a) === plain(b);
}
