// A segment as conditions of SQL: values are bound, columns are the house's own, and nothing of it was written by a user.

import type { Deps } from '#kernel/deps';
import { peopleConditions } from '#customers';
import type { Condition, PeoplePart } from '#customers';
import { sql } from '#platform/db';
import type { RawBuilder, SqlBool } from '#platform/db';
import type { Segment, SegmentCondition } from '../contract/segment.ts';

type Bool = RawBuilder<SqlBool>;

/** Conditions that hold together. The segment has been admitted against the declaration before. */
export async function conditionsOfSegment(deps: Deps, segment: Segment): Promise<Condition[]> {
  if ('on' in segment) return conditionsOf(deps, segment);
  if ('not' in segment) {
    const inner = await conditionsOfSegment(deps, segment.not);
    return [{ holds: (id) => sql<SqlBool>`not (${together(inner, id)})` }];
  }
  if ('all' in segment) return (await Promise.all(segment.all.map((each) => conditionsOfSegment(deps, each)))).flat();
  const sides = await Promise.all(segment.any.map((each) => conditionsOfSegment(deps, each)));
  if (sides.length === 1) return sides[0] ?? [];
  return [
    {
      holds: (id) =>
        sql<SqlBool>`(${sql.join(
          sides.map((side) => together(side, id)),
          sql` or `,
        )})`,
      ...amongAny(sides),
    },
  ];
}

function together(conditions: readonly Condition[], id: RawBuilder<string>): Bool {
  if (conditions.length === 0) return sql<SqlBool>`1 = 1`;
  return sql<SqlBool>`(${sql.join(
    conditions.map(({ holds }) => holds(id)),
    sql` and `,
  )})`;
}

/** Each side found by an index: then whoever meets any of them is, too. */
function amongAny(sides: readonly (readonly Condition[])[]): Pick<Condition, 'among'> {
  const found = sides.flatMap((side) => (side.length === 1 ? (side[0]?.among ?? []) : []));
  return found.length === sides.length ? { among: sql`select id from (${sql.join(found, sql` union all `)}) as f` } : {};
}

async function conditionsOf(deps: Deps, condition: SegmentCondition): Promise<Condition[]> {
  if (condition.on === 'mailing') return [gotMailing(condition.mailing)];
  return peopleConditions(deps, partOf(condition));
}

function partOf(condition: Exclude<SegmentCondition, { on: 'mailing' }>): PeoplePart {
  switch (condition.on) {
    case 'register':
      return { list: { register: condition.register, group: condition.group } };
    case 'tag':
      return { list: { tag: condition.tag } };
    case 'organisation':
      return { list: { organisation: condition.organisation } };
    case 'language':
    case 'job':
    case 'industry':
      return { list: { [condition.on]: condition.word } };
    case 'town':
      return { text: 'address', holds: condition.word };
    case 'service':
    case 'order':
      return { text: condition.on, holds: condition.word };
    case 'field':
      return { list: { field: condition.field, fieldText: condition.word } };
    case 'contact':
      return { list: { contactFrom: condition.from, contactTo: condition.to, contact: condition.ever } };
    case 'added':
      return { list: { addedFrom: condition.from, addedTo: condition.to } };
    case 'permission':
      return { list: { marketing: condition.is } };
  }
}

/** Only what the relay has taken counts as got. */
function gotMailing(mailing: string): Condition {
  const row = sql<SqlBool>`r.mailing_id = ${mailing} and r.state = 'accepted'`;
  return {
    holds: (id) => sql<SqlBool>`exists (select 1 from mailing_recipient as r where r.subject_id = ${id} and ${row})`,
    among: sql`select r.subject_id as id from mailing_recipient as r where ${row}`,
  };
}
