/** Nothing is dropped silently: what gave no fact is listed with its place. */
import { UnstyledButton } from '@mantine/core';
import { useT } from '#web/i18n/index.ts';
import { readReview as phrases } from '#web/i18n/read-review.ts';
import { domId, type Target } from './source-text.tsx';
import type { Reading } from './use-review.ts';

interface UnreadProps {
  reading: Reading;
  active: Target | null;
  onShow: (target: Target, start: number) => void;
}

export function Unread({ reading, active, onShow }: UnreadProps) {
  const t = useT(phrases);
  if (reading.notUnderstood.length === 0) return <p className="muted">{t('unread.none')}</p>;
  return (
    <div className="stack">
      <p className="muted">{t('unread.lead')}</p>
      <ul className="unread-list">
        {reading.notUnderstood.map(({ text, place, why }, index) => {
          const target = { kind: 'unread', id: String(index) } as const;
          return (
            <li key={place.start} id={domId(target)} className={active?.kind === 'unread' && active.id === target.id ? 'fact-active' : ''}>
              <p className="serif unread-text">{text}</p>
              <p className="small muted">
                {t(`unread.${why}`)}{' '}
                <UnstyledButton
                  className="fact-link"
                  aria-label={t('review.lineOf', { label: text.slice(0, 80), line: place.line })}
                  onClick={() => onShow(target, place.start)}
                >
                  {t('review.line', { line: place.line })}
                </UnstyledButton>
              </p>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
