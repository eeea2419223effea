// A file of organisations: each row is one, known by its Y-tunnus or its name, completed or updated like a person.

import type { Deps } from '#kernel/deps';
import type { Writer } from '#kernel/records';
import { addMemberships, sortKey, standings } from '#kernel/subjects';
import type { Conn } from '#platform/db';
import { errorText } from '#kernel/phrases';
import { appError } from '#platform/errors';
import { insertOrganisations, moveClocks, pointRows, tagRows } from '../bulk.ts';
import type { BulkPoint } from '../bulk.ts';
import { normalPoint } from '../contact-points.ts';
import { phrases } from '../phrases.ts';
import { contactPointsOf, liveMembershipsOf, organisationsAt, organisationsByIds } from '../queries.ts';
import { organisationsByBusinessId, organisationsMadeBy } from '../queries-import.ts';
import { refreshSearch } from '../search-docs.ts';
import { addressesOf, businessIdOf, dateOf, LAST, placeOf, readerOf } from './cells.ts';
import type { CellReader, Values } from './cells.ts';
import { pointChanges } from './changes.ts';
import type { PointChanges } from './changes.ts';
import { sameName } from './employers.ts';
import { eventsOf } from './events.ts';
import type { Target } from './events.ts';
import type { Found } from './match.ts';
import type { ImportWish } from './order.ts';
import { choose } from './plan.ts';
import type { Merge, Plan, Planning } from './plan.ts';
import { eachRow, faultOf, setAside } from './rows.ts';
import type { ReadFile, RowError } from './rows.ts';
import type { ImportTable, TableRow } from './table.ts';
import { areTooMany, heldTags, newTags, tagsOf, TOO_MANY_TAGS } from './tags.ts';
import type { HeldTags } from './tags.ts';

export interface ImportedOrganisation extends TableRow {
  readonly columns: Readonly<Record<string, string>> & { readonly name: string };
  readonly businessId: string | null;
  readonly points: readonly BulkPoint[];
  readonly lastContact: string | null;
  readonly tags: readonly string[];
}

interface OrganisationChanges extends PointChanges {
  readonly columns: Readonly<Record<string, string>>;
  readonly joins: boolean;
  readonly lastContact: string | null;
  readonly tags: readonly string[];
}

type OrganisationPlan = Plan<ImportedOrganisation, OrganisationChanges>;

export function readOrganisations(deps: Deps, table: ImportTable, wish: ImportWish): Promise<ReadFile<ImportedOrganisation>> {
  return eachRow(readerOf(deps, table, { ...wish, about: 'organisations' }), table, wish, {
    read: readRow,
    keysOf: ({ businessId, columns }) =>
      businessId === null ? [[`n ${sameName(columns.name)}`, 'organisation.name']] : [[`y ${businessId}`, 'organisation.business_id']],
  });
}

const PLAIN: Readonly<Record<string, string>> = {
  organisationWebsite: 'website',
  organisationIndustry: 'industry',
  organisationBilling: 'billing',
};

function readRow(reader: CellReader, row: TableRow): ImportedOrganisation | RowError {
  return faultOf<ImportedOrganisation>(reader, row, (at) => {
    const value: Values = (target) => placeOf(reader, row, target).join(' ') || null;
    const points = (['Email', 'Phone', 'Address'] as const).flatMap((id) => {
      at.target = `organisation${id}`;
      return pointsOf(reader, row, id);
    });
    at.target = 'lastContact';
    const lastContact = dateOf(reader, row, 'lastContact');
    if (typeof lastContact === 'object' && lastContact !== null) return setAside(row, 'refused', LAST, lastContact);
    at.target = 'organisationTags';
    const tags = tagsOf(reader, row, 'organisationTags');
    if ('fi' in tags) return setAside(row, 'refused', 'organisation.tag', tags);
    at.target = 'organisationBusinessId';
    const businessId = businessIdOf(value('organisationBusinessId'));
    const name = value('organisationName') ?? businessId;
    if (name === null) return setAside(row, 'refused', 'organisation.name', phrases.text('import.no-organisation'));
    const plain = Object.entries(PLAIN).flatMap(([target, column]): [string, string][] => {
      const text = value(target);
      return text === null ? [] : [[column, text]];
    });
    const columns = { ...Object.fromEntries(plain), ...(businessId === null ? {} : { business_id: businessId }), name };
    return { line: row.line, cells: row.cells, columns, businessId, points, lastContact, tags };
  });
}

