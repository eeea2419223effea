/** An empty place says in one sentence what is missing, offers one way on, and names the promise it serves. */
import type { ReactNode } from 'react';
import { common } from '../i18n/common.ts';
import { useT } from '../i18n/index.ts';
import './empty-state.css';

interface EmptyStateProps {
  sentence: string;
  action?: ReactNode;
  promise?: string;
}

export function EmptyState({ sentence, action, promise }: EmptyStateProps) {
  const t = useT(common);
  return (
    <div className="empty">
      <p className="empty-sentence">{sentence}</p>
      {action}
      {promise !== undefined && (
        <p className="empty-promise small">
          {t('servesPromise')} <span className="serif">{promise}</span>
        </p>
      )}
    </div>
  );
}
