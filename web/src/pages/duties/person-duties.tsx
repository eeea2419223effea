/** On a person's page: what is still to be done about them outside the register. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { dutyPhrases as phrases } from '#web/i18n/duties.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { Due } from './due.tsx';
import './duties.css';

export function PersonDuties({ personId }: { personId: string }) {
  const t = useT(phrases);
  const text = useText();
  const may = useMay('requests.read');
  const found = useQuery({
    queryKey: ['person-duties', personId],
    queryFn: ({ signal }) => api.duties.ofPerson({ params: { id: personId } }, { signal }),
    enabled: may,
  });
  const open = found.data?.duties.filter(({ state }) => state === 'open' || state === 'told') ?? [];
  if (open.length === 0) return null;
  return (
    <section className="card">
      <h2>{t('personTitle')}</h2>
      <ul className="duty-people">
        {open.map((duty) => (
          <li key={duty.id}>
            <span className="duty-one">
              <Link to="/duties/$id" params={{ id: duty.id }}>
                {text(duty.target.name)}
              </Link>
              <span className="small muted">{t(`kind.${duty.kind}.title`)}</span>
            </span>
            {duty.state === 'told' ? <span className="small muted">{t('waits')}</span> : <Due due={duty.due} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
