/** The text on one side, what was read from it on the other; whatever is pointed at here is shown there. */
import { Button, SegmentedControl } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { useT } from '#web/i18n/index.ts';
import { readReview as phrases } from '#web/i18n/read-review.ts';
import { FactList } from './fact-list.tsx';
import { isUndecided } from './fact-row.tsx';
import { blocking, Findings } from './findings.tsx';
import './read-notice.css';
import './review.css';
import { isDecidable } from './segments.ts';
import { domId, showPlace, SourceText, type Target } from './source-text.tsx';
import { Unread } from './unread.tsx';
import { type FoundContact, contactOf, type Review, type ReviewState, useReview } from './use-review.ts';

const PANES = ['facts', 'findings', 'unread', 'text'] as const;
type Pane = (typeof PANES)[number];
const PANE_OF = { fact: 'facts', finding: 'findings', unread: 'unread' } as const;

interface ReviewPaneProps {
  review: Review;
  onReview: (next: Review) => void;
  verb: string;
  busy?: boolean;
  /** Called with the declaration and the contact details found. */
  onDone: (yaml: string, contact: FoundContact) => void;
  extra?: ReactNode;
}

export function ReviewPane({ review, onReview, verb, busy = false, onDone, extra }: ReviewPaneProps) {
  const t = useT(phrases);
  const state = useReview(review, onReview);
  const [pane, setPane] = useState<Pane>('facts');
  const [active, setActive] = useState<Target | null>(null);
  const { reading } = state;

  /** From the text to its row. */
  function showRow(target: Target) {
    setActive(target);
    setPane(PANE_OF[target.kind]);
    requestAnimationFrame(() => {
      const row = document.getElementById(domId(target));
      row?.scrollIntoView({ block: 'center' });
      row?.querySelector<HTMLElement>('input, button')?.focus({ preventScroll: true });
    });
  }
  /** From a row to its place; on a phone the text is a view of its own. */
  function showText(target: Target, start: number) {
    setActive(target);
    if (isNarrow()) setPane('text');
    showPlace(start);
  }
  return (
    <>
      <div className={`review review-${pane}`}>
        <SourceText reading={reading} rejected={state.rejected} active={active} onTarget={showRow} />
        <div className="review-side">
          <SegmentedControl
            fullWidth
            className="review-panes"
            aria-label={t('review.panes')}
            value={pane}
            onChange={(value) => setPane(value as Pane)}
            data={PANES.map((value) => ({
              value,
              label: <span className={`pane-${value}`}>{t(`review.${value}`, countOf(value, state))}</span>,
            }))}
          />
          <ErrorBanner error={state.error} onRetry={state.retry} />
          {pane === 'facts' && <FactList state={state} active={active} onShow={showText} onPoint={setActive} />}
          {pane === 'findings' && <Findings state={state} active={active} onShow={showText} />}
          {pane === 'unread' && <Unread reading={reading} active={active} onShow={showText} />}
        </div>
      </div>
      <Bar state={state} verb={verb} busy={busy} onDone={onDone} extra={extra} />
    </>
  );
}

function countOf(pane: Pane, { reading }: ReviewState): { n: number } {
  const counts = {
    facts: reading.facts.filter(isDecidable).length,
    findings:
      reading.findings.filter(({ settled }) => settled !== true).length +
      reading.problems.filter(({ severity }) => severity === 'error').length,
    unread: reading.notUnderstood.length,
    text: 0,
  };
  return { n: counts[pane] };
}

function isNarrow(): boolean {
  return window.matchMedia('(max-width: 900px)').matches;
}

interface BarProps extends Pick<ReviewPaneProps, 'verb' | 'onDone' | 'extra'> {
  state: ReviewState;
  busy: boolean;
}

/** Always in sight: how much is taken, what is open, and the way on. */
function Bar({ state, verb, busy, onDone, extra }: BarProps) {
  const t = useT(phrases);
  const facts = state.reading.facts.filter(isDecidable);
  const left = facts.filter(({ path }) => state.rejected.has(path)).length;
  const undecided = facts.filter((fact) => isUndecided(fact, state)).length;
  const stopped = blocking(state);
  return (
    <div className="review-bar">
      <Button
        disabled={stopped > 0}
        loading={busy || (state.yaml === null && state.error === null)}
        onClick={() => state.yaml !== null && onDone(state.yaml, contactOf(state))}
      >
        {verb}
      </Button>
      {extra}
      <span className="small muted num review-count" role="status">
        {[
          t('review.taken', { n: facts.length - left }),
          ...(left > 0 ? [t('review.left', { n: left })] : []),
          ...(state.reading.notUnderstood.length > 0 ? [t('unread.count', { n: state.reading.notUnderstood.length })] : []),
        ].join(' · ')}
      </span>
      {undecided > 0 && <span className="small review-open">{t('review.undecided', { n: undecided })}</span>}
      {stopped > 0 && <span className="small field-error">{t('review.open', { n: stopped })}</span>}
    </div>
  );
}
