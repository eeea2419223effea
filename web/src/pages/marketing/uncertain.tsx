/** People who may have got the letter, by name; nothing is sent to them again unless somebody decides so. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { say } from '#web/components/toast.ts';
import { useT } from '#web/i18n/index.ts';
import { mailingReport as phrases } from '#web/i18n/mailing-report.ts';
import { type Mailing, type Report, useMailingsChanged } from './data.ts';
import { Name } from './name.tsx';

export function Uncertain({ mailing, report: { uncertain } }: { mailing: Mailing; report: Report }) {
  const t = useT(phrases);
  const changed = useMailingsChanged();
  const maySend = useMay('marketing.send');
  const [error, setError] = useState<unknown>(null);
  async function settle(recipient: string, as: 'again' | 'leave') {
    setError(null);
    try {
      await api.mailings.settle({ params: { id: mailing.id, recipient }, body: { as } });
      await changed();
      say(t(as === 'again' ? 'againDone' : 'leftDone'));
    } catch (caught) {
      setError(caught);
    }
  }
  return (
    <div className="uncertain">
      <h3 className="mailing-sub">
        {t('uncertain')} ({uncertain.length})
      </h3>
      <p className="small">{t('uncertainLead')}</p>
      <ErrorBanner error={error} />
      <ul className="plain-list">
        {uncertain.map(({ id, subject, left }) => (
          <li key={id}>
            <span className="uncertain-who">
              <Name subject={subject} />
            </span>
            {left && <span className="small muted">{t('leftSo')}</span>}
            {maySend && !left && (
              <span className="row">
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={`${t('leave')}: ${subject?.label ?? ''}`}
                  onClick={() => void settle(id, 'leave')}
                >
                  {t('leave')}
                </Button>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={`${t('again')}: ${subject?.label ?? ''}`}
                  onClick={() => void settle(id, 'again')}
                >
                  {t('again')}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