function pointsOf(reader: CellReader, row: TableRow, id: 'Email' | 'Phone' | 'Address'): BulkPoint[] {
  const fieldId = `organisation.${id.toLowerCase()}`;
  const target = `organisation${id}`;
  if (id === 'Address') return addressesOf(reader, row, target).map((value) => ({ fieldId, value, normal: value.toLowerCase() }));
  return placeOf(reader, row, target).map((value) => ({ fieldId, value, normal: normalPoint(fieldId, value) }));
}

/** The same choices as for people, in a number of queries that does not depend on how many rows there are. */
export async function planOrganisations(conn: Conn, rows: readonly ImportedOrganisation[], by: Planning): Promise<OrganisationPlan> {
  const findings = await findOrganisations(conn, rows, by.importId);
  const chosen = rows.map((row) => ({ row, choice: choose(row, findings(row), by) }));
  const ids = [...new Set(chosen.flatMap(({ choice }) => ('subjectId' in choice ? [choice.subjectId] : [])))];
  const standing = await standings(conn, ids);
  const known = await knownOf(conn, ids, rows);
  const plan = {
    create: [] as ImportedOrganisation[],
    merge: [] as OrganisationPlan['merge'][number][],
    same: [] as OrganisationPlan['merge'][number][],
    aside: [] as RowError[],
  };
  const met = new Map<string, number>();
  for (const { row, choice } of chosen) {
    if ('message' in choice) plan.aside.push(choice);
    else if (!('subjectId' in choice)) plan.create.push(row);
    else {
      const { subjectId } = choice;
      const before = by.taken.get(subjectId) ?? met.get(subjectId);
      if (standing.get(subjectId)?.restricted !== false) plan.aside.push(setAside(row, 'refused', null, RESTRICTED));
      else if (before !== undefined)
        plan.aside.push(setAside(row, 'duplicate', null, phrases.text('import.same-in-file', { line: before })));
      else {
        met.set(subjectId, row.line);
        const changes = changesFor(known, subjectId, row, by);
        if (areTooMany(known.tags, subjectId, changes.tags)) plan.aside.push(setAside(row, 'refused', 'organisation.tag', TOO_MANY_TAGS));
        else (isNothing(changes) ? plan.same : plan.merge).push({ row, subjectId, changes });
      }
    }
  }
  return plan;
}

const RESTRICTED = errorText(appError('locked', 'errors.subject-restricted'));

/** By Y-tunnus surely; by name surely while neither Y-tunnus says otherwise and only one has it. */
async function findOrganisations(
  conn: Conn,
  rows: readonly ImportedOrganisation[],
  importId: string | undefined,
): Promise<(row: ImportedOrganisation) => Found> {
  const numbered = await organisationsByBusinessId(
    conn,
    rows.flatMap(({ businessId }) => businessId ?? []),
  );
  const named = await organisationsAt(
    conn,
    rows.map(({ columns }) => sortKey(columns.name)),
  );
  const all = [...new Set([...numbered, ...named].map(({ id }) => id))];
  const own = importId === undefined ? new Set<string>() : await organisationsMadeBy(conn, importId, all);
  const facts = new Map(
    (
      await organisationsByIds(
        conn,
        all.filter((id) => !own.has(id)),
      )
    ).map((each) => [each.id, each]),
  );
  return ({ businessId, columns }) => {
    const byNumber = numbered.find((each) => each.business_id === businessId && facts.has(each.id));
    if (byNumber) return { ids: [byNumber.id], sure: true };
    const byName = named.filter(({ id, name }) => {
      const theirs = facts.get(id)?.business_id ?? null;
      return facts.has(id) && name !== null && sameName(name) === sameName(columns.name) && (theirs === null || businessId === null);
    });
    return { ids: byName.map(({ id }) => id), sure: byName.length <= 1 };
  };
}

