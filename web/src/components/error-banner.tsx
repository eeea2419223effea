/** A refusal says what happened, which field and clause it concerns, and what to do. */
import { Button } from '@mantine/core';
import { isProblem } from '../api/problem.ts';
import { common } from '../i18n/common.ts';
import { useLang, useT } from '../i18n/index.ts';
import './error-banner.css';
import { useFieldName } from './use-field-name.ts';
import { VerdictShape } from './verdict-shape.tsx';

/** A form that asks for one thing needs no name for it. */
const ALONE = new Set(['code']);

interface ErrorBannerProps {
  error: unknown;
  onRetry?: () => void;
}

export function ErrorBanner({ error, onRetry }: ErrorBannerProps) {
  const t = useT(common);
  const message = useErrorText();
  const nameOf = useFieldName();
  const now = useLang();
  if (error === null || error === undefined) return null;
  const problem = isProblem(error) ? error : undefined;
  const named = problem?.field === undefined || ALONE.has(problem.field) ? undefined : problem.field;
  const field = problem?.params[`name_${now}`] ?? (named === undefined ? undefined : nameOf(named));
  return (
    <div className="error-banner" role="alert">
      <VerdictShape />
      <div className="stack-tight">
        <p className="error-title">{message(error)}</p>
        {problem && problem.errors.length > 0 && (
          <ul className="small">
            {problem.errors.map((each) => (
              <li key={each.path + each.message}>{[nameOf(each.path), each.message].filter(Boolean).join(': ')}</li>
            ))}
          </ul>
        )}
        {problem && (problem.clause !== undefined || field !== undefined) && (
          <p className="small error-detail">
            {field !== undefined && <span>{t('error.field', { field })}</span>}
            {problem.clause !== undefined && <span>{t('error.clause', { clause: problem.clause })}</span>}
          </p>
        )}
        {onRetry && (
          <div>
            <Button size="xs" variant="default" onClick={onRetry}>
              {t('retry')}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}

/** One sentence for an error of any kind, for banners and toasts. */
export function useErrorText(): (error: unknown) => string {
  const t = useT(common);
  return (error) => {
    if (!isProblem(error)) return t('error.unknown');
    if (error.code === 'errors.unreachable') return t('error.unreachable');
    if (error.message !== '') return error.message;
    if (error.status === 409) return t('error.conflict');
    if (error.status === 403) return t('error.forbidden');
    return t('error.unknown');
  };
}
