/** The cells of one row, to be mended in place before anything is stored. */
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { common } from '#web/i18n/common.ts';
import { importPhrases as phrases } from '#web/i18n/import.ts';
import { useT } from '#web/i18n/index.ts';
import type { CheckRow, Draft, Table } from './wizard.ts';

interface MendRowProps {
  row: CheckRow;
  draft: Draft;
  table: Table;
  edited: Readonly<Record<string, string>> | undefined;
  onDone: (cells: Record<string, string>) => void;
  onCancel: () => void;
}

export function MendRow({ row, draft, table, edited, onDone, onCancel }: MendRowProps) {
  const t = useT(phrases);
  const c = useT(common);
  const mapping = draft.mapping ?? {};
  const columns = table.columns.flatMap(({ column }, i) =>
    (mapping[column] ?? null) === null ? [] : [{ column, was: row.cells[i] ?? '' }],
  );
  const [cells, setCells] = useState<Record<string, string>>(() =>
    Object.fromEntries(columns.map(({ column, was }) => [column, edited?.[column] ?? was])),
  );
  function submit(event: FormEvent) {
    event.preventDefault();
    onDone(Object.fromEntries(columns.map(({ column }) => [column, cells[column] ?? ''])));
  }
  return (
    <form className="mend" onSubmit={submit}>
      <div className="form-grid">
        {columns.map(({ column }, i) => (
          <TextInput
            key={column}
            size="sm"
            label={column}
            data-autofocus={i === 0 ? true : undefined}
            value={cells[column] ?? ''}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setCells((now) => ({ ...now, [column]: value }));
            }}
          />
        ))}
      </div>
      <div className="row">
        <Button type="submit" size="compact-sm">
          {t('check.mendVerb')}
        </Button>
        <Button variant="subtle" size="compact-sm" onClick={onCancel}>
          {c('cancel')}
        </Button>
      </div>
    </form>
  );
}
