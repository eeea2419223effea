/** The shipped views: what is late, what is due, who has no next step. */
import { declaredAnywhere } from '#web/api/declared.ts';
import { usePolicy } from '#web/api/queries.ts';
import { useT } from '#web/i18n/index.ts';
import { people as phrases } from '#web/i18n/people.ts';
import type { PeopleSearch } from '#web/search.ts';

type Change = Pick<PeopleSearch, 'action' | 'due'>;
const ACTIONS = ['late', 'today', 'none'] as const;
const DUES = ['soon', 'overdue', 'review'] as const;

interface ViewBarProps {
  search: PeopleSearch;
  onChange: (change: { action: string | undefined; due: string | undefined }) => void;
}

export function ViewBar({ search, onChange }: ViewBarProps) {
  const t = useT(phrases);
  const policy = usePolicy();
  const actions = declaredAnywhere(policy, 'person.next_action') ? ACTIONS : [];
  const views: { name: 'all' | (typeof ACTIONS)[number] | (typeof DUES)[number]; change: Change }[] = [
    { name: 'all', change: {} },
    ...actions.map((action) => ({ name: action, change: { action } })),
    ...DUES.map((due) => ({ name: due, change: { due } })),
  ];
  return (
    <div className="views" role="group" aria-label={t('views.label')}>
      {views.map(({ name, change }) => (
        <button
          key={name}
          type="button"
          className="view small"
          aria-pressed={search.action === change.action && search.due === change.due}
          onClick={() => onChange({ action: change.action, due: change.due })}
        >
          {t(`views.${name}`)}
        </button>
      ))}
    </div>
  );
}
