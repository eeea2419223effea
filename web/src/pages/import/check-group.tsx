/** Rows that share a fate: how many, why, and each of them to be looked at, mended or decided, a hundred at a time. */
import { Button, Select } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { importPhrases as phrases } from '#web/i18n/import.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { formatNumber } from '#platform/i18n';
import type { Pending } from './check-step.tsx';
import { MendRow } from './mend-row.tsx';
import { type CheckGroup as Group, type CheckRow, type Decision, type Draft, orderOf, type Patch, type Table } from './wizard.ts';

interface CheckGroupProps {
  group: Group;
  draft: Draft;
  table: Table;
  patch: Patch;
  pending: Pending;
  setPending: (next: Pending) => void;
}

const FIRST = 10;
/** What needs somebody is open from the start. */
const NEEDS = ['uncertain', 'refused', 'duplicate'];

export function CheckGroup({ group, draft, table, patch, pending, setPending }: CheckGroupProps) {
  const t = useT(phrases);
  const lang = useLang();
  const [all, setAll] = useState(false);
  const { group: name, count } = group;
  const { rows, next } = useRows(group, draft);
  const shown = all ? rows : rows.slice(0, FIRST);
  return (
    <details className={`check-group check-${name}`} open={NEEDS.includes(name)}>
      <summary>
        <span className="check-count num">{formatNumber(count, lang)}</span>
        <span className="check-name">{t(`groups.${name}.title`)}</span>
      </summary>
      <p className="muted check-lead">{t(`groups.${name}.lead`)}</p>
      {name === 'uncertain' && <Doubt draft={draft} patch={patch} />}
      <ul className="import-errors">
        {shown.map((row) => (
          <Row key={row.line} row={row} group={name} draft={draft} table={table} pending={pending} setPending={setPending} />
        ))}
      </ul>
      {!all && rows.length > FIRST && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          {t('check.more', { n: rows.length - FIRST })}
        </Button>
      )}
      {all && count > rows.length && (
        <div className="row">
          <Button variant="default" size="compact-sm" loading={next.isPending} onClick={() => next.mutate()}>
            {t('check.next')}
          </Button>
          <span className="small muted num" role="status">
            {t('check.shown', { n: formatNumber(rows.length, lang), all: formatNumber(count, lang) })}
          </span>
        </div>
      )}
      <ErrorBanner error={next.error} />
    </details>
  );
}

/** The rows that came with the check, and those read on after them; a new check begins anew. */
function useRows(group: Group, draft: Draft) {
  const [read, setRead] = useState<{ of: Group; rows: CheckRow[] }>({ of: group, rows: [] });
  const rows = read.of === group ? [...group.rows, ...read.rows] : group.rows;
  const next = useMutation({
    mutationFn: () => api.imports.checkRows({ body: { ...orderOf(draft), group: group.group, after: rows.at(-1)?.line ?? 0 } }),
    onSuccess: (more) => setRead({ of: group, rows: [...rows.slice(group.rows.length), ...more.rows] }),
  });
  return { rows, next };
}

/** One answer for all rows that nobody has decided one by one. */
function Doubt({ draft, patch }: { draft: Draft; patch: Patch }) {
  const t = useT(phrases);
  return (
    <Select
      className="import-doubt"
      size="sm"
      label={t('doubt.label')}
      value={draft.doubt}
      data={(['skip', 'same', 'new'] as const).map((value) => ({ value, label: t(`doubt.${value}`) }))}
      onChange={(value) => patch({ doubt: value === 'new' || value === 'same' ? value : 'skip' })}
    />
  );
}

interface RowProps {
  row: CheckRow;
  group: Group['group'];
  draft: Draft;
  table: Table;
  pending: Pending;
  setPending: (next: Pending) => void;
}

