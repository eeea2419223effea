/** While data are on their way the page already has the shape it will have. */
import { common } from '../i18n/common.ts';
import { useT } from '../i18n/index.ts';
import './skeleton.css';

export function SkeletonRows({ rows = 8 }: { rows?: number }) {
  const t = useT(common);
  return (
    <div className="skeleton" role="status" aria-label={t('loading')}>
      {Array.from({ length: rows }, (_, index) => (
        <div className="skeleton-row" key={index}>
          <span className="skeleton-bar skeleton-a" />
          <span className="skeleton-bar skeleton-b" />
          <span className="skeleton-bar skeleton-c" />
        </div>
      ))}
    </div>
  );
}

export function SkeletonPage() {
  const t = useT(common);
  return (
    <div className="skeleton" role="status" aria-label={t('loading')}>
      <span className="skeleton-bar skeleton-title" />
      <span className="skeleton-bar skeleton-line" />
      <span className="skeleton-bar skeleton-line" />
      <span className="skeleton-bar skeleton-half" />
    </div>
  );
}

/** One person, organisation or lead: title and marks, then cards in two columns. */
export function SkeletonSubject() {
  const t = useT(common);
  return (
    <div className="skeleton" role="status" aria-label={t('loading')}>
      <span className="skeleton-bar skeleton-title" />
      <span className="skeleton-bar skeleton-half" />
      <div className="skeleton-columns">
        {[3, 4].map((cards) => (
          <div className="skeleton" key={cards}>
            {Array.from({ length: cards }, (_, index) => (
              <span className="skeleton-card" key={index} />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

/** A board of stages with cards under each. */
export function SkeletonBoard() {
  const t = useT(common);
  return (
    <div className="skeleton-board" role="status" aria-label={t('loading')}>
      {[2, 3, 1, 1, 1].map((cards, column) => (
        <div className="skeleton" key={column}>
          <span className="skeleton-bar skeleton-b" />
          {Array.from({ length: cards }, (_, index) => (
            <span className="skeleton-card" key={index} />
          ))}
        </div>
      ))}
    </div>
  );
}
