// Two records as they are shown side by side, and the queue.

import type { Deps } from '#kernel/deps';
import { permissionsOf } from '#kernel/permission';
import { customValuesOf, fieldOriginsOf, originsById } from '#kernel/records';
import { phrases } from '../phrases.ts';
import type { Conn } from '#platform/db';
import type { Text } from '#platform/i18n';
import { fieldName, organisationLabel } from '../labels.ts';
import { affiliationsOf, contactPointsOf, organisationsByIds, peopleByIds } from '../queries.ts';
import { subjectLabels } from '../views.ts';
import { inForce } from '../write.ts';
import { matchOf, REASONS } from './match.ts';
import type { Reason } from './match.ts';
import { elder } from './plan.ts';
import { countPairs, factsOf, notSameOf, pairsOfKind, standsInTheWay } from '../queries-duplicates.ts';
import { sideOf } from './sides.ts';

const SHOWN = 200;
type Kind = 'person' | 'organisation';

interface One {
  id: string;
  label: string;
  detail: string | null;
  since: string;
}

export async function queueOf(deps: Deps, kind: Kind, looking: boolean) {
  const { db } = deps.database;
  const counts = await countPairs(db);
  const pairs = await pairsOfKind(db, kind, SHOWN);
  const known = await onesOf(deps, kind, [...new Set(pairs.flatMap((pair) => [pair.subject_id, pair.other_id]))]);
  const rows = pairs.flatMap(({ id, subject_id, other_id, score, reasons }) => {
    const [a, b] = [known.get(subject_id), known.get(other_id)];
    return a === undefined || b === undefined ? [] : [{ id, score: Number(score), reasons: reasonsOf(reasons), a, b }];
  });
  return { people: counts.person, organisations: counts.organisation, looking, rows };
}

function reasonsOf(text: string): Reason[] {
  return text.split(',').flatMap((each) => REASONS.find((known) => known === each) ?? []);
}

/** What tells two of one name apart: an address, or the organisation. */
export async function onesOf(deps: Deps, kind: Kind, ids: readonly string[]): Promise<Map<string, One>> {
  const { db } = deps.database;
  const labels = await subjectLabels(deps, ids);
  const points = Map.groupBy(await contactPointsOf(db, ids), ({ subject_id }) => subject_id);
  const firms = Map.groupBy(kind === 'person' ? await affiliationsOf(db, 'person_id', ids) : [], ({ person_id }) => person_id);
  const rows = kind === 'person' ? await peopleByIds(db, ids) : await organisationsByIds(db, ids);
  return new Map(
    rows.map((row) => {
      const firm = firms.get(row.id)?.[0]?.organisation_name ?? ('business_id' in row ? row.business_id : null);
      const detail = [firm, points.get(row.id)?.[0]?.value].filter(Boolean).join(' · ');
      return [row.id, { id: row.id, label: labels.get(row.id) ?? '–', detail: detail === '' ? null : detail, since: row.created_at }];
    }),
  );
}

/** @throws errors.subject-not-found */
export async function pairOf(deps: Deps, a: string, b: string) {
  const { db } = deps.database;
  const [one, two] = [await sideOf(db, deps.registry, a), await sideOf(db, deps.registry, b)];
  const { kind } = one;
  const known = await onesOf(deps, kind, [a, b]);
  const facts = await factsOf(db, kind, [a, b]);
  const [mine, theirs] = [facts.get(a), facts.get(b)];
  const match = mine && theirs ? matchOf(mine, theirs) : { score: 0, reasons: [] };
  const blank = { id: '', label: '–', detail: null, since: '' };
  return {
    kind,
    stays: elder(one, two).id,
    a: known.get(a) ?? { ...blank, id: a },
    b: known.get(b) ?? { ...blank, id: b },
    score: match.score,
    reasons: [...match.reasons],
    blocked: await standsInTheWay(db, [a, b]),
    apart: (await notSameOf(db, [a, b])).has(`${a} ${b}`),
    fields: await fieldsOf(deps, kind, one, two),
    both: await bothOf(deps, a, b),
    registers: registersOf(deps, one, two),
    permissions: await permissionsOfTwo(deps, a, b),
  };
}

type Side = Awaited<ReturnType<typeof sideOf>>;