function Row({ row, group, draft, table, pending, setPending }: RowProps) {
  const t = useT(phrases);
  const text = useText();
  const [mending, setMending] = useState(false);
  const line = String(row.line);
  const decided = pending.decisions[line];
  const edited = pending.edits[line];
  const decide = (decision: Decision | null) => {
    const rest = Object.fromEntries(Object.entries(pending.decisions).filter(([each]) => each !== line));
    setPending({ ...pending, decisions: decision === null ? rest : { ...rest, [line]: decision } });
  };
  const mendable = group === 'refused' || group === 'duplicate' || group === 'uncertain';
  return (
    <li className={decided?.as === 'skip' ? 'check-row check-row-out' : 'check-row'}>
      <div className="check-row-head">
        <span className="num muted check-line">{t('check.line', { line: row.line })}</span>
        <span className="check-cells">{shownCells(row, draft, table, edited).join(' · ')}</span>
        {mendable && (
          <span className="check-acts">
            <Button
              variant="subtle"
              size="compact-sm"
              aria-expanded={mending}
              aria-label={t('check.mendLine', { line: row.line })}
              onClick={() => setMending(!mending)}
            >
              {t('check.mend')}
            </Button>
            <Button
              variant="subtle"
              size="compact-sm"
              aria-pressed={decided?.as === 'skip'}
              aria-label={t('check.leaveLine', { line: row.line })}
              onClick={() => decide(decided?.as === 'skip' ? null : { as: 'skip' })}
            >
              {t('check.leave')}
            </Button>
          </span>
        )}
        {group === 'left-out' && (
          <span className="check-acts">
            <Button variant="subtle" size="compact-sm" onClick={() => decide({ as: 'new' })} aria-pressed={decided?.as === 'new'}>
              {t('check.takeBack')}
            </Button>
          </span>
        )}
      </div>
      {row.message && <p className="check-why small">{text(row.message)}</p>}
      {row.gives.length > 0 && <p className="small muted">{t('check.gives', { what: row.gives.map((each) => text(each)).join(', ') })}</p>}
      {row.maybe.length > 0 && <Maybe row={row} decided={decided} decide={decide} />}
      {edited && <p className="small check-mended">{t('check.mended')}</p>}
      {mending && (
        <MendRow
          row={row}
          draft={draft}
          table={table}
          edited={edited}
          onDone={(cells) => {
            setPending({ ...pending, edits: { ...pending.edits, [line]: { ...draft.edits[line], ...cells } } });
            setMending(false);
          }}
          onCancel={() => setMending(false)}
        />
      )}
    </li>
  );
}

function Maybe({ row, decided, decide }: { row: CheckRow; decided: Decision | undefined; decide: (decision: Decision | null) => void }) {
  const t = useT(phrases);
  return (
    <div className="check-maybe" role="group" aria-label={t('check.whoIs', { line: row.line })}>
      {row.maybe.map(({ id, label, detail }) => {
        const on = decided?.as === 'same' && decided.subjectId === id;
        return (
          <Button
            key={id}
            size="compact-sm"
            variant={on ? 'filled' : 'default'}
            aria-pressed={on}
            onClick={() => decide(on ? null : { as: 'same', subjectId: id })}
          >
            {t('check.same1', { who: detail === '' ? label : `${label}, ${detail}` })}
          </Button>
        );
      })}
      <Button
        size="compact-sm"
        variant={decided?.as === 'new' ? 'filled' : 'default'}
        aria-pressed={decided?.as === 'new'}
        onClick={() => decide(decided?.as === 'new' ? null : { as: 'new' })}
      >
        {t('check.other')}
      </Button>
    </div>
  );
}

/** The cells of mapped columns, which say who the row is about. */
function shownCells({ cells }: CheckRow, draft: Draft, table: Table, edited: Readonly<Record<string, string>> | undefined): string[] {
  const mapping = draft.mapping ?? {};
  return table.columns
    .flatMap(({ column }, i) => ((mapping[column] ?? null) === null ? [] : (edited?.[column] ?? cells[i] ?? '')))
    .filter((cell) => cell !== '')
    .slice(0, 5);
}
