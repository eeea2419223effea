// What the check found, group by group: how many rows, and enough of them to be looked at, mended and decided.

import type { Deps } from '#kernel/deps';
import type { ResponseOf } from '#platform/contract';
import type { Text } from '#platform/i18n';
import type { imports } from '../contract.ts';
import { subjectLabels } from '../views.ts';
import type { Preview } from './check.ts';
import type { Changes } from './changes.ts';
import { fieldName } from '../labels.ts';
import type { RowError } from './rows.ts';
import { phrases } from '../phrases.ts';
import type { TableRow } from './table.ts';
import { contactPointsOf } from '../queries.ts';

type Groups = ResponseOf<typeof imports.check>['groups'];
type Row = Groups[number]['rows'][number];

/** So many rows of a group are read at a time. */
const PAGE = 100;
const GROUPS = ['new', 'update', 'same', 'uncertain', 'duplicate', 'refused', 'banned', 'erased', 'left-out'] as const;
type Group = (typeof GROUPS)[number];

export async function checkView(
  deps: Deps,
  preview: Preview,
): Promise<Pick<ResponseOf<typeof imports.check>, 'rows' | 'stored' | 'groups'>> {
  const { rows, create, merge } = preview;
  const groups: Groups = [];
  for (const group of GROUPS) {
    const count = allOf(preview, group).length;
    if (count > 0) groups.push({ group, count, rows: await groupRows(deps, preview, { group, after: 0 }) });
  }
  return { rows, stored: create.length + merge.length, groups };
}

/** The rows of one group after a line, as many as one page takes. */
export async function groupRows(deps: Deps, preview: Preview, { group, after }: { group: Group; after: number }): Promise<Row[]> {
  const all = allOf(preview, group);
  const from = all.findIndex(({ row }) => row.line > after);
  const page = from < 0 ? [] : all.slice(from, from + PAGE);
  const maybe = page.flatMap(({ aside }) => (aside?.aside === 'uncertain' ? [...(aside.maybe ?? [])] : []));
  const named = maybe.length === 0 ? new Map() : await namesOf(deps, maybe);
  return page.map(({ row, aside, changes }) => {
    if (aside !== undefined) return told(aside, named);
    return changes === undefined ? plain(row) : { ...plain(row), message: leftOf(changes), gives: given(deps, changes) };
  });
}

interface Found {
  readonly row: TableRow;
  readonly aside?: RowError;
  readonly changes?: Partial<Changes>;
}

function allOf({ create, merge, same, aside }: Preview, group: Group): readonly Found[] {
  if (group === 'new') return create.map((row) => ({ row }));
  if (group === 'update') return merge.map(({ row, changes }) => ({ row, changes: changes as Partial<Changes> }));
  if (group === 'same') return same.map(({ row, changes }) => ({ row, changes: changes as Partial<Changes> }));
  return aside.filter((row) => row.aside === group).map((row) => ({ row, aside: row }));
}

function plain({ line, cells }: { line: number; cells: readonly string[] }): Row {
  return { line, cells: [...cells], field: null, message: null, maybe: [], gives: [] };
}

/** What the row tells of somebody and does not give them. */
function leftOf({ titleLeft }: Partial<Changes>): Text | null {
  return titleLeft === undefined || titleLeft === null ? null : phrases.text('import.title-left', { title: titleLeft });
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
  {
    columns = {},
    points = [],
    replaced = [],
    custom = {},
    customReplaced = [],
    joins,
    employed,
    role,
    lastContact,
    tags = [],
  }: Partial<Changes>,
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
    ...(tags.length > 0 ? [phrases.text('import.tags-added', { tags: tags.join(', ') })] : []),
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
