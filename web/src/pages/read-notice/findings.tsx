/** What is wrong with the notice: why, by which law, where, and what one click would do about it. */
import { Button, UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { useT, useText } from '#web/i18n/index.ts';
import { readReview as phrases } from '#web/i18n/read-review.ts';
import { domId, type Target } from './source-text.tsx';
import type { Finding, ReviewState } from './use-review.ts';

const ORDER = ['error', 'warning', 'note'] as const;

/** Errors of the draft that no decision above explains; nothing is published over them. */
export function blocking({ reading, fixed }: Pick<ReviewState, 'reading' | 'fixed'>): number {
  const errors = reading.problems.filter(({ severity }) => severity === 'error').length;
  return fixed.size > 0 ? 0 : errors;
}

interface FindingsProps {
  state: ReviewState;
  active: Target | null;
  onShow: (target: Target, start: number) => void;
}

export function Findings({ state, active, onShow }: FindingsProps) {
  const t = useT(phrases);
  const text = useText();
  const { reading, fixed, asked } = state;
  const open = reading.findings.filter(({ id, fix }) => fix !== null && !asked.has(id));
  const fixable = reading.findings.some(({ fix }) => fix !== null);
  const errors = reading.problems.filter(({ severity }) => severity === 'error');
  const settled = reading.findings.filter((each) => each.settled === true);
  const rows = (findings: readonly Finding[]) =>
    ORDER.flatMap((severity) => findings.filter((each) => each.severity === severity)).map((finding) => (
      <Row
        key={finding.id}
        finding={finding}
        state={state}
        active={active?.kind === 'finding' && active.id === finding.id}
        onShow={onShow}
      />
    ));
  if (reading.findings.length === 0 && errors.length === 0) return <p className="muted">{t('findings.none')}</p>;
  return (
    <div className="stack">
      <p className="muted">{t('findings.lead')}</p>
      <div className="row" role="status">
        {open.length > 0 && <Button onClick={() => state.fix(open.map(({ id }) => id))}>{t('findings.fixAll', { n: open.length })}</Button>}
        {fixable && open.length === 0 && fixed.size > 0 && (
          <span className="finding-fixed">
            <IconCheck size={16} aria-hidden="true" /> {t('findings.allFixed')}
          </span>
        )}
      </div>
      <ErrorBanner error={state.error} onRetry={state.retry} />
      <ul className="finding-list">
        {errors.map((problem) => (
          <li key={`${problem.code} ${problem.path}`} className="finding finding-error">
            <p className="finding-title">
              <span className="finding-mark">{t('findings.blocks')}</span> {t('findings.problem')}
            </p>
            <p>{text(problem.message)}</p>
          </li>
        ))}
        {rows(reading.findings.filter(({ settled }) => settled !== true))}
      </ul>
      {settled.length > 0 && (
        <section className="stack-tight" aria-labelledby="findings-settled">
          <h2 id="findings-settled" className="fact-group">
            {t('findings.settledTitle', { n: settled.length })}
          </h2>
          <p className="muted">{t('findings.settledLead')}</p>
          <ul className="finding-list">{rows(settled)}</ul>
        </section>
      )}
    </div>
  );
}

function Row({
  finding,
  state,
  active,
  onShow,
}: {
  finding: Finding;
  state: ReviewState;
  active: boolean;
  onShow: FindingsProps['onShow'];
}) {
  const t = useT(phrases);
  const text = useText();
  const target = { kind: 'finding', id: finding.id } as const;
  const { place, severity } = finding;
  const title = text(finding.title);
  const done = state.fixed.has(finding.id) || finding.settled === true;
  const mark = finding.settled === true ? 'findings.settled' : done ? 'findings.fixed' : (`findings.severity.${severity}` as const);
  return (
    <li id={domId(target)} className={`finding finding-${severity}${active ? ' fact-active' : ''}${done ? ' finding-done' : ''}`}>
      <p className="finding-title">
        <span className="finding-mark">{t(mark)}</span> {title}
      </p>
      <p>{text(finding.why)}</p>
      <p className="small muted finding-law">
        {finding.law !== null && <span>{text(finding.law)}</span>}
        {place !== null && (
          <UnstyledButton
            className="fact-link"
            aria-label={t('review.lineOf', { label: title, line: place.line })}
            onClick={() => onShow(target, place.start)}
          >
            {t('review.line', { line: place.line })}
          </UnstyledButton>
        )}
      </p>
      {finding.fix !== null && <Fix finding={finding} title={title} state={state} />}
    </li>
  );
}

function Fix({ finding, title, state }: { finding: Finding; title: string; state: ReviewState }) {
  const t = useT(phrases);
  const text = useText();
  const asked = state.asked.has(finding.id);
  const done = state.fixed.has(finding.id);
  return (
    <div className="finding-fix">
      <span className="small">
        <strong>{t('findings.would')}</strong> {text(finding.fix)}
      </span>
      {!asked && (
        <Button size="xs" variant="default" aria-label={t('findings.fixOf', { title })} onClick={() => state.fix([finding.id])}>
          {t('findings.fix')}
        </Button>
      )}
      {asked && (
        <span className="row small">
          {done && (
            <span className="finding-fixed">
              <IconCheck size={15} aria-hidden="true" /> {t('findings.fixed')}
            </span>
          )}
          {!done && state.yaml !== null && <span className="field-error">{t('findings.notFixed')}</span>}
          <UnstyledButton className="fact-link" aria-label={t('findings.undoOf', { title })} onClick={() => state.unfix(finding.id)}>
            {t('findings.undo')}
          </UnstyledButton>
        </span>
      )}
    </div>
  );
}
