/** On the page of the person: which request one came from, with the wrong value and the right one. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useT, useText } from '#web/i18n/index.ts';
import { requestCase } from '#web/i18n/request-case.ts';
import { requestPhrases as phrases } from '#web/i18n/requests.ts';
import { requestQuery } from './data.ts';

export function RequestBanner({ id }: { id: string }) {
  const t = useT(phrases);
  const k = useT(requestCase);
  const text = useText();
  const { data } = useQuery(requestQuery(id));
  if (!data || data.request.state === 'closed') return null;
  const { no, right, field } = data.request;
  return (
    <div className="notice-bar" role="status">
      <p>
        <Link to="/requests/$id" params={{ id }}>
          {t('no', { no })}: {t(`name.${right}`)}
        </Link>
      </p>
      {field !== null && (
        <p>
          {text(field.name)}: {k('case.changeTo', { old: field.old ?? '–', next: field.new ?? '–' })}
        </p>
      )}
    </div>
  );
}
