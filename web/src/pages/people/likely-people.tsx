/** Before somebody new is saved: who may already be that person, with the way there; one may go on. */
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '#web/api/client.ts';
import { duplicates as phrases } from '#web/i18n/duplicates.ts';
import { useT } from '#web/i18n/index.ts';
import './likely-people.css';

const ASKED = ['givenName', 'familyName', 'email', 'phone'] as const;

export function LikelyPeople({ values }: { values: Readonly<Record<string, string>> }) {
  const t = useT(phrases);
  const typed = Object.fromEntries(ASKED.map((key) => [key, (values[key] ?? '').trim()]));
  const [settled] = useDebouncedValue(JSON.stringify(typed), 300);
  const body = JSON.parse(settled) as Record<(typeof ASKED)[number], string>;
  const asks = body.email !== '' || body.phone !== '' || (body.givenName !== '' && body.familyName !== '');
  const { data } = useQuery({
    queryKey: ['likely', settled],
    queryFn: ({ signal }) => api.duplicates.likely({ body }, { signal }),
    enabled: asks,
    staleTime: 0,
    gcTime: 0,
  });
  const people = asks ? (data?.people ?? []) : [];
  return (
    <div role="status" className="likely-place">
      {people.length > 0 && (
        <div className="card likely">
          <p>
            <strong>{t('likely.title')}</strong> {t('likely.lead')}
          </p>
          <ul>
            {people.map(({ id, label, detail, reasons }) => (
              <li key={id}>
                <Link to="/people/$id" params={{ id }} target="_blank">
                  {label}
                </Link>{' '}
                <span className="small muted">
                  {[detail, reasons.map((reason) => t(`reasons.${reason}`)).join(', ')].filter((each) => each !== null).join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
