/** Erasures done, by number: nothing else is left of the person. Each has its signed certificate. */
import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { api } from '#web/api/client.ts';
import { DateText } from '#web/components/date-text.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { saveFile } from '#web/components/save-file.ts';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { house as phrases } from '#web/i18n/house.ts';
import { useT } from '#web/i18n/index.ts';

const GROUNDS = ['request', 'owner', 'retention', 'review'] as const;
const SHOWN = 100;

export function Erasures() {
  const t = useT(phrases);
  const list = useQuery({ queryKey: ['erasures'], queryFn: ({ signal }) => api.rights.erasures(undefined, { signal }) });
  const load = useMutation({
    mutationFn: async (id: string) => {
      const { certificate } = await api.rights.certificate({ params: { id } });
      saveFile(`poistotodistus-${id}.json`, JSON.stringify(certificate, null, 2), 'application/json');
    },
  });
  const rows = list.data?.rows ?? [];
  const word = (ground: string) => {
    const known = GROUNDS.find((each) => each === ground);
    return known ? t(`erasures.grounds.${known}`) : ground;
  };
  return (
    <section className="card settings-card settings-wide">
      <h2>{t('erasures.title')}</h2>
      <p className="muted">{t('erasures.lead')}</p>
      <ErrorBanner error={list.error ?? load.error} onRetry={() => void list.refetch()} />
      {list.isPending && <SkeletonRows rows={3} />}
      {list.isSuccess && rows.length === 0 && <p>{t('erasures.empty')}</p>}
      {rows.length > 0 && (
        <div className="settings-scroll" tabIndex={0} role="region" aria-label={t('erasures.title')}>
          <table className="table table-stack">
            <thead>
              <tr>
                <th scope="col">{t('erasures.col.received')}</th>
                <th scope="col">{t('erasures.col.ground')}</th>
                <th scope="col">{t('erasures.col.state')}</th>
                <th scope="col">{t('erasures.col.number')}</th>
                <th scope="col">{t('erasures.col.certificate')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, SHOWN).map(({ id, receivedAt, ground, state }) => (
                <tr key={id}>
                  <td data-label={t('erasures.col.received')}>
                    <DateText value={receivedAt} withTime />
                  </td>
                  <td data-label={t('erasures.col.ground')}>{word(ground)}</td>
                  <td data-label={t('erasures.col.state')}>{t(`erasures.states.${state}`)}</td>
                  <td data-label={t('erasures.col.number')}>
                    <code className="small">{id}</code>
                  </td>
                  <td>
                    {state === 'certified' && (
                      <Button variant="default" size="compact-sm" aria-label={t('erasures.loadOf', { id })} onClick={() => load.mutate(id)}>
                        {t('erasures.load')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rows.length > SHOWN && <p className="small muted">{t('erasures.more', { n: SHOWN })}</p>}
    </section>
  );
}
