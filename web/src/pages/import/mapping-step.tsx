/** Column by column: where it goes; a column that no clause declares says so, stays out, and can be declared. */
import { Button, Select, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { common } from '#web/i18n/common.ts';
import { importPhrases as phrases } from '#web/i18n/import.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { Refused, WhoDeclares } from './declare.tsx';
import type { DateOrder, Draft, Mapping, Patch, Table } from './wizard.ts';

interface MappingStepProps {
  draft: Draft;
  table: Table;
  patch: Patch;
  onBack: () => void;
  onNext: () => void;
}

export function MappingStep({ draft, table, patch, onBack, onNext }: MappingStepProps) {
  const t = useT(phrases);
  const c = useT(common);
  const mapping: Mapping = draft.mapping ?? Object.fromEntries(table.columns.map(({ column, field }) => [column, field]));
  const some = Object.values(mapping).some((field) => field !== null);
  const choose = (column: string, field: string | null) => patch({ mapping: { ...mapping, [column]: field }, decisions: {}, edits: {} });
  return (
    <div className="stack">
      <p className="muted">{t(table.remembered ? 'mapping.remembered' : 'mapping.lead')}</p>
      <table className="table mapping">
        <thead>
          <tr>
            <th scope="col">{t('mapping.column')}</th>
            <th scope="col">{t('mapping.examples')}</th>
            <th scope="col">{t('mapping.field')}</th>
          </tr>
        </thead>
        <tbody>
          {table.columns.map((column) => (
            <Column key={column.column} column={column} draft={draft} table={table} mapping={mapping} patch={patch} onChoose={choose} />
          ))}
        </tbody>
      </table>
      <WhoDeclares table={table} />
      <Joined table={table} mapping={mapping} />
      <Constants draft={draft} table={table} mapping={mapping} patch={patch} />
      {!some && <p className="field-error">{t('mapping.nothing')}</p>}
      <div className="row">
        <Button
          disabled={!some}
          onClick={() => {
            patch({ mapping });
            onNext();
          }}
        >
          {t('mapping.verb')}
        </Button>
        <Button variant="subtle" onClick={onBack}>
          {c('back')}
        </Button>
      </div>
    </div>
  );
}

interface ColumnProps {
  column: Table['columns'][number];
  draft: Draft;
  table: Table;
  mapping: Mapping;
  patch: Patch;
  onChoose: (column: string, field: string | null) => void;
}

function Column({ column: whole, draft, table, mapping, patch, onChoose }: ColumnProps) {
  const t = useT(phrases);
  const text = useText();
  const { column, examples, ambiguous } = whole;
  const field = mapping[column] ?? null;
  const options = [{ value: '', label: t('mapping.skip') }, ...table.fields.map(({ id, name }) => ({ value: id, label: text(name) }))];
  return (
    <tr className={field === null ? 'mapping-out' : ''}>
      <td>
        <strong>{column}</strong>
      </td>
      <td className="mapping-examples small">{examples.slice(0, 3).join(' · ')}</td>
      <td>
        <Select
          size="sm"
          searchable
          aria-label={`${t('mapping.field')}: ${column}`}
          value={field ?? ''}
          data={options}
          onChange={(value) => onChoose(column, value === null || value === '' ? null : value)}
        />
        {ambiguous && field === 'lastContact' && (
          <Select
            size="sm"
            mt={6}
            label={t('mapping.dates')}
            value={draft.dates[column] ?? 'dmy'}
            data={(['dmy', 'mdy', 'ymd'] as const).map((value) => ({ value, label: t(`mapping.orders.${value}`) }))}
            onChange={(value) => patch({ dates: { ...draft.dates, [column]: orderOf(value) } })}
          />
        )}
        {field !== null && /tags$/i.test(field) && <p className="small muted">{t('mapping.tagsHow')}</p>}
        {field === null && <Refused column={whole} draft={draft} table={table} mapping={mapping} />}
      </td>
    </tr>
  );
}

function orderOf(value: string | null): DateOrder {
  return value === 'mdy' || value === 'ymd' ? value : 'dmy';
}

/** Several columns to one field are joined, which is told. */
function Joined({ table, mapping }: { table: Table; mapping: Mapping }) {
  const t = useT(phrases);
  const text = useText();
  const groups = Map.groupBy(
    table.columns.map(({ column }) => column).filter((column) => (mapping[column] ?? null) !== null),
    (column) => mapping[column] ?? '',
  );
  const joined = [...groups].filter(([, columns]) => columns.length > 1);
  return joined.map(([field, columns]) => {
    const name = table.fields.find(({ id }) => id === field)?.name;
    const how = /address$/i.test(field)
      ? 'mapping.addresses'
      : /email|phone|social|contact/i.test(field)
        ? 'mapping.both'
        : /tags$/i.test(field)
          ? 'mapping.tags'
          : 'mapping.joined';
    return (
      <p key={field} className="import-note small" role="note">
        {t(how, { field: name ? text(name) : field, columns: columns.join(' + ') })}
      </p>
    );
  });
}

/** A value that every row gets when the file has no column for it. */
function Constants({ draft, table, mapping, patch }: { draft: Draft; table: Table; mapping: Mapping; patch: Patch }) {
  const t = useT(phrases);
  const text = useText();
  const [adding, setAdding] = useState(false);
  const taken = new Set(Object.values(mapping));
  const free = table.fields.filter(({ id }) => !taken.has(id) && !(id in draft.constants) && !UNIQUE.test(id));
  const set = (id: string, value: string) => patch({ constants: { ...draft.constants, [id]: value } });
  return (
    <div className="stack">
      {Object.entries(draft.constants).map(([id, value]) => {
        const name = table.fields.find((field) => field.id === id)?.name;
        const label = name ? text(name) : id;
        return (
          <div key={id} className="row import-constant">
            <TextInput
              label={t('mapping.constant', { field: label })}
              value={value}
              onChange={(event) => set(id, event.currentTarget.value)}
            />
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={t('mapping.constantDrop', { field: label })}
              onClick={() => patch({ constants: Object.fromEntries(Object.entries(draft.constants).filter(([each]) => each !== id)) })}
            >
              <IconX size={16} aria-hidden="true" />
            </Button>
          </div>
        );
      })}
      {adding ? (
        <Select
          className="import-constant"
          label={t('mapping.constantWhich')}
          searchable
          data={free.map(({ id, name }) => ({ value: id, label: text(name) }))}
          value={null}
          onChange={(id) => {
            if (id !== null) set(id, '');
            setAdding(false);
          }}
        />
      ) : (
        <div>
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={15} aria-hidden="true" />}
            onClick={() => setAdding(true)}
          >
            {t('mapping.constantAdd')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** What no two have in common. */
const UNIQUE = /email|phone|name|number|businessid/i;
