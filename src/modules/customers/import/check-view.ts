// What the check found, group by group: how many rows, and enough of them to be looked at, mended and decided.

import type { Deps } from '#kernel/deps';
import type { ResponseOf } from '#platform/contract';
import type { Text } from '#platform/i18n';
import type { imports } from '../contract.ts';
import { subjectLabels } from '../views.ts';
import type { Preview } from './check.ts';
import type { Changes } from './changes.ts';
import { fieldName } from '../labels.ts';
import type { ImportOrder } from './run.ts';
import type { RowError } from './rows.ts';
import { contactPointsOf } from '../queries.ts';

type Groups = ResponseOf<typeof imports.check>['groups'];
type Row = Groups[number]['rows'][number];

/** More rows of one group than this are not read on a screen; what is not stored comes back as a file. */
const SHOWN = 100;

export async function checkView(
  deps: Deps,
  _order: ImportOrder,
  preview: Preview,
): Promise<Pick<ResponseOf<typeof imports.check>, 'rows' | 'stored' | 'groups'>> {
  const { rows, create, merge, same, aside } = preview;
  const named = await namesOf(
    deps,
    aside
      .filter(({ aside: why }) => why === 'uncertain')
      .slice(0, SHOWN)
      .flatMap(({ maybe = [] }) => [...maybe]),
  );
  const groups: Groups = [
    { group: 'new', count: create.length, rows: create.slice(0, SHOWN).map((row) => plain(row)) },
    {
      group: 'update',
      count: merge.length,
      rows: merge.slice(0, SHOWN).map(({ row, changes }) => ({ ...plain(row), gives: given(deps, changes as Partial<Changes>) })),
    },
    { group: 'same', count: same.length, rows: same.slice(0, SHOWN).map(({ row }) => plain(row)) },
  ];
  for (const group of ['uncertain', 'duplicate', 'refused', 'banned', 'erased', 'left-out'] as const) {
    const all = aside.filter((row) => row.aside === group);
    groups.push({ group, count: all.length, rows: all.slice(0, SHOWN).map((row) => told(row, named)) });
  }
  return { rows, stored: create.length + merge.length, groups: groups.filter(({ count }) => count > 0) };
}

function plain({ line, cells }: { line: number; cells: readonly string[] }): Row {
  return { line, cells: [...cells], field: null, message: null, maybe: [], gives: [] };
}

function told(row: RowError, named: ReadonlyMap<string, { label: string; detail: string }>): Row {
  const maybe = (row.maybe ?? []).flatMap((id) => {
    const who = named.get(id);
    return who === undefined ? [] : [{ id, ...who }];
  });
  return { ...plain(row), field: row.field, message: row.message, maybe };
}

async function namesOf(deps: Deps, ids: readonly string[]): Promise<Map<string, { label: string; detail: string }>> {
  const { db } = deps.database;
  const labels = await subjectLabels(deps, [...new Set(ids)]);
  const points = Map.groupBy(await contactPointsOf(db, [...labels.keys()]), ({ subject_id }) => subject_id);
  return new Map(
    [...labels].map(([id, label]) => [
      id,
      {
        label,
        detail: (points.get(id) ?? [])
          .slice(0, 2)
          .map(({ value }) => value)
          .join(' · '),
      },
    ]),
  );
}

const COLUMN_FIELDS: Readonly<Record<string, string>> = {
  given_name: 'person.name',
  family_name: 'person.name',
  name: 'organisation.name',
};

/** Names of the fields that somebody who is there would get. */
function given(
  deps: Deps,
  { columns = {}, points = [], replaced = [], custom = {}, customReplaced = [], joins, employed, role, lastContact }: Partial<Changes>,
): Text[] {
  const policy = deps.policy.current();
  const ids = new Set([
    ...Object.keys(columns).map((column) => COLUMN_FIELDS[column] ?? fieldOfColumn(deps, column)),
    ...points.map(({ fieldId }) => fieldId),
    ...Object.keys(custom),
    ...(employed === true ? ['person.employer'] : []),
    ...(role ? ['person.job_title'] : []),
  ]);
  const more: Text[] = [
    ...(replaced.length > 0 ? [{ fi: 'yhteystieto vaihtuu', sv: 'kontaktuppgift byts', en: 'a contact detail changes' }] : []),
    ...(customReplaced.length > 0 ? [{ fi: 'tieto vaihtuu', sv: 'uppgift byts', en: 'a value changes' }] : []),
    ...(joins === true ? [{ fi: 'liittyy rekisteriin', sv: 'tas in i registret', en: 'joins the register' }] : []),
    ...(lastContact ? [{ fi: 'viimeisin yhteydenotto', sv: 'senaste kontakt', en: 'last contact' }] : []),
  ];
  return [...[...ids].map((id) => fieldName(policy, id)), ...more];
}

function fieldOfColumn(deps: Deps, column: string): string {
  for (const kind of ['person', 'organisation']) {
    const use = deps.registry.byKind(kind).columns[column];
    if (use !== undefined && 'field' in use) return use.field;
  }
  return column;
}
