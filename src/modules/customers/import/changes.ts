// What a row would change in somebody who is there: what is empty is filled, and where the file is to win, what differs is replaced.

import { customValuesOf } from '#kernel/records';
import type { CustomValueRow } from '#kernel/records';
import { lastContactsOf } from '#kernel/retention';
import { fold } from '#kernel/subjects';
import type { Conn } from '#platform/db';
import type { BulkPoint } from '../bulk.ts';
import { affiliationsOf, contactPointsOf, liveMembershipsOf, peopleByIds } from '../queries.ts';
import type { AffiliationRow, ContactPointRow, PersonRow } from '../queries.ts';
import type { ImportWish } from './order.ts';
import type { ImportedPerson, NamedOrganisation } from './rows.ts';
import { heldTags, newTags } from './tags.ts';
import type { HeldTags } from './tags.ts';

export interface PointChanges {
  readonly points: readonly BulkPoint[];
  readonly replaced: readonly { readonly id: string; readonly value: string; readonly normal: string }[];
}

export interface Changes extends PointChanges {
  readonly columns: Readonly<Record<string, string>>;
  readonly custom: Readonly<Record<string, string>>;
  readonly customReplaced: readonly { readonly id: string; readonly value: string }[];
  /** Not yet in the register of the import. */
  readonly joins: boolean;
  /** Gets a link to the organisation of the row. */
  readonly employed: boolean;
  readonly role: { readonly id: string; readonly role: string } | null;
  /** A later day than the one known. */
  readonly lastContact: string | null;
  /** Those of the row that are not there; none is ever taken away. */
  readonly tags: readonly string[];
  /** The title that the row tells of somebody who works elsewhere; it fills nothing. */
  readonly titleLeft: string | null;
}

export interface Known {
  readonly people: ReadonlyMap<string, PersonRow>;
  readonly points: ReadonlyMap<string, readonly ContactPointRow[]>;
  readonly custom: ReadonlyMap<string, readonly CustomValueRow[]>;
  readonly members: ReadonlySet<string>;
  readonly links: ReadonlyMap<string, readonly AffiliationRow[]>;
  readonly reached: ReadonlyMap<string, string>;
  readonly tags: HeldTags;
}

export async function knownOf(conn: Conn, ids: readonly string[], rows: readonly ImportedPerson[]): Promise<Known> {
  return {
    people: new Map((await peopleByIds(conn, ids)).map((person) => [person.id, person])),
    points: Map.groupBy(await contactPointsOf(conn, ids), ({ subject_id }) => subject_id),
    custom: Map.groupBy(await customValuesOf(conn, ids), ({ subject_id }) => subject_id),
    members: new Set((await liveMembershipsOf(conn, ids)).map((m) => `${m.subject_id} ${m.register_id}`)),
    links: Map.groupBy(await affiliationsOf(conn, 'person_id', ids), ({ person_id }) => person_id),
    reached: await lastContactsOf(conn, ids),
    tags: await heldTags(conn, ids, rows),
  };
}

const NOTHING: Changes = {
  columns: {},
  points: [],
  replaced: [],
  custom: {},
  customReplaced: [],
  joins: false,
  employed: false,
  role: null,
  lastContact: null,
  tags: [],
  titleLeft: null,
};

export function isNothing(changes: Changes): boolean {
  const { columns, custom, points, replaced, customReplaced, joins, employed, role, lastContact, tags } = changes;
  const lists = [Object.keys(columns), Object.keys(custom), points, replaced, customReplaced, tags];
  return lists.every((list) => list.length === 0) && !joins && !employed && role === null && lastContact === null;
}

type Wish = Pick<ImportWish, 'registerId' | 'mode'>;