interface Known {
  readonly rows: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  readonly points: ReadonlyMap<string, Awaited<ReturnType<typeof contactPointsOf>>>;
  readonly members: ReadonlySet<string>;
  readonly tags: HeldTags;
}

async function knownOf(conn: Conn, ids: readonly string[], rows: readonly ImportedOrganisation[]): Promise<Known> {
  return {
    rows: new Map((await organisationsByIds(conn, ids)).map((row) => [row.id, { ...row }])),
    points: Map.groupBy(await contactPointsOf(conn, ids), ({ subject_id }) => subject_id),
    members: new Set((await liveMembershipsOf(conn, ids)).map((m) => `${m.subject_id} ${m.register_id}`)),
    tags: await heldTags(conn, ids, rows),
  };
}

function changesFor(
  known: Known,
  id: string,
  row: ImportedOrganisation,
  { wish: { mode = 'complete', registerId } }: Planning,
): OrganisationChanges {
  const stored = known.rows.get(id);
  if (mode === 'add' || stored === undefined) return { columns: {}, points: [], replaced: [], joins: false, lastContact: null, tags: [] };
  const wins = mode === 'update';
  const offered = Object.entries(row.columns).filter(([column, value]) => (wins ? stored[column] !== value : stored[column] === null));
  return {
    columns: Object.fromEntries(offered),
    ...pointChanges(known.points.get(id) ?? [], row.points, wins),
    joins: !known.members.has(`${id} ${registerId}`),
    lastContact: null,
    tags: newTags(known.tags, id, row.tags),
  };
}

function isNothing({ columns, points, replaced, joins, tags }: OrganisationChanges): boolean {
  return [Object.keys(columns), points, replaced, tags].every((list) => list.length === 0) && !joins;
}

export async function storeOrganisations(writer: Writer, target: Target, plan: OrganisationPlan): Promise<void> {
  const { ids, tx } = writer.ctx;
  await insertOrganisations(
    writer,
    plan.create.map(({ columns, points, lastContact, tags }) => ({
      id: ids.next(),
      columns,
      points,
      memberships: [target.membership],
      events: eventsOf(writer, target, lastContact),
      tags,
    })),
  );
  if (plan.merge.length === 0) return;
  await addMemberships(
    writer,
    plan.merge.filter(({ changes }) => changes.joins).map(({ subjectId }) => ({ ...target.membership, subjectId })),
  );
  for (const merge of plan.merge) await change(writer, merge);
  await writer.insertMany(
    'contact-point',
    plan.merge.flatMap(({ subjectId, changes }) => pointRows(writer, { id: subjectId, points: changes.points })),
  );
  await writer.insertMany(
    'tag',
    plan.merge.flatMap(({ subjectId, changes }) => tagRows(writer, 'organisation', { id: subjectId, tags: changes.tags })),
  );
  const met = plan.merge.map(({ subjectId }) => subjectId);
  await refreshSearch(tx, met);
  await moveClocks(
    writer,
    met.map((id) => ({ id })),
  );
}

async function change(writer: Writer, { subjectId, changes }: Merge<ImportedOrganisation, OrganisationChanges>): Promise<void> {
  if (Object.keys(changes.columns).length > 0) await writer.update('organisation', subjectId, changes.columns);
  for (const { id, value, normal } of changes.replaced) await writer.update('contact-point', id, { value, normal });
}
