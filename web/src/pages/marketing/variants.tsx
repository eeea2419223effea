/** How the two subjects did, and the choice for the rest while they wait. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { say } from '#web/components/toast.ts';
import { useT } from '#web/i18n/index.ts';
import { mailingReport as phrases } from '#web/i18n/mailing-report.ts';
import { type Mailing, type Report, useMailingsChanged } from './data.ts';

export function Variants({ mailing, report: { variants } }: { mailing: Mailing; report: Report }) {
  const t = useT(phrases);
  const changed = useMailingsChanged();
  const maySend = useMay('marketing.send');
  const [error, setError] = useState<unknown>(null);
  const { trial } = mailing;
  if (trial === null) return null;
  async function choose(variant: 'a' | 'b') {
    setError(null);
    try {
      await api.mailings.choose({ params: { id: mailing.id }, body: { variant } });
      await changed();
      say(t('chosen', { variant: variant.toUpperCase() }));
    } catch (caught) {
      setError(caught);
    }
  }
  return (
    <div>
      <h3 className="mailing-sub">{t('variants')}</h3>
      {trial.chosen !== null && <p className="small">{t('chosen', { variant: trial.chosen.toUpperCase() })}</p>}
      <ErrorBanner error={error} />
      <ul className="plain-list">
        {(['a', 'b'] as const).map((id) => {
          const found = variants.find((each) => each.id === id);
          const clicked = found?.clicked ?? null;
          return (
            <li key={id}>
              <span className="uncertain-who">
                {t(`variant.${id}`)}: {t('got', { n: found?.accepted ?? 0 })}
                {clicked !== null && `, ${t('clickedN', { n: clicked })}`}
              </span>
              {maySend && trial.chosen === null && (
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={`${t('choose')}: ${t(`variant.${id}`)}`}
                  onClick={() => void choose(id)}
                >
                  {t('choose')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
