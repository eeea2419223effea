/** How the file was read, with its first rows: sheet, delimiter and encoding can be changed and the rows follow at once. */
import { Select } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '#web/api/client.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { ListsHint } from '#web/components/import-ways.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { importPhrases as phrases } from '#web/i18n/import.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { formatNumber } from '#platform/i18n';
import { readQuery } from './queries.ts';
import type { Draft, Patch, Table } from './wizard.ts';

const ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be', 'iso-8859-1', 'macintosh'] as const;
const DELIMITERS = [';', ',', '\t', '|'] as const;

export function ReadAs({ draft, registerId, patch }: { draft: Draft; registerId: string; patch: Patch }) {
  const t = useT(phrases);
  const lang = useLang();
  const text = useText();
  const read = useQuery({ ...readQuery(api, draft, registerId), placeholderData: keepPreviousData });
  const table = read.data;
  return (
    <section className="stack" aria-label={t('read.title')}>
      <ErrorBanner error={read.error} onRetry={() => void read.refetch()} />
      {read.isPending && <SkeletonRows rows={5} />}
      {table && (
        <>
          <div className="import-reading">
            <p className="import-count" role="status">
              <strong className="num">{t('read.rows', { n: formatNumber(table.rows, lang) })}</strong>{' '}
              <span className="muted">{t('read.columns', { n: table.columns.length })}</span>
            </p>
            <Choices table={table} draft={draft} patch={patch} />
          </div>
          <ListsHint headings={table.columns.map(({ column }) => column)} />
          {table.notes.map((note) => (
            <p key={note.fi} className="import-note small" role="note">
              {text(note)}
            </p>
          ))}
          <Sample table={table} />
        </>
      )}
    </section>
  );
}

function Choices({ table, draft, patch }: { table: Table; draft: Draft; patch: Patch }) {
  const t = useT(phrases);
  const isText = table.format === 'csv' || table.format === 'vcard';
  const choose = (changes: Draft['reading']) => patch({ reading: { ...draft.reading, ...changes }, mapping: null });
  return (
    <div className="import-choices">
      {table.sheets.length > 1 && (
        <Select
          size="sm"
          label={t('read.sheet')}
          data={table.sheets}
          value={table.sheet}
          onChange={(sheet) => sheet !== null && choose({ sheet })}
        />
      )}
      {table.format === 'csv' && (
        <Select
          size="sm"
          label={t('read.delimiter')}
          data={DELIMITERS.map((value) => ({ value, label: t(`read.delimiters.${NAMES[value]}`) }))}
          value={table.delimiter}
          onChange={(delimiter) => delimiter !== null && choose({ delimiter, encoding: table.encoding })}
        />
      )}
      {isText && (
        <Select
          size="sm"
          label={t('read.encoding')}
          data={[...new Set<string>([...ENCODINGS, table.encoding])]}
          value={table.encoding}
          onChange={(encoding) => encoding !== null && choose({ encoding })}
        />
      )}
    </div>
  );
}

const NAMES = { ';': 'semicolon', ',': 'comma', '\t': 'tab', '|': 'bar' } as const;

function Sample({ table }: { table: Table }) {
  const t = useT(phrases);
  return (
    <div className="sample" tabIndex={0} role="region" aria-label={t('read.sample')}>
      <table className="table">
        <thead>
          <tr>
            {table.columns.map(({ column }) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.sample.slice(0, 5).map((cells, line) => (
            <tr key={`${line} ${cells.join()}`}>
              {table.columns.map(({ column }, i) => (
                <td key={column}>{cells[i]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