export function changesFor(known: Known, subjectId: string, row: ImportedPerson, { registerId, mode = 'complete' }: Wish): Changes {
  const person = known.people.get(subjectId);
  if (mode === 'add' || person === undefined) return NOTHING;
  const wins = mode === 'update';
  const custom = customChanges(known.custom.get(subjectId) ?? [], row.custom, wins);
  const links = known.links.get(subjectId) ?? [];
  const { job_title: title, ...columns } = columnChanges(person, row, wins);
  const elsewhere = !wins && isElsewhere(links, row);
  return {
    columns: title === undefined || elsewhere ? columns : { ...columns, job_title: title },
    titleLeft: title !== undefined && elsewhere ? title : null,
    ...pointChanges(known.points.get(subjectId) ?? [], row.points, wins),
    ...custom,
    joins: !known.members.has(`${subjectId} ${registerId}`),
    ...linkChanges(links, row, wins),
    lastContact: row.lastContact !== null && row.lastContact > (known.reached.get(subjectId) ?? '') ? row.lastContact : null,
    tags: newTags(known.tags, subjectId, row.tags),
  };
}

// A name is one value: half a name of one file is not completed by half a name of another.
function columnChanges(person: PersonRow, row: ImportedPerson, wins: boolean): Record<string, string> {
  const nameless = person.given_name === null && person.family_name === null;
  const names = wins || nameless ? namesOf(row) : {};
  const columns: Readonly<Record<string, unknown>> = { ...person };
  const offered = Object.entries({ ...row.facts, ...names });
  return Object.fromEntries(offered.filter(([column, value]) => (wins ? columns[column] !== value : columns[column] === null)));
}

export function namesOf(row: Pick<ImportedPerson, 'givenName' | 'familyName'>): Record<string, string> {
  return {
    ...(row.givenName === null ? {} : { given_name: row.givenName }),
    ...(row.familyName === null ? {} : { family_name: row.familyName }),
  };
}

/** A kind of address that is not there is added. Where the file wins, the only one of its kind is replaced, and among several the new one joins them. */
export function pointChanges(stored: readonly ContactPointRow[], offered: readonly BulkPoint[], wins: boolean): PointChanges {
  const points: BulkPoint[] = [];
  const replaced: { id: string; value: string; normal: string }[] = [];
  for (const [fieldId, wanted] of Map.groupBy(offered, (point) => point.fieldId)) {
    const there = stored.filter(({ field_id }) => field_id === fieldId);
    const fresh = wanted.filter(({ normal }) => !there.some((point) => point.normal === normal));
    const [only] = there;
    const [first] = fresh;
    if (only === undefined) points.push(...fresh);
    else if (wins && first !== undefined && there.length === 1 && wanted.length === 1)
      replaced.push({ id: only.id, value: first.value, normal: first.normal });
    else if (wins) points.push(...fresh);
  }
  return { points, replaced };
}

export function customChanges(
  stored: readonly CustomValueRow[],
  offered: Readonly<Record<string, string>>,
  wins: boolean,
): Pick<Changes, 'custom' | 'customReplaced'> {
  const custom: Record<string, string> = {};
  const customReplaced: { id: string; value: string }[] = [];
  for (const [fieldId, value] of Object.entries(offered)) {
    const old = stored.find(({ field_id }) => field_id === fieldId);
    if (old === undefined) custom[fieldId] = value;
    else if (wins && old.value !== value) customReplaced.push({ id: old.id, value });
  }
  return { custom, customReplaced };
}

function linkTo(links: readonly AffiliationRow[], organisation: NamedOrganisation): AffiliationRow | undefined {
  return links.find(
    (link) =>
      (organisation.businessId !== null && link.organisation_business_id === organisation.businessId) ||
      (organisation.name !== null && link.organisation_name !== null && fold(link.organisation_name) === fold(organisation.name)),
  );
}

/** A title in one firm is none in another: the row names a firm, and the person's own are others. */
function isElsewhere(links: readonly AffiliationRow[], { organisation }: ImportedPerson): boolean {
  return organisation !== null && links.length > 0 && linkTo(links, organisation) === undefined;
}

function linkChanges(
  links: readonly AffiliationRow[],
  { organisation, role }: ImportedPerson,
  wins: boolean,
): Pick<Changes, 'employed' | 'role'> {
  if (organisation === null) return { employed: false, role: null };
  const same = linkTo(links, organisation);
  const news = same !== undefined && role !== null && same.role !== role && (wins || same.role === null);
  return { employed: links.length === 0 || (wins && same === undefined), role: news ? { id: same.id, role } : null };
}
