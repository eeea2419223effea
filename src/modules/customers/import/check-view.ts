// What the check found, group by group: how many rows, and enough of them to be looked at, mended and decided.

import type { Deps } from '#kernel/deps';
import type { ResponseOf } from '#platform/contract';
import type { Text } from '#platform/i18n';
import type { imports } from '../contract.ts';
import { subjectLabels } from '../views.ts';
import type { Preview } from './check.ts';
import type { Changes } from './changes.ts';
import { fieldName } from '../labels.ts';
import type { ImportedPerson, RowError } from './rows.ts';
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
    return changes === undefined ? plain(row) : { ...plain(row), message: leftOf(changes), gives: given(deps, row, changes) };
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

/** The fields that somebody who is there would get, each with what it would say. */
function given(deps: Deps, row: Gets, changes: Partial<Changes>): Text[] {
  const { replaced = [], customReplaced = [], joins, lastContact, tags = [] } = changes;
  const policy = deps.policy.current();
  const more: Text[] = [
    ...replaced.map(({ value }) =>
      quoted({ fi: 'yhteystieto vaihtuu', sv: 'kontaktuppgift byts', en: 'a contact detail changes' }, [value]),
    ),
    ...customReplaced.map(({ value }) => quoted({ fi: 'tieto vaihtuu', sv: 'uppgift byts', en: 'a value changes' }, [value])),
    ...(joins === true ? [{ fi: 'liittyy rekisteriin', sv: 'tas in i registret', en: 'joins the register' }] : []),
    ...(lastContact ? [{ fi: 'viimeisin yhteydenotto', sv: 'senaste kontakt', en: 'last contact' }] : []),
    ...(tags.length > 0 ? [phrases.text('import.tags-added', { tags: tags.join(', ') })] : []),
  ];
  return [...valuesOf(deps, row, changes)].map(([id, values]) => quoted(fieldName(policy, id), values)).concat(more);
}

type Gets = TableRow & Partial<Pick<ImportedPerson, 'organisation'>>;

function valuesOf(deps: Deps, row: Gets, changes: Partial<Changes>): Map<string, string[]> {
  const { columns = {}, points = [], custom = {}, employed, role } = changes;
  const all: [field: string, value: string][] = [
    ...Object.entries(columns).map(([column, value]): [string, string] => [COLUMN_FIELDS[column] ?? fieldOfColumn(deps, column), value]),
    ...points.map(({ fieldId, value }): [string, string] => [fieldId, value]),
    ...Object.entries(custom),
    ...(employed === true
      ? [['person.employer', row.organisation?.name ?? row.organisation?.businessId ?? ''] satisfies [string, string]]
      : []),
    ...(role ? [['person.job_title', role.role] satisfies [string, string]] : []),
  ];
  return new Map([...Map.groupBy(all, ([field]) => field)].map(([field, each]) => [field, each.map(([, value]) => value)]));
}

const SHOWN = 60;

/** A name with the values after it, each as long as a line bears. */
function quoted(name: Text, values: readonly string[]): Text {
  const short = values.filter((value) => value !== '').map((value) => (value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value));
  const say = (text: string, open: string) =>
    [text, ...(short.length > 0 ? [short.map((value) => `${open}${value}”`).join(', ')] : [])].join(' ');
  return { fi: say(name.fi, '”'), sv: say(name.sv, '”'), en: say(name.en, '“') };
}

function fieldOfColumn(deps: Deps, column: string): string {
  for (const kind of ['person', 'organisation']) {
    const use = deps.registry.byKind(kind).columns[column];
    if (use !== undefined && 'field' in use) return use.field;
  }
  return column;
}
