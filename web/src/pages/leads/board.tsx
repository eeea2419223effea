/** The board: a column for each stage. Arrows walk, shift with an arrow moves, a menu on each card does the same, and a card may be dragged. */
import { Link } from '@tanstack/react-router';
import { type DragEvent, type KeyboardEvent, lazy, Suspense, useRef, useState } from 'react';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { formatMoney } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { leadPhrases as phrases } from '#web/i18n/leads.ts';
import { LeadCard } from './card.tsx';
import type { Board, Lead, Stage } from './data.ts';
import { useMoveLead } from './use-move.ts';

const WinDialog = lazy(() => import('./win-dialog.tsx').then((module) => ({ default: module.WinDialog })));
const LoseDialog = lazy(() => import('./lose-dialog.tsx').then((module) => ({ default: module.LoseDialog })));

type Column = Board['columns'][number];

export function LeadBoard({ board, mayMove }: { board: Board; mayMove: boolean }) {
  const t = useT(phrases);
  const region = useRef<HTMLDivElement>(null);
  const [closing, setClosing] = useState<{ lead: Lead; kind: 'won' | 'lost' } | null>(null);
  const move = useMoveLead();
  /** On their way: from where they will stand they can be moved on. */
  const moving = useRef(new Set<string>());
  const { columns } = board;

  function to(lead: Lead, stage: Stage | undefined) {
    if (stage === undefined || stage.id === lead.stage || !mayMove) return;
    if (stage.kind !== 'open') return setClosing({ lead, kind: stage.kind });
    if (moving.current.has(lead.id)) return;
    moving.current.add(lead.id);
    void move
      .mutateAsync({ lead, stage })
      // The card is another element in its new column: the focus goes after it.
      .then(() => setTimeout(() => focusCard(region.current, lead.id), 0))
      .catch(() => undefined)
      .finally(() => moving.current.delete(lead.id));
  }
  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const card = (event.target as HTMLElement).closest<HTMLElement>('[data-lead]');
    const at = card && placeOf(columns, card.dataset['lead'] ?? '');
    if (!card || !at || !(event.target as HTMLElement).matches('a')) return;
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!step) return;
    event.preventDefault();
    const [across = 0, down = 0] = step;
    const lead = columns[at.column]?.leads[at.row];
    if (event.shiftKey && lead && across !== 0) return to(lead, columns[at.column + across]);
    focusCard(region.current, neighbour(columns, at, across, down));
  }
  function dropped(event: DragEvent, column: Column) {
    event.preventDefault();
    const id = event.dataTransfer.getData('text/plain');
    const lead = columns.flatMap(({ leads }) => leads).find((each) => each.id === id);
    if (lead) to(lead, column);
  }
  return (
    <>
      {mayMove && <p className="small muted leads-keys no-print">{t('keys')}</p>}
      <ErrorBanner error={move.error} />
      <div className="leads-board" ref={region} onKeyDown={onKeyDown} role="group" aria-label={t('views.board')}>
        {columns.map((column) => (
          <BoardColumn key={column.id} column={column} columns={columns} mayMove={mayMove} onMove={to} onDrop={dropped} />
        ))}
      </div>
      <Suspense fallback={null}>
        {closing?.kind === 'won' && <WinDialog lead={closing.lead} onClose={() => setClosing(null)} />}
        {closing?.kind === 'lost' && <LoseDialog lead={closing.lead} onClose={() => setClosing(null)} />}
      </Suspense>
    </>
  );
}

interface BoardColumnProps {
  column: Column;
  columns: readonly Column[];
  mayMove: boolean;
  onMove: (lead: Lead, stage: Stage) => void;
  onDrop: (event: DragEvent, column: Column) => void;
}

function BoardColumn({ column, columns, mayMove, onMove, onDrop }: BoardColumnProps) {
  const t = useT(phrases);
  const lang = useLang();
  const text = useText();
  const { id, name, n, cents, leads } = column;
  return (
    <section
      className="leads-column"
      aria-label={t('column', { name: text(name), n })}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => onDrop(event, column)}
    >
      <div className="leads-column-head">
        <h2>{text(name)}</h2>
        <span className="small muted num">
          {n}
          {cents > 0 && ` · ${formatMoney(cents, lang)}`}
        </span>
      </div>
      {leads.length === 0 && <p className="small muted leads-none">{t('none')}</p>}
      <ul className="leads-cards">
        {leads.map((lead) => (
          <LeadCard key={lead.id} lead={lead} stages={columns} onMove={mayMove ? (stage) => onMove(lead, stage) : undefined} />
        ))}
      </ul>
      {n > leads.length && (
        <Link to="/leads" search={{ view: 'list', stage: id }} className="small">
          {t('more', { n: n - leads.length })}
        </Link>
      )}
    </section>
  );
}

interface At {
  column: number;
  row: number;
}

function placeOf(columns: readonly Column[], id: string): At | undefined {
  const column = columns.findIndex(({ leads }) => leads.some((lead) => lead.id === id));
  return column < 0 ? undefined : { column, row: columns[column]?.leads.findIndex((lead) => lead.id === id) ?? 0 };
}

/** The card above or below, or the nearest one in the next column that has any. */
function neighbour(columns: readonly Column[], { column, row }: At, across: number, down: number): string | undefined {
  if (down !== 0) return columns[column]?.leads[row + down]?.id;
  for (let at = column + across; at >= 0 && at < columns.length; at += across) {
    const leads = columns[at]?.leads ?? [];
    if (leads.length > 0) return leads[Math.min(row, leads.length - 1)]?.id;
  }
  return undefined;
}

function focusCard(region: HTMLElement | null, id: string | undefined): void {
  if (id !== undefined) region?.querySelector<HTMLElement>(`[data-lead="${CSS.escape(id)}"] a`)?.focus();
}