async function fieldsOf(deps: Deps, kind: Kind, one: Side, two: Side) {
  const { db } = deps.database;
  const policy = deps.policy.current();
  const told = [await sourcesOf(deps, db, kind, one.id), await sourcesOf(deps, db, kind, two.id)] as const;
  const uses = deps.registry.byKind(kind).columns;
  const columns = Object.keys(one.columns).map((key) => {
    const use = uses[key];
    return {
      key,
      name: nameOf(deps, key, use !== undefined && 'field' in use ? use.field : key),
      a: one.columns[key] ?? null,
      b: two.columns[key] ?? null,
    };
  });
  const own = [...new Set([...Object.keys(one.custom), ...Object.keys(two.custom)])];
  const custom = own.map((key) => ({
    key,
    name: fieldName(policy, key),
    a: one.custom[key]?.value ?? null,
    b: two.custom[key]?.value ?? null,
  }));
  return [...columns, ...custom].flatMap(({ key, name, a, b }) => {
    if (a === null && b === null) return [];
    const held = (value: string | null, side: 0 | 1) => (value === null ? null : { value, ...told[side](key) });
    return [{ key, name, a: held(a, 0), b: held(b, 1), same: a === b }];
  });
}

/** Given and family name are one field of the notice and two on the page. */
function nameOf(deps: Deps, column: string, field: string): Text {
  if (column === 'given_name') return phrases.text('duplicates.given');
  if (column === 'family_name') return phrases.text('duplicates.family');
  return fieldName(deps.policy.current(), field);
}

async function sourcesOf(deps: Deps, conn: Conn, kind: Kind, id: string): Promise<(key: string) => { source: Text; at: string | null }> {
  const policy = deps.policy.current();
  const [row] = kind === 'person' ? await peopleByIds(conn, [id]) : await organisationsByIds(conn, [id]);
  const changed = (await fieldOriginsOf(conn, id)).filter((each) => each.kind === kind && each.record_id === id);
  const custom = await customValuesOf(conn, [id]);
  const by = new Map([
    ...custom.map((each) => [each.field_id, each.origin_id] as const),
    ...changed.map((each) => [each.column_name, each.origin_id] as const),
  ]);
  const origins = await originsById(conn, [...new Set([...by.values(), ...(row ? [row.origin_id] : [])])]);
  return (key) => {
    const origin = origins.get(by.get(key) ?? row?.origin_id ?? '');
    return { source: policy?.sources.get(origin?.source ?? '')?.name ?? phrases.text('duplicates.own'), at: origin?.recorded_at ?? null };
  };
}

/** Lists of which all that is different is kept. */
async function bothOf(deps: Deps, a: string, b: string) {
  const { db } = deps.database;
  const policy = deps.policy.current();
  const points = await contactPointsOf(db, [a, b]);
  const links = await affiliationsOf(db, 'person_id', [a, b]);
  const values = [
    ...points.map((each) => ({ field: each.field_id, id: each.subject_id, value: each.value })),
    ...links.map((each) => ({
      field: 'person.employer',
      id: each.person_id,
      value: organisationLabel({ name: each.organisation_name, business_id: each.organisation_business_id }),
    })),
  ];
  return [...Map.groupBy(values, ({ field }) => field)].map(([field, rows]) => ({
    name: fieldName(policy, field),
    a: rows.filter(({ id }) => id === a).map(({ value }) => value),
    b: rows.filter(({ id }) => id === b).map(({ value }) => value),
  }));
}

function registersOf(deps: Deps, one: Side, two: Side) {
  const policy = inForce(deps);
  const all = [...new Set([...one.memberships, ...two.memberships].map(({ registerId }) => registerId))];
  const since = (side: Side, id: string) => side.memberships.find(({ registerId }) => registerId === id)?.since ?? null;
  return all.map((id) => ({ name: policy.registers.get(id)?.name ?? { fi: id, sv: id, en: id }, a: since(one, id), b: since(two, id) }));
}

const FORBIDS: ReadonlySet<string> = new Set(['ban', 'objection', 'address-ban']);

/** Where the two differ, or one has forbidden. */
async function permissionsOfTwo(deps: Deps, a: string, b: string) {
  const policy = inForce(deps);
  const at = deps.clock.now();
  const [mine, theirs] = [
    await permissionsOf(deps.database.db, policy, { subjectId: a, at }, deps),
    await permissionsOf(deps.database.db, policy, { subjectId: b, at }, deps),
  ];
  return mine.rows.flatMap(({ purpose, cells }) =>
    cells.flatMap((cell) => {
      const other = theirs.rows.find((row) => row.purpose.id === purpose.id)?.cells.find(({ channel }) => channel === cell.channel);
      if (other === undefined) return [];
      const forbidden = FORBIDS.has(cell.rule) || FORBIDS.has(other.rule);
      if (!forbidden && cell.verdict === other.verdict) return [];
      return [{ purpose: purpose.name, channel: cell.channel, a: cell.verdict === 'allowed', b: other.verdict === 'allowed', forbidden }];
    }),
  );
}
