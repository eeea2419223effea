/** On a request for erasure: the copies and recipients without whose signatures it is not complete. */
import { useQuery } from '@tanstack/react-query';
import { api } from '#web/api/client.ts';
import { dutyPhrases as phrases } from '#web/i18n/duties.ts';
import { useT } from '#web/i18n/index.ts';
import { DutyRow } from './duty-row.tsx';
import './duties.css';

export function ErasureDuties({ erasureId }: { erasureId: string }) {
  const t = useT(phrases);
  const found = useQuery({
    queryKey: ['erasure-duties', erasureId],
    queryFn: ({ signal }) => api.duties.ofErasure({ params: { id: erasureId } }, { signal }),
  });
  const duties = found.data?.duties ?? [];
  if (duties.length === 0) return null;
  return (
    <section className="card">
      <h2>{t('caseTitle')}</h2>
      <p className="muted">{t('caseLead')}</p>
      <ul className="duty-list duty-narrow">
        {duties.map((duty) => (
          <DutyRow key={duty.id} duty={duty} />
        ))}
      </ul>
    </section>
  );
}
